"""The casebook: every report, version, claim and judgement of a situation, findable and provably unchanged.

One SQLite file by default, a PostgreSQL URL when a team shares it; what holds of one holds of the other.

    book = Casebook.create("sudan.reportedly", By.person("Jane Doe", now))  # SetupError where there is one
    book = Casebook.open("sudan.reportedly", by)  # migrates an older one (`book.migrated_from`), refuses a newer one

Every change names its hand and its time, `By.person(name, at)` or `By.stage(name, version, at)`, and returns an `Added`
with the outcome ("new", "new version", "same"), the id, and the ledger entry (None for "same"). Adding twice changes
nothing. `with book.at_once():` makes several changes one transaction; processes take turns, readers never wait.

    collecting      add_snapshot(content, by)  add_fetch(Fetch, by)  last_fetch(url)
                    add_report(report, by, series=, where=, gaps=, reverts=)  withdraw(series, by, why=)
    reading         start_run(by, stages=, settings=)  unread(stages)  add_reading(reading, by, stages=, run=)
                    add_failure(report, gap, by, stages=, run=)  finish_run(run, by, counts=)
    judging         judge(verb, subject, value, by, why=)  undo(judgement, by, why=)  judgements(subject)
    asking          search(Query) -> Page  count(Query)  report(id)  versions(series)  reading(id)  readings(report_id)
                    reports(ReportQuery)  snapshot(digest)  links(about)  ledger(after=, until=)  stock()
                    compare(reading_id, reading_id) -> pairs of claims  changes(since, until) -> Change…
                    deletions(since, until) -> [Deletion, …]
    many at once    add_reports([Incoming(report=, …), …], by)  add_readings([reading, …], by, stages=, run=)
    linking         add_links([Link, …], by)
    keeping         verify() -> Verification  export(to)  Casebook.import_from(source, where)  back_up(to)
                    Casebook.restore(backup, where)

Each name is loaded when it is first used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.late import names_of

if TYPE_CHECKING:
    from reportedly.casebook.by import By
    from reportedly.casebook.casebook import Casebook
    from reportedly.casebook.changes import Change
    from reportedly.casebook.comparison import Pair
    from reportedly.casebook.deletions import Deletion
    from reportedly.casebook.fetches import Fetch
    from reportedly.casebook.judgement_values import place_value
    from reportedly.casebook.judgements import Judgement
    from reportedly.casebook.ledger import Entry
    from reportedly.casebook.links import Link
    from reportedly.casebook.query import Circle, Query, ReportQuery, Stretch
    from reportedly.casebook.readings import KeptReading, Stages
    from reportedly.casebook.report_search import ReportPage
    from reportedly.casebook.reports import Incoming, Version
    from reportedly.casebook.search import Found, Page
    from reportedly.casebook.stock import Stock
    from reportedly.casebook.verification import Break, Verification
    from reportedly.casebook.wording_changes import Edit
    from reportedly.casebook.writing import Added

WHEN_USED = {
    "Added": "writing",
    "Break": "verification",
    "By": "by",
    "Casebook": "casebook",
    "Change": "changes",
    "Circle": "query",
    "Deletion": "deletions",
    "Edit": "wording_changes",
    "Entry": "ledger",
    "Fetch": "fetches",
    "Found": "search",
    "Incoming": "reports",
    "Judgement": "judgements",
    "KeptReading": "readings",
    "Link": "links",
    "Page": "search",
    "Pair": "comparison",
    "Query": "query",
    "ReportPage": "report_search",
    "ReportQuery": "query",
    "Stages": "readings",
    "Stock": "stock",
    "Stretch": "query",
    "Verification": "verification",
    "Version": "reports",
    "place_value": "judgement_values",
}
"""The module of each name."""

__all__ = [
    "Added",
    "Break",
    "By",
    "Casebook",
    "Change",
    "Circle",
    "Deletion",
    "Edit",
    "Entry",
    "Fetch",
    "Found",
    "Incoming",
    "Judgement",
    "KeptReading",
    "Link",
    "Page",
    "Pair",
    "Query",
    "ReportPage",
    "ReportQuery",
    "Stages",
    "Stock",
    "Stretch",
    "Verification",
    "Version",
    "place_value",
]

__getattr__ = names_of(__name__, WHEN_USED)
