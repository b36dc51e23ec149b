"""A casebook that is open: each method is one function of this package, in a transaction."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from reportedly.casebook import judgements, ledger, links, migration, readings, reports
from reportedly.casebook.as_of import entry_of
from reportedly.casebook.by import By
from reportedly.casebook.engine import kind_of
from reportedly.casebook.migration import migrate, version_of
from reportedly.casebook.packing import canonical
from reportedly.casebook.transactions import Transactions
from reportedly.casebook.writing import Added, Writing
from reportedly.errors import InputError, SetupError
from reportedly.late import late_modules
from reportedly.model.gap import Gap
from reportedly.model.reading import Reading
from reportedly.model.report import Report

if TYPE_CHECKING:
    from reportedly.casebook import (
        backup,
        changes,
        comparison,
        deletions,
        exchange,
        fetches,
        report_search,
        runs,
        search,
        snapshots,
        stock,
        verification,
    )
    from reportedly.casebook.judgement_values import JudgementVerb
    from reportedly.casebook.ledger import Entry, Told
    from reportedly.casebook.query import Query, ReportQuery
    from reportedly.casebook.readings import Stages
else:
    backup, changes, comparison, deletions = late_modules(__package__, "backup", "changes", "comparison", "deletions")
    exchange, fetches, report_search, runs = late_modules(__package__, "exchange", "fetches", "report_search", "runs")
    search, snapshots, stock, verification = late_modules(__package__, "search", "snapshots", "stock", "verification")


class Casebook(Transactions):
    """Everything known of a situation, in a file or on a server; see the package's docstring for its verbs."""

    migrated_from: str | None = None
    """The version of the tables that was found and brought up to date; None where they were."""

    @classmethod
    def create(cls, where: str | Path, by: By, *, title: str | None = None) -> Casebook:
        """Make an empty casebook; raises SetupError where there is one already."""
        book = cls._at(where)
        with book._opening(), book._writing_connection() as connection:
            if version_of(connection) is not None:
                raise SetupError(f"there is a casebook at {where} already; open it, or name another place")
            migrate(connection, book._kind, book.where)
            made = Writing(connection=connection, kind=book._kind, tail=ledger.Tail())
            made.enter(by, "create", "casebook", after={"title": title, "schema": migration.HEAD})
            made.flush()
        return book

    @classmethod
    def open(cls, where: str | Path, by: By | None = None) -> Casebook:
        """Open a casebook, migrating one of an older version, which is entered in its ledger as by `by`.

        Raises SetupError where there is none, or where it is of a newer version.
        """
        book = cls._at(where)
        with book._opening():
            if not book._kind.exists(book.where):
                raise SetupError(f"there is no casebook at {where}; make one with `reportedly init`")
            with book._engine.connect() as connection, connection.begin():
                version = version_of(connection)
            if version is None:
                raise SetupError(f"there is no casebook at {where}; make one with `reportedly init`")
            if version != migration.HEAD:
                book._migrate(by)
        return book

    @classmethod
    def import_from(cls, source: str | Path, where: str | Path) -> Casebook:
        """Make a casebook of an export: the same one, its ledger and all; verified before it is kept.

        Raises SetupError where there is a casebook already, InputError where the export is not whole.
        """
        book = cls._at(where)
        with book._opening(), book._writing_connection() as connection:
            if version_of(connection) is not None:
                raise SetupError(f"there is a casebook at {where} already; name another place")
            migrate(connection, book._kind, book.where)
            writing = Writing(connection=connection, kind=book._kind, tail=ledger.Tail())
            exchange.import_into(writing, Path(source))
            _refuse_broken(verification.verify(connection, book._kind), str(source))
        return book

    @classmethod
    def restore(cls, backup_file: str | Path, where: str | Path) -> Casebook:
        """Make a casebook of a backup, verified; raises SetupError where there is one already."""
        source, (kind, place) = Path(backup_file), kind_of(where)
        if not (kind.name == "sqlite" and backup.is_file_backup(source)):
            return cls.import_from(source, where)

        def check(aside: Path) -> None:
            with cls.open(aside) as copy:
                _refuse_broken(copy.verify(), str(source))

        backup.restore_file(source, Path(place), check)
        return cls.open(where)

    @classmethod
    def _at(cls, where: str | Path) -> Casebook:
        kind, place = kind_of(where)
        return cls(kind.connect(place), kind, place)

    def _migrate(self, by: By | None) -> None:
        with self._writing_connection() as connection:
            self.migrated_from = migrate(connection, self._kind, self.where)
            if by is not None and self.migrated_from:
                made = Writing(connection=connection, kind=self._kind, tail=ledger.tail(connection))
                before, after = {"schema": self.migrated_from}, {"schema": migration.HEAD}
                made.enter(by, "migrate", "casebook", before=before, after=after)
                made.flush()

    def add_snapshot(self, content: bytes, by: By, *, media_type: str | None = None) -> Added:
        """Keep bytes as received under their digest."""
        with self.at_once() as writing:
            return snapshots.add_snapshot(writing, content, by, media_type=media_type)

    def snapshot(self, digest: str) -> bytes:
        """The bytes with a digest."""
        with self.looking() as connection:
            return snapshots.snapshot(connection, digest)

    def add_fetch(self, fetch: fetches.Fetch, by: By) -> Added:
        """Enter an attempt to get something."""
        with self.at_once() as writing:
            return fetches.add_fetch(writing, fetch, by)

    def last_fetch(self, url: str) -> fetches.Fetch | None:
        """The last attempt at a URL that was answered."""
        with self.looking() as connection:
            return fetches.last_fetch(connection, url)

    def add_report(
        self,
        report: Report,
        by: By,
        *,
        series: str | None = None,
        where: str | None = None,
        gaps: tuple[Gap, ...] = (),
        reverts: bool = False,
    ) -> Added:
        """Keep a report: "new", "new version" or "same"."""
        with self.at_once() as writing:
            incoming = reports.Incoming(report=report, series=series, where=where, gaps=gaps, reverts=reverts)
            return reports.add_report(writing, incoming, by)

    def add_reports(self, many: Sequence[reports.Incoming], by: By) -> list[Added]:
        """Keep many reports at once, in their order."""
        with self.at_once() as writing:
            return reports.add_reports(writing, many, by)

    def withdraw(self, series: str, by: By, *, why: str, status: int | None = None) -> Added:
        """Enter that a report was taken away by its publisher."""
        with self.at_once() as writing:
            return reports.withdraw(writing, series, by, why=why, status=status)

    def versions(self, series: str) -> list[reports.Version]:
        """All versions of a series, oldest first."""
        with self.looking() as connection:
            return reports.versions(connection, series)

    def report(self, report_id: str) -> reports.Version | None:
        """The newest version with a report id."""
        with self.looking() as connection:
            return reports.version_with(connection, report_id)

    def unread(self, stages: Stages) -> Iterator[reports.Version]:
        """Newest versions that these very stages have neither read nor failed to read, in order."""
        with self.looking() as connection:
            numbers = reports.unread(connection, canonical(dict(stages)))
        for number in numbers:
            with self.looking() as connection:
                version = reports.version_at(connection, number)
            yield version

    def start_run(self, by: By, *, stages: Stages, settings: Mapping[str, Any]) -> Added:
        """Enter that a run begins."""
        with self.at_once() as writing:
            return runs.start_run(writing, by, stages=stages, settings=settings)

    def finish_run(self, run: str, by: By, *, counts: Mapping[str, int]) -> Added:
        """Enter that a run came to its end."""
        with self.at_once() as writing:
            return runs.finish_run(writing, run, by, counts=counts)

    def add_reading(self, reading: Reading, by: By, *, stages: Stages, run: str | None = None) -> Added:
        """Keep a reading; the one that counted is superseded."""
        with self.at_once() as writing:
            return readings.add_reading(writing, readings.Read(reading=reading), by, stages=stages, run=run)

    def add_readings(self, many: Sequence[Reading], by: By, *, stages: Stages, run: str | None = None) -> list[Added]:
        """Keep many readings at once, in their order."""
        with self.at_once() as writing:
            reads = [readings.Read(reading=reading) for reading in many]
            return readings.add_readings(writing, reads, by, stages=stages, run=run)

    def add_failure(self, report: Report, gap: Gap, by: By, *, stages: Stages, run: str | None = None) -> Added:
        """Keep that a report could not be read, and why."""
        with self.at_once() as writing:
            return readings.add_failure(writing, report, gap, by, stages=stages, run=run)

    def reading(self, reading_id: str) -> readings.KeptReading:
        """A reading as kept."""
        with self.looking() as connection:
            return readings.reading(connection, reading_id)

    def readings(self, report_id: str) -> list[readings.KeptReading]:
        """All readings of a report, oldest first."""
        with self.looking() as connection:
            return readings.readings_of(connection, report_id)

    def judge(self, verb: JudgementVerb, subject: str, value: Told, by: By, *, why: str) -> Added:
        """Enter a person's judgement."""
        with self.at_once() as writing:
            return judgements.judge(writing, verb, subject, value, by, why=why)

    def undo(self, judgement: str, by: By, *, why: str) -> Added:
        """Take a judgement back."""
        with self.at_once() as writing:
            return judgements.undo(writing, judgement, by, why=why)

    def judgements(self, subject: str | None = None) -> list[judgements.Judgement]:
        """The judgements that stand."""
        with self.looking() as connection:
            return judgements.judgements(connection, subject=subject)

    def search(self, query: Query) -> search.Page:
        """One page of the claims asked for."""
        with self.looking() as connection:
            return search.search(connection, self._kind, query)

    def count(self, query: Query) -> int:
        """How many claims are asked for."""
        with self.looking() as connection:
            return search.count(connection, self._kind, query)

    def ledger(self, *, after: int = 0, until: int | None = None) -> Iterator[Entry]:
        """The ledger's entries in order."""
        with self.looking() as connection:
            yield from ledger.entries(connection, after=after, until=until)

    def add_links(self, found: Sequence[links.Link], by: By) -> links.AddedLinks:
        """Keep what a stage found between claims or reports."""
        with self.at_once() as writing:
            return links.add_links(writing, found, by)

    def settle_links(self, found: Sequence[links.Link], by: By, *, stage: str) -> links.AddedLinks:
        """Keep all that a stage finds now; what it found before and finds no longer ends."""
        with self.at_once() as writing:
            return links.settle_links(writing, found, by, stage=stage)

    def links(self, about: str | None = None, *, as_of: str | int | None = None) -> list[links.Link]:
        """The links that stand: all, or those of one claim or report."""
        with self.looking() as connection:
            return list(links.links(connection, about, seq=entry_of(connection, as_of)))

    def reports(self, query: ReportQuery) -> report_search.ReportPage:
        """One page of the reports asked for."""
        with self.looking() as connection:
            return report_search.find_reports(connection, self._kind, query)

    def compare(self, before: str, after: str) -> tuple[comparison.Pair, ...]:
        """What differs between two readings, by their ids."""
        return comparison.compare(self.reading(before).reading, self.reading(after).reading)

    def changes(self, since: str | int, until: str | int | None = None) -> Iterator[changes.Change]:
        """What changed after a day's start, moment or entry, up to another."""
        with self.looking() as connection:
            yield from changes.changes(connection, since, until)

    def deletions(self, since: str | int, until: str | int | None = None) -> list[deletions.Deletion]:
        """What ended after a day's start, moment or entry, up to another, for who keeps a copy of it elsewhere."""
        with self.looking() as connection:
            return deletions.deletions(connection, since, until)

    def stock(self) -> stock.Stock:
        """What there is, counted."""
        with self.looking() as connection:
            return stock.stock(connection)

    def verify(self) -> verification.Verification:
        """Prove that nothing was changed, or name what was."""
        with self.looking() as connection:
            return verification.verify(connection, self._kind)

    def export(self, to: str | Path) -> None:
        """Write the whole casebook to a folder, .zip or .tar file."""
        with self.looking() as connection:
            exchange.export(connection, Path(to))

    def back_up(self, to: str | Path) -> None:
        """Copy the casebook while it is in use: its file, or from a server an export."""
        if self._kind.name == "sqlite":
            backup.back_up_file(Path(self.where), Path(to))
        else:
            self.export(to)


def _refuse_broken(found: verification.Verification, source: str) -> None:
    if found.breaks:
        raise InputError(source, f"is not whole: {found.breaks[0]}", "take another backup or export")
