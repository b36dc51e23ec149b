"""How events stand, told in sentences: borne out by independent origins, disputed, or claimed by one origin."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model.relation import Relation
from reportedly.model.situation import SituationEvent
from reportedly.tell.brief.english import capital, some
from reportedly.tell.brief.prominence import best_told, most_prominent, tells_something
from reportedly.tell.brief.scope import Scope
from reportedly.tell.brief.sentence import Item, Section, Sentence
from reportedly.tell.brief.voice import by_when, says, told, words_of
from reportedly.weigh.sides import Side, parties, sides_of

MOST_BORNE_OUT, MOST_DISPUTED, MOST_ALONE = 12, 12, 12
MOST_ORIGINS = 4
"""Origins of one event that are quoted; the others are in the notes and counted."""
IN_DISPUTE = ("disputed", "denied", "withdrawn")
ABOUT = {
    "value": "the figure",
    "polarity": "whether it is so",
    "existence": "whether it took place at all",
    "actor": "who did it",
    "place": "where it was",
    "time": "when it was",
    "scope": "how far it goes",
}
"""What a contradiction is about, in words."""


def borne_out(scope: Scope) -> Section:
    """Events that independent origins hold and nobody firmly denies."""
    found = [event for event in scope.events if event.status == "corroborated"]
    there = len(found) if scope.totals is None else scope.totals.statuses.get("corroborated", 0)
    return Section(
        id="borne-out",
        heading="Borne out by independent origins",
        items=tuple(_held(event, scope) for event in most_prominent(found, scope)[:MOST_BORNE_OUT]),
        remarks=_left_out(there, MOST_BORNE_OUT, "borne out by independent origins")
        or (() if found else ("Of nothing that was asked for do independent origins tell alike.",)),
    )


def disputed(scope: Scope) -> Section:
    """Events that others deny or that were taken back, and what else is disputed, by whom and in what."""
    standing = [event for event in scope.events if event.status in IN_DISPUTE or contradictions(event, scope)]
    there = len(standing) if scope.totals is None else scope.totals.disputed
    ordered = sorted(most_prominent(standing, scope), key=lambda event: event.status not in IN_DISPUTE)
    return Section(
        id="disputed",
        heading="Disputed, and by whom",
        items=tuple(_disputed(event, scope) for event in ordered[:MOST_DISPUTED]),
        remarks=_left_out(there, MOST_DISPUTED, "in dispute")
        or (() if standing else ("Nobody who can be named disputes anything that was asked for.",)),
    )


def alone(scope: Scope) -> Section:
    """Events that one origin claims, or nobody who can be named."""
    found = [event for event in scope.events if event.status == "uncorroborated" and not contradictions(event, scope)]
    worth = [event for event in found if tells_something(event, scope)]
    shown = most_prominent(worth, scope)[:MOST_ALONE]
    rest = (len(found) if scope.totals is None else scope.totals.alone) - len(shown)
    return Section(
        id="alone",
        heading="Claimed, and borne out by nobody else",
        items=tuple(_held(event, scope) for event in shown),
        remarks=(f"{capital(some(rest, 'further event'))} of this kind {_are(rest)} left out.",) if rest else (),
    )


def _held(event: SituationEvent, scope: Scope) -> Item:
    """Each origin's words; carriers of the same are counted and noted."""
    side = sides_of(frozenset(event.claims), scope.picture.situation).holding
    further = "independently, " if event.status == "corroborated" else "also, "
    return Item(
        sentences=(*_voices(side, scope, further=further), *_carried(event, scope)),
        stands=event.status,
        grade=grade_of(event, scope),
    )


def _voices(side: Side, scope: Scope, lead: str = "", further: str = "also, ") -> Iterator[Sentence]:
    """One sentence for each origin, in the order of publication; one for all where none can be told."""
    ids = side.claims or side.withdrawn
    if not ids:
        return
    groups = [[c for c in scope.claims_of(ids) if origin.id in scope.origins_of(c.id)] for origin in side.origins]
    groups = [group for group in groups if group] or [scope.claims_of(ids)]
    chosen = list({(claim := best_told(group)).id: claim for group in groups}.values())
    for n, claim in enumerate(by_when(chosen, scope.picture)[:MOST_ORIGINS]):
        yield told(claim, scope.picture, lead=lead if n == 0 else further)


def _carried(event: SituationEvent, scope: Scope) -> Iterator[Sentence]:
    """In how many reports it stands, where that is more than are quoted."""
    reports = {scope.picture.situation.claims[id].report_id for id in event.claims}
    publishers = {scope.picture.situation.reports[id].publisher or id for id in reports}
    if len(reports) > event.independent_origins + len(event.origins_against) and len(reports) > 1:
        origins = "one origin" if event.independent_origins == 1 else some(event.independent_origins, "origin")
        by = some(len(publishers), "publisher")
        counted = f"In all, {some(len(reports), 'report')} by {by} tell of it, on the word of {origins}"
        if not event.independent_origins:
            counted = f"In all, {some(len(reports), 'report')} by {by} tell of it, and none says who knows it"
        yield Sentence(text=f"{counted}.", claims=event.claims)


def _disputed(event: SituationEvent, scope: Scope) -> Item:
    situation = scope.picture.situation
    sides = sides_of(frozenset(event.claims), situation)
    sentences = [*_voices(sides.holding, scope), *_voices(sides.disputing, scope, lead="against that, ")]
    if event.status == "withdrawn":
        sentences += _takings_back(event, scope)
    differing = contradictions(event, scope)
    if event.status not in IN_DISPUTE and differing:
        sentences = []
    sentences += [contradiction_told(relation, scope) for relation in differing]
    return Item(sentences=tuple(sentences), stands=event.status, grade=grade_of(event, scope))


def _takings_back(event: SituationEvent, scope: Scope) -> Iterator[Sentence]:
    taken = scope.picture.situation.taken_back
    for older in event.claims:
        if older in taken:
            newer = scope.picture.situation.claims[taken[older]]
            yield told(newer, scope.picture, lead="taking it back, ")


def contradictions(event: SituationEvent, scope: Scope) -> list[Relation]:
    """Contradictions in something of an event, each pair of origins once; none within one party, or with nobody."""
    found: dict[tuple[str | None, frozenset[str]], Relation] = {}
    for relation in scope.picture.situation.relations_within(event.claims):
        older, newer = scope.origins_of(relation.older), scope.origins_of(relation.newer)
        if relation.relation == "contradicts" and older and newer and apart(relation, scope):
            attribute = scope.picture.situation.disputed_attribute(relation)
            if attribute not in (None, "existence", "polarity") or event.status not in IN_DISPUTE:
                found.setdefault((attribute, older | newer), relation)
    return list(found.values())


def apart(relation: Relation, scope: Scope) -> bool:
    """Whether two claims come from origins of different parties."""
    origins = scope.picture.situation.origins
    return not parties(origins[relation.older]) & parties(origins[relation.newer])


def contradiction_told(relation: Relation, scope: Scope) -> Sentence:
    """Both sides of one contradiction, with what it is about."""
    older, newer = (scope.picture.situation.claims[id] for id in (relation.older, relation.newer))
    attribute = scope.picture.situation.disputed_attribute(relation)
    about = ABOUT.get(attribute or "polarity", str(attribute))
    pair = f"{says(older, scope.picture)}: {words_of(older)}; {says(newer, scope.picture)}: {words_of(newer)}"
    return Sentence(text=f"They differ on {about}: {pair}.", claims=(older.id, newer.id))


def grade_of(event: SituationEvent, scope: Scope) -> str:
    """The credibility of an event with the rule that gave it, in words, and what is flagged beside it."""
    graded = (scope.picture.credibility.get(id) for id in event.claims)
    rule = next((one.words for one in graded if one and one.rule == event.credibility_rule), "")
    words = f"credibility {event.credibility}: {rule[:1].lower()}{rule[1:].rstrip('.')}"
    if event.lineage_unknown and event.independent_origins:
        words += f"; {some(event.lineage_unknown, 'further claim')} from nobody who can be named"
    return words


def _left_out(there: int, most: int, what: str) -> tuple[str, ...]:
    rest = there - most
    return (f"{capital(some(rest, 'further event'))} {what} {_are(rest)} left out.",) if rest > 0 else ()


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
