"""Relations among the claims of many reports, found stretch by stretch, in one process or in several.

A stretch is some claims that stand beside each other, with what they and those that they are held against are about.
It holds all that it needs, so that any process can go through it, and in their order they give the relations in theirs.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import TypeVar

from reportedly.cycles import cycles_left
from reportedly.link.blocks import Blocks
from reportedly.link.kept_matters import matter_from
from reportedly.link.matter import Matter
from reportedly.link.outlines import Outline, may_be_related
from reportedly.link.related import relation_of
from reportedly.model.relation import Relation
from reportedly.spread import spread

Made = TypeVar("Made")
Make = Callable[[Relation], Made]
"""What is made of a relation in the process that finds it; importable by name."""
Pairs = tuple[str, tuple[str, ...]]
"""A claim, and those that it is held against."""
KNOWN = 5_000
"""What so many claims are about is known at once in each process: some 100 MiB, and nearly all that a stretch holds."""
PAIRS = 40_000
"""Claims are taken into a stretch until they have so many partners: some seconds of work."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Claims, each with those that it is held against."""

    pairs: tuple[Pairs, ...]
    matters: Mapping[str, bytes]
    """By claim, as kept."""
    groups: Mapping[str, str]
    """The origin of every report, by the report's id."""
    voices: Mapping[str, str | None]
    """Who is said to know each claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of all claims."""

    matters: Mapping[str, bytes]
    outlines: Mapping[str, Outline]
    groups: Mapping[str, str]
    voices: Mapping[str, str | None]


def relations_by(
    claims: Sequence[str],
    blocks: Blocks,
    known: Known,
    make: Make[Made],
    *,
    workers: int = 1,
    say: Callable[[float], None] = lambda _: None,
) -> Iterator[Made]:
    """Yield what `make` makes of every relation among claims, in the order of the claims.

    `say` is told how much is done, 0 to 1.
    """
    handed_out: deque[float] = deque((0.0,))

    def batches() -> Iterator[tuple[Stretch]]:
        for share, pairs in stretches(claims, blocks, known.outlines):
            handed_out.append(share)
            yield (_stretch(pairs, known),)

    work = partial(go_through, make=make)
    if workers < 2:
        done: Iterable[list[list[Made]]] = map(work, batches())
    else:
        done = spread(work, batches(), workers=workers, lost=partial(_alone, make=make))
    say(handed_out.popleft())
    for batch in done:
        for made in batch:
            yield from made
        say(handed_out.popleft())


def stretches(
    claims: Sequence[str], blocks: Blocks, outlines: Mapping[str, Outline]
) -> Iterator[tuple[float, list[Pairs]]]:
    """Cut the claims into stretches of about as much work, each with the share of the claims that it ends at.

    Each pair of claims that meet, and that may have to do with each other, is in one of them.
    """
    pairs: list[Pairs] = []
    many = 0
    for number, claim in enumerate(claims, start=1):
        met = ((other, outlines[other]) for other in sorted(blocks.partners(claim)) if other > claim)
        others = tuple(may_be_related(outlines[claim], met))
        if others:
            pairs.append((claim, others))
            many += len(others)
        if pairs and (many >= PAIRS or number == len(claims)):
            yield number / len(claims), pairs
            pairs, many = [], 0


def _stretch(pairs: Sequence[Pairs], known: Known) -> Stretch:
    held = dict.fromkeys(one for claim, others in pairs for one in (claim, *others))
    reports = dict.fromkeys(known.outlines[claim].report for claim in held)
    return Stretch(
        pairs=tuple(pairs),
        matters={claim: known.matters[claim] for claim in held},
        groups={report: known.groups[report] for report in reports},
        voices={claim: known.voices[claim] for claim in held},
    )


def go_through(batch: tuple[Stretch, ...], *, make: Make[Made]) -> list[list[Made]]:
    """What is made of the relations of each stretch."""
    with cycles_left():
        return [list(map(make, relations_in(stretch))) for stretch in batch]


def _alone(stretch: Stretch, *, make: Make[Made]) -> list[Made]:
    """Where the process that had a stretch in hand died, for want of memory or by force, this one goes through it."""
    return go_through((stretch,), make=make)[0]


def relations_in(stretch: Stretch) -> Iterator[Relation]:
    """Every relation of a stretch."""
    for claim, others in stretch.pairs:
        one = _matter(stretch.matters[claim])
        for other in others:
            another = _matter(stretch.matters[other])
            found = relation_of(one, another, stretch.groups, lambda told, _: stretch.voices[told.id])
            if found is not None:
                yield found


@lru_cache(maxsize=KNOWN)
def _matter(kept: bytes) -> Matter:
    """What a claim is about, with all that was worked out of it so far: many claims meet those of many stretches."""
    return matter_from(kept)
