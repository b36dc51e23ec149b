"""How the claims of a report stand to one that somebody brings, by what relations between claims go by.

A passage says how much of what is brought it speaks of. Its claims say more: what "it" and "the attack" stand for,
which deed is denied, and whether all is the same but for one thing. So the claim that is brought is held against each
of them as the claims of two reports are held against each other (`related.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from reportedly.link.attributes_compared import CONTRADICTS
from reportedly.link.matter import Matter
from reportedly.link.relation import relate
from reportedly.link.same_matter import alike, may_be_one_matter, one_matter
from reportedly.model.relation import Relation

DENYING = ("polarity", "existence", "scope")
"""Attributes in which two contradict each other whenever they were said: a figure may have been right before."""

Held = Mapping[str, Relation]
"""By a report's claim, how it stands to the one that is brought: it contradicts or corroborates it."""


def held_against(asked: Sequence[Matter], report: Iterable[Matter]) -> Held:
    """The claims of a report that contradict, or bear out, a claim that is brought."""
    found = ((told.claim.id, _relation(one, told)) for told in report for one in asked)
    return {id: relation for id, relation in found if relation is not None and _tells(relation)}


def _relation(asked: Matter, told: Matter) -> Relation | None:
    if not may_be_one_matter(asked, told):
        return None
    return relate(
        asked.told,
        told.told,
        ids=(asked.claim.id, told.claim.id),
        tie="independent",
        same=partial(one_matter, asked, told),
        alike=partial(alike, asked, told),
    )


def _tells(relation: Relation) -> bool:
    if relation.relation == "corroborates":
        return True
    return relation.attribute in DENYING and relation.reasons[0].bits <= CONTRADICTS
