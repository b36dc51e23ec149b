"""Linking of all readings at once, each part of the work let go of before the next: nothing is held twice."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, TypeVar

from reportedly.link.blocks import Blocks
from reportedly.link.counted_origins import entries_of
from reportedly.link.kept_matters import matter_kept
from reportedly.link.kept_shelf import tight
from reportedly.link.kept_telling import tellings_of
from reportedly.link.lineage import claim_informants, lineage
from reportedly.link.linking import Found, when
from reportedly.link.matter import matters_of
from reportedly.link.matter_blocks import matter_keys
from reportedly.link.origins import OriginIndex
from reportedly.link.outlines import Outline, outline_of
from reportedly.link.shelf import Shelf
from reportedly.link.spread_events import clustering
from reportedly.link.spread_relations import Known, relations_by
from reportedly.link.steps_told import Say, nothing_said
from reportedly.model.origin import ReportOrigin
from reportedly.model.reading import Reading

Keep = Callable[[str, Iterable[tuple[str, Any]]], None]
"""Takes the entries of a shelf."""
Made = TypeVar("Made")


def link_all(
    readings: Iterable[Reading],
    keep: Keep,
    make: Callable[[Found], Made],
    *,
    workers: int = 1,
    say: Say = nothing_said,
) -> Iterator[Made]:
    """Yield what `make` makes of every link among readings, and hand to `keep` what the next linking will look up.

    `make` must be importable by name: with more than one worker, relations are found and made by as many processes.
    """
    # In order of time, claims that have to do with each other stand near each other: few must be known at once.
    by_id = {reading.report.id: reading for reading in sorted(readings, key=when)}
    with clustering(by_id.values(), make, workers) as (clustered, events):
        say("comparing reports", None)
        tied = _ties(by_id, keep)
        yield from map(make, tied)
        groups, voices = _lineage(by_id, tied, keep)
        say("finding what claims are about", None)
        claims = _Claims()
        while by_id:
            claims.take(by_id.pop(next(iter(by_id))))
        say("putting claims into events", None)
        clustered()
        for name, key, value in events.kept():
            keep(name, ((key, value),))
        yield from events.made()
    claims.hand_over(keep)
    holding = partial(say, "holding claims against each other")
    yield from relations_by(
        list(claims.matters), claims.blocks, claims.known(groups, voices), make, workers=workers, say=holding
    )


def _lineage(
    by_id: Mapping[str, Reading], tied: Iterable[ReportOrigin], keep: Keep
) -> tuple[dict[str, str], dict[str, str | None]]:
    """The origin of each report, and who is said to know each claim."""
    told = lineage(by_id.values(), tied)
    groups = {one.report_id: one.origin_group for one in told}
    voices = {claim: found.id for claim, found in claim_informants(by_id.values(), told).items()}
    keep("telling", tellings_of(by_id.values(), groups, voices))
    return groups, voices


class _Claims:
    """What every claim is about, as it is kept, and by what claims are found: all that relations ask for."""

    def __init__(self) -> None:
        self.matters: dict[str, bytes] = {}
        self._outlines: dict[str, Outline] = {}
        self._claims_of: dict[str, tuple[str, ...]] = {}
        self._shelves: dict[str, Shelf] = {}
        self.blocks = Blocks(lambda name: self._shelves.setdefault(name, {}))

    def take(self, reading: Reading) -> None:
        """Lay out the claims of a report."""
        matters = {matter.claim.id: matter for matter in matters_of(reading)}
        self._claims_of[reading.report.id] = tuple(matters)
        for claim, matter in matters.items():
            self.matters[claim] = tight(matter_kept(matter))
            self._outlines[claim] = outline_of(matter)
            self.blocks.put(claim, matter_keys(matter))

    def known(self, groups: Mapping[str, str], voices: Mapping[str, str | None]) -> Known:
        """What is known of the claims, with the origins of their reports and who is said to know them."""
        return Known(matters=self.matters, outlines=self._outlines, groups=groups, voices=voices)

    def hand_over(self, keep: Keep) -> None:
        """Hand over what the next linking will look up, and let go of all of it that relations do not ask for."""
        keep("matter_claims", self._claims_of.items())
        keep("matters", self.matters.items())
        keep("outlines", self._outlines.items())
        for name, shelf in self._shelves.items():
            keep(f"matter_{name}", shelf.items())
        self.blocks.let_go()


def _ties(readings: Mapping[str, Reading], keep: Keep) -> list[ReportOrigin]:
    index = OriginIndex(readings.values())
    found = index.reprints()
    told = index.origins(found)
    for name, entries in entries_of(index, found, told, readings.__getitem__):
        keep(name, entries)
    return [one for one in told.values() if one.copy_of is not None]
