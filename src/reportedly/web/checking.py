"""Checking claims that somebody brings against a casebook: only reports whose words may bear on them are taken up.

All texts are gone through for how rare each word is, and let go again. Who is behind what the reports that bear on a
claim say was found when the picture was kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import select

from reportedly.casebook import Casebook, picture_schema, schema
from reportedly.casebook.packing import unpack
from reportedly.errors import InputError
from reportedly.journey import read_reports
from reportedly.link.check import Brought, as_report_among, brought, check, prepare
from reportedly.link.lineage import origin_group
from reportedly.link.linking import when
from reportedly.link.one_speaker import Speakers
from reportedly.link.stance import may_bear, relevant
from reportedly.link.told import Told, all_stems
from reportedly.link.word_rarity import Rarity, rarity_among
from reportedly.model.check import Check, Stance
from reportedly.model.origin import Informant
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.read.glosses import in_english
from reportedly.web.at_hand import AtHand
from reportedly.web.kept.settling import AT_A_TIME, some_of
from reportedly.web.kept.telling_record import telling_read
from reportedly.web.kept.who_is_who import who_kept
from reportedly.web.lineages import first_reports, reports_standing
from reportedly.work.linking import linked_in, readings_standing

R, T = schema.reports.c, picture_schema.tellings.c
TOGETHER = 100
"""Reports that are taken up at once."""


@dataclass(slots=True, kw_only=True)
class Words:
    """What the texts of a casebook have in common with claims that are brought."""

    asked: Sequence[frozenset[str]]
    """The stems of each claim."""
    shared: list[tuple[str, list[frozenset[str]]]] = field(default_factory=list)
    """Reports with those stems of each claim that stand in their texts; none without any."""

    def noting(self, reports: Iterable[Report]) -> Iterator[str]:
        """The texts of reports as they go by, each that has a gloss in English."""
        for report in map(in_english, reports):
            there = all_stems(report.text)
            if any(shared := [stems & there for stems in self.asked]):
                self.shared.append((report.id, shared))
            yield report.text


def check_claims(
    hand: AtHand, claims: Mapping[str, str], *, model: Path | None = None
) -> Iterator[tuple[tuple[Stance, ...], Check]]:
    """Every report's stance to each claim, and the sum.

    Raises InputError for a claim that cannot be read.
    """
    if hand.withheld.withholding.any:
        yield from _checked_by_shown(hand, claims, model)
        return
    with hand.book.looking() as connection:
        published = [report.published for report in reports_standing(connection)]
    asked = list(_brought(claims, published, model))
    words = Words(asked=[one.told.stems for one in asked])
    with hand.book.looking() as connection:
        rarity = rarity_among(words.noting(reports_standing(connection)))
        groups = {id: origin_group(first) for id, first in first_reports(connection).items()}
    for number, one in enumerate(asked):
        near = [id for id, shared in words.shared if may_bear(one.told, shared[number], rarity)]
        readings = sorted(_bearing(hand.book, one.told, near, rarity), key=when)
        informants = _informants(hand, [reading.report.id for reading in readings])
        yield check(one, prepare(readings, groups, informants=informants, rarity=rarity))


def _checked_by_shown(
    hand: AtHand, claims: Mapping[str, str], model: Path | None
) -> Iterator[tuple[tuple[Stance, ...], Check]]:
    """The same by what is left to readers, all of which is taken up."""
    linked = hand.withheld.linked(linked_in(hand.book))
    groups = {told.report_id: told.origin_group for told in linked.reports}
    prepared = prepare(linked.readings, groups, informants=linked.informants)
    published = [reading.report.published for reading in linked.readings]
    yield from (check(one, prepared) for one in _brought(claims, published, model))


def _brought(claims: Mapping[str, str], published: Sequence[str | None], model: Path | None) -> Iterator[Brought]:
    """The claims as they are read, each as a report of the middle of some days."""
    asked = read_reports([as_report_among(text, published) for text in claims.values()], model=model)
    for (key, text), reading in zip(claims.items(), asked, strict=True):
        if not isinstance(reading, Reading):
            raise InputError(key, f"cannot be read ({reading.why})", "word the claim as one plain sentence")
        yield brought(key, text, reading)


def _bearing(book: Casebook, asked: Told, reports: Iterable[str], rarity: Rarity) -> Iterator[Reading]:
    """Those of some reports of which a passage speaks of enough of a claim."""
    for some in some_of(reports, TOGETHER):
        ready = prepare(list(readings_standing(book, some)), {}, informants={}, rarity=rarity)
        for reading in ready.readings:
            id = reading.report.id
            if any(True for _ in relevant(asked, ready.passages[id], ready.around[id])):
                yield reading


def _informants(hand: AtHand, reports: Iterable[str]) -> Mapping[str, Informant]:
    """Who is said to know each claim of some reports, as all reports together tell it."""
    with hand.rows.looking() as connection:
        who = who_kept(connection)
        if who is None:  # of a casebook on a server that may only be looked at, no more than the whole is worked out
            return linked_in(hand.book).informants
        speakers, found = Speakers.having(who.learned), dict[str, Informant]()
        for some in some_of(reports, AT_A_TIME):
            for body in connection.execute(select(T.body).where(T.id.in_(some))).scalars():
                telling = telling_read(unpack(body))
                informants = speakers.informants(telling)
                found |= {claim: informants[n] for claim, n in telling.claims}
    return found
