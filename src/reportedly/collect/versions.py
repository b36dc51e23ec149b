"""What differs between two versions of one text, in words: what a publisher changed without saying so.

Sentences are compared, not lines: one that only moved, or stands in another paragraph, is the same. Of those left, the
most alike are one sentence that was changed; the rest were removed or added.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

ALIKE = 0.5
"""Two sentences that share this part of their words (twice the shared over all) are versions of one."""

MOST_COMPARED = 400
"""Sentences on a side that are looked through for changed ones; the rest count as removed and added."""

_SENTENCE = re.compile(r"[^\n]+?(?:(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?…][\"'”’»)\]]*(?=\s|$)|(?=\n)|$)")
_WORD = re.compile(r"\d+(?:[.,:/]\d+)*%?|\w+(?:['’-]\w+)*|[^\w\s]")
_FIGURE = re.compile(
    r"\d|^(?:zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred"
    r"|thousand|million|billion|dozen|dozens|hundreds|thousands)(?:-\w+)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of one version, as it stands there."""

    start: int
    end: int
    """Offsets in code points of that version's text."""
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WordChange:
    """Words of a sentence that became others; empty before where they were put in, after where they were left out."""

    before: str
    after: str

    @property
    def is_figure(self) -> bool:
        """Whether a number became another, or came or went."""
        return _figures(self.before) != _figures(self.after)


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """One sentence in both versions."""

    before: Sentence
    after: Sentence
    words: tuple[WordChange, ...]

    @property
    def figures(self) -> tuple[WordChange, ...]:
        """The changes of numbers among them."""
        return tuple(change for change in self.words if change.is_figure)


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What a newer version of a text has otherwise than an older."""

    removed: tuple[Sentence, ...] = ()
    """In the order of the older."""
    added: tuple[Sentence, ...] = ()
    """In the order of the newer."""
    changed: tuple[Changed, ...] = ()
    """In the order of the newer."""

    @property
    def is_empty(self) -> bool:
        """Whether both say the same, in whatever order."""
        return not (self.removed or self.added or self.changed)


def difference(before: str, after: str) -> Difference:
    """Compare an older and a newer version of a text."""
    old, new = list(sentences(before)), list(sentences(after))
    old_left, new_left = _without(old, new), _without(new, old)
    pairs = _pairs(old_left[:MOST_COMPARED], new_left[:MOST_COMPARED])
    paired_old, paired_new = {one for one, _ in pairs}, {other for _, other in pairs}
    return Difference(
        removed=tuple(sentence for n, sentence in enumerate(old_left) if n not in paired_old),
        added=tuple(sentence for n, sentence in enumerate(new_left) if n not in paired_new),
        changed=tuple(_changed(old_left[one], new_left[other]) for one, other in sorted(pairs, key=lambda p: p[1])),
    )


def sentences(text: str) -> Iterator[Sentence]:
    """Cut a text at line ends and behind sentences; initials and short titles ("Dr.", "Gen.") end none."""
    for match in _SENTENCE.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Sentence(start=start, end=start + len(words), words=words)


def _key(sentence: Sentence) -> str:
    """What must be the same for two sentences to be the same: not the kind of quotation marks, spaces or dashes."""
    plain = sentence.words.translate(str.maketrans("‘’‚“”„–—\u00a0\u202f", "'''\"\"\"--  "))
    return " ".join(plain.split())


def _without(these: Sequence[Sentence], those: Sequence[Sentence]) -> list[Sentence]:
    """The sentences that the other version has not, or has fewer times."""
    there = Counter(_key(sentence) for sentence in those)
    left = []
    for sentence in these:
        key = _key(sentence)
        there[key] -= 1
        if there[key] < 0:
            left.append(sentence)
    return left


def _pairs(old: Sequence[Sentence], new: Sequence[Sentence]) -> list[tuple[int, int]]:
    """Which sentence became which: the most alike first, each at most once."""
    bags = [Counter(_words(sentence.words.lower())) for sentence in new]
    holders: dict[str, list[int]] = defaultdict(list)
    for number, bag in enumerate(bags):
        for word in bag:
            holders[word].append(number)
    scored = sorted(
        (-score, one, other)
        for one, sentence in enumerate(old)
        for other, score in _alike(Counter(_words(sentence.words.lower())), bags, holders)
    )
    taken_old, taken_new, pairs = set[int](), set[int](), []
    for _, one, other in scored:
        if one not in taken_old and other not in taken_new:
            taken_old.add(one)
            taken_new.add(other)
            pairs.append((one, other))
    return pairs


def _alike(
    bag: Counter[str], bags: Sequence[Counter[str]], holders: dict[str, list[int]]
) -> Iterator[tuple[int, float]]:
    shared: Counter[int] = Counter()
    for word, count in bag.items():
        for other in holders.get(word, ()):
            shared[other] += min(count, bags[other][word])
    for other, count in shared.items():
        score = 2 * count / (bag.total() + bags[other].total())
        if score >= ALIKE:
            yield other, score


def _changed(before: Sentence, after: Sentence) -> Changed:
    old, new = list(_WORD.finditer(before.words)), list(_WORD.finditer(after.words))
    matcher = SequenceMatcher(a=[m[0] for m in old], b=[m[0] for m in new], autojunk=False)
    changes = (
        WordChange(before=_cut(before.words, old[a:b]), after=_cut(after.words, new[c:d]))
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
    )
    return Changed(before=before, after=after, words=tuple(changes))


def _cut(text: str, words: Sequence[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()] if words else ""


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _figures(text: str) -> list[str]:
    return [word.lower() for word in _words(text) if _FIGURE.search(word)]
