"""The lemma of a word from its letters, its Penn Treebank tag and its part of speech.

Irregular forms stand in tables. Regular ones are cut back by the rules of English spelling to the stems that they may
come from; which of these it is, the words tell that the lexicon names, then all other words known, then the spelling.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.irregular_verbs import irregular_verbs
from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import words_in

WORD_COLUMNS = (
    ("plover_verbs", "words"),
    ("plover_nouns", "words"),
    ("cues", "lemma"),
    ("hedges", "lemma"),
    ("event_classes", "words"),
    ("event_operators", "words"),
    ("event_modes", "words"),
    ("counting_words", "words"),
    ("quantity_units", "words"),
    ("source_nouns", "noun"),
    ("place_governors", "lemma"),
    ("place_nouns", "noun"),
    ("irregular_verbs", "lemma"),
)
"""Tables and their columns whose words are lemmas."""

AUXILIARIES = frozenset({"be", "have", "do", "get", "would", "can", "shall", "will", "not"})
"""Irregular words that have their lemma as auxiliaries too; others stay as they are written."""
COMPARED = {"JJR": "er", "JJS": "est"}
PLAIN_MARKS = {"“": '"', "”": '"', "‘": "'", "’": "'"}
PLURAL_ENDS = (("children", "child"), ("people", "person"), ("men", "man"), ("selves", "self"))

_VOWEL = re.compile("[aeiouy]")
_DOUBLED = re.compile(r"([bcdfgklmnprstvz])\1$")
_WANTS_NONE = re.compile(r"(?:[cs]h|ck|[wxy]|ss|ff|zz|^[^aeiou]*[aeiou]ll)$")
"""Stems behind which no e was dropped, and of which no doubled consonant is to be undone."""
_WANTS_E = re.compile(
    r"(?:[vcu]|[^s]s|[aeiouy]z|[bcdfgkptsz]l|[dlraeiu]g|(?:cha|rra|ve|le|lou|plu|fri)ng|th?r|"
    r"^(?:qu|[^aeiou])*[aeiouy][bcdfgklmnprstvz])$"
)
"""Stems that no verb has without an e behind: "receiv", "caus", "handl", "judg".

Among them are those of one syllable with one vowel: without the e, their consonant would have been doubled.
"""
_LIKES_E = re.compile(
    r"(?:[iu]at|u[ai]d|[^aeiou](?:[auo]t|[aeiou]d|[aiu]r|[aiou]k|[iou]b|[aiu]m|in|ap|[io]l|yp)|(?:ple|dele|secre)t)$"
)
"""Stems that, where no word list says otherwise, more likely had an e behind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _FormRow:
    lemma: str
    tags: tuple[str, ...]
    forms: tuple[str, ...]
    source: str


class Lemmatiser:
    """Tells lemmas, and remembers what it told."""

    __slots__ = ("_known", "_told")

    def __init__(self, vocabulary: Iterable[str] = ()) -> None:
        """`vocabulary`: English words in lower case, inflected ones too; pieces of words among them do no harm."""
        self._known = frozenset(word for word in vocabulary if word.isalpha())
        self._told: dict[tuple[str, str, str], str] = {}

    def __call__(self, text: str, tag: str, pos: str) -> str:
        """The lemma of a word: in lower case but for names, marks and the pronoun "I"."""
        told = self._told.get((text, tag, pos))
        if told is None:
            told = self._told[text, tag, pos] = self._lemma(text, tag, pos)
        return told

    def _lemma(self, text: str, tag: str, pos: str) -> str:
        if pos == "PROPN":
            return text
        if pos == "PUNCT":
            return text[:-1] + PLAIN_MARKS.get(text[-1:], text[-1:])
        word = text.lower()
        irregular = irregular_forms().get((word.replace("’", "'"), tag))
        if irregular is not None and (pos != "AUX" or irregular in AUXILIARIES):
            return irregular
        return self._regular(word, tag) if pos in ("VERB", "NOUN", "ADJ") else word

    def _regular(self, word: str, tag: str) -> str:
        if tag in ("VBD", "VBN"):
            return word[:-3] + "y" if word.endswith("ied") else self._without(word, "ed")
        if tag == "VBG":
            return self._without(word, "ing")
        if tag == "NNS":
            return self._singular(word)
        if tag == "VBZ":
            return self._without_s(word)
        return self._positive(word, COMPARED[tag]) if tag in COMPARED else word

    def _singular(self, word: str) -> str:
        for plural, singular in PLURAL_ENDS:
            if word.endswith(plural):
                return word.removesuffix(plural) + singular
        return self._without_s(word)

    def _without_s(self, word: str) -> str:
        if not word.endswith("s") or word.endswith(("ss", "us", "is")):
            return word
        if word.endswith("ies"):
            return word[:-3] + "y" if len(word) > 4 else word[:-1]
        if word.endswith(("shes", "xes", "sses", "zzes", "ches", "oes")):
            return word[:-2]
        if word.endswith(("ases", "ises", "uses")) and not self._knows(word[:-1]) and self._knows(word[:-2]):
            return word[:-2]
        return word[:-1]

    def _positive(self, word: str, end: str) -> str:
        """An adjective in its plain form, where that is a known word."""
        found = word.removesuffix("i" + end) + "y" if word.endswith("i" + end) else self._without(word, end)
        return found if self._knows(found) else word

    def _without(self, word: str, end: str) -> str:
        """The verb or adjective that such an ending was put to; the word itself where nothing like one is left."""
        before, hyphen, stem = word.removesuffix(end).rpartition("-")
        if not word.endswith(end) or not _VOWEL.search(stem):
            return word
        return before + hyphen + self._choose(stem)

    def _choose(self, stem: str) -> str:
        """The likeliest by spelling, or where that leaves it open: what the lexicon names, else what is known."""
        candidates, likeliest = _origins(stem)
        named = (c for c in candidates if c in named_words())
        known = (c for c in candidates if c in self._known)
        return next(named, None) or next(known, None) or likeliest

    def _knows(self, word: str) -> bool:
        return word in self._known or word in named_words()


def _origins(stem: str) -> tuple[tuple[str, ...], str]:
    """What a stem may come from, to be looked up in this order, and what it most likely does where none is known."""
    if stem.endswith("e"):  # agre(ed), see(ing), singe(ing)
        return (), stem if stem.endswith(("ee", "ge", "ye", "oe")) else stem + "e"
    if _WANTS_NONE.search(stem):
        return (), stem
    if stem.endswith("ll"):
        return (stem[:-1], stem), stem if stem.endswith(("all", "ill")) else stem[:-1]
    if _DOUBLED.search(stem):
        return (), stem[:-1]
    if _WANTS_E.search(stem):
        return (), stem + "e"
    return (stem, stem + "e"), stem + "e" if _LIKES_E.search(stem) else stem


@cache
def irregular_forms() -> dict[tuple[str, str], str]:
    """Lemma by a form in lower case and its tag."""
    verbs = irregular_verbs().items()
    found = {(form, tag): lemma for lemma, forms in verbs for form in forms for tag in ("VBD", "VBN")}
    for row in load_table("irregular_forms", _FormRow):
        found |= {(form, tag): row.lemma for form in row.forms for tag in row.tags}
    return found


@cache
def named_words() -> frozenset[str]:
    """The words that a table of the lexicon gives as lemmas."""
    return frozenset().union(*(words_in(table, column) for table, column in WORD_COLUMNS))
