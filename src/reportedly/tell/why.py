"""Why a link, a count or a grade is what it is, in plain words, down to the words of the reports."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportedly.errors import InputError
from reportedly.link.linking import Linked
from reportedly.model.hypothesis import Evidence, Hypothesis
from reportedly.model.origin import Origin, ReportOrigin
from reportedly.model.reason import Reason, bits
from reportedly.model.relation import Relation
from reportedly.model.situation import SituationEvent
from reportedly.tell.firsts import copying_lines, first_lines
from reportedly.tell.situation_listing import disputed_words, names
from reportedly.tell.wording import certainty_words, chain_words, counted, plain
from reportedly.weigh.picture import Picture
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
    """Everything behind what has an id; raises InputError where nothing has it."""
    if other is not None:
        yield from why_between(id_, other, linked, picture)
    elif id_.startswith("rpt_"):
        yield from why_report(id_, linked, picture)
    elif id_.startswith("evt_"):
        yield from why_event(event_named(picture, id_), linked, picture)
    elif id_.startswith("clm_"):
        yield from why_claim(id_, linked, picture)
    elif id_.startswith("hyp_"):
        yield from why_hypothesis(_hypothesis(id_, picture), picture)
    else:
        yield from why_source(origin_named(picture, id_), linked, picture)


def why_report(id_: str, linked: Linked, picture: Picture) -> Iterator[str]:
    """Whose reporting a report carries, and who carries its own."""
    told = next((one for one in linked.reports if one.report_id == id_), None)
    if told is None:
        raise InputError(id_, "is no report of this casebook", "see `reportedly reports`")
    yield f"{_report(id_, picture)} ({id_})"
    if told.copy_of is None:
        yield "carries its own reporting: nothing older was found that it was made from."
    else:
        yield f"carries the reporting of {_report(told.copy_of, picture)} ({told.how.replace('_', ' ')}):"
        yield from _reasons(told.reasons)
    if told.credited_to:
        yield f"It credits {', '.join(map(plain, told.credited_to))}."
    for distortion in told.distortions:
        yield f"Altered on the way ({distortion.what}): “{plain(distortion.older)}” became “{plain(distortion.newer)}”."
    group = [one for one in linked.reports if one.origin_group == told.origin_group and one is not told]
    if group:
        yield f"Of the same origin, and so counted once ({told.origin_group}):"
        yield from (f"  {_report(one.report_id, picture)} ({one.report_id}){_copied(one, picture)}" for one in group)


def _copied(told: ReportOrigin, picture: Picture) -> str:
    return f", {told.how.replace('_', ' ')} of {_report(told.copy_of, picture)}" if told.copy_of else ", the earliest"


def why_claim(id_: str, linked: Linked, picture: Picture) -> Iterator[str]:
    """Who a claim comes from, how it is graded, and how others stand to it."""
    yield from _claim(id_, picture)
    origins = picture.situation.origins[id_]
    yield (
        f"Its origin: {_origin(origins[0])}."
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
            yield f"It tells what {same.older} tells:"
            yield from _reasons(same.reasons)
    for relation in linked.relations:
        if id_ in (relation.older, relation.newer):
            yield ""
            yield from _relation(relation, picture)


def why_between(one: str, other: str, linked: Linked, picture: Picture) -> Iterator[str]:
    """How two claims stand to each other."""
    found = [r for r in linked.relations if {r.older, r.newer} == {one, other}]
    for id_ in (one, other):
        yield from _claim(id_, picture)
    if not found:
        yield "Nothing was found that relates them: neither speaks against the other, nor bears it out."
    for relation in found:
        yield from _relation(relation, picture)


def why_event(event: SituationEvent, linked: Linked, picture: Picture) -> Iterator[str]:
    """Who holds an event and who disputes it, what is disputed, how it is graded, and every claim of it."""
    yield f"{plain(event.summary)} ({event.id})"
    rule = next(
        (c for id, c in picture.credibility.items() if id in event.claims and c.rule == event.credibility_rule), None
    )
    words = f": {rule.words}" if rule else "."
    yield f"{event.status.capitalize()}. Credibility {event.credibility} by the rule `{event.credibility_rule}`{words}"
    yield f"Held by {counted(event.independent_origins, 'independent origin')}:"
    yield from (f"  {_origin(origin)}{_party(origin, event)}" for origin in event.origins_for)
    if event.lineage_unknown:
        yield f"  {counted(event.lineage_unknown, 'claim')} of unknown lineage, which add none"
    if event.origins_against:
        yield f"Disputed by {counted(len(event.origins_against), 'independent origin')}:"
        yield from (f"  {_origin(origin)}{_party(origin, event)}" for origin in event.origins_against)
    for disputed in event.disputed:
        yield f"In dispute, {disputed_words(disputed)}"
        for value in disputed.values:
            yield from (f"    {plain(value.value)}: {_words(id_, picture)}" for id_ in value.claims)
    why = {same.newer: same for same in linked.same if same.newer in event.claims}
    related = {r.newer: r for r in linked.relations if r.newer in event.claims}
    yield f"Told by {counted(len(event.claims), 'claim')}:"
    for id_ in event.claims:
        yield f"  {_words(id_, picture)}"
        if id_ in why:
            yield f"    tells what an older one tells by {bits(why[id_].reasons):+.1f} bits: {_short(why[id_].reasons)}"
        elif id_ in related:
            yield f"    {related[id_].relation}: {_words(related[id_].older, picture)}"


def why_source(origin: Origin, linked: Linked, picture: Picture) -> Iterator[str]:
    """A source's grade, its record, what it was first with, whom it copies, and what it said."""
    grade = picture.sources[origin.id]
    yield f"{_origin(origin)} ({origin.id})"
    if origin.also:
        yield "One informant, who is also called: " + "; ".join(map(plain, origin.also))
    if origin.wide:
        yield "A state as a whole: beside another who speaks for it, it adds no origin, as the two may be the same."
    record = f"{grade.right} borne out, {grade.wrong} not"
    settled = counted(len(grade.history), "settled event")
    yield f"Reliability {grade.grade}. Learned: {grade.learned}, from {settled}: {record}."
    if grade.person is not None:
        yield f"{grade.person.by} graded it {grade.person.grade} ({grade.person.given[:10]}): {grade.person.why}"
    for entry in grade.history:
        yield f"  {entry.settled or 'undated'}: {entry.why}; then {entry.grade_after}: {_words(entry.claim, picture)}"
    yield from first_lines(origin, picture)
    yield from copying_lines(origin, linked)
    yield "Carried by " + "; ".join(f"{report.publisher or report.id} ({report.id})" for report in origin.reports)
    said = [id_ for id_, held in picture.situation.origins.items() if any(o.id == origin.id for o in held)]
    yield f"Said, in {counted(len(said), 'claim')}:"
    yield from (f"  {_words(id_, picture)}" for id_ in sorted(said, key=picture.situation.when))


WAYS = {
    "explains": "it gives a cause or a reason",
    "phrase": "it names a culprit, a cause or a reason",
    "blames": "it blames somebody",
    "owns up": "its source says that the deed was its own",
    "points out": "it points somebody or something out",
    "lists": "it stands in a list of explanations",
    "did it": "it says who or what did the harm",
    "aims": "it says to what end",
    "prompts": "it says who made them do it",
}
BASIS = {
    "low": "what tells the explanations apart is thin, or comes from one side",
    "moderate": "what tells the explanations apart has some weight and comes from two sides at least",
    "high": "what tells the explanations apart is weighty and comes from three sides or more",
}
STANDS = {
    "consistent": "Speaks for it",
    "inconsistent": "Speaks against it",
    "neutral": "Touches on it and speaks neither way",
    "not_applicable": "Does not bear on it",
}


def why_hypothesis(hypothesis: Hypothesis, picture: Picture) -> Iterator[str]:
    """An explanation's place among its rivals, with each piece of evidence, what it weighs and why."""
    rivals = [h for h in picture.hypotheses if h.question_id == hypothesis.question_id and h.id != hypothesis.id]
    yield f"{plain(hypothesis.statement)} ({hypothesis.id})"
    yield f"answers: {plain(hypothesis.question)} ({hypothesis.question_id})"
    yield _rank_in_words(hypothesis, rivals)
    yield (
        f"{hypothesis.likelihood.capitalize()}, among {counted(len(rivals) + 1, 'explanation')} and one that nobody "
        f"has named. Analytic confidence {hypothesis.confidence}: {BASIS[hypothesis.confidence]}."
    )
    yield f"Given in {counted(len(hypothesis.wordings), 'claim')}:"
    for wording in hypothesis.taken:
        yield f"  {_words(wording.claim, picture)}"
        yield f"    taken for an answer because {WAYS[wording.way]}: “{plain(wording.by)}”"
        yield f"    put under this question by {bits(wording.reasons):+.1f} bits: {_short(wording.reasons)}"
    bearing = [piece for piece in hypothesis.evidence if piece.counted != "not_applicable" or piece.person is not None]
    for piece in bearing:
        yield from _piece(piece, picture)
    if others := len(hypothesis.evidence) - len(bearing):
        yield f"{counted(others, 'further piece')} of evidence only on rivals of it: see `reportedly why` of those."
    if not hypothesis.evidence:
        yield "Nothing was found that bears on it or on its rivals."
    for telling in hypothesis.would_tell_apart:
        yield f"What would tell them apart ({telling.doubt}): {plain(telling.what)} ({telling.claim})"


def _rank_in_words(hypothesis: Hypothesis, rivals: Sequence[Hypothesis]) -> str:
    against = f"the weights of the evidence against it add up to {hypothesis.inconsistency:.2f}"
    if not rivals:
        return f"It has no rival: {against}."
    others = ", ".join(f"{h.inconsistency:.2f}" for h in sorted(rivals, key=lambda h: h.rank))
    shared = sum(h.rank == hypothesis.rank for h in rivals)
    beside = f", shared with {shared}" if shared else ""
    return (
        f"Rank {hypothesis.rank} of {len(rivals) + 1}{beside}: {against}, against its rivals to {others}. "
        "The least comes first; what speaks for it moves no rank, since it may fit a rival as well."
    )


def _piece(piece: Evidence, picture: Picture) -> Iterator[str]:
    yield f"{STANDS[piece.counted]}: {_words(piece.claim, picture)}"
    told = f", told in {counted(len(piece.claims), 'claim')}, which count once" if len(piece.claims) > 1 else ""
    yield f"    weight {piece.weight:.2f}: {piece.weighed}{told}"
    yield f"    tells the explanations apart by {piece.diagnosticity:.2f} (0 not at all, 1 wholly)"
    yield from _reasons(piece.reasons)
    if piece.person is not None:
        given = piece.person
        machine = piece.rating.replace("_", " ")
        yield f"    rated by {given.by} ({given.given[:10]}), which counts; the machine says {machine}: {given.why}"


def _hypothesis(id_: str, picture: Picture) -> Hypothesis:
    for hypothesis in picture.hypotheses:
        if hypothesis.id == id_:
            return hypothesis
    raise InputError(id_, "is no explanation of this casebook", "see `reportedly hypotheses`")


def _claim(id_: str, picture: Picture) -> Iterator[str]:
    claim = picture.situation.claims.get(id_)
    if claim is None:
        raise InputError(id_, "is no claim that is linked in this casebook", "see `reportedly claims`")
    yield f"“{plain(claim.content.text)}” ({id_})"
    spans = ", ".join(f"{span.start}–{span.end}" for span in claim.content.spans)
    who = chain_words(claim.attribution)
    yield f"in {_report(claim.report_id, picture)}, characters {spans}; says {who}, {certainty_words(claim.factuality)}"


def _relation(relation: Relation, picture: Picture) -> Iterator[str]:
    about = f" about {relation.attribute}" if relation.attribute else ""
    alone = "independently" if relation.independent else "from the same origin"
    yield _words(relation.newer, picture)
    yield f"  {VERBS[relation.relation]}{about}, {alone}:"
    yield _words(relation.older, picture)
    yield from _reasons(relation.reasons)


def _words(id_: str, picture: Picture) -> str:
    claim = picture.situation.claims[id_]
    known = names(picture.situation.origins.get(id_, ())) or "lineage unknown"
    return f"“{plain(claim.content.text)}” ({known}, in {_report(claim.report_id, picture)}, {id_})"


def _report(id_: str | None, picture: Picture) -> str:
    report = picture.situation.reports.get(id_ or "")
    if report is None:
        return str(id_)
    return f"{report.publisher or report.id}, {picture.situation.published.get(report.id) or 'undated'}"


def _origin(origin: Origin) -> str:
    side = f" of {origin.party}" if origin.party else ""
    return f"{plain(origin.informant)}{side}, in {counted(len(origin.reports), 'report')}"


def _party(origin: Origin, event: SituationEvent) -> str:
    return ", a party to the matter" if origin.id in event.party_to_it else ""


def _reasons(reasons: Iterable[Reason]) -> Iterator[str]:
    told = list(reasons)
    for reason in told:
        compared = f": “{plain(reason.older)}” – “{plain(reason.newer)}”" if reason.older or reason.newer else ""
        yield f"    {reason.bits:+.2f} bits, {reason.feature}{compared}"
    if len(told) > 1:
        yield f"    {bits(told):+.2f} bits in all"


def _short(reasons: Iterable[Reason]) -> str:
    strongest = sorted(reasons, key=lambda reason: -abs(reason.bits))[:3]
    return ", ".join(f"{reason.feature} {reason.bits:+.1f}" for reason in strongest)
