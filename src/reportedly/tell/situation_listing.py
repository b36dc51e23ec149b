"""A situation put into rows: origins, relations, events, sources, explanations, and claims that were checked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reportedly.model.check import Check, Stance
from reportedly.model.claim import Claim
from reportedly.model.grade import SourceGrade
from reportedly.model.hypothesis import Evidence, Hypothesis
from reportedly.model.origin import Origin, ReportOrigin, ReportRef
from reportedly.model.reason import bits
from reportedly.model.relation import Relation
from reportedly.model.situation import Disputed, SituationEvent
from reportedly.tell import situation_json
from reportedly.tell.listing import Listing, Row
from reportedly.tell.wording import counted, plain
from reportedly.weigh.situation import Situation


@dataclass(frozen=True, slots=True, kw_only=True)
class Carrying:
    """A report with whose reporting it carries."""

    told: ReportOrigin
    report: ReportRef
    published: str | None
    older: ReportRef | None
    """The one whose words it carries; None where the reporting is its own."""


def origins_listing(reports: Iterable[Carrying]) -> Listing:
    """Whose reporting each report carries."""
    return Listing(
        columns=("origin", "report", "publisher", "published", "how", "copy of", "credits", "altered", "bits"),
        shown_columns=("publisher", "published", "carries", "altered on the way"),
        rows=map(_origin_row, reports),
        wide=("carries", "altered on the way"),
        nothing="No reports.",
    )


def _origin_row(one: Carrying) -> Row:
    told, publisher, older = one.told, one.report.publisher, one.older
    altered = "; ".join(f"{d.what}: {plain(d.older)} → {plain(d.newer)}" for d in told.distortions)
    credits = ", ".join(told.credited_to)
    carries = f"└ {told.how.replace('_', ' ')} of {older.publisher or older.id}" if older else "its own reporting"
    return Row(
        cells=(
            *(told.origin_group, told.report_id, publisher, one.published, told.how, told.copy_of, credits),
            *(altered, round(bits(told.reasons), 2) if told.reasons else None),
        ),
        record=situation_json.origin_record(told, {ref.id: ref for ref in (one.report, older) if ref is not None}),
        shown=(publisher or told.report_id, one.published or "", carries, altered),
    )


def relations_listing(relations: Iterable[tuple[Relation, Situation]]) -> Listing:
    """How newer claims stand to older ones, each with the situation in which both are at hand."""
    return Listing(
        columns=("newer", "relation", "attribute", "older", "independent", "bits", "newer words", "older words"),
        shown_columns=("newer", "relation", "older"),
        rows=(_relation_row(relation, situation) for relation, situation in relations),
        wide=("newer", "older"),
        nothing="No such relations between claims. Where nothing is linked yet, run `reportedly link`.",
    )


def _relation_row(relation: Relation, situation: Situation) -> Row:
    newer, older = (situation.claims[id] for id in (relation.newer, relation.older))
    weight = round(bits(relation.reasons), 2)
    about = f"{relation.relation}\n{relation.attribute or ''}\n{weight:+g} bits"
    return Row(
        cells=(
            *(relation.newer, relation.relation, relation.attribute, relation.older, str(relation.independent).lower()),
            *(weight, plain(newer.content.text), plain(older.content.text)),
        ),
        record=situation_json.relation_record(relation),
        shown=(_said(newer, situation), about, _said(older, situation)),
    )


def _said(claim: Claim, situation: Situation) -> str:
    report = situation.reports[claim.report_id]
    known = ", ".join(origin.informant for origin in situation.origins.get(claim.id, ())) or "lineage unknown"
    return f"{plain(claim.content.text)}\n({known}, in {report.publisher or report.id}; {claim.id})\n"


def events_listing(events: Iterable[SituationEvent]) -> Listing:
    """Events, each with both its sides."""
    return Listing(
        columns=(
            *("event", "summary", "status", "credibility", "rule", "origins for", "origins against", "lineage unknown"),
            *("disputed", "first", "latest", "claims"),
        ),
        shown_columns=("event", "status", "held by", "disputed"),
        rows=map(_event_row, events),
        wide=("event", "held by", "disputed"),
        nothing="No events. Where nothing is read yet, run `reportedly read`.",
    )


def _event_row(event: SituationEvent) -> Row:
    held, against = names(event.origins_for), names(event.origins_against)
    disputed = "\n".join(map(disputed_words, event.disputed))
    sides = f"{held or 'nobody who can be named'}" + (f"\nagainst: {against}" if against else "")
    days = f"{event.first or '?'} – {event.latest or '?'}" if event.first != event.latest else event.first or "?"
    told = f"{plain(event.summary)}\n{event.id}\n{days}, {counted(len(event.claims), 'claim')}\n"
    return Row(
        cells=(
            *(event.id, plain(event.summary), event.status, event.credibility, event.credibility_rule, held, against),
            *(event.lineage_unknown, disputed, event.first, event.latest, len(event.claims)),
        ),
        record=situation_json.event_record(event),
        shown=(told, f"{event.status}\ncredibility {event.credibility}", sides, disputed),
    )


def names(origins: Iterable[Origin]) -> str:
    """The informants of origins with the parties they belong to."""
    return "; ".join(plain(origin.informant) for origin in origins)


def disputed_words(disputed: Disputed) -> str:
    """What is disputed, with how many origins give each value: "toll: 15 killed (1), 17 killed (2)"."""
    values = ", ".join(f"{plain(value.value)} ({value.origins})" for value in disputed.values)
    return f"{disputed.attribute}: {values}"


def sources_listing(sources: Iterable[tuple[Origin, SourceGrade]]) -> Listing:
    """Sources with their grades."""
    return Listing(
        columns=("source", "name", "party", "reports", "reliability", "learned", "right", "wrong", "by a person"),
        rows=(_source_row(origin, grade) for origin, grade in sources),
        wide=("name",),
        nothing="No sources.",
    )


def _source_row(origin: Origin, grade: SourceGrade) -> Row:
    person = f"{grade.person.grade} by {grade.person.by}: {grade.person.why}" if grade.person else None
    cells = (
        *(origin.id, plain(origin.informant), origin.party, len(origin.reports), grade.grade, grade.learned),
        *(grade.right, grade.wrong, person),
    )
    return Row(cells=cells, record=situation_json.source_record(origin, grade))


def hypotheses_listing(hypotheses: Iterable[Hypothesis], claims: Mapping[str, Claim]) -> Listing:
    """Competing explanations, those of one question together, best first; `claims` has those they rest on by id."""
    return Listing(
        columns=(
            *("question", "question in words", "explanation", "statement", "rank", "inconsistency", "likelihood"),
            *("confidence", "for", "against", "wordings"),
        ),
        shown_columns=("explanation", "likelihood", "speaks for it", "speaks against it"),
        rows=(_hypothesis_row(hypothesis, claims) for hypothesis in hypotheses),
        wide=("explanation", "speaks for it", "speaks against it"),
        nothing="No explanations compete. Where nothing is linked yet, run `reportedly link`.",
    )


def _hypothesis_row(hypothesis: Hypothesis, claims: Mapping[str, Claim]) -> Row:
    rated = {way: [e for e in hypothesis.evidence if e.counted == way] for way in ("consistent", "inconsistent")}
    reports = counted(len({claims[id].report_id for id in hypothesis.wordings}), "report")
    return Row(
        cells=(
            *(hypothesis.question_id, plain(hypothesis.question), hypothesis.id, plain(hypothesis.statement)),
            *(hypothesis.rank, round(hypothesis.inconsistency, 2), hypothesis.likelihood, hypothesis.confidence),
            *(len(rated["consistent"]), len(rated["inconsistent"]), len(hypothesis.wordings)),
        ),
        record=situation_json.hypothesis_record(hypothesis),
        heading=hypothesis.question,
        shown=(
            f"{hypothesis.rank}. {plain(hypothesis.statement)}\n{hypothesis.id}, {reports}\n",
            f"{hypothesis.likelihood}\n({hypothesis.confidence}\nconfidence)",
            _weighing(rated["consistent"], claims),
            _weighing(rated["inconsistent"], claims),
        ),
    )


MOST_PIECES = 3
"""So many pieces of evidence are shown in a table; the others are counted."""


def _weighing(evidence: Sequence[Evidence], claims: Mapping[str, Claim]) -> str:
    """The weightiest pieces, each with its weight; what nobody can be named for weighs nothing, and is counted only."""
    weighty = [e for e in evidence if e.weight > 0][:MOST_PIECES]
    told = [f"{e.weight:.2f} {plain(claims[e.claim].content.text)}" for e in weighty]
    left = len(evidence) - len(weighty)
    return "\n".join([*told, *([f"and {counted(left, 'more piece')}"] if left else [])])


def checks_listing(checked: Iterable[tuple[Sequence[Stance], Check]]) -> Listing:
    """What the reports say to claims that were brought: a row for each report, then the sum."""
    return Listing(
        columns=(
            *("key", "record", "report", "publisher", "published", "stance", "informants", "words"),
            *("origins for", "origins against", "credibility"),
        ),
        shown_columns=("report", "stance", "on whose word", "by which words"),
        rows=(row for stances, check in checked for row in _check_rows(stances, check)),
        wide=("on whose word", "by which words"),
    )


def _check_rows(stances: Sequence[Stance], check: Check) -> Iterator[Row]:
    for stance in stances:
        report, who = stance.report, "; ".join(map(plain, stance.informants))
        words = plain(stance.reasons[0].newer) if stance.reasons else ""
        yield Row(
            cells=(
                *(stance.key, "stance", report.id, report.publisher, report.published, stance.stance, who, words),
                *(None, None, None),
            ),
            record=situation_json.stance_record(stance),
            shown=(
                f"{report.publisher or report.id}\n{report.published or ''}",
                stance.stance.replace("_", " "),
                who,
                words,
            ),
        )
    latest = check.latest_word
    sums = (
        f"{counted(check.independent_origins_for, 'independent origin')} for "
        f"in {counted(check.reports_for, 'report')}, "
        f"{check.independent_origins_against} against in {counted(check.reports_against, 'report')}; "
        f"lineage unknown in {check.lineage_unknown}"
    )
    word = (
        f"latest word: {latest.publisher or latest.id}, {latest.published or 'undated'}" if latest else "no latest word"
    )
    yield Row(
        cells=(
            *(check.key, "check", None, None, None, None, None, plain(check.text)),
            *(check.independent_origins_for, check.independent_origins_against, check.credibility),
        ),
        record=situation_json.check_record(check),
        shown=(f"{check.key}: all reports", f"credibility {check.credibility}", word, f"{plain(check.text)}\n{sums}\n"),
    )
