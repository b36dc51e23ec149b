"""Competing explanations: how far they gather under their questions as an analyst gathered them.

Measured on the sample situation, and on the sets in `gold/explanations`.

questions_found     questions under which at least two of the gold's explanations were gathered
wordings_found      of the gold's wordings, the share that was gathered under the question at all
wordings_bcubed_f1  whether wordings of one explanation stand together, and those of rivals apart (B-cubed over the
                    gold's wordings; one that was not gathered stands alone)
wordings_wanted     of all wordings gathered under the question, the share that cite words of the gold's
order               of pairs of the gold's explanations, the share that stand in the gold's order; a tie is half
evidence_found      of the gold's pieces of evidence that bear on anything, the share in the matrix
ratings_right       of their cells, the share rated as in the gold; neutral and not applicable are one
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import mean

from bench.gold_notation import GOLD, NotationError, cut_nearest
from bench.situation_gold import read_situation
from bench.situation_model import Cited, EvidenceRow, Question
from bench.situation_notation import parse_blocks, parse_question
from reportedly.journey import read_reports
from reportedly.link.linking import Linked, Linking
from reportedly.model.hypothesis import Hypothesis
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Span
from reportedly.weigh.picture import Picture, picture_of

EXPLANATIONS = GOLD / "explanations"
FIGURES = (
    "questions_found",
    "wordings_found",
    "wordings_bcubed_f1",
    "wordings_wanted",
    "order",
    "evidence_found",
    "ratings_right",
)
NEITHER = ("neutral", "not_applicable")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rivals:
    """Reports by their short names, and the questions that their explanations answer."""

    reports: Mapping[str, Report]
    questions: tuple[Question, ...]


def score() -> dict[str, float]:
    """Every figure of every set."""
    return {f"{figure} {name}": value for name, gold in sets() for figure, value in figures(gold).items()}


def sets() -> Iterator[tuple[str, Rivals]]:
    """The sample situation, and every file of `gold/explanations`, by name."""
    sample = read_situation("liwonde")
    yield "liwonde", Rivals(reports=sample.reports, questions=sample.situation.questions)
    for path in sorted(EXPLANATIONS.glob("*.txt")):
        yield path.stem, parse(path.name, path.read_text(encoding="utf-8"))


def parse(name: str, text: str) -> Rivals:
    """Parse a set: reports with their text indented below them, then questions in the notation of a situation.

    Raises NotationError that lists every fault.
    """
    faults: list[str] = []
    at = text.index("\nQ")
    reports = dict(_reports(text[:at]))
    rivals = Rivals(reports=reports, questions=tuple(parse_blocks(name, text[at:], parse_question, faults)))
    faults += [fault for question in rivals.questions for fault in _unquoted(question, reports)]
    if faults:
        raise NotationError("\n".join(faults))
    return rivals


def _reports(text: str) -> Iterator[tuple[str, Report]]:
    lines = [line for line in text.split("\n") if not line.startswith("//")]
    heads = [n for n, line in enumerate(lines) if line and not line.startswith(" ")]
    for head, following in zip(heads, [*heads[1:], len(lines)], strict=True):
        name, publisher, published = (cell.strip() for cell in lines[head].split(" | "))
        body = "\n".join(line.strip() for line in lines[head + 1 : following]).strip()
        yield (
            name,
            Report.from_text(
                body,
                external_id=name,
                publisher=publisher,
                title=body.split("\n")[0],
                published=published,
                published_from="metadata",
            ),
        )


def _unquoted(question: Question, reports: Mapping[str, Report]) -> Iterator[str]:
    cited = [c for h in question.hypotheses for c in h.wordings] + [row.cited for row in question.evidence]
    for one in cited:
        if one.report not in reports or one.words not in reports[one.report].text:
            yield f"{question.where}: {one.words} is not in {one.report}"


def figures(gold: Rivals) -> dict[str, float]:
    """Every figure of one set, over its questions."""
    readings = [r for r in read_reports(list(gold.reports.values())) if isinstance(r, Reading)]
    return figures_of(gold, Linking(readings).linked())


def figures_of(gold: Rivals, linked: Linked) -> dict[str, float]:
    """Every figure of a set that has been linked."""
    picture = picture_of(linked)
    found = [_question_figures(question, gold.reports, picture) for question in gold.questions]
    return {figure: mean(one[figure] for one in found) for figure in FIGURES}


def _question_figures(question: Question, reports: Mapping[str, Report], picture: Picture) -> dict[str, float]:
    wanted = {(h.id, c): _citing(c, reports, picture) for h in question.hypotheses for c in h.wordings}
    told = _fitting(wanted, picture.hypotheses)
    placed = {key: next((h.id for h in told if claims & {*h.wordings}), None) for key, claims in wanted.items()}
    given = {id for h in told for id in h.wordings}
    right = set().union(*wanted.values())
    ours = _matched(question, placed, told)
    bearing = [row for row in question.evidence if set(row.ratings.values()) - {*NEITHER}]
    cells = {id(row): list(_cells(row, ours, reports, picture)) for row in bearing}
    rated = [right for row in cells.values() for right in row]
    return {
        "questions_found": float(len({h for (h, _), at in placed.items() if at}) > 1),
        "wordings_found": mean(at is not None for at in placed.values()),
        "wordings_bcubed_f1": _bcubed({key: (key[0], at or key) for key, at in placed.items()}),
        "wordings_wanted": len(given & right) / len(given) if given else 0.0,
        "order": _order(question.ranked, ours),
        "evidence_found": mean(bool(row) for row in cells.values()) if cells else 0.0,
        "ratings_right": mean(rated) if rated else 0.0,
    }


Key = tuple[str, Cited]


def _citing(cited: Cited, reports: Mapping[str, Report], picture: Picture) -> frozenset[str]:
    """Claims whose words are those that the gold cites, or some of them."""
    report = reports[cited.report]
    words = cut_nearest(report.text, cited.words, Span(0, len(report.text)))
    return frozenset(
        id
        for id, claim in picture.situation.claims.items()
        if claim.report_id == report.id
        and any(one.overlaps(other) for one in words.spans for other in claim.content.spans)
    )


def _fitting(wanted: Mapping[Key, frozenset[str]], hypotheses: Iterable[Hypothesis]) -> Sequence[Hypothesis]:
    """The answers to the question under which most of the gold's wordings were gathered."""
    by_question: dict[str, list[Hypothesis]] = {}
    for hypothesis in hypotheses:
        by_question.setdefault(hypothesis.question_id, []).append(hypothesis)
    return max(
        by_question.values(),
        key=lambda told: sum(any(claims & {*h.wordings} for h in told) for claims in wanted.values()),
        default=[],
    )


def _matched(
    question: Question, placed: Mapping[Key, str | None], told: Sequence[Hypothesis]
) -> dict[str, Hypothesis | None]:
    """For each of the gold's explanations, the one that most of its wordings were put into."""
    by_id = {h.id: h for h in told}
    matched: dict[str, Hypothesis | None] = {}
    for hypothesis in question.hypotheses:
        at = [id for (name, _), id in placed.items() if name == hypothesis.id and id]
        matched[hypothesis.id] = by_id[max(sorted(set(at)), key=at.count)] if at else None
    return matched


def _order(ranked: Sequence[str], ours: Mapping[str, Hypothesis | None]) -> float:
    def right(one: Hypothesis | None, other: Hypothesis | None) -> float:
        if one is None or other is None or one is other:
            return 0.0
        return 0.5 if one.rank == other.rank else float(one.rank < other.rank)

    pairs = [right(ours[a], ours[b]) for a, b in combinations(ranked, 2)]
    return mean(pairs) if pairs else 0.0


def _cells(
    row: EvidenceRow, ours: Mapping[str, Hypothesis | None], reports: Mapping[str, Report], picture: Picture
) -> Iterator[bool]:
    """Of a piece of evidence that stands in the matrix, whether each of its cells is rated as in the gold."""
    claims = _citing(row.cited, reports, picture)
    for name, wanted in row.ratings.items():
        hypothesis = ours[name]
        cell = next((e for e in hypothesis.evidence if claims & {*e.claims}), None) if hypothesis else None
        if cell is not None:
            yield cell.rating == wanted or (cell.rating in NEITHER and wanted in NEITHER)


def _bcubed(groups: Mapping[Key, tuple[object, object]]) -> float:
    """F1 of B-cubed precision and recall; for each item the group it belongs to, and the one it was put into."""
    members = list(groups.values())

    def share(of: int) -> float:
        return mean(
            sum(m[0] == n[0] and m[1] == n[1] for n in members) / sum(m[of] == n[of] for n in members) for m in members
        )

    precision, recall = share(1), share(0)
    return 2 * precision * recall / (precision + recall)


if __name__ == "__main__":
    for figure, value in score().items():
        print(f"{figure:40s} {value:.3f}")
