"""What a claim rules out outright, and what it tells that another may rule out so, however the two are worded.

A document of which somebody says that there is none; a wound, where nobody was hurt. Each is told by a word of its own,
by which claims are found that may have to do with each other.
"""

from __future__ import annotations

from reportedly.link.aboard_compared import aboard
from reportedly.link.denied_altogether import things_denied, things_told
from reportedly.link.papers import paper_denied
from reportedly.link.told import Told


def of_documents(told: Told) -> frozenset[str]:
    """The documents on which it rests, or of which it says that there are none."""
    return frozenset(f"paper {stem}" for stem in (*told.papers, paper_denied(told)) if stem)


def of_one_scene(told: Told) -> frozenset[str]:
    """What it tells, or denies, that is of one happening."""
    return _of_aboard(told) | frozenset(f"thing {thing}" for thing in (*things_told(told), *things_denied(told)))


def may_be_ruled_out(told: Told) -> frozenset[str]:
    """What a claim tells that another may rule out."""
    papers, things = (f"paper {stem}" for stem in told.papers), (f"thing {thing}" for thing in things_told(told))
    return frozenset((*papers, *things)) | _of_aboard(told)


def rules_out(told: Told) -> frozenset[str]:
    """What a claim rules out."""
    paper = paper_denied(told)
    denied = frozenset((*([f"paper {paper}"] if paper else []), *(f"thing {thing}" for thing in things_denied(told))))
    return denied | _of_aboard(told)


def _of_aboard(told: Told) -> frozenset[str]:
    """How many are aboard: of two such counts, each rules the other out."""
    return frozenset(("aboard",) if aboard(told) else ())
