"""The words that name events, with what must stand beside them: the lexicon's tables, made ready for look-up."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.errors import SetupError
from reportedly.lexicon.irregular_verbs import irregular_verbs
from reportedly.lexicon.table import load_table
from reportedly.model.event import PloverType

OperatorKind = Literal["say", "light", "undergo", "occur", "cause", "intend", "prepare"]

LINKS = frozenset({"of", "in", "to", "for", "on", "at", "with", "by", "against"})
"""Words before which the head of an event noun stands: "exchange of fire"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _ClassRow:
    name: str
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _OperatorRow:
    kind: OperatorKind
    words: tuple[str, ...]
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _TriggerRow:
    words: tuple[str, ...]
    frame: tuple[str, ...]
    type: PloverType | None
    mode: str | None
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _ModeRow:
    rule: Literal["weapon", "complement"]
    type: PloverType
    words: tuple[str, ...]
    mode: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleRow:
    """Where the participants of events of one type stand."""

    type: PloverType
    recipient: tuple[str, ...]
    of: Literal["actor", "recipient"]
    things: bool
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledRow:
    """A PLOVER type and mode, and the ACLED sub_event_type they cross over to."""

    type: PloverType
    mode: str | None
    words: tuple[str, ...]
    actor: str | None
    acled: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """What must stand in one relation to the trigger."""

    relation: str
    kind: str | None
    """Name of the class of nouns; None where `words` or `types` say it."""
    words: frozenset[str] | None
    """Lemmas that will do; None where anything will do or `types` says it."""
    types: frozenset[str] | None
    """PLOVER types of an event that must stand there; None where a noun or verb will do."""

    @property
    def weight(self) -> int:
        """How much it asks for: a word or event more than a class, a class more than anything."""
        if self.words is None and self.types is None:
            return 1
        return 2 if self.kind is not None else 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One word or phrase that names an event, under its constraints."""

    word: str
    rest: tuple[str, ...]
    """The phrase's other words: particles of a verb, modifiers of a noun, or what follows the head of "x of y"."""
    before: bool
    """True where `rest` stands before the head (nouns)."""
    constraints: tuple[Constraint, ...]
    type: PloverType | None
    mode: str | None

    @property
    def weight(self) -> int:
        """How much the entry asks for; of those that fit, the most demanding counts."""
        return 3 * len(self.rest) + sum(c.weight for c in self.constraints)

    @property
    def breadth(self) -> int:
        """How many words its constraints let in; of equally demanding entries, the narrower counts."""
        return sum(len(c.words or ()) for c in self.constraints)


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """Lemmas by the name of their class."""
    return {row.name: frozenset(row.words) for row in load_table("event_classes", _ClassRow)}


@cache
def operators() -> dict[str, tuple[OperatorKind, ...]]:
    """What verbs that carry another event do with it, by lemma."""
    kinds: dict[str, tuple[OperatorKind, ...]] = {}
    for row in load_table("event_operators", _OperatorRow):
        for word in row.words:
            kinds[word] = (*kinds.get(word, ()), row.kind)
    return kinds


@cache
def verbs() -> dict[str, tuple[Entry, ...]]:
    """Event verbs by lemma, the most demanding entry first."""
    return _index(_entries("plover_verbs", noun=False))


@cache
def nouns() -> dict[str, tuple[Entry, ...]]:
    """Event nouns by the lemma of their head, the most demanding entry first."""
    return _index(_entries("plover_nouns", noun=True))


@cache
def roles() -> dict[PloverType, RoleRow]:
    """Where participants stand, by type."""
    return {row.type: row for row in load_table("event_roles", RoleRow)}


@cache
def crosswalk() -> tuple[AcledRow, ...]:
    """Rows from PLOVER to ACLED, in the order in which they are tried."""
    return load_table("plover_acled", AcledRow)


@cache
def weapon_modes() -> dict[str, str]:
    """Mode of an assault by a weapon's lemma; the earlier row of the table counts."""
    found: dict[str, str] = {}
    for row in load_table("event_modes", _ModeRow):
        if row.rule == "weapon":
            for word in row.words:
                found.setdefault(word, row.mode)
    return found


@cache
def weapon_rank() -> dict[str, int]:
    """Which mode wins where a clause names several weapons: lower first."""
    return {mode: rank for rank, mode in enumerate(dict.fromkeys(weapon_modes().values()))}


@cache
def complement_modes() -> dict[tuple[str, str], str]:
    """Mode of a demand, refusal or threat by its type and the type (or "TYPE:mode") of what it is about."""
    rows = load_table("event_modes", _ModeRow)
    return {(row.type, word): row.mode for row in rows if row.rule == "complement" for word in row.words}


@cache
def inflected() -> dict[str, tuple[str, str]]:
    """Lemma and "VERB" or "NOUN" of every inflected form of an event word, in lower case.

    For text in capitals, whose words the statistical lemmatiser leaves as they are.
    """
    forms: dict[str, tuple[str, str]] = {}
    for noun in nouns():
        forms.update({noun: (noun, "NOUN"), _with_s(noun): (noun, "NOUN")})
    for verb in (*verbs(), *operators()):
        for form in (*_past_and_participle(verb), *irregular_verbs().get(verb, ())):
            forms[form] = (verb, "VERB")
        for form in (verb, _with_s(verb)):
            forms.setdefault(form, (verb, "VERB"))
    return forms


def _with_s(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh", "z")):
        return word + "es"
    return word[:-1] + "ies" if word.endswith("y") and word[-2:-1] not in "aeiou" else word + "s"


def _past_and_participle(verb: str) -> tuple[str, ...]:
    """Regular forms in -ed and -ing; both spellings where a last consonant may double."""
    if verb.endswith("e"):
        return verb + "d", (verb if verb.endswith("ee") else verb[:-1]) + "ing"
    if verb.endswith("y") and verb[-2:-1] not in "aeiou":
        return verb[:-1] + "ied", verb + "ing"
    stems = (verb, verb + verb[-1]) if verb[-1] in "bdglmnprt" and verb[-2:-1] in "aeiou" else (verb,)
    return tuple(stem + end for stem in stems for end in ("ed", "ing"))


def _index(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(entry.word, []).append(entry)
    return {
        word: tuple(sorted(those, key=lambda e: (-e.weight, e.breadth, e.mode is None)))
        for word, those in found.items()
    }


def _entries(table: str, *, noun: bool) -> Iterable[Entry]:
    for row in load_table(table, _TriggerRow):
        constraints = tuple(_constraint(text, table) for text in row.frame)
        for phrase in row.words:
            word, rest, before = _split(phrase, noun)
            yield Entry(word=word, rest=rest, before=before, constraints=constraints, type=row.type, mode=row.mode)


def _split(phrase: str, noun: bool) -> tuple[str, tuple[str, ...], bool]:
    parts = tuple(phrase.split())
    if noun and not LINKS.intersection(parts):
        return parts[-1], parts[:-1], True
    return parts[0], parts[1:], False


def _constraint(text: str, table: str) -> Constraint:
    relation, _, value = text.partition("=")
    if value.startswith("TYPE:"):
        return Constraint(relation=relation, kind=None, words=None, types=frozenset(value[5:].split("+")))
    if value.isupper():
        if value not in noun_classes():
            raise SetupError(f"lexicon/{table}.tsv: {value} is not in event_classes.tsv")
        return Constraint(relation=relation, kind=value, words=noun_classes()[value], types=None)
    words = None if value == "*" else frozenset({value})
    return Constraint(relation=relation, kind=None, words=words, types=None)
