"""From files to reports: `collect` yields a `Collected` or a `Refused` for every input, in order."""

from reportedly.collect.collected import Collected, Given, Refused
from reportedly.collect.intake import collect
from reportedly.collect.snapshots import Snapshots

__all__ = ["Collected", "Given", "Refused", "Snapshots", "collect"]
