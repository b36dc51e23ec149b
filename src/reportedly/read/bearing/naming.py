"""Whether the words bear the names of a restatement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from reportedly.lexicon.table import load_table
from reportedly.read.bearing.clauses import Said
from reportedly.read.bearing.counts import unit_stems
from reportedly.read.bearing.unborne import Unborne
from reportedly.read.bearing.verbs import is_finite, is_verb, verb_stems
from reportedly.read.bearing.vocabulary import class_of, stem
from reportedly.read.bearing.words import StateName, Word, folded, lower, state_names, words_of
from reportedly.read.event_words import inflected

PLACED = frozenset(
    {"in", "at", "near", "from", "to", "of", "into", "toward", "towards", "on", "outside", "around", "between"}
)
OPENING = frozenset({".", "!", "?", ":", "“", '"', ";"})
COMMON_ENDING = re.compile(r".+(?:ing|ed|ly|[^aiusy]s|ers|ment|tion|ness|ists?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class _NamedRow:
    name: str
    kind: str
    country: str | None
    definite: bool
    aliases: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _TitleRow:
    words: str
    kind: str
    source: str


@cache
def _bodies() -> dict[str, frozenset[str]]:
    """The bodies of the lexicon that a name, as written, can stand for."""
    found: dict[str, frozenset[str]] = {}
    for row in load_table("actors", _NamedRow):
        for name in (row.name, *row.aliases):
            found[name] = found.get(name, frozenset()) | {row.name}
    return found


def unborne_names(statement: Said, words: Said) -> Iterator[Unborne]:
    """Names that the words do not hold, under no form that they or the lexicon give."""
    mine, theirs = state_names(statement.words), state_names(words.words)
    spared = {i for name in mine if _is_borne(statement, name, words, theirs) for i in range(name.first, name.last)}
    spared |= {i for moment in statement.moments for i in range(moment.first, moment.last)}
    spared |= {i for figure in statement.figures for i in range(figure.first, figure.last)}
    stated = {i: name for name in mine for i in range(name.first, name.last) if not name.seat}
    for first, last in _runs(statement, words):
        wanting = [i for i in range(first, last) if i not in spared]
        if any(i in stated for i in wanting):
            yield _unborne(statement, first, last, words, "the words name no such state")
        elif wanting and not _is_said(statement, first, last, wanting, words):
            yield _unborne(statement, first, last, words, "the words do not hold this name")


def unborne_bearers(statement: Said, words: Said) -> Iterator[Unborne]:
    """Nouns that the statement puts under one name and the words only under others: "an Iraqi drone"."""
    if any(word.lower_ in class_of("mutual") for word in words.words):
        return
    theirs = dict[str, set[str]]()
    for at, key in enumerate(words.keys):
        if key:
            theirs.setdefault(key, set()).add(_named_before(words, at))
    for at, key in enumerate(statement.keys):
        name = _named_before(statement, at) if key else ""
        others = theirs.get(key, {""})
        if name and "" not in others and name not in others:
            yield _unborne(statement, at - 1, at + 1, words, "the words put another name to it")


def _named_before(said: Said, at: int) -> str:
    """The key of a name right before a common noun: "Turkish" of "Turkish drone", "Karim" of "Karim's convoy"."""
    before = at - 2 if lower(said.words, at - 1, at) == "'s" else at - 1
    if before < 0 or said.words[at].is_name or not said.words[before].is_name:
        return ""
    opening = before == 0 and not said.keys[before].startswith("state:")
    return "" if opening or is_verb(said.words, at) else said.keys[before]


def _unborne(statement: Said, first: int, last: int, words: Said, why: str) -> Unborne:
    return Unborne(value="name", says=statement.quoted(first, last), words=words.text, why=why)


def _is_borne(statement: Said, name: StateName, words: Said, theirs: tuple[StateName, ...]) -> bool:
    """Whether the words name the same state; a seat of government stands for it where nothing places anything there."""
    for other in theirs:
        same = set(name.codes) & set(other.codes) and (name.within or not other.within)
        if same and (name.seat == other.seat or not (_placed(statement, name) or _placed(words, other))):
            return name.seat != other.seat or not name.seat or _text(statement, name) == _text(words, other)
    return False


def _placed(said: Said, name: StateName) -> bool:
    return name.seat and lower(said.words, name.first - 1, name.first) in PLACED


def _text(said: Said, name: StateName) -> str:
    return folded(said.quoted(name.first, name.last))


def _runs(statement: Said, words: Said) -> Iterator[tuple[int, int]]:
    """Stretches of words written as names."""
    at = 0
    while at < len(statement.words):
        last = at
        while last < len(statement.words) and _is_named(statement, last, words):
            last += 1
        if last > at:
            yield at, last
        at = max(last, at + 1)


def _is_named(statement: Said, at: int, words: Said) -> bool:
    word = statement.words[at]
    if not word.is_name or not word.text[0].isalpha() or word.text == "I":
        return False
    return not _opens(statement, at) or _is_name_in_front(statement, at, words)


def _opens(said: Said, at: int) -> bool:
    return at == 0 or said.words[at - 1].lower_ in OPENING


def _is_name_in_front(statement: Said, at: int, words: Said) -> bool:
    """Whether the first word of a sentence is a name: no common word, and before a verb, a mark or another name."""
    word = statement.words[at]
    if any(name.first <= at < name.last for name in state_names(statement.words)):
        return True
    if any(w.text == word.text and not _opens(words, i) for i, w in enumerate(words.words)):
        return True
    if _is_common(word, statement, words):
        return False
    after = statement.words[at + 1] if at + 1 < len(statement.words) else None
    return after is None or word.text.isupper() or _follows_name(statement, at + 1)


def _follows_name(said: Said, at: int) -> bool:
    word = said.words[at]
    return (
        word.is_name
        or not word.text[0].isalpha()
        or word.lower_ in class_of("preposition") | {"'s", "and", "or", "who", "which"}
        or is_finite(said.words, at)
    )


def _is_common(word: Word, statement: Said, words: Said) -> bool:
    small = word.lower_
    if small in class_of("stop") | class_of("common") | class_of("preposition") | class_of("auxiliary"):
        return True
    if small in inflected() or stem(small) in verb_stems() | unit_stems() or COMMON_ENDING.fullmatch(small):
        return True
    return any(w.text == small for said in (statement, words) for w in said.words)


def _is_said(statement: Said, first: int, last: int, wanting: list[int], words: Said) -> bool:
    """Whether the words hold a run of names: word by word, as initials, or as a body under another name."""
    texts = [statement.words[i] for i in wanting if statement.words[i].lower_ not in class_of("particle")]
    if all(_holds(words, word) for word in texts):
        return _together(statement, wanting, words)
    if all(_holds(words, word) or _is_initials(word.text, words) for word in texts):
        return True
    return _is_body(statement.quoted(first, last), words)


def _holds(words: Said, word: Word) -> bool:
    small = word.lower_.replace(".", "")
    return any(_alike(small, other.lower_.replace(".", "")) for other in words.words)


def _alike(said: str, there: str) -> bool:
    """The same but for a plural, or a title cut short."""
    if said == there or said.removesuffix("s") == there or there.removesuffix("s") == said:
        return True
    return (said in _titles() and len(said) > 2 and there.startswith(said)) or (
        there in _titles() and len(there) > 2 and said.startswith(there)
    )


@cache
def _titles() -> frozenset[str]:
    return frozenset(row.words for row in load_table("person_titles", _TitleRow))


def _together(statement: Said, wanting: list[int], words: Said) -> bool:
    """Whether names that stand side by side do so in the words: no first name of one with the surname of another."""
    for one, other in pairwise(wanting):
        pair = (statement.words[one].lower_, statement.words[other].lower_)
        if other == one + 1 and all(_only_a_name(words, small) for small in pair) and not _in_one_run(words, pair):
            return False
    return True


def _only_a_name(words: Said, small: str) -> bool:
    titled = small in _titles() or small in class_of("common") or small in inflected() or stem(small) in unit_stems()
    lone = any(w.text == small for w in words.words)
    stated = any(name.last > i >= name.first for name in state_names(words.words) for i in _at(words, small))
    return not (titled or lone or stated)


def _at(words: Said, small: str) -> list[int]:
    return [i for i, word in enumerate(words.words) if word.lower_ == small]


def _in_one_run(words: Said, pair: tuple[str, str]) -> bool:
    for i in _at(words, pair[0]):
        for j in _at(words, pair[1]):
            between = words.words[min(i, j) : max(i, j)]
            if (
                all(w.is_name or w.lower_ in class_of("particle") | {"of", "the", "'s", "-"} for w in between)
                and abs(i - j) < 7
            ):
                return True
    return False


def _is_initials(text: str, words: Said) -> bool:
    """Whether letters are the initials of names that stand side by side in the words."""
    letters = text.replace(".", "")
    if len(letters) < 2 or not letters.isupper():
        return False
    initials = "".join(
        w.text[0] if w.is_name else " " for w in words.words if w.lower_ not in ("of", "the", "and", "for", "-")
    )
    return letters in initials


def _is_body(text: str, words: Said) -> bool:
    wanted = _bodies().get(text, frozenset())
    return any(wanted & _bodies()[name] and _stands(words, name) for name in _names_of(wanted))


@cache
def _names_of(bodies: frozenset[str]) -> tuple[str, ...]:
    return tuple(name for name, those in _bodies().items() if those & bodies)


def _stands(words: Said, name: str) -> bool:
    wanted = [w.text for w in words_of(name)]
    texts = [w.text for w in words.words]
    return any(texts[i : i + len(wanted)] == wanted for i in range(len(texts)))
