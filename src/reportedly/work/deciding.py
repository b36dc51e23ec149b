"""Entering decisions: what a person decides at once is entered at once, and what it changes is linked anew."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reportedly.casebook import Added, By, Casebook, Judgement
from reportedly.casebook.bodies import Told
from reportedly.casebook.corrections import CORRECTING
from reportedly.casebook.judgement_values import JudgementVerb
from reportedly.errors import InputError

RELINKING: frozenset[str] = frozenset(("reject", "merge", "split", *CORRECTING))
"""What changes claims as linking takes them; by everything else, the same links are only weighed anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """One judgement to be entered."""

    verb: JudgementVerb
    subject: str
    value: Told

    @property
    def relinks(self) -> bool:
        """Whether claims must be linked anew after it."""
        return self.verb in RELINKING


def decide(book: Casebook, decisions: Sequence[Decision], by: By, *, why: str) -> list[Added]:
    """Enter all decisions, or none; raises InputError where one cannot be held."""
    with book.at_once():
        return [book.judge(one.verb, one.subject, one.value, by, why=why) for one in decisions]


def standing_decision(book: Casebook, id_: str) -> Judgement:
    """A decision that stands, by its id; raises InputError where there is none."""
    for one in book.judgements():
        if one.id == id_:
            return one
    raise InputError(id_, "is no decision that stands", "see those that do on the Review view")


def undo_decisions(book: Casebook, ids: Iterable[str], by: By, *, why: str) -> list[Judgement]:
    """Take decisions back, all or none; tells what they were."""
    with book.at_once():
        taken = [standing_decision(book, id_) for id_ in ids]
        for one in taken:
            book.undo(one.id, by, why=why)
    return taken
