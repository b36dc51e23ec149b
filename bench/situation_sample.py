"""The sample situation from end to end: its reports read, linked, weighed and checked, against the gold of an analyst.

origins          pairs of reports that carry one origin's reporting: precision, recall, F1; and how each copy was made
contradictions   of the gold's, the share found between the very claims that it names; of those found, the share between
                 reports of which the gold says that they contradict each other (what a report tells of two sides counts
                 only where the gold asks for it)
events           claims that the gold puts to one event, and such as only look like it: BCubed; how many events stand as
                 the gold says (corroborated, disputed …), by the event that most of their claims are in
stances          support, refute, other, for every key claim and report: macro-F1
origins_for      mean absolute error of the independent origins of a key claim, and origins_against
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from bench.gold_notation import cut_nearest
from bench.origin_pairs import pair_scores
from bench.situation_gold import SituationGold, read_situation
from bench.situation_model import Cited, RelationRow
from bench.situation_origins import group_of
from bench.stories import bcubed
from reportedly.journey import read_reports
from reportedly.link.check import as_report, brought, check, prepare
from reportedly.link.linking import Linked, Linking
from reportedly.model.check import Check, Stance
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.span import Span
from reportedly.weigh.picture import picture_of

SAMPLE = "liwonde"
SIDES = ("support", "refute", "other")


def score() -> dict[str, float]:
    """Every figure of the sample."""
    gold = read_situation(SAMPLE)
    return figures(gold, linked_reports(gold))


def linked_reports(gold: SituationGold) -> Linked:
    """The reports of a situation, read and linked."""
    readings = [reading for reading in read_reports(list(gold.reports.values())) if isinstance(reading, Reading)]
    return Linking(readings).linked()


def figures(gold: SituationGold, linked: Linked) -> dict[str, float]:
    """Every figure of a situation."""
    return {
        **origin_figures(gold, linked),
        **contradiction_figures(gold, linked),
        **event_figures(gold, linked),
        **check_figures(gold, linked),
    }


def origin_figures(gold: SituationGold, linked: Linked) -> dict[str, float]:
    """How far the groups of reports, and the ways in which copies were made, are those of the gold."""
    names = {report.id: name for name, report in gold.reports.items()}
    found = {names[one.report_id]: one.origin_group for one in linked.reports}
    precision, recall, f1 = pair_scores(group_of(gold.situation), found)
    how = {names[one.report_id]: (names.get(one.copy_of or ""), one.how) for one in linked.reports}
    copies = [row for row in gold.situation.lineage if row.kind == "copies"]
    made = sum(how[row.report][1] == row.how for row in copies) / len(copies)
    return {"origins_precision": precision, "origins_recall": recall, "origins_f1": f1, "copies_made_alike": made}


def contradiction_figures(gold: SituationGold, linked: Linked) -> dict[str, float]:
    """How many of the gold's contradictions are found, and how many of those found are the gold's."""
    wanted = [row for row in gold.situation.relations if row.relation == "contradicts"]
    claims = {claim.id: claim for reading in linked.readings for claim in reading.claims}
    told = [(claims[r.older], claims[r.newer]) for r in linked.relations if r.relation == "contradicts"]
    names = {report.id: name for name, report in gold.reports.items()}
    pairs = {frozenset((row.older.report, row.newer.report)) for row in wanted}
    within = {pair for pair in pairs if len(pair) == 1}
    apart = {frozenset((names[a.report_id], names[b.report_id])) for a, b in told}
    apart = {pair for pair in apart if len(pair) > 1 or pair in within}
    return {
        "contradictions_recall": sum(_is_told(row, told, gold) for row in wanted) / len(wanted),
        "contradicting_reports_recall": len(pairs & apart) / len(pairs),
        "contradicting_reports_precision": len(pairs & apart) / len(apart) if apart else 0.0,
    }


def _is_told(row: RelationRow, told: Iterable[tuple[Claim, Claim]], gold: SituationGold) -> bool:
    """Whether the very claims are among those found; of two reports of one day, either may be called the newer."""
    pairs = [*told]
    if gold.reports[row.older.report].published == gold.reports[row.newer.report].published:
        pairs += [(b, a) for a, b in told]
    return any(_cites(row.older, a, gold) and _cites(row.newer, b, gold) for a, b in pairs)


def _cites(cited: Cited, claim: Claim, gold: SituationGold) -> bool:
    """Whether a claim's words are those that the gold cites, or some of them."""
    report = gold.reports[cited.report]
    if claim.report_id != report.id:
        return False
    words = cut_nearest(report.text, cited.words, Span(0, len(report.text)))
    return any(one.overlaps(other) for one in words.spans for other in claim.content.spans)


def event_figures(gold: SituationGold, linked: Linked) -> dict[str, float]:
    """How far claims are put together as in the gold, and how events stand."""
    events = picture_of(linked).events
    event_of = {claim: event for event in events for claim in event.claims}
    claims = [claim for reading in linked.readings for claim in reading.claims if claim.id in event_of]
    told: dict[str, set[str]] = {}
    for block in gold.situation.events:
        for n, telling in enumerate(block.tellings):
            name = block.id if telling.same else f"{block.id} not {n}"
            told.setdefault(name, set()).update(c.id for c in claims if _cites(telling.cited, c, gold))
    cited = {claim for ids in told.values() for claim in ids}
    numbers = {claim: n for n, claim in enumerate(sorted(cited))}
    wanted = [{numbers[claim] for claim in ids} for ids in told.values() if ids]
    found: dict[str, set[int]] = {}
    for claim in cited:
        found.setdefault(event_of[claim].id, set()).add(numbers[claim])
    precision, recall, f1 = bcubed(wanted, list(found.values()))
    right = 0
    for block in gold.situation.events:
        most = Counter(event_of[claim].id for claim in told[block.id]).most_common(1)
        right += bool(most) and next(e for e in events if e.id == most[0][0]).status == block.status
    return {
        "events_precision": precision,
        "events_recall": recall,
        "events_f1": f1,
        "events_status_right": right / len(gold.situation.events),
    }


def checks(gold: SituationGold, linked: Linked) -> Iterator[tuple[str, tuple[Stance, ...], Check]]:
    """What the reports come to on each key claim."""
    book = prepare(
        linked.readings,
        {one.report_id: one.origin_group for one in linked.reports},
        informants=linked.informants,
    )
    texts = {claim.id: claim.text for claim in gold.situation.claims}
    asked = read_reports([as_report(text, linked.readings) for text in texts.values()])
    for (key, text), reading in zip(texts.items(), asked, strict=True):
        assert isinstance(reading, Reading)
        yield key, *check(brought(key, text, reading), book)


def check_figures(gold: SituationGold, linked: Linked) -> dict[str, float]:
    """Stances by F1, and the counts of origins by their mean absolute error."""
    names = {report.id: name for name, report in gold.reports.items()}
    confusion: Counter[tuple[str, str]] = Counter()
    errors: list[tuple[int, int]] = []
    by_key = {claim.id: claim for claim in gold.situation.claims}
    for key, stances, total in checks(gold, linked):
        wanted = {name: row.stance for row in by_key[key].stances for name in row.reports}
        given = {names[stance.report.id]: stance.stance for stance in stances}
        confusion.update((_side(wanted, name), _side(given, name)) for name in gold.reports)
        origins = by_key[key].origins
        if origins is not None:
            errors.append(
                (abs(origins[0] - total.independent_origins_for), abs(origins[1] - total.independent_origins_against))
            )
    f1 = {side: _f1(confusion, side) for side in SIDES}
    return {
        "stances_macro_f1": sum(f1.values()) / len(f1),
        **{f"stance_{side}_f1": value for side, value in f1.items()},
        "origins_for_error": sum(e[0] for e in errors) / len(errors),
        "origins_against_error": sum(e[1] for e in errors) / len(errors),
    }


def _side(stances: Mapping[str, str], name: str) -> str:
    return stances.get(name, "other") if stances.get(name) in SIDES else "other"


def _f1(confusion: Counter[tuple[str, str]], side: str) -> float:
    given = sum(n for (_, other), n in confusion.items() if other == side)
    wanted = sum(n for (other, _), n in confusion.items() if other == side)
    return 2 * confusion[side, side] / (given + wanted) if given + wanted else 0.0


if __name__ == "__main__":
    for figure, value in score().items():
        print(f"{figure:32s} {value:.3f}")
