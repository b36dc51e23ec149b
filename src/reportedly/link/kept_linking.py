"""Linking that is kept up: what a report that comes or goes changes, found by looking up what it meets.

Which claims tell of one event is the same as if all had been gone through. Whose reporting reports carry is judged by
the statistics of the last count over all of them (`kept_origins`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import orjson

from reportedly.link.event_blocks import event_keys
from reportedly.link.event_clusters import EventClusters
from reportedly.link.event_facts import facts_of, wording_id
from reportedly.link.kept_origins import KeptOrigins, Regrouped
from reportedly.link.kept_shelf import Codec, Getting, KeptShelf, codec_of, json_codec
from reportedly.link.kept_telling import telling_of
from reportedly.link.lineage import newsroom_behind
from reportedly.link.linking import SameEvent
from reportedly.link.matter import Matter, matters_of
from reportedly.link.matter_blocks import FULLEST, matter_keys
from reportedly.link.related import Pair, RelationIndex, relation_of
from reportedly.link.shelf import Shelf, Worked
from reportedly.model.claim import Claim
from reportedly.model.origin import ReportOrigin
from reportedly.model.reading import Reading
from reportedly.model.relation import Relation

KEPT = ("claims", "words", "facts", "wording", "claims_of", "speaker", "block", "pairs", "group_of", "members")
"""What is kept of events; the keys of claims are worked out again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relinked:
    """What a change leaves to be linked anew; every other link stands as it did."""

    tied: Mapping[str, ReportOrigin | None]
    """Reports of whose link to an older one something else is told; None where they are gone."""
    firsts: Mapping[str, str | None]
    """Claims whose event was looked at, with the first that tells of it; None where that is itself, or it is gone."""
    claims: frozenset[str]
    """Claims of which every relation is told anew, those that are gone among them."""
    pairs: frozenset[Pair]
    """Pairs of other claims that are told anew, as they came to be held against each other, or no longer are."""
    new: frozenset[str]
    """Claims of the reports that came."""


class KeptLinking:
    """The links of all readings, of which only what a change meets is looked up."""

    def __init__(self, get: Getting, readings: Callable[[Iterable[str]], Iterable[Reading]]) -> None:
        """`get` gives kept entries; `readings` gives the readings of reports that are there."""
        self._get, self._fetch_readings = get, readings
        self._readings: dict[str, Reading] = {}
        self._shelves: dict[str, KeptShelf] = {}
        self._events = EventClusters(self._shelf)
        self._related = RelationIndex(self._shelf)
        self._origins = KeptOrigins(self.shelf, self._reading)

    def shelf(self, name: str) -> KeptShelf:
        """The shelf of a name."""
        if name not in self._shelves:
            get = self._speakers if name == "speaker" else self._get
            self._shelves[name] = KeptShelf(name, get, self._codec(name))
        return self._shelves[name]

    def _speakers(self, name: str, wordings: Iterable[str]) -> Iterable[tuple[str, bytes]]:
        """The ids of the claims that stand for wordings, when what these claims tell is fetched at once."""
        entries = list(self._get(name, wordings))
        self.shelf("facts").fetch(orjson.loads(claim) for _, claim in entries)
        return entries

    def _codec(self, name: str) -> Codec:
        if name != "speaker":
            return codec_of(name)
        facts = self.shelf("facts")
        return json_codec(lambda told: told.id, facts.__getitem__)

    def _shelf(self, name: str) -> Shelf:
        if name == "keys":
            return Worked(lambda wording: event_keys(self.shelf("speaker")[wording]))
        return self.shelf(name)

    def changes(self) -> dict[str, dict[str, bytes | None]]:
        """By shelf: every entry that is another than it was."""
        return {name: shelf.changes() for name, shelf in self._shelves.items()}

    def change(self, gone: Sequence[str], come: Sequence[Reading]) -> Relinked:
        """Take reports out and others in, and tell what is to be linked anew; a report that changed is both."""
        known = {report: self.shelf("claims").get(report, ()) for report in gone}
        paired: set[Pair] = set()
        for report in gone:
            self._look_ahead_to_removal(known[report])
            paired |= self._related.remove(report)
            self._events.remove(report)
            self.shelf("telling").pop(report, None)
        self._readings.update((reading.report.id, reading) for reading in come)
        regrouped = self._origins.change(gone, come)
        for reading in come:
            self._take_in_telling(reading)
            matters = list(matters_of(reading))
            self._look_ahead(reading, matters)
            self._events.add(reading)
            paired |= self._related.add_matters(reading.report.id, matters)
        new = frozenset(claim.id for reading in come for claim in reading.claims)
        lost = {claim for claims in known.values() for claim in claims} - set(self._present(new))
        claims = frozenset(new | lost | self._tied_otherwise(regrouped))
        left = {report: None for report in gone if report not in regrouped.after}
        return Relinked(
            tied={
                **left,
                **regrouped.told,
                **dict.fromkeys(set(gone) & regrouped.after.keys() - regrouped.told.keys()),
            },
            firsts={**dict.fromkeys(lost), **self._moved()},
            claims=claims,
            pairs=frozenset(pair for pair in paired if claims.isdisjoint(pair)),
            new=new,
        )

    def same(self, first: str, newer: str) -> SameEvent:
        """Two claims of one event, with what speaks for it."""
        return SameEvent(older=first, newer=newer, reasons=self._events.reasons(first, newer))

    def relations(self, claims: frozenset[str], pairs: frozenset[Pair]) -> Iterator[Relation]:
        """Every relation of these claims, and of these pairs of others."""
        present = set(self._present(claims))
        partners = self._partners(present)
        for one, other in sorted(pairs):
            if self._related.compared(one, other):
                partners[one] = partners.get(one, frozenset()) | {other}
        held = sorted({*partners, *(other for others in partners.values() for other in others)})
        matters = self.shelf("matters")
        matters.fetch(held)
        reports = {matters[claim].reading.report.id for claim in held}
        origins = self._origins.origins_of(reports)
        self.shelf("telling").fetch({*reports, *origins.values()})
        voices: Worked[str, Mapping[str, str | None]] = Worked(lambda report: self._voices(report, origins[report]))

        def voice_of(claim: Claim, reading: Reading) -> str | None:
            return voices[reading.report.id][claim.id]

        for claim, others in partners.items():
            for other in sorted(others):
                if other > claim or other not in present:
                    found = relation_of(matters[claim], matters[other], origins, voice_of)
                    if found is not None:
                        yield found

    def _partners(self, claims: Iterable[str]) -> dict[str, frozenset[str]]:
        """The claims that each of these is held against."""
        listed = sorted(claims)
        keys = self.shelf("matter_keys")
        keys.fetch(listed)
        self.shelf("matter_block").fetch(key for claim in listed for key in keys[claim])
        self.shelf("outlines").fetch(listed)
        return {claim: self._related.partners(claim) for claim in listed}

    def _voices(self, report: str, origin: str) -> Mapping[str, str | None]:
        """Who is said to know each claim of a report that carries the reporting of another."""
        tellings = self.shelf("telling")
        behind = tellings[origin]["newsroom"]
        if tellings[report]["behind"] != behind:
            tellings[report] = telling_of(self._reading(report), behind)
        return {claim: voice for claim, (_, voice, _) in tellings[report]["claims"].items()}

    def _take_in_telling(self, reading: Reading) -> None:
        """Keep who tells the claims of a report that came, as far as it tells by itself."""
        self.shelf("telling")[reading.report.id] = telling_of(reading, newsroom_behind(reading))

    def _present(self, claims: Iterable[str]) -> Iterator[str]:
        """Those claims that tell of an event."""
        listed = sorted(claims)
        self.shelf("wording").fetch(listed)
        return (claim for claim in listed if claim in self.shelf("wording"))

    def _reports_of(self, claims: Iterable[str]) -> set[str]:
        listed = list(claims)
        self.shelf("facts").fetch(listed)
        return {self._report_of(claim) for claim in listed}

    def _report_of(self, claim: str) -> str:
        report: str = self.shelf("facts")[claim].report_id
        return report

    def _read(self, reports: Iterable[str]) -> None:
        wanted = [report for report in reports if report not in self._readings]
        self._readings.update((reading.report.id, reading) for reading in self._fetch_readings(wanted))

    def _reading(self, report: str) -> Reading:
        self._read((report,))
        return self._readings[report]

    def _look_ahead(self, reading: Reading, matters: Iterable[Matter]) -> None:
        """Fetch at once what taking in a report will ask for."""
        facts = list(facts_of(reading))
        keys = {key: fullest for one in facts for key, fullest in event_keys(one).items()}
        wordings = [wording_id(one) for one in facts]
        self.shelf("block").fetch(keys)
        blocks = ((self.shelf("block").get(key, ()), fullest) for key, fullest in keys.items())
        met = {wording for block, fullest in blocks if len(block) <= fullest for wording in block}
        for name in ("claims_of", "pairs", "group_of", "speaker"):
            self.shelf(name).fetch([*wordings, *sorted(met)])
        self.shelf("words").fetch(self.shelf("speaker")[wording].report_id for wording in sorted(met))
        self._look_ahead_to_matters(matters)
        claims = [claim.id for claim in reading.claims]
        for name in ("facts", "wording", "matters", "outlines", "matter_keys"):
            self.shelf(name).fetch(claims)

    def _look_ahead_to_matters(self, matters: Iterable[Matter]) -> None:
        """Fetch the blocks of the claims that come, and what those have in common whose block is full then."""
        keys = Counter(key for matter in matters for key in matter_keys(matter))
        self.shelf("matter_block").fetch(keys)
        blocks = ((self.shelf("matter_block").get(key, ()), coming) for key, coming in keys.items())
        held = {claim for block, coming in blocks if FULLEST - coming < len(block) <= FULLEST for claim in block}
        self.shelf("matter_keys").fetch(sorted(held))
        shared = Counter(key for claim in sorted(held) for key in self.shelf("matter_keys")[claim])
        self.shelf("matter_block").fetch(key for key, claims in shared.items() if claims > 1)

    def _look_ahead_to_removal(self, claims: Iterable[str]) -> None:
        """Fetch what taking out claims will ask for, before they are gone."""
        listed = list(claims)
        self.shelf("facts").fetch(listed)
        self.shelf("wording").fetch(listed)
        wordings = [self.shelf("wording")[claim] for claim in listed]
        for name in ("claims_of", "speaker", "pairs", "group_of"):
            self.shelf(name).fetch(wordings)

    def _moved(self) -> dict[str, str | None]:
        """The claims of every cluster that changed, each with the first of it; None for the first itself."""
        group_of, claims_of = self.shelf("group_of"), self.shelf("claims_of")
        self._events.settle()
        groups = {
            group
            for wording in {*group_of.changes(), *claims_of.changes()}
            for group in (group_of.before(wording), group_of.get(wording))
            if group is not None and group in self.shelf("members")
        }
        firsts: dict[str, str | None] = {}
        for group in sorted(groups):
            firsts |= self._firsts(self._events.claims_with(claims_of[group][0]))
        return firsts

    def _firsts(self, claims: Sequence[str]) -> dict[str, str | None]:
        """Each claim of an event with the first of them."""
        self.shelf("telling").fetch(self._reports_of(claims))
        first = min(claims, key=self._age)
        return {claim: first if claim != first else None for claim in claims}

    def _age(self, claim: str) -> tuple[str, str, int, str]:
        report = self._report_of(claim)
        told = self.shelf("telling")[report]
        return told["published"] or "", report, told["claims"][claim][0], claim

    def _tied_otherwise(self, regrouped: Regrouped) -> set[str]:
        """Claims that hang otherwise on those of other reports than before: another origin, another newsroom."""
        before = {report: regrouped.before.get(report) for report in regrouped.after}
        apart = moved(before, regrouped.after)
        elsewhere = {report for report, now in regrouped.after.items() if before[report] != now}
        tellings = self.shelf("telling")
        tellings.fetch(apart | elsewhere)
        return {
            claim
            for report in apart | elsewhere
            for claim, (_, _, may_be_of_newsroom) in tellings[report]["claims"].items()
            if report in apart or may_be_of_newsroom
        }


def moved(before: Mapping[str, str | None], after: Mapping[str, str]) -> set[str]:
    """What must be held anew against all beside it, where groups parted and joined.

    What stayed together in the largest part of a group, before and after, need not be: between two of those nothing
    changed. What was nowhere before is always among those that moved.
    """
    parts = Counter((before[one], now) for one, now in after.items() if before[one] is not None)
    largest: dict[tuple[int, str | None], tuple[str | None, str]] = {}
    for part, _ in sorted(parts.items(), key=lambda told: (told[1], str(told[0]))):
        largest[0, part[0]] = largest[1, part[1]] = part
    return {
        one
        for one, now in after.items()
        if before[one] is None or {largest[0, before[one]], largest[1, now]} != {(before[one], now)}
    }
