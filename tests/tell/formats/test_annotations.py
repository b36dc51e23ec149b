"""Web Annotations with PROV: read as RDF by rdflib and as provenance by prov."""

from __future__ import annotations

import json
import warnings
from collections.abc import Iterator
from typing import Any

import pytest
from prov.model import ProvAttribution, ProvDocument, ProvEntity
from rdflib import Graph, Namespace, URIRef
from rdflib.namespace import PROV, RDF

from reportedly.tell.formats.addresses import urn
from reportedly.tell.formats.annotations import CONTEXT
from reportedly.tell.formats.selection import Selection
from tests.tell.formats.conftest import exported

OA = Namespace("http://www.w3.org/ns/oa#")
ANNO: dict[str, Any] = {
    "oa": str(OA),
    "rdf": str(RDF),
    "dc": "http://purl.org/dc/elements/1.1/",
    "id": {"@id": "@id", "@type": "@id"},
    "type": {"@id": "@type", "@type": "@id"},
    "Annotation": "oa:Annotation",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "describing": "oa:describing",
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "body": {"@id": "oa:hasBody", "@type": "@id"},
    "target": {"@id": "oa:hasTarget", "@type": "@id"},
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": {"@id": "oa:hasSelector", "@type": "@id"},
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "value": "rdf:value",
    "format": "dc:format",
}
"""What http://www.w3.org/ns/anno.jsonld says of the terms that are used here, so that no network is asked."""


@pytest.fixture(scope="module")
def graph(situation: Selection) -> Graph:
    return read(situation)


def read(selection: Selection) -> Graph:
    told = json.loads(exported("annotations", selection))
    assert told["@context"] == CONTEXT
    assert told["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    told["@context"][0] = ANNO
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        return Graph().parse(data=json.dumps(told), format="json-ld")


def claims(selection: Selection) -> Iterator[tuple[Any, Any]]:
    return ((claim, reading) for reading in selection.claims() for claim in reading.claims)


def test_every_term_has_a_meaning(situation: Selection) -> None:
    """A key that no context defines would be dropped without a word when the document is read."""
    defined = {*ANNO, *CONTEXT[1], "@context", "@graph"}

    def keys(told: Any) -> Iterator[str]:
        if isinstance(told, dict):
            yield from told
            for value in told.values():
                yield from keys(value)
        elif isinstance(told, list):
            for value in told:
                yield from keys(value)

    told = json.loads(exported("annotations", situation))["@graph"]
    assert set(keys(told)) <= defined


def test_every_claim_is_an_annotation_on_its_very_words(graph: Graph, situation: Selection) -> None:
    annotations = set(graph.subjects(RDF.type, OA.Annotation))
    assert annotations == {URIRef(urn(claim.id)) for claim, _ in claims(situation)}
    for claim, reading in claims(situation):
        text = reading.report.text
        found = []
        for target in graph.objects(URIRef(urn(claim.id)), OA.hasTarget):
            assert graph.value(target, OA.hasSource) == URIRef(urn(reading.report.id))
            by = {graph.value(one, RDF.type): one for one in graph.objects(target, OA.hasSelector)}
            quote, position = by[OA.TextQuoteSelector], by[OA.TextPositionSelector]
            start, end = (int(str(graph.value(position, name))) for name in (OA.start, OA.end))
            exact, prefix, suffix = (str(graph.value(quote, name)) for name in (OA.exact, OA.prefix, OA.suffix))
            assert text[start:end] == exact
            assert text[:start].endswith(prefix)
            assert text[end:].startswith(suffix)
            found.append((start, end))
        assert sorted(found) == sorted(tuple(span) for span in claim.content.spans)


def test_a_claim_was_quoted_and_is_attributed_to_who_is_said_to_know_it(graph: Graph, situation: Selection) -> None:
    origins = situation.picture.situation.origins
    for claim, reading in claims(situation):
        node = URIRef(urn(claim.id))
        assert list(graph.objects(node, PROV.wasQuotedFrom)) == [URIRef(urn(reading.report.id))]
        expected = {URIRef(urn(origin.id)) for origin in origins.get(claim.id, ())}
        assert set(graph.objects(node, PROV.wasAttributedTo)) == expected


def test_a_copy_was_derived_from_its_original(graph: Graph, situation: Selection) -> None:
    copies = {id: told.copy_of for id, told in situation.lineage.items() if told.copy_of}
    assert len(copies) > 5
    for copy, original in copies.items():
        assert list(graph.objects(URIRef(urn(copy)), PROV.wasDerivedFrom)) == [URIRef(urn(original or ""))]


def test_what_was_taken_back_is_invalidated(graph: Graph, situation: Selection) -> None:
    told = {str(one) for one in graph.subjects(PROV.invalidatedAtTime)}
    taken_back = situation.picture.situation.taken_back
    assert told == {urn(claim) for claim in taken_back}


def test_the_provenance_library_reads_it(graph: Graph, situation: Selection, tmp_path: Any) -> None:
    only = Graph()
    for triple in graph:
        if str(triple[1]).startswith(str(PROV)) or (triple[1] == RDF.type and str(triple[2]).startswith(str(PROV))):
            only.add(triple)
    path = tmp_path / "provenance.ttl"
    only.serialize(path, format="turtle")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        document = ProvDocument.deserialize(str(path), format="rdf", rdf_format="turtle")
    entities = {_uri(one) for one in document.get_records(ProvEntity)}
    assert {urn(event.id) for event in situation.events} <= entities
    assert {urn(claim.id) for claim, _ in claims(situation)} <= entities
    quoted = {
        _uri(one)
        for one in document.get_records(ProvEntity)
        if any(str(name) == "prov:wasQuotedFrom" for name, _ in one.attributes)
    }
    assert quoted == {urn(claim.id) for claim, _ in claims(situation)}
    attributed = [one for one in document.get_records(ProvAttribution) if "clm_" in str(one.args[0].uri)]
    assert len(attributed) == sum(len(held) for held in situation.picture.situation.origins.values())


def _uri(record: Any) -> str:
    return str(record.identifier.uri)
