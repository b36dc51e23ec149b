"""What is new in a brief: what came in since a moment and bears out, disputes, updates or takes back what was there."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from reportedly.casebook import Change
from reportedly.model.relation import Relation
from reportedly.model.situation import SituationEvent
from reportedly.tell.brief.english import capital, quoted, some
from reportedly.tell.brief.prominence import best_told, most_prominent, tells_something
from reportedly.tell.brief.scope import CAME_IN, Scope
from reportedly.tell.brief.sentence import Item, Section, Sentence
from reportedly.tell.brief.standing import ABOUT, grade_of
from reportedly.tell.brief.voice import reported_in, says, told, words_of
from reportedly.tell.wording import plain

MOST_RELATED, MOST_EVENTS, MOST_CHANGES = 8, 8, 8
DOES = {
    "withdraws": "took back",
    "contradicts": "contradicted",
    "updates": "updated",
    "corroborates": "bore out",
}
"""What a newer claim does to an older one; what only repeats or garbles is no news."""
ORDER = tuple(DOES)
TELLS = ("new version", "withdrawn", "returned", "corrected", "regraded", "undone")
"""Changes of the record itself that are told one by one."""


def news(scope: Scope, since: str, named: Callable[[str], str]) -> Section | None:
    """What is new since a moment; None where none was asked for. `named` puts a subject of the ledger into words."""
    if scope.changes is None:
        return None
    related = [_does(relation, scope) for relation in _related(scope)]
    fresh = _fresh(scope)
    return Section(
        id="new",
        heading=f"New since {since}",
        items=(*related[:MOST_RELATED], *fresh[:MOST_EVENTS]),
        remarks=tuple(_remarks(scope, _left_out(scope, related, fresh), named)),
    )


def _left_out(scope: Scope, related: list[Item], fresh: list[Item]) -> int:
    """How many pieces of news are not told."""
    there = (len(related), len(fresh))
    if scope.totals is not None:
        there = scope.totals.related_in_all, scope.totals.fresh
    return max(0, there[0] - MOST_RELATED) + max(0, there[1] - MOST_EVENTS)


def _related(scope: Scope) -> Sequence[Relation]:
    """What new claims do to older ones, each once for an event, what takes back and contradicts first."""
    if scope.totals is not None:
        return scope.totals.related
    found: dict[tuple[str, frozenset[str]], Relation] = {}
    situation = scope.picture.situation
    for relation in sorted(situation.relations, key=lambda r: situation.when(r.newer), reverse=True):
        ends = {relation.older, relation.newer}
        is_new = situation.claims[relation.newer].report_id in scope.came
        if relation.relation in DOES and is_new and ends & scope.claims and is_news(relation, scope):
            event = situation.event_of.get(relation.newer, frozenset(ends))
            found.setdefault((relation.relation, event), relation)
    return sorted(found.values(), key=lambda r: ORDER.index(r.relation))


def is_news(relation: Relation, scope: Scope) -> bool:
    """Bearing out and contradicting take another origin that can be told; updating and taking back take the same."""
    older, newer = scope.origins_of(relation.older), scope.origins_of(relation.newer)
    return relation.relation in ("updates", "withdraws") or bool(older and newer and not older & newer)


def _does(relation: Relation, scope: Scope) -> Item:
    older, newer = (scope.picture.situation.claims[id] for id in (relation.older, relation.newer))
    attribute = scope.picture.situation.disputed_attribute(relation)
    about = f", on {ABOUT[attribute]}," if attribute in ABOUT and relation.relation == "contradicts" else ""
    new = f"{capital(says(newer, scope.picture))}: {words_of(newer)} ({reported_in(newer, scope.picture)})"
    old = f"{says(older, scope.picture)}: {words_of(older)} ({reported_in(older, scope.picture)})"
    text = f"{new}. This {DOES[relation.relation]}{about} what {old}."
    return Item(sentences=(Sentence(text=text, claims=(newer.id, older.id)),))


def _fresh(scope: Scope) -> list[Item]:
    """Events of which nothing was told before."""
    worth = [event for event in scope.events if is_fresh(event, scope)]
    return [
        Item(
            sentences=(told(best_told(scope.claims_of(event.claims)), scope.picture),),
            stands=event.status,
            grade=grade_of(event, scope),
        )
        for event in most_prominent(worth, scope)
    ]


def is_fresh(event: SituationEvent, scope: Scope) -> bool:
    """Whether nothing was told of an event before, and it is worth a line."""
    claims = scope.picture.situation.claims
    new = all(claims[id].report_id in scope.came for id in event.claims)
    return new and (event.status != "uncorroborated" or tells_something(event, scope))


def _remarks(scope: Scope, rest: int, named: Callable[[str], str]) -> Iterator[str]:
    here, all_new = len(scope.came & scope.reports), scope.came >= scope.picture.situation.reports.keys()
    if scope.totals is not None:
        here, all_new = scope.totals.came, scope.totals.all_new
    if all_new:
        yield "Every report in the casebook came in since then, so that all of this brief is new."
        return
    yield f"{capital(some(here, 'report'))} on what was asked for came in." if here else "No report on this came in."
    if rest:
        yield f"{capital(some(rest, 'further piece'))} of news {'is' if rest == 1 else 'are'} left out."
    changed: Sequence[Change] = [c for c in scope.changes or () if c.kind in TELLS and _here(c, scope)]
    if scope.totals is not None:
        changed = scope.totals.changed
    for change in changed[-MOST_CHANGES:]:
        yield _changed(change, named)
    if len(changed) > MOST_CHANGES:
        yield f"{capital(some(len(changed) - MOST_CHANGES, 'earlier change'))} of the record are left out."


def _here(change: Change, scope: Scope) -> bool:
    kind, _, name = change.subject.partition(" ")
    if kind == "report" and change.kind in (*CAME_IN, "withdrawn"):
        return not scope.narrowed or name in scope.reports
    return not scope.narrowed or name in scope.claims


def _changed(change: Change, named: Callable[[str], str]) -> str:
    what = f"{capital(change.kind)}: {plain(named(change.subject))}"
    edits = [f"{quoted(plain(e.before), 120)} became {quoted(plain(e.after), 120)}" for e in change.edits if e.after]
    why = f", because {plain(change.why)}" if change.why else ""
    return f"{what}{why} ({change.by.at[:10]}){': ' + '; '.join(edits[:2]) if edits else ''}"
