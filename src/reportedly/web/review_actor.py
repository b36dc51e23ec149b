"""An actor to be reviewed: the claims in which it plays a part, in which words, so that some can be split off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from reportedly.casebook import Casebook, schema
from reportedly.errors import InputError
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.tell.wording import plain
from reportedly.web.kept.review_stakes import actors_offered, best_named
from reportedly.web.kept.settling import some_of
from reportedly.web.scene import claims_with
from reportedly.web.standing import Stand

LOOKED_AT = 50
"""Claims that are looked at together for one whose report tells of an actor."""
ROLES = ("by whom", "to whom", "who says it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A claim in which the actor plays a part."""

    claim: Claim
    words: tuple[tuple[str, str], ...]
    """The part that it plays, and the words that name it there."""


def actors_of(stand: Stand) -> list[Actor]:
    """All actors that reports tell of, by name, but those that were put together with another."""

    def known() -> list[Actor]:
        merged = {one.subject.split(" ")[1] for one in stand.book.judgements() if one.verb == "merge"}
        with stand.rows.looking() as connection:
            return [actor for actor in actors_offered(connection) if actor.id not in merged]

    return stand.once("actors", known)


def actor_in(stand: Stand, id_: str) -> Actor:
    """An actor by its id, as reports tell of it; raises InputError where none does."""
    for some in some_of(sorted(_claims_naming(stand.book, id_)), LOOKED_AT):
        readings = claims_with(stand.book, some)[1].values()
        found = best_named(actor for reading in readings for actor in reading.actors if actor.id == id_)
        if found is not None:
            return found
    found = next((actor for actor in actors_of(stand) if actor.id == id_), None)
    if found is not None:
        return found
    raise InputError(id_, "is no actor of this casebook", "follow the words of a claim that name it")


def parts_of(stand: Stand, actor: str) -> tuple[Part, ...]:
    """The claims in which an actor plays a part, in the order of publication."""
    claims, readings = claims_with(stand.book, _claims_naming(stand.book, actor))
    found = [Part(claim=claim, words=tuple(_words(claim, actor))) for claim in claims.values()]

    def when(part: Part) -> tuple[bool, str, str]:
        day = readings[part.claim.report_id].report.published
        return day is None, day or "", part.claim.id

    return tuple(sorted((one for one in found if one.words), key=when))


def _claims_naming(book: Casebook, actor: str) -> set[str]:
    """Claims that may name an actor: as they were read, or as persons decided that they do."""
    ids, claims = {actor}, set[str]()
    for one in reversed(book.judgements()):
        names, value = one.subject.split(" ")[1:], one.value
        if one.verb == "merge" and value["into"] in ids:
            ids.add(names[0])
        elif one.verb == "split" and value["into"] in ids:
            claims |= {*value["claims"]}
        elif one.verb == "actor" and value["actor"] in ids:
            claims.add(names[0])
    named = schema.claim_actors.join(schema.actors, schema.actors.c.n == schema.claim_actors.c.actor)
    named = named.join(schema.claims, schema.claims.c.n == schema.claim_actors.c.claim)
    with book.looking() as connection:
        asked = select(schema.claims.c.id).select_from(named).where(schema.actors.c.id.in_(sorted(ids)))
        return claims | set(connection.execute(asked).scalars())


def _words(claim: Claim, actor: str) -> Iterator[tuple[str, str]]:
    event = claim.event
    for role, people in zip(ROLES, (event.actors, event.recipients) if event else (), strict=False):
        yield from ((role, plain(one.quote.text)) for one in people if one.actor == actor)
    for link in claim.attribution:
        if link.actor == actor:
            yield ROLES[-1], plain(link.source.quote.text if link.source else "")
