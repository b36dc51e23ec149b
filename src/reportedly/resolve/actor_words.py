"""A report as words, with every place at which the lexicon knows what they name."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property

from reportedly.model.place import Place
from reportedly.model.span import Quote
from reportedly.read.syntax import Syntax
from reportedly.read.token import Token
from reportedly.resolve.actor_names import (
    ACRONYM_LENGTH,
    Sighting,
    StateWord,
    names,
    names_in_capitals,
    nouns,
    split_words,
    titles,
    words_for,
)

TITLE_LENGTH = 2
NAME_LENGTH = 7
MOSTLY = 4


class Words:
    """The words of a report, beside its syntax."""

    def __init__(self, text: str, syntax: Syntax, places: tuple[Place, ...]) -> None:
        cut = split_words(text)
        self.report_text = text
        self.text = [w for w, _, _ in cut]
        self.starts = [s for _, s, _ in cut]
        self.ends = [e for _, _, e in cut]
        self.lower = [w.lower() for w in self.text]
        self.syntax = syntax
        self._tokens = {start: number for number, start in enumerate(syntax.words.starts)}
        self._places = {place.toponym.start: place for place in places}

    def __len__(self) -> int:
        return len(self.text)

    def quote(self, first: int, last: int) -> Quote:
        """Cut the words `first` up to `last` (exclusive) out of the report."""
        return Quote.cut(self.report_text, [(self.starts[first], self.ends[last - 1])])

    def at(self, start: int, end: int) -> tuple[int, int]:
        """The words that lie in the stretch `start`–`end` of the text."""
        return bisect_left(self.starts, start), bisect_right(self.ends, end)

    def opens_paragraph(self, word: int) -> bool:
        """Tell whether a paragraph, headline or list item starts with the word: no phrase goes across."""
        return word in self._paragraph_openers

    @cached_property
    def _paragraph_openers(self) -> frozenset[int]:
        return frozenset(bisect_left(self.starts, start) for start in self.syntax.paragraphs)

    def token(self, word: int) -> Token | None:
        """The syntactic token that starts with the word; None where the parser cuts otherwise."""
        number = self._tokens.get(self.starts[word])
        return None if number is None else self.syntax.doc[number]

    def sentence(self, word: int) -> int:
        """Which sentence holds the word; -1 where the parser cuts otherwise."""
        token = self.token(word)
        return -1 if token is None else self.syntax.sentence_number(token)

    def place(self, word: int) -> Place | None:
        """The toponym that starts with the word."""
        return self._places.get(self.starts[word])

    def is_modifier(self, first: int, last: int) -> bool:
        """Tell whether the words only colour the next noun ("Turkish-backed", "pro-Iranian", "former Iraqi")."""
        after = self.lower[last : last + 2]
        before = self.lower[max(first - 2, 0) : first]
        return (
            (len(after) == 2 and after[0] == "-" and after[1] in words_for("dependence"))
            or (len(before) == 2 and before[1] == "-" and before[0] in words_for("side"))
            or (len(before) > 0 and before[-1] in words_for("side"))
        )

    def title_end(self, word: int) -> int:
        """Where the ranks and forms of address that start at the word end; the word itself where there is none."""
        known = titles()
        while word < len(self.text) and self.text[word][0].isupper():
            length = next((n for n in (TITLE_LENGTH, 1) if tuple(self.lower[word : word + n]) in known), 0)
            if not length:
                break
            word += length
            while word < len(self.text) and self.text[word] == ".":
                word += 1
        return word

    @cached_property
    def sightings(self) -> tuple[Sighting, ...]:
        """What the lexicon knows in the text, in text order, the longest phrase first, without overlap."""
        by_name, by_noun = names_in_capitals() if self.in_capitals else names(), nouns()
        spelled = self.lower if self.in_capitals else self.text
        found: list[Sighting] = []
        word = 0
        while word < len(self.text):
            if spelled[word] not in by_name.openers and self.lower[word] not in by_noun.openers:
                word += 1
                continue
            sighting = self._sighting(word, by_name.at(spelled, word), by_noun.at(self.lower, word))
            if sighting is not None:
                found.append(sighting)
            word = word + 1 if sighting is None else sighting.last
        return tuple(found)

    @cached_property
    def in_capitals(self) -> bool:
        """Whether the whole report is set in capitals, as old wire copy is."""
        lower = sum(w.islower() for w in self.text)
        return sum(w.isupper() for w in self.text) > MOSTLY * max(lower, 1)

    def _sighting(self, word: int, name: Sighting | None, noun: Sighting | None) -> Sighting | None:
        if name is not None and (self._shouted(name) or self._part_of_a_person(name)):
            name = None
        if name is None or (noun is not None and noun.last > name.last):
            return noun
        return name

    def _shouted(self, name: Sighting) -> bool:
        """Tell whether a short acronym stands in a line of capitals, where "IS" and "WHO" are plain words."""
        word = self.text[name.first]
        if name.last - name.first > 1 or len(word) > ACRONYM_LENGTH or not word.isupper():
            return False
        near = [w for w in self.text[max(name.first - 3, 0) : name.first + 4] if w.isalpha() and len(w) > 1]
        return len(near) > 2 and all(w.isupper() for w in near)

    def _part_of_a_person(self, name: Sighting) -> bool:
        """Tell whether a one-word name stands inside a longer personal name ("Michael Jordan", "Paris Martin")."""
        token = self.token(name.first) if name.last - name.first == 1 else None
        if token is None or token.ent_type_ != "PERSON" or not isinstance(name.meanings[0], StateWord):
            return False
        doc = token.doc
        beside = [doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(doc)]
        return any(
            t.ent_type_ == "PERSON" and t.is_title and (t.ent_iob_ == "I" or token.ent_iob_ == "I") for t in beside
        )

    def name_run(self, word: int) -> int:
        """Where a personal name that starts at the word ends (exclusive); the word itself where none starts there."""
        last = word
        while last < len(self.text) and last - word < NAME_LENGTH and not (last > word and self.opens_paragraph(last)):
            if self._is_initial(last):
                last += 2
            elif self._names(last) or (
                last > word and self.lower[last] in words_for("particle") | {"-"} and last + 1 < len(self.text)
            ):
                last += 1
            elif last == word and self.lower[last] in words_for("particle") and self.text[last + 1 : last + 2] == ["-"]:
                last += 2
            else:
                break
        while last > word and not self._names(last - 1):
            last -= 1
        return last

    def _is_initial(self, word: int) -> bool:
        """Tell whether the word is an initial inside a name ("R." in "Ada R. Moss")."""
        after = self.text[word + 1 : word + 3]
        return (
            len(self.text[word]) == 1
            and self._names(word)
            and len(after) == 2
            and after[0] == "."
            and after[1][0].isupper()
        )

    def _names(self, word: int) -> bool:
        text = self.text[word]
        if not (text[0].isupper() and text[0].isalpha()) or word in self.sighting_at:
            return False
        token = self.token(word) if self.in_capitals else None
        return not self.in_capitals or (token is not None and token.ent_type_ == "PERSON")

    @cached_property
    def sighting_at(self) -> dict[int, Sighting]:
        """The sighting that holds a word, by the word's number."""
        return {n: s for s in self.sightings for n in range(s.first, s.last)}

    @cached_property
    def person_starts(self) -> list[int]:
        """Offsets at which the name recogniser sees a person's name, in text order."""
        return [self.syntax.doc.starts[name.start] for name in self.syntax.doc.names if name.kind == "PERSON"]
