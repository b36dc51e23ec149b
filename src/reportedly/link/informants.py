"""Who is said to know what a claim says: the innermost source of its chain, the same across reports.

A spokesman speaks for his body. A person is known by the surname, whatever title stands before it. A newsroom is an
informant only for what it says in its own voice or by its own sources. "Reports say" has no informant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from reportedly.lexicon.words import words_in
from reportedly.link.parties import party_of, state_in
from reportedly.link.person_names import person_in, surname_key, titles
from reportedly.link.publishers import imprint, outlet
from reportedly.link.state_speakers import is_somebody, is_state, official_of, state_named
from reportedly.link.wording import WORD, fold
from reportedly.model.actor import Actor
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.origin import Informant
from reportedly.model.reading import Reading
from reportedly.model.span import Span

UNKNOWN = Informant(id=None, name="", kind="unknown", actor=None, party=None)
RELAYS = ("unspecified", "media")
"""Kinds of sources that hand on what others know: "reports say", "the channel reported"."""
PRONOUN = re.compile(r"^(?:he|she|it|they|who|which|that|this|these|those|his|her|its|their)$", re.IGNORECASE)
OURSELVES = re.compile(
    r"^(?:we|our (?:own )?(?:analysts?|analysis|researchers?|investigators?|teams?))$", re.IGNORECASE
)
OURS = re.compile(r"^(?:our|its)\b", re.IGNORECASE)
"""Before the words for those whom a body calls its own."""
CLAUSE = re.compile(r",? (?:who|whom|whose|which|that) ")
"""Behind the words for a source: whatever else is told of it."""
NAME_ON = re.compile(r"(?: [A-Z][^\W\d_]+)+")
BEHIND_NOUN = re.compile(r",| (?:of|by|from|in|held|that|which|on|against) ")
"""Behind the noun that says what a source is."""
ARTICLES = ("the", "a", "an")
SMALL = ("the", "of", "for", "and", "in")
BODIES = ("government", "armed_force", "armed_group", "organisation")
"""Kinds of actors that speak through others."""
UNNAMED = "unnamed"
"""The party of all sources without a name: that two of them are different people cannot be told, so that one alone does
not confirm the other."""


def informant(claim: Claim, reading: Reading, *, newsroom: str | None = None) -> Informant:
    """Who is said to know it; `newsroom` is the outlet whose reporting the report carries, where it is not its own.

    A claim without a source is the newsroom's own, which a reprint's newsroom is not.
    """
    if not claim.attribution:
        return newsroom_of(newsroom or _publisher(reading))
    innermost = _knowing(claim.attribution, reading)
    if innermost is None or innermost.source is None:
        return UNKNOWN
    if innermost.source.kind == "own_sources" or OURSELVES.match(innermost.source.quote.text):
        return newsroom_of(newsroom or _publisher(reading))
    return _of_source(innermost, innermost.source, reading)


def _knowing(chain: Sequence[Attribution], reading: Reading) -> Attribution | None:
    """The innermost link that is somebody: evidence is its holder's, and a pronoun stands for the one before.

    None where the chain ends in nobody ("the evidence shows").
    """
    for link in reversed(chain):
        if link.source is None or not (_only_shows(link.source, reading) or PRONOUN.match(link.source.quote.text)):
            return link
    return None


def _only_shows(source: Source, reading: Reading) -> bool:
    """Whether the source is a thing that shows something, and its words name nobody who holds it."""
    words = [fold(word) for word in WORD.findall(BEHIND_NOUN.split(source.quote.text)[0])]
    return bool(words) and words[-1] in words_in("showing_words", "word") and _mentioned(source, reading.actors) is None


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
    actor = actors.get(link.actor or "") or _mentioned(source, reading.actors) or _described(source, reading.actors)
    if source.kind in RELAYS and (actor is None or actor.kind == "media"):
        return UNKNOWN
    if actor is not None and actor.kind == "media":
        if source.kind == "organisation":
            return UNKNOWN
        actor = None
    speaks_for = actor is not None and actor.kind in BODIES and _is_spokesman(source)
    surname = None if speaks_for else person_in(source, reading)
    if surname is not None:
        found = _person(surname, source, actor)
    elif actor is not None:
        return official_of(actor, source) if is_state(actor) and is_somebody(source) else _body(actor)
    else:
        found = state_named(source) or _named_body(source, reading) or _unnamed(source, reading)
    if actor is None and found.party in (None, UNNAMED):
        return replace(found, party=state_in(source.quote.text) or found.party)
    return found


def _is_spokesman(source: Source) -> bool:
    """Whether a person is named as the voice of a body: what he says is what it says."""
    return any(fold(word) in words_in("spokesmen", "word") for word in WORD.findall(source.quote.text))


def _mentioned(source: Source, actors: Sequence[Actor]) -> Actor | None:
    """The actor that words inside the source name: "a spokesman of the ministry" is the ministry."""
    words = source.quote.hull
    clause = CLAUSE.search(source.quote.text)
    said = Span(words.start, words.start + clause.start()) if clause else words
    inside = [(quote.end - quote.start, a) for a in actors for quote in a.mentions if said.contains(quote.hull)]
    return max(inside, key=lambda found: (found[0], found[1].id))[1] if inside else None


def _described(source: Source, actors: Sequence[Actor]) -> Actor | None:
    """The one actor of the report that words without a name can mean: "the ministry", "Energy minister"."""
    words = {fold(word) for word in WORD.findall(BEHIND_NOUN.split(source.quote.text)[0])} - {*SMALL, "a", "an"}
    bodies = [actor for actor in actors if not is_state(actor) and actor.kind != "media"]
    meant = [actor for actor in bodies if words and words <= {fold(word) for word in WORD.findall(actor.name)}]
    return meant[0] if len(meant) == 1 else None


def _body(actor: Actor) -> Informant:
    if actor.kind == "office" and actor.holder:
        return Informant(
            id=person_id(actor.holder), name=actor.holder, kind="person", actor=actor.id, party=party_of(actor)
        )
    return Informant(
        id=digest_id("inf", "actor", actor.id),
        name=actor.name,
        kind="actor",
        actor=actor.id,
        party=party_of(actor),
        wide=is_state(actor),
    )


def person_id(name: str) -> str:
    """The id of a person as an informant, by the surname."""
    return digest_id("inf", "person", surname_key(name))


def _person(surname: str, source: Source, actor: Actor | None) -> Informant:
    return Informant(
        id=digest_id("inf", "person", surname),
        name=source.quote.text,
        kind="person",
        actor=actor.id if actor else None,
        party=party_of(actor),
    )


def _named_body(source: Source, reading: Reading) -> Informant | None:
    """A body that no table knows, by its name, which is what it publishes under; None where the words are no name."""
    name = source.quote.text + _rest_of_name(source, reading)
    words = [word for word in WORD.findall(name) if word.lower() not in SMALL]
    if len(words) < 2 or not all(word[:1].isupper() for word in words) or fold(words[0]) in titles():
        return None
    key = outlet(name)
    return Informant(id=digest_id("inf", "newsroom", key), name=name, kind="actor", actor=None, party=key)


def _rest_of_name(source: Source, reading: Reading) -> str:
    """Words with a capital letter that follow the source's, where it is a body: "Coast", and then "News reported"."""
    if source.kind != "organisation":
        return ""
    found = NAME_ON.match(reading.report.text, source.quote.end)
    return found[0] if found else ""


def _unnamed(source: Source, reading: Reading) -> Informant:
    """A source without a name is one only within the report and, through copies, its origin."""
    return Informant(
        id=_unnamed_id(source.quote.text, reading.report.id),
        name=source.quote.text,
        kind="unnamed",
        actor=None,
        party=UNNAMED,
    )


def of_report(found: Informant, report_id: str, first: str) -> Informant:
    """The informant of a report as one of the report that it goes back to: "a nurse" of a copy is the nurse there."""
    own = found.id == _unnamed_id(found.name, report_id)
    return replace(found, id=_unnamed_id(found.name, first)) if own else found


def _unnamed_id(words: str, report_id: str) -> str:
    told = " ".join(word for word in map(fold, WORD.findall(words)) if word not in ARTICLES)
    return digest_id("inf", "unnamed", report_id, told)
