"""From files and web addresses to reports.

`collect` yields a `Collected` or a `Refused` for every input of files and folders, in order; `gather` does so for web
addresses, with a `Fetched` for every request. Each name is loaded when it is first used: who links a casebook asks for
the clock, and for nothing else here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.late import names_of

if TYPE_CHECKING:
    from reportedly.collect.collected import Collected, Given, Refused
    from reportedly.collect.fetch import Fetcher
    from reportedly.collect.fetched import Fetched, Validators
    from reportedly.collect.gathering import gather
    from reportedly.collect.intake import collect
    from reportedly.collect.manners import Manners
    from reportedly.collect.schedule import Scheduled
    from reportedly.collect.snapshots import Snapshots
    from reportedly.collect.versions import Difference, difference
    from reportedly.collect.wacz_writing import write_wacz
    from reportedly.collect.warc_writing import keep_warc

WHEN_USED = {
    "Collected": "collected",
    "Difference": "versions",
    "Fetched": "fetched",
    "Fetcher": "fetch",
    "Given": "collected",
    "Manners": "manners",
    "Refused": "collected",
    "Scheduled": "schedule",
    "Snapshots": "snapshots",
    "Validators": "fetched",
    "collect": "intake",
    "difference": "versions",
    "gather": "gathering",
    "keep_warc": "warc_writing",
    "write_wacz": "wacz_writing",
}
"""The module of each name."""

__all__ = [
    "Collected",
    "Difference",
    "Fetched",
    "Fetcher",
    "Given",
    "Manners",
    "Refused",
    "Scheduled",
    "Snapshots",
    "Validators",
    "collect",
    "difference",
    "gather",
    "keep_warc",
    "write_wacz",
]

__getattr__ = names_of(__name__, WHEN_USED)
