"""From files and web addresses to reports.

`collect` yields a `Collected` or a `Refused` for every input of files and folders, in order; `gather` does so for web
addresses, with a `Fetched` for every request. What only they need is loaded when it is first used: who opens a casebook
asks for its snapshots, and for nothing else here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from reportedly.collect.collected import Collected, Given, Refused
from reportedly.collect.snapshots import Snapshots

if TYPE_CHECKING:
    from reportedly.collect.fetch import Fetcher
    from reportedly.collect.fetched import Fetched, Validators
    from reportedly.collect.gathering import gather
    from reportedly.collect.intake import collect
    from reportedly.collect.manners import Manners
    from reportedly.collect.schedule import Scheduled
    from reportedly.collect.versions import Difference, difference
    from reportedly.collect.wacz_writing import write_wacz
    from reportedly.collect.warc_writing import keep_warc

WHEN_USED = {
    "Difference": "versions",
    "Fetched": "fetched",
    "Fetcher": "fetch",
    "Manners": "manners",
    "Scheduled": "schedule",
    "Validators": "fetched",
    "collect": "intake",
    "difference": "versions",
    "gather": "gathering",
    "keep_warc": "warc_writing",
    "write_wacz": "wacz_writing",
}
"""The module of each name that is loaded late."""

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


def __getattr__(name: str) -> Any:
    if name not in WHEN_USED:
        raise AttributeError(f"module 'reportedly.collect' has no attribute {name!r}")
    return getattr(import_module(f"reportedly.collect.{WHEN_USED[name]}"), name)
