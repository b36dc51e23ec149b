"""Relations among the claims of one event: each newer claim against each older one of another report.

Reports of one origin carry one newsroom's words, so that what differs between them is a distortion. One informant in
two newsrooms' reports is one voice: what it says later repeats, updates or withdraws what it said before.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence

from reportedly.link.claim_voice import claim_voice
from reportedly.link.relation import Tie, relate
from reportedly.link.told import told_by
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.relation import Relation

Placed = tuple[Claim, Reading]
VoiceOf = Callable[[Claim, Reading], str | None]
"""Who is said to know a claim, the same in every report; None where it cannot be told."""


def relations_among(
    claims: Sequence[Placed],
    origins: Mapping[str, str],
    *,
    voice_of: VoiceOf = claim_voice,
    touching: Container[str] | None = None,
) -> Iterator[Relation]:
    """Every relation between claims of one event; `origins` gives each report's origin by the report's id.

    Reports without a date stand before all others; of one day, in the order of their ids, so that the order of arrival
    changes nothing. Where `touching` is given, only relations of these claims, by their ids, are told.
    """
    ordered = sorted(claims, key=_when)
    told = [told_by(claim, reading) for claim, reading in ordered]
    for n, newer in enumerate(ordered):
        for o, older in enumerate(ordered[:n]):
            if touching is not None and newer[0].id not in touching and older[0].id not in touching:
                continue
            if older[1].report.id != newer[1].report.id:
                ids = (older[0].id, newer[0].id)
                found = relate(told[o], told[n], ids=ids, tie=tie_between(older, newer, origins, voice_of))
                if found is not None:
                    yield found


def tie_between(older: Placed, newer: Placed, origins: Mapping[str, str], voice_of: VoiceOf = claim_voice) -> Tie:
    """How the newer claim hangs on the older."""
    groups = [origins.get(reading.report.id, reading.report.id) for _, reading in (older, newer)]
    if groups[0] == groups[1]:
        return "copy"
    voices = [voice_of(claim, reading) for claim, reading in (older, newer)]
    return "same_origin" if voices[0] is not None and voices[0] == voices[1] else "independent"


def _when(placed: Placed) -> tuple[str, str, int]:
    claim, reading = placed
    return reading.report.published or "", reading.report.id, claim.content.start
