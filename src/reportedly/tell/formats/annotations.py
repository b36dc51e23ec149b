"""Claims as W3C Web Annotations on their reports, with PROV-O for where each thing comes from, as one JSON-LD document.

- a report is an Entity, attributed to its publisher; a copy was derived from the report whose words it carries
- a claim is an Annotation on its very words (TextQuoteSelector and TextPositionSelector) and an Entity that was quoted
  from its report and attributed to who is said to know it; one that was taken back was invalidated
- an event is an Entity that was derived from its claims
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.situation import SituationEvent
from reportedly.model.span import Span
from reportedly.tell.formats.addresses import urn, uuid_of, web_address
from reportedly.tell.formats.days import instant
from reportedly.tell.formats.json_lists import line, listed
from reportedly.tell.formats.selected import Selected
from reportedly.tell.wording import certainty_words, chain_words, plain, source_words, when_words, where_words

Node = dict[str, Any]

AROUND = 40
"""Characters that are quoted before and after, so that the words are found again in a text that has changed."""
PROV, XSD = "http://www.w3.org/ns/prov#", "http://www.w3.org/2001/XMLSchema#"
CONTEXT: list[Any] = [
    "http://www.w3.org/ns/anno.jsonld",
    {
        "prov": PROV,
        "schema": "http://schema.org/",
        "reportedly": "urn:reportedly:term:",
        **{
            name: {"@id": f"prov:{name}", "@type": "@id"}
            for name in ("wasAttributedTo", "wasDerivedFrom", "wasQuotedFrom", "wasRevisionOf")
        },
        "invalidatedAtTime": {"@id": "prov:invalidatedAtTime", "@type": f"{XSD}dateTime"},
        "generatedAtTime": {"@id": "prov:generatedAtTime", "@type": f"{XSD}dateTime"},
        "name": "schema:name",
        "url": {"@id": "schema:url", "@type": "@id"},
        "sha256": "reportedly:sha256",
        "status": "reportedly:status",
        "credibility": "reportedly:credibility",
        "certainty": "reportedly:certainty",
        "whoSays": {"@id": "reportedly:whoSays", "@container": "@list"},
    },
]


def annotation_chunks(selection: Selected) -> Iterator[bytes]:
    """Yield one JSON-LD document: agents, reports, claims and events."""
    nodes = chain(_agents(selection), _reports(selection), _claims(selection), map(_event, selection.events))
    return listed(f'{{"@context":{line(CONTEXT).decode()},"@graph":[', nodes, "]}")


def _agents(selection: Selected) -> Iterator[Node]:
    publishers = sorted({name for reading in selection.told_in() if (name := reading.report.publisher)})
    for name in publishers:
        yield {"id": _publisher(name), "type": ["prov:Agent", "prov:Organization"], "name": plain(name)}
    for origin in selection.origins:
        yield {"id": urn(origin.id), "type": "prov:Agent", "name": plain(origin.informant)}


def _publisher(name: str) -> str:
    return urn(f"publisher:{uuid_of('publisher', name)}")


def _reports(selection: Selected) -> Iterator[Node]:
    for standing in selection.standing():
        report = standing.reading.report
        yield _without_gaps(
            {
                "id": urn(report.id),
                "type": "prov:Entity",
                "name": plain(report.title or ""),
                "url": web_address(report),
                "sha256": report.sha256,
                "generatedAtTime": instant(report.published),
                "wasAttributedTo": _publisher(report.publisher) if report.publisher else None,
                "wasDerivedFrom": urn(standing.copy_of) if standing.copy_of else None,
            }
        )


def _claims(selection: Selected) -> Iterator[Node]:
    for standing in selection.standing():
        for claim in standing.reading.claims:
            stands = standing.claims[claim.id]
            node = _annotation(claim, standing.reading, stands.origins)
            node |= {"wasRevisionOf": urn(stands.updates) if stands.updates else None}
            yield _without_gaps(node | {"invalidatedAtTime": instant(stands.taken_back)})


def _annotation(claim: Claim, reading: Reading, origins: Iterable[str]) -> Node:
    report = reading.report
    targets = [_target(report, span) for span in claim.content.spans]
    return {
        "id": urn(claim.id),
        "type": ["Annotation", "prov:Entity"],
        "motivation": "describing",
        "body": {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": _in_words(claim)},
        "target": targets if len(targets) > 1 else targets[0],
        "whoSays": [source_words(link) for link in claim.attribution],
        "certainty": certainty_words(claim.factuality),
        "wasQuotedFrom": urn(report.id),
        "wasAttributedTo": [urn(origin) for origin in origins],
    }


def _in_words(claim: Claim) -> str:
    """A claim in one line: who says it, how surely, what it is, where and when."""
    event = claim.event.type if claim.event and claim.event.type else claim.kind
    unverified = "unverified" if claim.factuality.unverified else ""
    where, when = "; ".join(map(plain, where_words(claim.places))), when_words(claim.time)
    told = (chain_words(claim.attribution), certainty_words(claim.factuality), unverified, event, where, when)
    return " · ".join(filter(None, told))


def _target(report: Report, span: Span) -> Node:
    text = report.text
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[span.start : span.end],
        "prefix": text[max(0, span.start - AROUND) : span.start],
        "suffix": text[span.end : span.end + AROUND],
    }
    position = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    return {"type": "SpecificResource", "source": urn(report.id), "selector": [quote, position]}


def _event(event: SituationEvent) -> Node:
    return {
        "id": urn(event.id),
        "type": "prov:Entity",
        "name": plain(event.summary),
        "status": event.status,
        "credibility": event.credibility,
        "wasDerivedFrom": [urn(claim) for claim in event.claims],
    }


def _without_gaps(node: Node) -> Node:
    return {name: value for name, value in node.items() if value not in (None, "", [])}
