"""Who is said to know what a claim says: the innermost source of its chain, the same across reports.

A spokesman speaks for his body. A person is known by the surname, whatever title stands before it. A newsroom is an
informant only for what it says in its own voice or by its own sources. "Reports say" has no informant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.lexicon.words import words_in
from reportedly.link.content import skeleton
from reportedly.link.doers_compared import SideRow
from reportedly.link.publishers import imprint, outlet
from reportedly.link.wording import WORD, fold
from reportedly.model.actor import Actor
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.origin import Informant
from reportedly.model.reading import Reading

UNKNOWN = Informant(id=None, name="", kind="unknown", actor=None, party=None)
OWN_PARTY = ("armed_group", "organisation", "media")
"""Kinds of actors that are a side of their own where they belong to no state."""
SOME_STATE = "state"
"""The party of all who speak for a state that cannot be told: that two of them are of two states is not known."""
SMALL = ("the", "of", "for", "and", "in")
BODIES = ("government", "armed_force", "armed_group", "organisation")
"""Kinds of actors that speak through others."""
BEHIND_NAME = re.compile(r",| of the ")
"""Behind a person's name: what office or body it is of."""
UNNAMED = "unnamed"
"""The party of all sources without a name: that two of them are different people cannot be told, so that one alone does
not confirm the other."""
NAME_PART = re.compile(r"^(?:al|el|bin|ibn|de|van|von|abu)$")


def informant(claim: Claim, reading: Reading, *, newsroom: str | None = None) -> Informant:
    """Who is said to know it; `newsroom` is the outlet whose reporting the report carries, where it is not its own.

    A claim without a source is the newsroom's own, which a reprint's newsroom is not.
    """
    named = [link for link in claim.attribution if link.source is not None]
    if not claim.attribution:
        return newsroom_of(newsroom or _publisher(reading))
    if not named or named[-1] is not claim.attribution[-1]:
        return UNKNOWN
    innermost = named[-1]
    assert innermost.source is not None
    if innermost.source.kind == "own_sources":
        return newsroom_of(newsroom or _publisher(reading))
    return _of_source(innermost, innermost.source, reading)


def _publisher(reading: Reading) -> str | None:
    return next(iter(imprint(reading.report.publisher).own), None)


def newsroom_of(name: str | None) -> Informant:
    """A newsroom as the informant of what its own people saw; unknown where it has no name."""
    if name is None:
        return UNKNOWN
    return Informant(
        id=digest_id("inf", "newsroom", outlet(name)), name=name, kind="newsroom", actor=None, party=outlet(name)
    )


def _of_source(link: Attribution, source: Source, reading: Reading) -> Informant:
    actors = {actor.id: actor for actor in reading.actors}
    actor = actors.get(link.actor or "") or _mentioned(source, reading.actors)
    if source.kind in ("unspecified", "media") and actor is None:
        return UNKNOWN
    speaks_for = actor is not None and actor.kind in BODIES and _is_spokesman(source)
    surname = None if speaks_for or (actor is not None and actor.kind == "office") else _surname(source, reading)
    if surname is not None:
        found = _person(surname, source, actor)
    elif actor is not None:
        return _body(actor)
    else:
        found = _named_body(source) or _unnamed(source, reading)
    return replace(found, party=state_in(source.quote.text) or found.party) if actor is None else found


def state_in(words: str) -> str | None:
    """The party of whoever speaks for a state that is not named: "the ministry", "an army officer"; None for others."""
    return SOME_STATE if any(fold(word) in _of_state() for word in WORD.findall(words)) else None


@cache
def _of_state() -> frozenset[str]:
    """Words for a state's own: its army, its police, its offices."""
    rows = load_table("sides", SideRow)
    return frozenset(word for row in rows if row.side in ("state", "police", "official") for word in row.words)


def _is_spokesman(source: Source) -> bool:
    """Whether a person is named as the voice of a body: what he says is what it says."""
    return any(fold(word) in words_in("spokesmen", "word") for word in WORD.findall(source.quote.text))


def _mentioned(source: Source, actors: Sequence[Actor]) -> Actor | None:
    """The actor that words inside the source name: "a spokesman of the ministry" is the ministry."""
    inside = [
        (quote.end - quote.start, a) for a in actors for quote in a.mentions if source.quote.hull.contains(quote.hull)
    ]
    return max(inside, key=lambda found: (found[0], found[1].id))[1] if inside else None


def _body(actor: Actor) -> Informant:
    if actor.kind == "office" and actor.holder:
        key = _key(actor.holder)
        return Informant(
            id=digest_id("inf", "person", key), name=actor.holder, kind="person", actor=actor.id, party=party_of(actor)
        )
    return Informant(
        id=digest_id("inf", "actor", actor.id), name=actor.name, kind="actor", actor=actor.id, party=party_of(actor)
    )


def party_of(actor: Actor | None) -> str | None:
    """The side an actor belongs to: its state, or itself where it is a side of its own."""
    if actor is None:
        return None
    return (
        actor.id
        if actor.kind in ("armed_group",) or (actor.country is None and actor.kind in OWN_PARTY)
        else actor.country
    )


def _person(surname: str, source: Source, actor: Actor | None) -> Informant:
    return Informant(
        id=digest_id("inf", "person", surname),
        name=source.quote.text,
        kind="person",
        actor=actor.id if actor else None,
        party=party_of(actor),
    )


def _named_body(source: Source) -> Informant | None:
    """A body that no table knows, by its name, which is what it publishes under; None where the words are no name."""
    words = [word for word in WORD.findall(source.quote.text) if word.lower() not in SMALL]
    if len(words) < 2 or not all(word[:1].isupper() for word in words) or fold(words[0]) in _titles():
        return None
    key = outlet(source.quote.text)
    return Informant(id=digest_id("inf", "newsroom", key), name=source.quote.text, kind="actor", actor=None, party=key)


def _unnamed(source: Source, reading: Reading) -> Informant:
    """A source without a name is one only within the report and, through copies, its origin."""
    words = " ".join(fold(word) for word in WORD.findall(source.quote.text))
    return Informant(
        id=digest_id("inf", "unnamed", reading.report.id, words),
        name=source.quote.text,
        kind="unnamed",
        actor=None,
        party=UNNAMED,
    )


def _surname(source: Source, reading: Reading) -> str | None:
    """The consonants of the last word of a person's name; None where the source names no person."""
    if source.kind not in ("person", "official"):
        return None
    words = WORD.findall(BEHIND_NAME.split(source.quote.text)[0])
    capitals = [
        word for word in words if any(part[:1].isupper() for part in word.split("-")) and fold(word) not in _titles()
    ]
    mentioned = {fold(w) for a in reading.actors for q in a.mentions for w in WORD.findall(q.text)} - _holders(reading)
    names = [word for word in capitals if fold(word) not in mentioned]
    return _key(names[-1]) if names and names[-1] == words[-1] else None


def _holders(reading: Reading) -> set[str]:
    return {fold(w) for a in reading.actors if a.holder for w in WORD.findall(a.holder)}


def _key(name: str) -> str:
    """What a person's name comes down to: the consonants of the surname."""
    words = [fold(word) for word in WORD.findall(name) if not NAME_PART.match(word.lower())]
    return skeleton(words[-1]) if words else name


@cache
def _titles() -> frozenset[str]:
    return words_in("person_titles", "words") | words_in("offices", "words") | words_in("source_nouns", "noun")


def independent(informants: Iterable[Informant]) -> Mapping[str, Informant]:
    """The informants that count as origins, each once; a lineage that is unknown counts for nothing."""
    return {found.id: found for found in informants if found.id is not None}
