"""What of a casebook is worth a person's decision, without what persons decided already."""

from __future__ import annotations

from reportedly.casebook import Casebook
from reportedly.casebook.corrections import CORRECTING, standing
from reportedly.link.linking import Linked
from reportedly.weigh.picture import Picture
from reportedly.weigh.review import Decided, Review, review_of
from reportedly.work.judged import event_decisions
from reportedly.work.linking import picture_in


def review_in(book: Casebook, linked: Linked | None = None, picture: Picture | None = None) -> Review:
    """The questions of a casebook, the most worth first; its picture is worked out where it is not at hand."""
    if linked is None or picture is None:
        linked, picture = picture_in(book)
    return review_of(linked, picture, decided_in(book))


def decided_in(book: Casebook) -> Decided:
    """What persons decided, and stands."""
    with book.looking() as connection:
        claims = standing(connection, ("accept", "reject", *CORRECTING))
    pairs = (_pair(one.verb, one.subject, one.value) for one in book.judgements())
    return Decided(
        claims=frozenset(claims),
        apart=[(frozenset(d.claims), frozenset(d.others)) for d in event_decisions(book) if d.verb == "apart"],
        actors=frozenset(filter(None, pairs)),
    )


def _pair(verb: str, subject: str, value: dict[str, str]) -> frozenset[str] | None:
    names = subject.split()[1:]
    if verb == "differ":
        return frozenset(names)
    return frozenset((names[0], value["into"])) if verb in ("merge", "split") else None
