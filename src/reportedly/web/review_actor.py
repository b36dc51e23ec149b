"""An actor to be reviewed: the claims in which it plays a part, in which words, so that some can be split off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly.errors import InputError
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.tell.wording import plain
from reportedly.web.standing import Stand

ROLES = ("by whom", "to whom", "who says it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A claim in which the actor plays a part."""

    claim: Claim
    words: tuple[tuple[str, str], ...]
    """The part that it plays, and the words that name it there."""


def actors_of(stand: Stand) -> list[Actor]:
    """All actors of the casebook, each once, by name."""
    known = {actor.id: actor for reading in stand.whole.readings.values() for actor in reading.actors}
    return sorted(known.values(), key=lambda actor: (actor.name, actor.id))


def actor_in(stand: Stand, id_: str) -> Actor:
    """An actor by its id; raises InputError where there is none."""
    found = next((actor for actor in actors_of(stand) if actor.id == id_), None)
    if found is None:
        raise InputError(id_, "is no actor of this casebook", "follow the words of a claim that name it")
    return found


def parts_of(stand: Stand, actor: str) -> tuple[Part, ...]:
    """The claims in which an actor plays a part, in the order of publication."""
    situation = stand.whole.picture.situation
    found = [Part(claim=claim, words=tuple(_words(claim, actor))) for claim in situation.claims.values()]
    return tuple(sorted((one for one in found if one.words), key=lambda one: situation.when(one.claim.id)))


def _words(claim: Claim, actor: str) -> Iterator[tuple[str, str]]:
    event = claim.event
    for role, people in zip(ROLES, (event.actors, event.recipients) if event else (), strict=False):
        yield from ((role, plain(one.quote.text)) for one in people if one.actor == actor)
    for link in claim.attribution:
        if link.actor == actor:
            yield ROLES[-1], plain(link.source.quote.text if link.source else "")
