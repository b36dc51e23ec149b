"""What is withheld from readers: reports that are too young, and places that are too exact.

Reviewers and admins, and the casebook's owner at the command line, see all. Whatever is told to a reader goes through
a `Withheld` first; where nothing is set, it lets everything through as it is.

    withheld = Withheld.of(book, settings.withholding, now)
    linked, picture = withheld.picture(book)                  # what the situation comes to for a reader
    withheld.query(Query(…))  withheld.report_query(…)        # before the casebook is asked
    withheld.found(claim)  withheld.reading(…)  withheld.changes(…)   # before anything of it is told

A report is too young until `delay_s` after it was published, or, where that is not known, after it came in; a later
version of it, until as long after that version came in. What is said of a place by a withheld report is said by nobody:
the picture is put together from the other reports alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import and_, or_, select

from reportedly.casebook import (
    Casebook,
    Change,
    Deletion,
    Found,
    Judgement,
    Query,
    ReportQuery,
    Version,
    picture_schema,
    schema,
)
from reportedly.casebook.moments import moment
from reportedly.casebook.words import words_of
from reportedly.errors import InputError
from reportedly.link.linking import Linked, SameEvent, linked_from
from reportedly.model.digest import sha256_hex
from reportedly.model.place import Place
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason
from reportedly.model.relation import Relation
from reportedly.model.span import Quote
from reportedly.tell.floor import Floor, coarse, coarse_claim
from reportedly.weigh.picture import Picture
from reportedly.work.linking import picture_in

PLACE_STAGES = ("resolve.",)
"""Stages whose gaps say which places were thought of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """What is set to be withheld from readers."""

    floor: Floor | None = None
    """Places are told no more finely than this; None for as they are."""
    delay_s: int = 0
    """Seconds for which a report is not shown."""

    @property
    def any(self) -> bool:
        """Whether anything is."""
        return self.floor is not None or self.delay_s > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Withheld:
    """What is withheld from readers of one casebook at one moment."""

    withholding: Withholding = field(default_factory=Withholding)
    young: frozenset[str] = frozenset()
    """Ids of the reports, in any version, that are too young."""
    rows: tuple[int, ...] = ()
    """Their rows."""
    series: frozenset[str] = frozenset()
    """What has a version that is too young."""
    since: int | None = None
    """The ledger entry by which the first of them came in; None where there is none."""

    @classmethod
    def of(cls, book: Casebook, withholding: Withholding, now: datetime) -> Withheld:
        """What is withheld at a moment."""
        if not withholding.delay_s:
            return cls(withholding=withholding)
        young = list(_young(book, withholding.delay_s, now))
        return cls(
            withholding=withholding,
            young=frozenset(row.id for row in young),
            rows=tuple(row.n for row in young),
            series=frozenset(row.series for row in young),
            since=min((row.since_entry for row in young), default=None),
        )

    @property
    def key(self) -> str:
        """Other whenever other things are withheld."""
        return sha256_hex(repr((self.withholding, self.rows)).encode())[:16] if self.withholding.any else ""

    def shows(self, report_id: str) -> bool:
        """Whether a report, or a version of it, is shown."""
        return report_id not in self.young

    # the situation

    def picture(self, book: Casebook, *, explained: bool = True) -> tuple[Linked, Picture]:
        """What the casebook's links come to for a reader; without `explained`, without rival explanations."""
        return picture_in(book, told=self.linked, explained=explained)

    def linked(self, linked: Linked) -> Linked:
        """What linking says of what is shown."""
        if not self.withholding.any:
            return linked
        return linked_from(
            [self.reading(one) for one in linked.readings if self.shows(one.report.id)],
            tied=[one for one in linked.reports if one.copy_of is not None],
            same=self.same(linked.same),
            relations=self.relations(linked.relations),
        )

    def reading(self, reading: Reading) -> Reading:
        """A reading with places as readers are told them; it must be one that is shown."""
        floor = self.withholding.floor
        if floor is None:
            return reading
        return replace(
            reading,
            claims=tuple(coarse_claim(claim, floor) for claim in reading.claims),
            toponyms=tuple(coarse(place, floor) for place in reading.toponyms),
            gaps=tuple(gap for gap in reading.gaps if not gap.stage.startswith(PLACE_STAGES)),
        )

    def readings(self, readings: Iterable[Reading], *, wanted: bool = False) -> Iterator[Reading]:
        """Readings as readers are told them; raises InputError for one that is not, where just it was asked for."""
        for reading in readings:
            if self.shows(reading.report.id):
                yield self.reading(reading)
            elif wanted:
                raise InputError(reading.report.id, "is not in this casebook", "see `reportedly reports`")

    def same(self, same: Iterable[SameEvent]) -> Iterator[SameEvent]:
        """Which claims that are shown tell the same, as readers are told it."""
        for one in same:
            yield replace(one, reasons=self._reasons(one.reasons))

    def relations(self, relations: Iterable[Relation]) -> Iterator[Relation]:
        """Relations between claims that are shown, as readers are told them."""
        for one in relations:
            yield replace(one, reasons=self._reasons(one.reasons))

    def _reasons(self, reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
        """Why, without how far two places lie apart."""
        if self.withholding.floor is None:
            return reasons
        return tuple(replace(r, older="", newer="") if "place" in r.feature else r for r in reasons)

    # what is asked of the casebook

    def query(self, query: Query) -> Query:
        """The question for claims without those of young reports.

        Raises InputError where it would find out by asking again and again where a place lies.
        """
        if query.circle is not None and self.withholding.floor is not None:
            raise InputError("near", "cannot be asked here", "places are not told exactly to readers; ask by country")
        return replace(query, without=self.rows)

    def report_query(self, query: ReportQuery) -> ReportQuery:
        """The question for reports without young ones."""
        return replace(query, without=self.rows)

    def found(self, found: Iterable[Found]) -> Iterator[Found]:
        """Claims as readers are told them."""
        shown = (one for one in found if self.shows(one.report.id))
        yield from shown if self.withholding.floor is None else map(self._coarse, shown)

    def _coarse(self, found: Found) -> Found:
        return replace(
            found,
            claim=coarse_claim(found.claim, self.withholding.floor),
            as_read=coarse_claim(found.as_read, self.withholding.floor),
            judgements=tuple(self._judgement(one) for one in found.judgements),
        )

    def _judgement(self, judgement: Judgement) -> Judgement:
        """A judgement without the exact place that it gives, and without the words that may name one."""
        value = self._value("place", judgement.value) if judgement.verb == "place" else judgement.value
        return replace(judgement, value=value, why="")

    def versions(self, versions: Iterable[Version]) -> list[Version]:
        """Versions of reports that are shown."""
        return [
            replace(one, gaps=()) if self.withholding.floor is not None else one
            for one in versions
            if self.shows(one.report.id)
        ]

    def deletions(self, deletions: Iterable[Deletion]) -> list[Deletion]:
        """What ended of what is shown."""
        return [one for one in deletions if self.shows(one.report)]

    def changes(self, book: Casebook, changes: Iterable[Change]) -> Iterator[Change]:
        """Changes to what is shown, without exact places."""
        if not self.withholding.any:
            yield from changes
            return
        for change in changes:
            if self._shows_subject(book, change.subject) and self._shows_named(book, change):
                yield replace(
                    change,
                    before=change.before and self._value("place", change.before),
                    after=change.after and self._value("place", change.after),
                    why=None if self.withholding.floor is not None and _on_claims(change) else change.why,
                )

    def _shows_subject(self, book: Casebook, subject: str) -> bool:
        kind, _, name = subject.partition(" ")
        if kind == "report":
            return self.shows(name)
        if kind == "series":
            return name not in self.series
        if kind == "claim":
            return not self.young or _told_by_others(book, name, self.rows)
        return kind in ("actor", "source") and (not self.young or _named_by_others(book, name, self.rows))

    def _shows_named(self, book: Casebook, change: Change) -> bool:
        """Whether all claims and actors that a decision names are shown too."""
        held = [(told or {}).get("value") or {} for told in (change.before, change.after)] if self.young else []
        claims = {claim for value in held for key in ("claims", "from") for claim in value.get(key) or ()}
        actors = {value["into"] for value in held if value.get("into")}
        return all(_told_by_others(book, claim, self.rows) for claim in claims) and all(
            _named_by_others(book, actor, self.rows) for actor in actors
        )

    def _value(self, verb: str, value: Mapping[str, Any]) -> dict[str, Any]:
        """What a person held of a place, told no more finely than the floor; "value" within a judgement likewise."""
        told = {key: self._value(verb, one) if isinstance(one, Mapping) else one for key, one in value.items()}
        floor = self.withholding.floor
        if floor is None or verb != "place" or not {"lat", "lon"} <= told.keys():
            return told
        place = coarse(_place(told), floor)
        known = {key: getattr(place, key) for key in ("name", "lat", "lon", "radius_km", "precision", "gazetteer_id")}
        return {**told, **known} if place.gazetteer_id is None else told


def _young(book: Casebook, delay_s: int, now: datetime) -> Iterator[Any]:
    """The rows of reports and later versions that are too young at a moment."""
    report, entry = schema.reports.c, schema.ledger.c
    shown = now - timedelta(seconds=delay_s)
    fresh = report.published_latest > shown.timestamp() // 60
    came = entry.at > moment(shown)
    young = or_(fresh, and_(came, or_(report.published_latest.is_(None), report.version > 1)))
    joined = schema.reports.join(schema.ledger, entry.seq == report.since_entry)
    asked = select(report.n, report.id, report.series, report.since_entry).select_from(joined)
    with book.looking() as connection:
        yield from connection.execute(asked.where(young)).all()


def _on_claims(change: Change) -> bool:
    """Whether a person decided something on claims, in words that may name places."""
    return change.kind == "corrected" or change.subject.startswith("claim")


def _told_by_others(book: Casebook, claim_id: str, rows: Iterable[int]) -> bool:
    """Whether a report other than those of the rows makes a claim."""
    claim, reading = schema.claims.c, schema.readings.c
    joined = schema.claims.join(schema.readings, reading.n == claim.reading)
    asked = select(reading.report).select_from(joined).where(claim.id == claim_id)
    with book.looking() as connection:
        return bool(set(connection.execute(asked).scalars()) - set(rows))


def _named_by_others(book: Casebook, name: str, rows: tuple[int, ...]) -> bool:
    """Whether reports other than those of the rows name an actor or source, or are published by it.

    A source is told by its name, or by its id where it has one in the kept picture.
    """
    asked = select(picture_schema.sources.c.name).where(picture_schema.sources.c.id == name)
    with book.looking() as connection:
        name = connection.execute(asked).scalar() or name
    phrase = " ".join(words_of(name))
    return bool(
        (phrase and book.search(Query(source=f'"{phrase}"', without=rows, limit=1)).found)
        or book.search(Query(actor=name, without=rows, limit=1)).found
        or book.reports(ReportQuery(publisher=name, without=rows, limit=1)).found
    )


def _place(told: Mapping[str, Any]) -> Place:
    return Place(
        toponym=Quote(spans=(), text=str(told.get("name") or "")),
        **{key: told.get(key) for key in ("name", "country", "gazetteer_id", "lat", "lon", "radius_km", "precision")},
    )


NOTHING = Withheld()
"""Where all is shown."""
