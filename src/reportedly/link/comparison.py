"""What two reports have in common, feature by feature, each between 0 and 1, with the two values compared.

News is told first and background last. So what stands in the first sentences of both weighs more than what both tell
further down: a paragraph of background is taken from one story into many that are no copies of each other.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cache

from reportedly.link.cited_reporting import cites, cites_no_other, names_contained, told_by
from reportedly.link.content import SHORTEST_STEM, STEM, Item, ItemKind
from reportedly.link.own_reporting import OWN_REPORTING
from reportedly.link.rarity import Rarity
from reportedly.link.shared_wording import Overlap, early, share, spread
from reportedly.link.standing import Standing
from reportedly.link.traits import Grams, Traits
from reportedly.link.wording import WORD, fold
from reportedly.model.report import Report

COMMON_OUTLET, RARE_OUTLET = 3.0, 6.0
"""Bits from which a shared credit says something, and from which it says all it can: many credit some agency."""
UNKNOWN_DAYS = 3.0
LONG_APART = 15.0
SHORT_TEXT = 150
"""Words in a row up to which a text is short. In two long texts that share no wording, telling the same says little."""
UNFINISHED: Item = ("version", "unfinished")
REPLACING: Item = ("version", "replacing")
TAKES_BACK = re.compile(r"(?:correction|retraction|clarification|apology|withdrawn)\b", re.IGNORECASE)
"""How newsrooms head a report that puts right or takes back an older one."""
TOLD: tuple[ItemKind, ...] = ("name", "figure", "stem")
BY_ITEMS = frozenset(
    (
        *("stems", "stems_abroad", "names", "figures"),
        *("credit_and_content", "cites_and_content", "cites_and_names", "cites_and_told", "version"),
    )
)
"""Features that rest on which names, figures and stems two reports share."""


def lengths(report: Traits, rarity: Rarity) -> dict[ItemKind, float]:
    """How long a report's items of each kind are as a vector."""
    squares: dict[ItemKind, list[float]] = {kind: [] for kind in TOLD}
    for item in report.items:
        if item[0] in squares:
            squares[item[0]].append(_weight(item, report, rarity) ** 2)
    return {kind: math.sqrt(math.fsum(found)) for kind, found in squares.items()}


def features(older: Traits, newer: Traits, shared: Overlap, standing: Standing) -> dict[str, float]:
    """Everything that speaks for or against two reports' carrying the same reporting, each from 0 to 1."""
    found = at_most(older, newer, shared, standing)
    names, figures, stems = _told_alike(older, newer, shared, standing)
    told, brief = min(1.0, (names / 2 + stems) / 0.5), max(0.0, 1 - 2 * max(0.0, _length(older, newer)))
    by_items = {
        "stems": stems / 0.4,
        "stems_abroad": stems / 0.25,
        "names": names / 0.6,
        "figures": figures / 0.6,
        "credit_and_content": found["credit"] * told,
        "cites_and_content": _content(newer, stems / 0.4, names / 0.6, figures / 0.6),
        "cites_and_names": names_contained(newer, older, standing) * brief if found["cites_and_names"] else 0.0,
        "cites_and_told": told_by(newer, older, standing) if found["cites_and_told"] else 0.0,
        "version": told**2,
    }
    return found | {name: _bounded(value) for name, value in by_items.items() if found[name]}


def at_most(older: Traits, newer: Traits, shared: Overlap, standing: Standing) -> dict[str, float]:
    """The most that each feature comes to as far as it is known without the items that two reports share.

    All but those of `BY_ITEMS` come to just that.
    """
    abroad = older.report.language != newer.report.language
    wording = share(shared.shingles, older.shingles, newer.shingles, standing.boilerplate)
    runs = shared.runs - standing.boilerplate if standing.boilerplate else shared.runs
    run_share = share(runs, older.runs, newer.runs, standing.boilerplate)
    traces = spread(shared.shingles - standing.boilerplate, older, newer)
    one_newsroom = standing.publishers[older.report.id] & standing.publishers[newer.report.id]
    handed_on = bool(one_newsroom) or OWN_REPORTING not in newer.items
    credit = handed_on * shared_credit(older, newer, standing)[0]
    cited = handed_on and cites(older, newer, standing)
    alone = cited and cites_no_other(older, newer, standing)
    found = {
        "wording_some": wording / 0.12,
        "wording_much": wording / 0.45,
        "wording_spread": traces / 0.8,
        "runs": math.log2(1 + len(runs)) / 5,
        "runs_much": run_share / 0.3,
        "runs_early": early(runs, older, newer) / 0.3,
        "stems": not abroad,
        "stems_abroad": abroad,
        "names": 1.0,
        "figures": 1.0,
        "credit": credit,
        "credit_and_content": credit,
        "cites_and_content": cited,
        "cites_and_names": alone,
        "cites_and_told": alone,
        "version": versions(older, newer, standing),
        "quotes_publisher": names_publisher(older, newer) * traces,
        "takes_back": takes_back(newer.report) and not takes_back(older.report),
        "long_in_own_words": min(1.0, _length(older, newer)) * max(0.0, 1 - run_share / 0.3),
        "days": math.log2(1 + _days(older, newer)) / 4,
        "abroad": abroad,
    }
    return {name: _bounded(value) for name, value in found.items()}


def _bounded(value: float) -> float:
    return 1.0 if value >= 1 else float(value) if value > 0 else 0.0


def _length(one: Traits, other: Traits) -> float:
    """How long the shorter of two reports is: 0 where it is short, 1 for four times that."""
    return math.log2(max(1.0, min(len(one.shingles), len(other.shingles)) / SHORT_TEXT)) / 2


def compared(older: Traits, newer: Traits, shared: Overlap, standing: Standing) -> dict[str, tuple[str, str]]:
    """The two values that each feature compares, for a person to read."""
    words = _of("words in a row", shared.shingles, older.shingles, newer.shingles)
    runs = _of("runs of six words", shared.runs, older.runs, newer.runs)
    stems, names, figures = (_rarest(kind, shared, standing.rarity) for kind in ("stem", "name", "figure"))
    outlet = shared_credit(older, newer, standing)[1]
    length = f"{len(older.shingles)} words in a row", f"{len(newer.shingles)} words in a row"
    values = {
        "wording_some": words,
        "wording_spread": words,
        "wording_much": words,
        "runs": runs,
        "runs_much": runs,
        "runs_early": runs,
    }
    values |= {"stems": (stems, stems), "stems_abroad": (stems, stems), "names": (names, names)}
    values |= {"figures": (figures, figures), "credit": (outlet, outlet), "credit_and_content": (outlet, outlet)}
    values |= {"long_in_own_words": length, "days": (older.day, newer.day)}
    values["cites_and_content"] = f"{stems}; {figures}", f"{stems}; {figures}"
    values["cites_and_names"] = values["names"]
    values["cites_and_told"] = values["cites_and_content"]
    values["version"] = _version(older), _version(newer)
    values["quotes_publisher"] = older.report.publisher or "", words[1]
    values["takes_back"] = older.report.title or "", newer.report.title or ""
    return values | {"abroad": (older.report.language, newer.report.language)}


def _content(newer: Traits, stems: float, names: float, figures: float) -> float:
    """How much of what is told is alike: words or names, and figures too; both words and names where there are none."""
    told = sorted((min(1.0, stems), min(1.0, names)))
    counted = any(item[0] == "figure" for item in newer.items)
    return math.sqrt(told[1] * min(1.0, figures) if counted else told[0] * told[1])


def versions(older: Traits, newer: Traits, standing: Standing) -> bool:
    """Whether two reports of one newsroom may be versions: the older is unfinished, or the newer replaces one.

    Of one day's reports it is not known which is the older. More than a day apart, they are two stories.
    """
    own = standing.publishers[older.report.id] & standing.publishers[newer.report.id]
    orders = [(older, newer)] if older.day != newer.day else [(older, newer), (newer, older)]
    said = any(UNFINISHED in one.items or REPLACING in other.items for one, other in orders)
    return bool(own) and said and _days(older, newer) <= 1


def _version(report: Traits) -> str:
    said = sorted(item[1] for item in report.items if item[0] == "version")
    return f"{report.report.publisher} {report.day} {' '.join(said)}".strip()


def names_publisher(older: Traits, newer: Traits) -> bool:
    """Whether the newer report names the body that published the older, as reports of its statements do."""
    named = _stems_of(older.report.publisher or "")
    return len(named) > 1 and named <= newer.items.keys() and older.report.publisher != newer.report.publisher


@cache
def _stems_of(publisher: str) -> frozenset[Item]:
    return frozenset(("stem", fold(word)[:STEM]) for word in WORD.findall(publisher) if len(word) >= SHORTEST_STEM)


def takes_back(report: Report) -> bool:
    """Whether a report is published to take another back: what it says of that one is reporting of its own."""
    return bool(TAKES_BACK.match(report.title or ""))


def shared_credit(older: Traits, newer: Traits, standing: Standing) -> tuple[float, str]:
    """How strongly two reports credit one outlet, or one credits the other, from 0 to 1; and which outlet."""
    one, other = _outlets_for(older, newer, standing), _outlets_for(newer, older, standing)
    both = one.keys() & other.keys()
    return max(
        ((_telling(standing.rarity.of_outlet(o)) * (1 - one[o]) * (1 - other[o]), o) for o in both), default=(0.0, "")
    )


def _outlets_for(report: Traits, other: Traits, standing: Standing) -> Mapping[str, float]:
    """The outlets that a report is or credits; a name that the other one is published under is an outlet's."""
    published, mentioned = standing.publishers[other.report.id], standing.mentions[report.report.id]
    return {**{name: at for name, at in mentioned.items() if name in published}, **standing.outlets[report.report.id]}


def _telling(bits: float) -> float:
    return min(1.0, max(0.0, (bits - COMMON_OUTLET) / (RARE_OUTLET - COMMON_OUTLET)))


def _told_alike(one: Traits, other: Traits, shared: Overlap, standing: Standing) -> Iterator[float]:
    """For each kind of items: the cosine of two reports' items, weighed by rarity and by how early they are told."""
    ours, theirs = standing.lengths[one.report.id], standing.lengths[other.report.id]
    products: dict[ItemKind, list[float]] = {kind: [] for kind in TOLD}
    for item in shared.items:
        if item[0] in products:
            rare = standing.rarity.of(item)
            products[item[0]].append(rare / _fading(one.items[item]) * (rare / _fading(other.items[item])))
    for kind, found in products.items():
        length = ours[kind] * theirs[kind]
        yield math.fsum(found) / length if length else 0.0


def _weight(item: Item, report: Traits, rarity: Rarity) -> float:
    return rarity.of(item) / _fading(report.items[item])


@cache
def _fading(sentence: int) -> float:
    """By how much an item counts less that first stands in a sentence, counted from 0."""
    return math.sqrt(1 + sentence)


def _days(older: Traits, newer: Traits) -> float:
    try:
        apart = date.fromisoformat(newer.day) - date.fromisoformat(older.day)
    except ValueError:
        return UNKNOWN_DAYS
    return min(LONG_APART, abs(apart.days))


def _of(what: str, shared: Iterable[int], one: Grams, other: Grams) -> tuple[str, str]:
    count = len(frozenset(shared))
    return f"{count} of {len(one)} {what}", f"{count} of {len(other)} {what}"


def _rarest(kind: ItemKind, shared: Overlap, rarity: Rarity) -> str:
    """The rarest shared items of a kind."""
    found = sorted((-rarity.of(item), item[1]) for item in shared.items if item[0] == kind)
    return ", ".join(text for _, text in found[:8])
