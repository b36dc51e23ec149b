"""Reports into stories, on BASIL 2010–2015: in date order, without look-ahead, dates removed.

A report's story is told when it comes, from the reports before it alone, and is not told again: it takes the label of
the reports it is then grouped with (that of most of them). Beside it stand the groups once all reports are in, and two
baselines in the same order: the nearest earlier report by word counts, and by tf-idf over the reports so far, each with
the threshold that is best for it on these same reports.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from bench.shared import rows, scorer
from reportedly.link.stories import Stories
from reportedly.model.report import Report

SET = "stories/basil_2010_2015.jsonl"
Weigh = Callable[[Counter[str], Counter[str], int], Counter[str]]
THRESHOLDS = tuple(n / 100 for n in range(5, 95, 3))


def score() -> dict[str, float]:
    """BCubed precision, recall and F1, and F1 of pairs; `~` marks the best tf-idf baseline.

    Raises NotThereError where the data is not there.
    """
    records = sorted(rows(SET), key=lambda r: (r["published"], r["report_id"]))
    gold = _groups(r["gold"]["story"] for r in records)
    stories = Stories()
    told: list[int] = []
    for n, record in enumerate(records):
        told.append(_tell(stories, records[:n], record, told))
    last = [stories.story_of(_report(r).id) for r in records]
    figures = _figures("as told on arrival", gold, _groups(told)) | _figures("once all are in", gold, _groups(last))
    for name, weigh in (("words", _counts), ("tf-idf", _tf_idf)):
        nearest = list(_nearest(records, weigh))
        best = max(bcubed(gold, _joined(nearest, threshold))[2] for threshold in THRESHOLDS)
        figures[f"as told on arrival: BCubed F1 ~ nearest by {name}, best threshold"] = best
    return figures


def _report(record: dict[str, Any]) -> Report:
    return Report.from_text(
        record["text"], title=record["title"], publisher=record["publisher"], external_id=record["report_id"]
    )


def _tell(stories: Stories, before: Sequence[dict[str, Any]], record: dict[str, Any], told: Sequence[int]) -> int:
    """The label of a report's story as it can be told when the report comes."""
    report = _report(record)
    stories.add(report)
    own = stories.story_of(report.id)
    mates = Counter(told[n] for n, r in enumerate(before) if stories.story_of(_report(r).id) == own)
    return min(mates, key=lambda label: (-mates[label], label)) if mates else len(before)


def _groups(labels: Iterable[Any]) -> list[set[int]]:
    groups: dict[Any, set[int]] = defaultdict(set)
    for n, label in enumerate(labels):
        groups[label].add(n)
    return list(groups.values())


def bcubed(gold: list[set[int]], found: list[set[int]]) -> tuple[float, float, float]:
    measured: tuple[float, float, float] = scorer("metrics").b_cubed(gold, found)
    return measured


def _figures(when: str, gold: list[set[int]], found: list[set[int]]) -> dict[str, float]:
    named = zip(("precision", "recall", "F1"), bcubed(gold, found), strict=True)
    right, held, there = _pairs(gold, found), _pairs(found, found), _pairs(gold, gold)
    return {f"{when}: BCubed {name}": value for name, value in named} | {
        f"{when}: pair F1": 2 * right / max(1, held + there)
    }


def _pairs(one: list[set[int]], other: list[set[int]]) -> int:
    sizes = (len(a & b) for a in one for b in other)
    return sum(n * (n - 1) // 2 for n in sizes)


def _nearest(records: Sequence[dict[str, Any]], weigh: Weigh) -> Iterator[tuple[float, int]]:
    """For each report: how alike the nearest earlier one is, and which that is."""
    seen: Counter[str] = Counter()
    words = [Counter(re.findall(r"\w+", f"{r['title']} {r['text']}".lower())) for r in records]
    for n, own in enumerate(words):
        seen.update(own.keys())
        mine = weigh(own, seen, n + 1)
        yield max(
            ((_cosine(mine, weigh(other, seen, n + 1)), m) for m, other in enumerate(words[:n])), default=(0.0, 0)
        )


def _joined(nearest: Sequence[tuple[float, int]], threshold: float) -> list[set[int]]:
    """Each report with its nearest earlier one, if that is as alike as the threshold."""
    told: list[int] = []
    for n, (alike, earlier) in enumerate(nearest):
        told.append(told[earlier] if alike >= threshold else n)
    return _groups(told)


def _counts(words: Counter[str], seen: Counter[str], reports: int) -> Counter[str]:
    return words


def _tf_idf(words: Counter[str], seen: Counter[str], reports: int) -> Counter[str]:
    weighed: Counter[str] = Counter()
    for word, count in words.items():
        weighed[word] = math.log1p(count) * math.log((1 + reports) / seen[word])  # type: ignore[assignment]
    return weighed


def _cosine(one: Counter[str], other: Counter[str]) -> float:
    product = sum(value * other[word] for word, value in one.items())
    lengths = math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))
    return product / lengths if lengths else 0.0


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:80s} {value:.3f}")
