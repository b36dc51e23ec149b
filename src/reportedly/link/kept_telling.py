"""Who tells the claims of each report, and when, as it is kept: so that neither asks for the report itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from reportedly.link.lineage import informants_of, newsroom_behind
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.reading import Reading

Telling = dict[str, Any]
"""JSON: `published`; `newsroom`, whom the report says that its text is by; `behind`, the newsroom whose reporting it
carries; and by claim where it starts, who is said to know it, and whether that can be the newsroom."""


def telling_of(reading: Reading, behind: str | None, voices: Mapping[str, str | None] | None = None) -> Telling:
    """What is kept of a report that carries the reporting of the newsroom `behind`; `voices`, where they are known."""
    if voices is None:
        voices = {claim: found.id for claim, found in informants_of(reading, behind).items()}
    told = {c.id: [c.content.start, voices[c.id], _may_be_of_newsroom(c)] for c in reading.claims}
    newsroom = newsroom_behind(reading)
    return {"published": reading.report.published, "newsroom": newsroom, "behind": behind, "claims": told}


def tellings_of(
    readings: Iterable[Reading], groups: Mapping[str, str], voices: Mapping[str, str | None]
) -> Iterator[tuple[str, Telling]]:
    """The same of many reports, by their ids, whose origins and voices are known."""
    by_id = {reading.report.id: reading for reading in readings}
    newsrooms = {digest_id("org", report): newsroom_behind(reading) for report, reading in by_id.items()}
    for report, reading in by_id.items():
        yield report, telling_of(reading, newsrooms[groups[report]], voices)


def _may_be_of_newsroom(claim: Claim) -> bool:
    """Whether it can be the newsroom that is said to know a claim."""
    source = claim.attribution[-1].source if claim.attribution else None
    return not claim.attribution or (source is not None and source.kind == "own_sources")
