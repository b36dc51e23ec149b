"""Values that the words do not bear, taken out of a claim, with a gap for each."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.event import Event
from reportedly.model.gap import Gap
from reportedly.model.place import ClaimPlace
from reportedly.model.span import Spans
from reportedly.read.bearing.claim import check_claim, quotes_of
from reportedly.read.bearing.unborne import Unborne

STAGE = "read.bearing"
INDEX = re.compile(r"\[(\d+)\]")

One = TypeVar("One")


def withhold(claim: Claim, report_text: str) -> tuple[Claim | None, tuple[Gap, ...]]:
    """Take out of a claim what the report's text does not bear, and say so in a gap for each value.

    A figure, a participant or a place whose words are not there goes; a place keeps its name but loses relation and
    position where the relation is not borne; a time that is not borne is None; a polarity that is not borne leaves the
    claim "uncommitted" and "open". None where the content itself is not what the text says.
    """
    unborne = check_claim(claim, report_text)
    gaps = tuple(_gap(claim, one, report_text) for one in unborne)
    fields = frozenset(one.value for one in unborne)
    if "content" in fields:
        return None, gaps
    return (_without(claim, fields) if fields else claim), gaps


def _gap(claim: Claim, unborne: Unborne, text: str) -> Gap:
    cites = f" (it cites {unborne.words!r})" if unborne.words else ""
    return Gap(
        stage=STAGE,
        what=f"{unborne.value}: {unborne.says!r} is withheld",
        why=unborne.why + cites,
        spans=_inside(_spans(claim, unborne.value), text),
    )


def _spans(claim: Claim, value: str) -> Spans:
    """Where the words of a field stand; those of the claim's content for fields without words of their own."""
    field = value.split(".")[0]
    exact = {name: quote.spans for name, quote in quotes_of(claim)}
    return exact.get(value) or next((s for n, s in exact.items() if n.startswith(field)), claim.content.spans)


def _inside(spans: Spans, text: str) -> Spans:
    return tuple(span for span in spans if 0 <= span.start < span.end <= len(text))


def _without(claim: Claim, fields: frozenset[str]) -> Claim:
    event = _event(claim.event, fields)
    factuality = claim.factuality
    if "factuality.polarity" in fields:
        factuality = replace(factuality, certainty="uncommitted", polarity="open")
    if "factuality.hedges" in fields:
        factuality = replace(factuality, hedges=())
    return replace(
        claim,
        kind="state" if event is None and claim.kind == "event" else claim.kind,
        attribution=tuple(_link(link, f"attribution[{at}]", fields) for at, link in enumerate(claim.attribution)),
        factuality=factuality,
        event=event,
        places=_places(claim.places, fields),
        time=None if any(field.startswith("time.") for field in fields) else claim.time,
        quantities=_kept(claim.quantities, _numbered(fields, "quantities")),
    )


def _link(link: Attribution, field: str, fields: frozenset[str]) -> Attribution:
    if f"{field}.source" in fields:
        link = replace(link, source=None, actor=None)
    return replace(link, cue=None) if f"{field}.cue" in fields else link


def _event(event: Event | None, fields: frozenset[str]) -> Event | None:
    if event is None or "event.trigger" in fields:
        return None
    actors = _kept(event.actors, _numbered(fields, "event.actors"))
    return replace(event, actors=actors, recipients=_kept(event.recipients, _numbered(fields, "event.recipients")))


def _places(places: tuple[ClaimPlace, ...], fields: frozenset[str]) -> tuple[ClaimPlace, ...]:
    loose = _numbered(fields, "places", ".relation")
    told = tuple(_unrelated(place) if at in loose else place for at, place in enumerate(places))
    return _kept(told, _numbered(fields, "places", ".toponym"))


def _unrelated(place: ClaimPlace) -> ClaimPlace:
    """A place under its name alone: where it lies was moved by the relation that is not borne."""
    bare = replace(place.place, lat=None, lon=None, radius_km=None, geometry=None, precision=None)
    return replace(place, place=bare, relation=None)


def _numbered(fields: Iterable[str], name: str, ending: str = "") -> frozenset[int]:
    """The numbers of the items of a list that have a field among `fields`."""
    found = (INDEX.search(f) for f in fields if f.startswith(f"{name}[") and f.endswith(ending))
    return frozenset(int(match[1]) for match in found if match)


def _kept(those: tuple[One, ...], without: frozenset[int]) -> tuple[One, ...]:
    return tuple(one for at, one in enumerate(those) if at not in without)
