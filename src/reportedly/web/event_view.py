"""One event: what each origin says of it side by side, attribute by attribute, and which reports carry whose words."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from reportedly.casebook import Casebook
from reportedly.model.claim import Claim
from reportedly.model.origin import Origin, ReportOrigin
from reportedly.model.situation import SituationEvent
from reportedly.tell.why import VERBS, why_event
from reportedly.tell.withheld import NOTHING
from reportedly.tell.wording import certainty_words, event_words, plain, quantity_words, when_words, where_words
from reportedly.web.decided import decisions_about
from reportedly.web.kept.showing import event_kept
from reportedly.web.scene import Scene, scene_around
from reportedly.web.standing import Stand
from reportedly.web.told import told_event
from reportedly.weigh.history import history_of
from reportedly.weigh.reliability import reliabilities

COLUMNS = ("says", "how surely", "what", "by whom", "to whom", "where", "when", "figures")
ORDER = ("for", "counted on neither side", "against")
DISPUTED_IN = {
    "value": "figures",
    "polarity": "how surely",
    "existence": "how surely",
    "actor": "by whom",
    "place": "where",
    "time": "when",
    "scope": "says",
}
"""The column in which a disagreement about each attribute shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What claims of one origin give for one attribute."""

    words: str
    claims: tuple[Claim, ...]
    disputed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One origin and what it says; `origin` None for claims whose lineage is unknown."""

    origin: Origin | None
    stands: Literal["for", "against", "counted on neither side"]
    """Whether it is counted for the event or against it; neither, for instance, where it speaks only of who did it."""
    party: bool
    reliability: str | None
    claims: tuple[Claim, ...]
    cells: dict[str, tuple[Value, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrier:
    """A report of the event, with the reports that carry its words."""

    told: ReportOrigin
    copies: tuple[Carrier, ...]


def event_page(stand: Stand, book: Casebook, id_: str) -> dict[str, Any]:
    """What the page shows; raises InputError where there is no such event."""
    scene = scene_around(stand.rows, book, [event_kept(stand.rows, id_)], stand.withheld)
    picture, [event] = scene.picture, scene.picture.events
    rule = next((c for c in (picture.credibility.get(id) for id in event.claims) if _gives(c, event)), None)
    inside = set(event.claims)
    return {
        "stand": stand,
        "readings": scene.readings,
        "event": event,
        "told": told_event(event, picture, {}),
        "rule_words": rule.words if rule else None,
        "columns": COLUMNS,
        "disputed_in": {DISPUTED_IN[d.attribute]: d.attribute for d in event.disputed},
        "sides": tuple(_sides(event, scene)),
        "carriers": tuple(_carriers(event, scene)),
        "relations": [
            r for r in picture.situation.relations if {r.older, r.newer} <= inside and r.relation != "repeats"
        ],
        "verbs": VERBS,
        "why": list(why_event(event, scene.linked, picture)),
        "claims": picture.situation.claims,
        "origins": picture.situation.origins,
        "history": tuple(history_of(event, picture.situation, reliabilities(picture.sources))),
        "decisions": decisions_about(event.claims, picture.situation.claims, stand)
        if stand.withheld is NOTHING
        else [],
    }


def _gives(graded: Any, event: SituationEvent) -> bool:
    return graded is not None and graded.rule == event.credibility_rule


def _sides(event: SituationEvent, scene: Scene) -> Iterator[Side]:
    """Origins that hold it first, then those against it, then what comes from nobody who can be told."""
    situation = scene.picture.situation
    groups: dict[str | None, list[Claim]] = {}
    known: dict[str, Origin] = {}
    for id in sorted(event.claims, key=situation.when):
        for origin in situation.origins.get(id, ()) or (None,):
            groups.setdefault(origin.id if origin else None, []).append(situation.claims[id])
            if origin is not None:
                known[origin.id] = origin
    disputed = frozenset(_contested(event, situation.claims))
    for key in sorted(groups, key=lambda key: (key is None, ORDER.index(_stands(key, event)), -len(groups[key]))):
        claims = tuple(groups[key])
        grade = scene.picture.sources.get(key or "")
        yield Side(
            origin=known[key] if key else None,
            stands=_stands(key, event),
            party=key in event.party_to_it,
            reliability=grade.grade if grade else None,
            claims=claims,
            cells={column: tuple(_values(column, claims, disputed)) for column in COLUMNS},
        )


def _stands(origin: str | None, event: SituationEvent) -> Literal["for", "against", "counted on neither side"]:
    if any(origin == one.id for one in event.origins_against):
        return "against"
    return "for" if any(origin == one.id for one in event.origins_for) else "counted on neither side"


def _contested(event: SituationEvent, claims: Mapping[str, Claim]) -> Iterator[tuple[str, str, str]]:
    """Column, claim and words of each value in dispute; whether it happened is marked where fewer origins say so.

    Where a claim disputes something without a value of its own for it, its words are marked.
    """
    for disputed in event.disputed:
        column = DISPUTED_IN[disputed.attribute]
        for value in disputed.values[1 if column == "how surely" else 0 :]:
            for id in value.claims:
                said = any(_words(column, claims[id]))
                yield column if said else "says", id, plain(value.value) if said and column == "figures" else ""


def _values(column: str, claims: Iterable[Claim], disputed: Container[tuple[str, str, str]]) -> Iterator[Value]:
    """The different values of a column, each once, in the order in which they were published."""
    found: dict[str, list[Claim]] = {}
    for claim in claims:
        for words in _words(column, claim):
            found.setdefault(words, []).append(claim)
    for words, saying in found.items():
        marked = any((column, claim.id, words if column == "figures" else "") in disputed for claim in saying)
        yield Value(words=words, claims=tuple(saying), disputed=marked)


def _words(column: str, claim: Claim) -> Iterator[str]:
    event = claim.event
    if column == "says":
        yield plain(claim.content.text)
    elif column == "how surely":
        yield certainty_words(claim.factuality) + (", unverified" if claim.factuality.unverified else "")
    elif column == "what":
        yield from filter(None, [event_words(claim)])
    elif column == "by whom":
        yield from (plain(actor.quote.text) for actor in (event.actors if event else ()))
    elif column == "to whom":
        yield from (plain(one.quote.text) for one in (event.recipients if event else ()))
    elif column == "where":
        yield from where_words(claim.places)
    elif column == "when":
        yield from filter(None, [when_words(claim.time)])
    else:
        yield from map(quantity_words, claim.quantities)


def _carriers(event: SituationEvent, scene: Scene) -> Iterator[Carrier]:
    """The reports of the event as trees: each under the one whose words it carries."""
    reports = {scene.picture.situation.claims[id].report_id for id in event.claims}
    wanted = set(reports)
    for id in reports:
        while (older := scene.lineage[id].copy_of) is not None and older not in wanted:
            wanted.add(older)
            id = older
    for told in scene.linked.reports:
        if told.report_id in wanted and told.copy_of is None:
            yield _tree(told, wanted, scene)


def _tree(told: ReportOrigin, wanted: set[str], scene: Scene) -> Carrier:
    copies = (one for one in scene.linked.reports if one.copy_of == told.report_id and one.report_id in wanted)
    return Carrier(told=told, copies=tuple(_tree(one, wanted, scene) for one in copies))
