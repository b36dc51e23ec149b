"""What persons decided already, and a casebook's queue asks no more."""

from __future__ import annotations

from reportedly.casebook import Casebook
from reportedly.casebook.corrections import CORRECTING, standing
from reportedly.weigh.review import Decided
from reportedly.work.judged import event_decisions


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
