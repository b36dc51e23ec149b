"""What can be wrong with a situation's gold: quotes that are not there, unknown names, sums that do not add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from bench.gold_notation import cut_nearest
from bench.situation_model import NOBODY, UNKNOWN, Cited, KeyClaim, Situation
from bench.situation_origins import inconsistent, line_back, origins_of
from reportedly.model.report import Report
from reportedly.model.span import Span


def report_faults(situation: Situation, collected: dict[str, Report]) -> Iterator[str]:
    """What is wrong between the list of reports and the folder that they lie in."""
    for row in situation.reports:
        report = collected.get(row.file)
        if report is None:
            yield f"{row.where}: no report lies in {row.file}; name a file of samples/{situation.name}"
        elif (report.publisher, (report.published or "")[:10]) != (row.publisher, row.published):
            yield f"{row.where}: the file says {report.publisher}, {report.published}; write that, or mend the file"
    for file in sorted(set(collected) - {row.file for row in situation.reports}):
        yield f"reports.txt:1: {file} has no line; give it a short name"


def situation_faults(situation: Situation, reports: dict[str, Report]) -> Iterator[str]:
    """What is wrong within the gold, and between its words and the reports."""
    yield from _twice(situation)
    yield from _uncovered(situation)
    yield from _unknown_names(situation)
    yield from _lost_words(situation, reports)
    yield from _time_faults(situation)
    for claim in situation.claims:
        yield from _claim_faults(claim)
    for relation in situation.relations:
        alone = relation.newer_by == relation.older_by
        if relation.relation != "withdraws" and alone != (relation.relation in ("updates", "repeats")):
            yield (
                f"{relation.where}: {relation.relation} by #{relation.newer_by} and #{relation.older_by};"
                " updates and repeats have one informant, corroborates and contradicts have two"
            )
    for question in situation.questions:
        yield from _question_faults(situation, question.id)


def _twice(situation: Situation) -> Iterator[str]:
    named = [
        *((r.where, r.id) for r in situation.reports),
        *((r.where, f"lineage of {r.report}") for r in situation.lineage),
        *((r.where, f"#{r.id}") for r in situation.informants),
        *((r.where, r.id) for r in situation.claims),
        *((r.where, r.id) for r in situation.events),
        *((q.where, q.id) for q in situation.questions),
        *((h.where, h.id) for q in situation.questions for h in q.hypotheses),
    ]
    counts = Counter(name for _, name in named)
    seen: set[str] = set()
    for where, name in named:
        if counts[name] > 1 and name in seen:
            yield f"{where}: {name} is given twice; give one of the two another name, or drop it"
        seen.add(name)


def _uncovered(situation: Situation) -> Iterator[str]:
    placed = {row.report for row in situation.lineage}
    spoken = {name for claim in situation.claims for row in claim.stances for name in row.reports}
    for row in situation.reports:
        if row.id not in placed:
            yield f"{row.where}: copies.txt does not say whose {row.id} is; write `{row.id} own` or what it copies"
        if row.id not in spoken:
            yield f"{row.where}: {row.id} takes no stance on any key claim; add it to one, or a claim that it makes"


def cited_in(situation: Situation) -> Iterator[tuple[str, Cited]]:
    """Every quote of the gold, with the line that it stands in."""
    for row in situation.lineage:
        for d in row.distortions:
            yield row.where, Cited(report=row.report, words=d.newer)
            yield row.where, Cited(report=row.older or "", words=d.older)
        for report in (row.report, row.older or "") if row.shared_words else ():
            yield row.where, Cited(report=report, words=row.shared_words or "")
        for credit in row.credited_to:
            yield row.where, Cited(report=row.report, words=credit)
    for claim in situation.claims:
        for stance in claim.stances:
            yield from ((stance.where, Cited(report=name, words=stance.words)) for name in stance.reports)
    for relation in situation.relations:
        yield from ((relation.where, cited) for cited in (relation.newer, relation.older))
    for event in situation.events:
        yield from ((telling.where, telling.cited) for telling in event.tellings)
        yield from ((d.where, cited) for d in event.disputed for value in d.values for cited in value.cited)
    for question in situation.questions:
        yield from ((h.where, cited) for h in question.hypotheses for cited in h.wordings)
        yield from ((e.where, e.cited) for e in question.evidence)
        yield from ((a.where, a.cited) for a in question.apart)


def _lost_words(situation: Situation, reports: dict[str, Report]) -> Iterator[str]:
    for where, cited in cited_in(situation):
        report = reports.get(cited.report)
        if report is None:
            continue
        try:
            cut_nearest(report.text, cited.words, Span(0, len(report.text)))
        except ValueError:
            yield f"{where}: {cited.report} does not say “{cited.words}”; copy its words, ` … ` for those left out"


def _unknown_names(situation: Situation) -> Iterator[str]:
    reports = {row.id for row in situation.reports}
    informants = {row.id for row in situation.informants} | {UNKNOWN, NOBODY}
    events = {row.id for row in situation.events}
    for where, name in _reports_named(situation):
        if name not in reports:
            yield f"{where}: there is no report {name}; name one of reports.txt"
    for where, name in _informants_named(situation):
        if name not in informants:
            yield f"{where}: nobody is called #{name}; add a line to informants.txt, or mend the name"
    used = {name for _, name in _informants_named(situation)}
    for row in situation.informants:
        if row.id not in used:
            yield f"{row.where}: #{row.id} says nothing anywhere; drop the line, or name what is known from it"
    for question in situation.questions:
        if question.event not in events:
            yield f"{question.where}: there is no event {question.event}; name one of events.txt"


def _reports_named(situation: Situation) -> Iterator[tuple[str, str]]:
    yield from ((where, cited.report) for where, cited in cited_in(situation))
    for row in situation.lineage:
        yield from ((row.where, name) for name in (row.report, row.older) if name)
    yield from ((c.where, c.latest_word) for c in situation.claims if c.latest_word)


def _informants_named(situation: Situation) -> Iterator[tuple[str, str]]:
    for claim in situation.claims:
        for stance in claim.stances:
            yield from ((stance.where, name) for name in (*stance.informants, *stance.against))
    for relation in situation.relations:
        yield from ((relation.where, name) for name in (relation.newer_by, relation.older_by))
    yield from ((e.where, e.informant) for q in situation.questions for e in q.evidence)


def _time_faults(situation: Situation) -> Iterator[str]:
    """The older of two is not the newer, and nothing is copied in a circle."""
    day = {row.id: row.published for row in situation.reports}
    pairs = [(r.where, r.report, r.older) for r in situation.lineage if r.older]
    pairs += [(r.where, r.newer.report, r.older.report) for r in situation.relations]
    for where, newer, older in pairs:
        if day.get(newer, "9") < day.get(older, ""):
            yield f"{where}: {newer} came out before {older}; put the newer report first"
    older_of = {row.report: row for row in situation.lineage if row.older}
    for row in situation.lineage:
        if row.report in line_back(row, older_of):
            yield f"{row.where}: {row.report} goes back to itself; one of the circle must be its own"


def _claim_faults(claim: KeyClaim) -> Iterator[str]:
    told = Counter(name for stance in claim.stances for name in stance.reports)
    for name in (n for n, times in told.items() if times > 1):
        yield f"{claim.where}: {name} takes two stances on {claim.id}; leave the one that it takes on the whole"
    if claim.origins is None:
        yield (
            f"{claim.where}: {claim.id} states no origins;"
            " add `independent origins for n, against n, lineage unknown n`"
        )
    elif claim.origins != origins_of(claim):
        found = "for {}, against {}, lineage unknown {}".format(*origins_of(claim))
        yield f"{claim.where}: the rows of {claim.id} come to {found}; mend the rows or the line of origins"
    if claim.latest_word is not None and claim.latest_word not in told:
        yield f"{claim.where}: {claim.latest_word} says nothing to {claim.id}; name the last report that does"


def _question_faults(situation: Situation, name: str) -> Iterator[str]:
    question = next(q for q in situation.questions if q.id == name)
    ids = {h.id for h in question.hypotheses}
    for row in question.evidence:
        if set(row.ratings) != ids:
            yield f"{row.where}: rates {' '.join(row.ratings)}; rate each of {' '.join(sorted(ids))} once"
    for apart in question.apart:
        yield from (f"{apart.where}: there is no {h}; name one of {name}" for h in apart.hypotheses if h not in ids)
    against = {h: inconsistent(question, h) for h in ids}
    if set(question.ranked) != ids or list(question.ranked) != sorted(question.ranked, key=lambda h: against.get(h, 0)):
        counts = ", ".join(f"{h} {n}" for h, n in sorted(against.items()))
        yield f"{question.where}: the order does not follow the evidence ({counts} against); rank the least first"
