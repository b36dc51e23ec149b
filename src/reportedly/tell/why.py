"""Why a link, a count or a grade is what it is, in plain words, down to the words of the reports."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.errors import InputError
from reportedly.link.linking import Linked, SameEvent
from reportedly.model.hypothesis import Hypothesis
from reportedly.model.origin import ReportOrigin
from reportedly.model.reason import bits
from reportedly.model.relation import Relation
from reportedly.model.situation import SituationEvent
from reportedly.tell.situation_listing import disputed_words
from reportedly.tell.why_hypothesis import why_hypothesis, why_question
from reportedly.tell.why_source import why_source
from reportedly.tell.why_words import claim_words, origin_words, reason_lines, report_words, strongest_words
from reportedly.tell.wording import certainty_words, chain_words, counted, plain
from reportedly.weigh.picture import Picture
from reportedly.weigh.situation import Situation
from reportedly.work.named import event_named, origin_named

VERBS = {
    "corroborates": "bears out",
    "contradicts": "contradicts",
    "updates": "updates",
    "withdraws": "takes back",
    "repeats": "repeats",
    "distorts": "alters in copying",
}


def why_lines(id_: str, linked: Linked, picture: Picture, *, other: str | None = None) -> Iterator[str]:
    """Everything behind what has an id, of a whole casebook; raises InputError where nothing has it."""
    situation, kind = picture.situation, id_.partition("_")[0]
    if other is not None:
        yield from why_between(id_, other, linked, situation)
    elif kind == "rpt":
        yield from why_report(id_, linked, situation)
    elif kind == "evt":
        yield from why_event(event_named(picture, id_), linked, picture)
    elif kind == "clm":
        yield from why_claim(id_, linked, picture)
    elif kind in ("hyp", "qst"):
        told = [h for h in picture.hypotheses if h.question_id == _question(id_, picture)]
        yield from why_answered(id_, told, situation)
    elif kind == "org" and any(one.origin_group == id_ for one in linked.reports):
        yield from why_group(id_, linked, situation)
    else:
        yield from why_source(origin_named(picture, id_), linked, picture)


def _question(id_: str, picture: Picture) -> str | None:
    return next((h.question_id for h in picture.hypotheses if id_ in (h.id, h.question_id)), None)


def why_answered(id_: str, told: list[Hypothesis], situation: Situation) -> Iterator[str]:
    """An explanation among the answers to its question, or all of them; raises InputError where none has the id."""
    if not told:
        raise InputError(id_, "is no explanation of this casebook", "see `reportedly hypotheses`")
    asked = next((one for one in told if one.id == id_), None)
    yield from why_question(told, situation) if asked is None else why_hypothesis(asked, told, situation)


def why_report(id_: str, linked: Linked, situation: Situation) -> Iterator[str]:
    """Whose reporting a report carries, and who carries its own."""
    told = next((one for one in linked.reports if one.report_id == id_), None)
    if told is None:
        raise InputError(id_, "is no report of this casebook", "see `reportedly reports`")
    yield f"{report_words(id_, situation)} ({id_})"
    if told.copy_of is None:
        yield "carries its own reporting: nothing older was found that it was made from."
    else:
        yield f"carries the reporting of {report_words(told.copy_of, situation)} ({told.how.replace('_', ' ')}):"
        yield from reason_lines(told.reasons)
    if told.credited_to:
        yield f"It credits {', '.join(map(plain, told.credited_to))}."
    yield from _altered(told)
    group = [one for one in linked.reports if one.origin_group == told.origin_group and one is not told]
    if group:
        yield f"Of the same origin, and so counted once ({told.origin_group}):"
        yield from (f"  {_carrying(one, situation)}" for one in group)


def why_group(id_: str, linked: Linked, situation: Situation) -> Iterator[str]:
    """Which reports carry one origin's reporting, each with why it is taken for a copy."""
    group = [one for one in linked.reports if one.origin_group == id_]
    yield f"Of one origin, and so counted once ({id_}), {counted(len(group), 'report')}:"
    for told in group:
        yield _carrying(told, situation)
        yield from reason_lines(told.reasons)
        yield from (f"    {line}" for line in _altered(told))


def _carrying(told: ReportOrigin, situation: Situation) -> str:
    how = f"{told.how.replace('_', ' ')} of {report_words(told.copy_of, situation)}" if told.copy_of else "the earliest"
    return f"{report_words(told.report_id, situation)} ({told.report_id}), {how}"


def _altered(told: ReportOrigin) -> Iterator[str]:
    for one in told.distortions:
        yield f"Altered on the way ({one.what}): “{plain(one.older)}” became “{plain(one.newer)}”."


def why_claim(id_: str, linked: Linked, picture: Picture) -> Iterator[str]:
    """Who a claim comes from, how it is graded, and how others stand to it."""
    situation = picture.situation
    yield from claim_lines(id_, situation)
    origins = situation.origins[id_]
    yield (
        f"Its origin: {origin_words(origins[0])}."
        if origins
        else "Its lineage is unknown: nobody is named who can know it, so it adds no origin to anything."
    )
    if id_ in picture.credibility:
        graded = picture.credibility[id_]
        yield f"Credibility {graded.grade} by the rule `{graded.rule}`: {graded.words}"
    event = next((event for event in picture.events if id_ in event.claims), None)
    if event is not None and len(event.claims) > 1:
        yield f"It tells of {event.id}, {plain(event.summary)} ({counted(len(event.claims), 'claim')})."
    for same in linked.same:
        if same.newer == id_:
            yield from same_lines(same)
    for relation in linked.relations:
        if id_ in (relation.older, relation.newer):
            yield ""
            yield from relation_lines(relation, situation)


def why_between(one: str, other: str, linked: Linked, situation: Situation) -> Iterator[str]:
    """How two claims stand to each other."""
    found = [r for r in linked.relations if {r.older, r.newer} == {one, other}]
    for id_ in (one, other):
        yield from claim_lines(id_, situation)
    if not found:
        yield "Nothing was found that relates them: neither speaks against the other, nor bears it out."
    for relation in found:
        yield from relation_lines(relation, situation)


def why_event(event: SituationEvent, linked: Linked, picture: Picture) -> Iterator[str]:
    """Who holds an event and who disputes it, what is disputed, how it is graded, and every claim of it."""
    yield f"{plain(event.summary)} ({event.id})"
    graded = filter(None, map(picture.credibility.get, event.claims))
    rule = next((c for c in graded if c.rule == event.credibility_rule), None)
    words = f": {rule.words}" if rule else "."
    yield f"{event.status.capitalize()}. Credibility {event.credibility} by the rule `{event.credibility_rule}`{words}"
    yield from _sides(event)
    yield from _in_dispute(event, picture.situation)
    yield from _told_by(event, linked, picture.situation)


def _sides(event: SituationEvent) -> Iterator[str]:
    yield f"Held by {counted(event.independent_origins, 'independent origin')}:"
    party = dict.fromkeys(event.party_to_it, ", a party to the matter")
    yield from (f"  {origin_words(origin)}{party.get(origin.id, '')}" for origin in event.origins_for)
    if event.lineage_unknown:
        yield f"  {counted(event.lineage_unknown, 'claim')} of unknown lineage, which add none"
    if event.origins_against:
        yield f"Disputed by {counted(len(event.origins_against), 'independent origin')}:"
        yield from (f"  {origin_words(origin)}{party.get(origin.id, '')}" for origin in event.origins_against)


def _in_dispute(event: SituationEvent, situation: Situation) -> Iterator[str]:
    for disputed in event.disputed:
        yield f"In dispute, {disputed_words(disputed)}"
        for value in disputed.values:
            yield from (f"    {plain(value.value)}: {claim_words(id_, situation)}" for id_ in value.claims)


def _told_by(event: SituationEvent, linked: Linked, situation: Situation) -> Iterator[str]:
    inside = frozenset(event.claims)
    why = {same.newer: same.reasons for same in linked.same if same.newer in inside}
    related = {r.newer: r for r in linked.relations if r.newer in inside}
    yield f"Told by {counted(len(event.claims), 'claim')}:"
    for id_ in event.claims:
        yield f"  {claim_words(id_, situation)}"
        if id_ in why:
            yield f"    tells what an older one tells by {bits(why[id_]):+.1f} bits: {strongest_words(why[id_])}"
        elif id_ in related:
            yield f"    {related[id_].relation}: {claim_words(related[id_].older, situation)}"


def claim_lines(id_: str, situation: Situation) -> Iterator[str]:
    """A claim with where in its report it stands; raises InputError where it is not at hand."""
    claim = situation.claims.get(id_)
    if claim is None:
        raise InputError(id_, "is no claim that is linked in this casebook", "see `reportedly claims`")
    yield f"“{plain(claim.content.text)}” ({id_})"
    spans = ", ".join(f"{span.start}–{span.end}" for span in claim.content.spans)
    told = f"says {chain_words(claim.attribution)}, {certainty_words(claim.factuality)}"
    yield f"in {report_words(claim.report_id, situation)}, characters {spans}; {told}"


def same_lines(same: SameEvent) -> Iterator[str]:
    """Why a claim tells what an older one tells."""
    yield f"It tells what {same.older} tells:"
    yield from reason_lines(same.reasons)


def relation_lines(relation: Relation, situation: Situation) -> Iterator[str]:
    """Why a newer claim stands to an older one as it does."""
    about = f" about {relation.attribute}" if relation.attribute else ""
    alone = "independently" if relation.independent else "from the same origin"
    yield claim_words(relation.newer, situation)
    yield f"  {VERBS[relation.relation]}{about}, {alone}:"
    yield claim_words(relation.older, situation)
    yield from reason_lines(relation.reasons)
