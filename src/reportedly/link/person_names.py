"""The person whom the words of a source name, if they name one: "Colonel Juma Odera, spokesman of the army" is Odera.

Titles and offices are no names, nor are capitals behind "the", "of" or "in", nor those before a common noun: "Saudi
officials", "a nurse in Machinga", "the Ministry of Ports" name nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.words import words_in
from reportedly.link.content import ARTICLES, DOUBLE, LEAST_CONSONANTS, SILENT
from reportedly.link.told import carries_meaning
from reportedly.link.wording import WORD, fold
from reportedly.model.attribution import Source
from reportedly.model.reading import Reading
from reportedly.read.numbers import starts_number

PARTICLE = re.compile(r"^(?:al|el|bin|ibn|de|van|von|abu|da|dos|der)$")
INTRODUCING = frozenset(["the", "a", "an", "of", "in", "at", "from", "for", "to", "by", "with", "near", "under"])
"""Behind these, capitals are the name of a place or a body."""
FOLLOWING = INTRODUCING | {"who", "whom", "whose", "which", "that", "and", "or", "on", "per", "told", "as", "is", "was"}
"""Words before which a name may end; other small words are what the name only describes ("Saudi officials")."""
SOUNDS = str.maketrans({"q": "k", "c": "k", "z": "s", "v": "f"})
"""Letters that transcriptions of one name exchange; "g" and "k" tell names apart, as do "d" and "j"."""
OWNED = re.compile(r"[’']s?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Run:
    """Capitalised words in a row, with the words on either side where no comma or the like stands between."""

    words: tuple[str, ...]
    before: str
    after: str


def person_in(source: Source, reading: Reading) -> str | None:
    """What the person's surname comes down to; None where the source names no person."""
    if source.kind not in ("person", "official"):
        return None
    words = next((named for run in _runs(source.quote.text) if (named := _name(run, reading))), None)
    return None if words is None else surname_key(_in_full(words, reading)[-1])


def surname_key(name: str) -> str:
    """What a person's name comes down to: the consonants of the surname, which transcriptions share."""
    words = [fold(word) for word in WORD.findall(name) if not PARTICLE.match(word.lower())]
    if not words:
        return name
    bare = ARTICLES.sub("", words[-1])
    bones = DOUBLE.sub(r"\1", SILENT.sub("", bare.translate(SOUNDS)))
    return bones if len(bones) >= LEAST_CONSONANTS else bare


def _runs(text: str) -> Iterator[_Run]:
    found = list(WORD.finditer(text))
    run: list[int] = []
    for at, word in enumerate([*found, None]):
        joined = bool(run) and word is not None and _side_by_side(text, found[at - 1].end(), word.start())
        if run and not (joined and word is not None and (_is_capital(word[0]) or PARTICLE.match(word[0]))):
            yield _run(text, found, run)
            run = []
        if word is not None and (_is_capital(word[0]) or (joined and run)):
            run.append(at)


def _run(text: str, found: Sequence[re.Match[str]], run: Sequence[int]) -> _Run:
    first, last = run[0], run[-1]
    before = first > 0 and _side_by_side(text, found[first - 1].end(), found[first].start())
    after = last + 1 < len(found) and _side_by_side(text, found[last].end(), found[last + 1].start())
    return _Run(
        words=tuple(found[at][0] for at in run),
        before=found[first - 1][0].lower() if before else "",
        after=found[last + 1][0] if after else "",
    )


def _side_by_side(text: str, end: int, start: int) -> bool:
    return not text[end:start].strip(" .")


def _is_capital(word: str) -> bool:
    return any(part[:1].isupper() for part in re.split(r"[-‐‑]", word))


def _name(run: _Run, reading: Reading) -> tuple[str, ...]:
    """The words of a run that are a person's name; none where it is something else."""
    words = list(run.words)
    while words and fold(words[0]) in titles():
        words.pop(0)
    while words and fold(words[-1]) in titles():
        words.pop()
    if not words or OWNED.search(words[-1]) or (run.before in INTRODUCING and not _titled(run, words)):
        return ()
    if run.after and run.after.lower() not in FOLLOWING and not _is_capital(run.after):
        return ()
    last = words[-1].lower()
    if not carries_meaning(last) or starts_number(last) or fold(words[-1]) in _names_of_bodies(reading):
        return ()
    return tuple(words)


def _titled(run: _Run, name: Sequence[str]) -> bool:
    """Whether words before a name show that it is one: a rank, or an office before a name of several words."""
    before = run.words[: len(run.words) - len(name)]
    return bool(before) and (len(name) > 1 or fold(before[-1]) in words_in("person_titles", "words"))


def _in_full(words: tuple[str, ...], reading: Reading) -> tuple[str, ...]:
    """A name of one word in full, where the report gives the person's name in full: "Prince Abdulaziz"."""
    if len(words) > 1:
        return words
    holders = (tuple(WORD.findall(actor.holder)) for actor in reading.actors if actor.holder)
    fuller = {names for names in holders if words[0] in names[:-1]}
    return next(iter(fuller)) if len(fuller) == 1 else words


def _names_of_bodies(reading: Reading) -> frozenset[str]:
    """Words by which the report names states and bodies."""
    named = {fold(w) for a in reading.actors if a.kind != "office" for q in a.mentions for w in WORD.findall(q.text)}
    return frozenset(named - {fold(w) for a in reading.actors if a.holder for w in WORD.findall(a.holder)})


@cache
def titles() -> frozenset[str]:
    """Words before a person's name that are not part of it."""
    return words_in("person_titles", "words") | words_in("offices", "words") | words_in("source_nouns", "noun")
