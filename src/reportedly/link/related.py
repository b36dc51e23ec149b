"""Relations among the claims of many reports: each newer claim against the older ones that are about the same matter.

Claims meet by the rare words that they share, whichever event they are put to: what differs between two claims is just
what may keep them from being taken for one event. Reports of one origin carry one newsroom's words, so that what
differs between them is a distortion. One informant in two newsrooms' reports is one voice: what it says later repeats,
updates or withdraws what it said before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, MutableMapping
from functools import partial

from reportedly.link.blocks import Blocks
from reportedly.link.informants import newsroom_of
from reportedly.link.lineage import informants_of, newsroom_behind
from reportedly.link.matter import Matter, matters_of
from reportedly.link.matter_blocks import matter_keys
from reportedly.link.outlines import Outline, may_be_related, outline_of
from reportedly.link.publishers import imprint, outlet
from reportedly.link.relation import Tie, relate
from reportedly.link.same_matter import alike, may_be_one_matter, one_matter
from reportedly.link.shelf import Shelves, fetch, in_memory
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.relation import Relation

Pair = tuple[str, str]
"""Two claims, the smaller id first."""
VoiceOf = Callable[[Claim, Reading], str | None]
"""Who is said to know a claim, the same in every report; None where it cannot be told."""


def own_voice_of(claim: Claim, reading: Reading) -> str | None:
    """Who is said to know a claim, as far as its report tells."""
    return informants_of(reading, newsroom_behind(reading))[claim.id].id


class RelationIndex:
    """The claims of a casebook, and which of them are worth holding against each other; kept up report by report."""

    def __init__(self, shelves: Shelves = in_memory) -> None:
        """`shelves`: where what is worked out is kept."""
        self._matters: MutableMapping[str, Matter] = shelves("matters")
        self._outlines: MutableMapping[str, Outline] = shelves("outlines")
        self._claims: MutableMapping[str, tuple[str, ...]] = shelves("matter_claims")
        self._blocks = Blocks(lambda name: shelves(f"matter_{name}"))

    def add(self, reading: Reading) -> frozenset[Pair]:
        """Add the claims of a report; one that is there already changes nothing.

        Returns pairs of other claims that are held against each other no longer, as words that they share are no longer
        rare.
        """
        return self.add_matters(reading.report.id, matters_of(reading))

    def add_matters(self, report: str, about: Iterable[Matter]) -> frozenset[Pair]:
        """The same, where it is known what the claims of a report are about."""
        if report in self._claims:
            return frozenset()
        matters = {matter.claim.id: matter for matter in about}
        self._claims[report] = tuple(matters)
        self._matters.update(matters)
        self._outlines.update((claim, outline_of(about)) for claim, about in matters.items())
        changes = [self._blocks.add(claim, matter_keys(about)) for claim, about in matters.items()]
        return frozenset(pair for change in changes for pair in change.others)

    def remove(self, report_id: str) -> frozenset[Pair]:
        """Take a report out, with everything that rested on it; one that is not there changes nothing.

        Returns pairs of other claims that are held against each other from now on.
        """
        claims = self._claims.pop(report_id, ())
        changes = [self._blocks.remove(claim) for claim in claims]
        for claim in claims:
            self._matters.pop(claim, None)
            self._outlines.pop(claim, None)
        return frozenset(pair for change in changes for pair in change.others)

    def compared(self, one: str, other: str) -> bool:
        """Whether two claims that are there are held against each other."""
        return self._blocks.compared(one, other)

    def partners(self, claim: str) -> frozenset[str]:
        """The claims that a claim is held against: those that it meets, and may have to do with."""
        met = self._blocks.partners(claim)
        fetch(self._outlines, met)
        return frozenset(may_be_related(self._outlines[claim], ((other, self._outlines[other]) for other in met)))

    def relations(self, origins: Mapping[str, str], *, voice_of: VoiceOf = own_voice_of) -> Iterator[Relation]:
        """Every relation among the claims; `origins` gives each report's origin by the report's id.

        Reports without a date stand before all others; of one day, in the order of their ids, so that the order of
        arrival changes nothing.
        """
        for claim in self._matters:
            for other in sorted(self.partners(claim)):
                if other > claim and (found := self.relation(claim, other, origins, voice_of=voice_of)) is not None:
                    yield found

    def relation(
        self, one: str, other: str, origins: Mapping[str, str], *, voice_of: VoiceOf = own_voice_of
    ) -> Relation | None:
        """How the newer of two claims stands to the older."""
        return relation_of(self._matters[one], self._matters[other], origins, voice_of)


def relation_of(one: Matter, other: Matter, origins: Mapping[str, str], voice_of: VoiceOf) -> Relation | None:
    """How the newer of two claims stands to the older, in any order.

    Of two claims of one report, only whether one of its sources contradicts another.
    """
    older, newer = (one, other) if _when(one) <= _when(other) else (other, one)
    if one.reading.report.id == other.reading.report.id:
        return _contradicted_within(older, newer, voice_of)
    return related(older, newer, origins, voice_of)


def _contradicted_within(older: Matter, newer: Matter, voice_of: VoiceOf) -> Relation | None:
    """How one source of a report contradicts another of it; None where both are told on one word, or on nobody's."""
    if not older.claim.attribution or not newer.claim.attribution:
        return None
    voices = [voice_of(matter.claim, matter.reading) for matter in (older, newer)]
    if None in voices or voices[0] == voices[1]:
        return None
    found = _relation(older, newer, "independent")
    return found if found is not None and found.relation == "contradicts" else None


def related(older: Matter, newer: Matter, origins: Mapping[str, str], voice_of: VoiceOf) -> Relation | None:
    """The relation of a newer claim to an older one of another report; None where there is none."""
    if not may_be_one_matter(older, newer):
        return None
    return _relation(older, newer, tie_between(older, newer, origins, voice_of))


def _relation(older: Matter, newer: Matter, tie: Tie) -> Relation | None:
    return relate(
        older.told,
        newer.told,
        ids=(older.claim.id, newer.claim.id),
        tie=tie,
        same=partial(one_matter, older, newer),
        alike=partial(alike, older, newer),
    )


def tie_between(older: Matter, newer: Matter, origins: Mapping[str, str], voice_of: VoiceOf = own_voice_of) -> Tie:
    """How the newer claim hangs on the older."""
    groups = [origins.get(matter.reading.report.id, matter.reading.report.id) for matter in (older, newer)]
    if groups[0] == groups[1]:
        return "copy"
    if not newer.claim.attribution and _of_one_newsroom(older.reading, newer.reading):
        return "same_origin"
    voices = [voice_of(matter.claim, matter.reading) for matter in (older, newer)]
    if not newer.claim.attribution and _on_word_of(newer.reading, older.claim, voices[0]):
        return "same_origin"
    return "same_origin" if voices[0] is not None and voices[0] == voices[1] else "independent"


def _on_word_of(newsroom: Reading, claim: Claim, voice: str | None) -> bool:
    """Whether a claim is told on the word of a report's newsroom, which can take it back."""
    own = imprint(newsroom.report.publisher).own
    cited = {outlet(link.source.quote.text) for link in claim.attribution if link.source}
    return voice in {newsroom_of(name).id for name in own} or bool(cited & {outlet(name) for name in own})


def _of_one_newsroom(older: Reading, newer: Reading) -> bool:
    """Whether a newsroom speaks of what it told itself: it may take back what its sources told it."""
    ours, theirs = (imprint(reading.report.publisher).own for reading in (older, newer))
    return bool({outlet(name) for name in ours} & {outlet(name) for name in theirs})


def _when(matter: Matter) -> tuple[str, str, int, str]:
    report = matter.reading.report
    return report.published or "", report.id, matter.claim.content.start, matter.claim.id
