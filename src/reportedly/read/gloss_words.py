"""The English for one word of another language: by the table `glosses`, and its tense or number by its ending."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from reportedly.lexicon.glossed import Kind, gloss_rows
from reportedly.lexicon.irregular_verbs import irregular_verbs

Form = Literal[
    "past", "participle", "base", "gerund", "future", "conditional", "present", "presents", "plural", "plain"
]
"""`presents` is the present of more than one: "they sell"."""

PIECE = re.compile(
    r"\b(?:[ldnsjmtc]|qu|lorsqu|jusqu|aujourd)[’'](?:hui\b)?|\d+(?:[.,]\d+)*|[^\W\d_]+(?:-[^\W\d_]+)*|\S", re.IGNORECASE
)
"""A word, a figure, or a mark; a French article or pronoun before an apostrophe stands by itself."""
STEM = "~"
LEFT_OUT = "–"
VERBS: tuple[Kind, ...] = ("verb", "occurrence")
SHORTEST_STEM = 3
LONGEST_ENDING = 7
"""Letters behind a stem; more make another word."""
ENDINGS: Mapping[str, tuple[tuple[str, Form], ...]] = {
    "pt": (
        ("am", "presents"), ("em", "presents"),
        ("aria", "conditional"), ("ariam", "conditional"), ("eria", "conditional"), ("iria", "conditional"),
        ("ará", "future"), ("arão", "future"), ("erá", "future"), ("erão", "future"), ("irá", "future"),
        ("irão", "future"), ("ando", "gerund"), ("endo", "gerund"), ("indo", "gerund"), ("ou", "past"),
        ("aram", "past"), ("eram", "past"), ("iram", "past"), ("iu", "past"), ("eu", "past"), ("ava", "past"),
        ("avam", "past"), ("ia", "past"), ("iam", "past"), ("ado", "participle"), ("ada", "participle"),
        ("ados", "participle"), ("adas", "participle"), ("ido", "participle"), ("ida", "participle"),
        ("idos", "participle"), ("idas", "participle"), ("ído", "participle"), ("ída", "participle"),
        ("ídos", "participle"), ("ídas", "participle"), ("ar", "base"), ("er", "base"), ("ir", "base"),
    ),
    "es": (
        ("an", "presents"), ("en", "presents"),
        ("aría", "conditional"), ("arían", "conditional"), ("ería", "conditional"), ("iría", "conditional"),
        ("ará", "future"), ("arán", "future"), ("erá", "future"), ("erán", "future"), ("irá", "future"),
        ("irán", "future"), ("ando", "gerund"), ("iendo", "gerund"), ("yendo", "gerund"), ("ó", "past"),
        ("aron", "past"), ("ieron", "past"), ("eron", "past"), ("aba", "past"), ("aban", "past"), ("ía", "past"),
        ("ían", "past"), ("ado", "participle"), ("ada", "participle"), ("ados", "participle"), ("adas", "participle"),
        ("ido", "participle"), ("ida", "participle"), ("idos", "participle"), ("idas", "participle"),
        ("ído", "participle"), ("ída", "participle"), ("ídos", "participle"), ("ídas", "participle"), ("ar", "base"),
        ("er", "base"), ("ir", "base"), ("ír", "base"),
    ),
    "fr": (
        ("ent", "presents"),
        ("erait", "conditional"), ("eraient", "conditional"), ("irait", "conditional"), ("iraient", "conditional"),
        ("rait", "conditional"), ("era", "future"), ("eront", "future"), ("ira", "future"), ("iront", "future"),
        ("ant", "gerund"), ("ait", "past"), ("aient", "past"), ("èrent", "past"), ("irent", "past"),
        ("é", "participle"), ("ée", "participle"), ("és", "participle"), ("ées", "participle"), ("u", "participle"),
        ("ue", "participle"), ("us", "participle"), ("ues", "participle"), ("i", "participle"), ("is", "participle"),
        ("it", "participle"), ("ie", "participle"), ("ies", "participle"), ("er", "base"), ("ir", "base"),
        ("re", "base"),
    ),
}  # fmt: skip
"""What the ending of a verb says; the longest that fits counts, and any other is the present."""
PLURAL = ("s", "x")
SIBILANT = ("s", "x", "z", "ch", "sh")
VOWELS = "aeiou"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gloss:
    """The English for a word: the word of the table, in which form it stands, and what sort of word it is."""

    base: str
    kind: Kind
    form: Form

    @property
    def words(self) -> str:
        """The English in its form."""
        return inflected(self.base, self.form)


@lru_cache(maxsize=1 << 16)
def gloss_of(word: str, language: str) -> Gloss | None:
    """The English for a word, whatever its capitals; None where the table has none."""
    lower = word.lower()
    exact, stems = _words(language)
    found = exact.get(lower) or (exact.get(word) if word != lower else None)
    if found is None:
        plain = _unaccented(lower)
        fitting = (n for n in range(len(plain), SHORTEST_STEM - 1, -1) if len(plain) - n <= LONGEST_ENDING)
        found = next((stems[plain[:n]] for n in fitting if plain[:n] in stems), None)
    return found and Gloss(base=found[0], kind=found[1], form=_form(lower, found[1], language))


@cache
def phrases_of(language: str) -> Mapping[tuple[str, ...], str]:
    """Words in a row that have an English of their own, in lower case."""
    return {
        tuple(PIECE.findall(words.lower())): row.english
        for row in gloss_rows()
        if row.kind == "phrase"
        for words in getattr(row, language)
    }


def inflected(base: str, form: Form) -> str:
    """An English word of the table in a form; its first word, where it is a phrase ("shoot down")."""
    singular, _, plural = base.partition("/")
    first, blank, rest = singular.partition(" ")
    match form:
        case "plural":
            return plural or f"{singular}{'es' if singular.endswith(SIBILANT) else 's'}"
        case "past" | "participle":
            return f"{_past(first, form)}{blank}{rest}"
        case "gerund":
            return f"{_shortened(first)}ing{blank}{rest}"
        case "future":
            return f"will {singular}"
        case "conditional":
            return f"would {singular}"
        case "present":
            return f"{first}{'es' if first.endswith(SIBILANT) else 's'}{blank}{rest}"
        case _:
            return singular


def _form(lower: str, kind: Kind, language: str) -> Form:
    if kind == "noun":
        return "plural" if lower.endswith(PLURAL) else "plain"
    if kind not in VERBS:
        return "plain"
    fitting = [found for found in ENDINGS[language] if lower.endswith(found[0])]
    return max(fitting, key=lambda found: len(found[0]))[1] if fitting else "present"


@cache
def _words(language: str) -> tuple[dict[str, tuple[str, Kind]], dict[str, tuple[str, Kind]]]:
    """What stands for whole words, and for stems without accents; of two rows the first counts."""
    exact: dict[str, tuple[str, Kind]] = {}
    stems: dict[str, tuple[str, Kind]] = {}
    for row in gloss_rows():
        for word in getattr(row, language) if row.kind != "phrase" else ():
            if word.endswith(STEM):
                stems.setdefault(_unaccented(word.removesuffix(STEM).lower()), (row.english, row.kind))
            else:
                exact.setdefault(word.lower(), (row.english, row.kind))
    return exact, stems


def _unaccented(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _past(verb: str, form: Form) -> str:
    if forms := irregular_verbs().get(verb):
        return forms[-1] if form == "participle" else forms[0]
    if verb.endswith("y") and verb[-2:-1] not in VOWELS:
        return f"{verb[:-1]}ied"
    return f"{_shortened(verb)}ed"


def _shortened(verb: str) -> str:
    """A verb before "ed" and "ing": without its last e, and with a doubled consonant where it has one ("stopp")."""
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1]
    one_syllable = sum(c in VOWELS for c in verb) == 1
    doubled = one_syllable and verb[-1:] not in f"{VOWELS}wxy" and verb[-2:-1] in VOWELS and len(verb) > 2
    return f"{verb}{verb[-1]}" if doubled else verb
