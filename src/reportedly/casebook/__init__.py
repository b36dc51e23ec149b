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
                    snapshot(digest)  ledger(after=, until=)
"""

from reportedly.casebook.by import By
from reportedly.casebook.casebook import Casebook
from reportedly.casebook.fetches import Fetch
from reportedly.casebook.judgements import Judgement, place_value
from reportedly.casebook.ledger import Entry
from reportedly.casebook.query import Circle, Query, Stretch
from reportedly.casebook.readings import Kept, Stages
from reportedly.casebook.reports import Version
from reportedly.casebook.search import Found, Page
from reportedly.casebook.writing import Added

__all__ = [
    "Added",
    "By",
    "Casebook",
    "Circle",
    "Entry",
    "Fetch",
    "Found",
    "Judgement",
    "Kept",
    "Page",
    "Query",
    "Stages",
    "Stretch",
    "Version",
    "place_value",
]
