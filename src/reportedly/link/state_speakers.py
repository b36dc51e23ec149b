"""Who speaks for a state: the state as a whole ("Baghdad said"), or somebody of it ("a senior Iraqi official")."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from reportedly.lexicon.source_nouns import BODIES, source_nouns
from reportedly.lexicon.states import states
from reportedly.link.parties import party_of
from reportedly.link.wording import WORD, fold
from reportedly.model.actor import Actor
from reportedly.model.attribution import Source
from reportedly.model.digest import digest_id
from reportedly.model.origin import Informant


def is_state(actor: Actor) -> bool:
    """Whether an actor is a state as a whole, which speaks through whoever speaks for it: "Baghdad"."""
    return actor.kind == "state" or (actor.kind == "government" and actor.name.startswith("Government of "))


def is_somebody(source: Source) -> bool:
    """Whether the words speak of a person, named or not: "a senior official"."""
    return bool({fold(word) for word in WORD.findall(source.quote.text)} & _people())


def is_person_noun(word: str) -> bool:
    """Whether a word by itself is one for persons: "nurse", "officials"; "general staff" ends in none."""
    return fold(word) in _people()


@cache
def _people() -> frozenset[str]:
    """Words for those who speak for a state, one or many."""
    nouns = {noun for noun, kind in source_nouns().items() if kind in ("official", "person", "anonymous")}
    return frozenset(nouns | {f"{noun}s" for noun in nouns}) - BODIES


def official_of(actor: Actor, source: Source) -> Informant:
    """Somebody of a state who is not named: that two such are different people cannot be told."""
    return Informant(
        id=digest_id("inf", "official", actor.country or actor.id),
        name=source.quote.text,
        kind="unnamed",
        actor=actor.id,
        party=party_of(actor),
    )


def state_named(source: Source) -> Informant | None:
    """A state, or somebody of it, that the words name though the report names it nowhere else: "Baghdad statement"."""
    words = [fold(word) for word in WORD.findall(source.quote.text) if word[:1].isupper()]
    code = next((codes[word] for word in words if word in (codes := _codes())), None)
    if code is None or source.kind not in ("official", "document"):
        return None
    kind = "official" if is_somebody(source) else "state"
    return Informant(
        id=digest_id("inf", kind, code),
        name=source.quote.text,
        kind="unnamed",
        actor=None,
        party=code,
        wide=kind == "state",
    )


@cache
def _codes() -> Mapping[str, str]:
    """The code of each state by single words for it, its adjectives and seats of government among them."""
    return {
        fold(word): code
        for code, row in states().items()
        for word in (row.name, *row.aliases, *row.adjectives, *row.seats)
        if " " not in word and len(word) > 2
    }
