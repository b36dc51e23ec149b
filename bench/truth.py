"""Which of conflicting values is true, on three sets of values by source: authors, places of sites, weather.

Every figure stands beside the plain majority, ties counted as the share of the tied that are right, compared the same
way. Names and words are right where the words longer than a letter are the same, in any order; numbers where the first
number is the same, and `within tolerance` where it differs by less than one, or by a twentieth. Two rows on the weather
tell what its gold is: how often it is the wording that most sources use, where none ties, and how often one same tie of
two wordings is settled one same way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from bench.shared import rows
from reportedly.weigh.truth import Settled, settle
from reportedly.weigh.values import PlacesWithin, Words, leading_number
from reportedly.weigh.voices import Saying

CLONES = 50
RECURRING = 3
"""A tie of the same two wordings recurs from so many things on."""

Right = Callable[[str, str], bool]
Gold = Mapping[tuple[str, str], str]


def score() -> dict[str, float]:
    """Accuracy on each set and attribute; `~ majority` beside it.

    Raises NotThereError where the data is not there.
    """
    return {**_words(), **_places(), **_weather()}


def sayings(name: str) -> tuple[Saying, ...]:
    """Everything that the sources of a set say."""
    return tuple(Saying(item=r["object"], **_without_object(r)) for r in rows(f"truth/{name}_claims.jsonl"))


def hierarchy(name: str) -> PlacesWithin:
    """What lies in what; the root is no place."""
    listed = [(r["id"], r["name"], r["parent_id"]) for r in rows(f"truth/{name}_hierarchy.jsonl")]
    return PlacesWithin.of(row for row in listed if row[2] != "-1")


def _without_object(row: dict[str, Any]) -> dict[str, str]:
    return {key: row[key] for key in ("attribute", "source", "value")}


def gold_of(name: str) -> Gold:
    """The true value of each thing of a set."""
    return {(r["object"], r["attribute"]): r["value"] for r in rows(f"truth/{name}_gold.jsonl")}


def _words() -> dict[str, float]:
    said, gold = sayings("book"), gold_of("book")
    value = _values(settle(said))
    return {**_beside("book", value, _majority(said), gold, same_words), **_cloned("book", said, value, {})}


def _places() -> dict[str, float]:
    said, gold, places = sayings("heritages"), gold_of("heritages"), {"place": hierarchy("heritages")}
    settled = settle(said, places=places)
    value, majority = _values(settled), _majority(said)
    sure = {(a.item, a.attribute): [a.sure] for a in settled.answers}
    within = places["place"].within

    def on_the_way(value: str, true: str) -> bool:
        """Around the true place, or inside it."""
        return is_around(value, true) or any(is_the_place(wider, true) for wider in within.get(value, ()))

    return {
        **_beside("heritages, value: exact", value, majority, gold, is_the_place),
        **_beside("heritages, value: any correct ancestor", value, majority, gold, is_around),
        **_beside("heritages, value: ancestor of the true place or inside it", value, majority, gold, on_the_way),
        **_beside("heritages, sure place: exact", sure, majority, gold, is_the_place),
        **_beside("heritages, sure place: any correct ancestor", sure, majority, gold, is_around),
        **_cloned("heritages", said, value, places),
    }


def _weather() -> dict[str, float]:
    said, gold = sayings("weather"), gold_of("weather")
    values, majority, worded = _values(settle(said)), _majority(said), commonest_wordings(said)
    found: dict[str, float] = {}
    for attribute in sorted({a for _, a in gold}):
        part = {thing: v for thing, v in gold.items() if thing[1] == attribute}
        found |= _beside(f"weather, {attribute}", values, majority, part, same_number)
        if attribute != "conditions":
            found |= _beside(f"weather, {attribute}, within tolerance", values, majority, part, near)
        agreed = {thing: v for thing, v in part.items() if len(worded[thing]) == 1}
        found[f"weather, {attribute}: gold is the commonest wording, where none ties"] = accuracy(
            worded, agreed, worded_alike
        )
        found[f"weather, {attribute}: same ties that gold settles alike"] = ties_settled_alike(worded, part)
    return found | _cloned("weather", said, values, {})


def commonest_wordings(said: Iterable[Saying]) -> dict[tuple[str, str], list[str]]:
    """For each thing the wordings, but for case, that most sources use."""
    used: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for one in said:
        if one.value.strip():
            used[one.item, one.attribute][_uncased(one.value)] += 1
    return {thing: sorted(w for w, n in by.items() if n == max(by.values())) for thing, by in used.items()}


def ties_settled_alike(worded: Mapping[tuple[str, str], list[str]], gold: Gold) -> float:
    """Of things on which the same two wordings tie, where such recur, the share that gold settles as it mostly does."""
    settled: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for thing, true in gold.items():
        if len(worded[thing]) == 2 and _uncased(true) in worded[thing]:
            settled[tuple(worded[thing])][_uncased(true)] += 1
    recurring = [by for by in settled.values() if by.total() >= RECURRING]
    return sum(max(by.values()) for by in recurring) / sum(by.total() for by in recurring)


def worded_alike(value: str, true: str) -> bool:
    """The same wording but for case."""
    return _uncased(value) == _uncased(true)


def _uncased(value: str) -> str:
    return value.strip().lower()


def _cloned(name: str, said: tuple[Saying, ...], before: Any, places: Mapping[str, PlacesWithin]) -> dict[str, float]:
    """How many answers change when the source that says most, or one in the middle, is there so many times more."""
    by_size = [source for source, _ in Counter(s.source for s in said).most_common()]
    changed = 0
    for source in (by_size[0], by_size[len(by_size) // 2]):
        clones = [replace(s, source=f"clone {n}") for s in said if s.source == source for n in range(CLONES)]
        after = _values(settle((*said, *clones), places=places))
        changed += sum(after[thing] != value for thing, value in before.items())
    return {f"{name}: answers that {CLONES} clones of a source change": changed}


def _values(settled: Settled) -> dict[tuple[str, str], list[str]]:
    return {(a.item, a.attribute): [a.value] for a in settled.answers}


def _majority(said: Iterable[Saying]) -> dict[tuple[str, str], list[str]]:
    """The values that most sources give, all that are tied; values as they are compared, one a source."""
    given: dict[tuple[str, str], dict[str, Counter[str]]] = defaultdict(lambda: defaultdict(Counter))
    for one in said:
        if one.value.strip():
            given[one.item, one.attribute][one.source][comparable(one.value)] += 1
    found = {}
    for thing, by_source in given.items():
        votes = Counter(most.most_common(1)[0][0] for most in by_source.values())
        found[thing] = [v for v, n in votes.items() if n == max(votes.values())]
    return found


def comparable(value: str) -> str:
    """A value without what the measure does not look at: its number, or its words in order, or as it stands."""
    number = leading_number(value)
    if number is not None:
        return f"{number:g}"
    return value if any(c.isupper() for c in value) else " ".join(sorted(Words().canon(value) or ())) or value


def _beside(name: str, chosen: Any, majority: Any, gold: Gold, right: Right) -> dict[str, float]:
    return {name: accuracy(chosen, gold, right), f"{name} ~ majority": accuracy(majority, gold, right)}


def accuracy(chosen: Mapping[tuple[str, str], list[str]], gold: Gold, right: Right) -> float:
    """The share of things whose value is right; several values for one thing are a tie, and count in part."""
    parts = (sum(right(v, true) for v in chosen[thing]) / len(chosen[thing]) for thing, true in gold.items())
    return sum(parts) / len(gold)


def same_words(value: str, true: str) -> bool:
    """The same words longer than a letter, in any order."""
    return Words().canon(value) == Words().canon(true)


def same_number(value: str, true: str) -> bool:
    """The same first number, or where there is none the same words."""
    a, b = leading_number(value), leading_number(true)
    return same_words(value, true) if a is None or b is None else a == b


def near(value: str, true: str) -> bool:
    """A first number that differs by one or a twentieth at most, or where there is none the same words."""
    a, b = leading_number(value), leading_number(true)
    return same_words(value, true) if a is None or b is None else abs(a - b) <= max(1.0, abs(b) / 20)


def is_around(value: str, true: str) -> bool:
    """The place or one that it lies in, where the true value lists these, narrowest first."""
    return f",{value}," in f",{true},"


def is_the_place(value: str, true: str) -> bool:
    """The narrowest of the places that the true value lists."""
    return f"{true},".startswith(f"{value},")


if __name__ == "__main__":
    for name, value in score().items():
        print(f"{name:60s} {value:.3f}")
