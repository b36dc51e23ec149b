"""All claims put into events at once, by this process or by another while this one goes on with other work."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from reportedly.link.event_clusters import EventClusters, Mentions
from reportedly.link.kept_linking import KEPT
from reportedly.link.kept_shelf import codec_of, tight
from reportedly.link.linking import Age, SameEvent, same_events
from reportedly.link.shelf import Shelf, in_memory
from reportedly.spread import beside, cycles_left

Made = TypeVar("Made")
Make = Callable[[SameEvent], Made]
"""What is made of two claims of one event; importable by name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened:
    """What all reports tell of events."""

    mentions: tuple[Mentions, ...]
    age: Mapping[str, Age]


@dataclass(frozen=True, slots=True, kw_only=True)
class Events(Generic[Made]):
    """What comes of it."""

    made: list[Made]
    """What is made of each claim beside the first of its event."""
    kept: list[tuple[str, list[tuple[str, bytes]]]]
    """Shelf by shelf: the entries that the next linking looks up, as they are kept."""


@contextmanager
def clustering(happened: Happened, make: Make[Made], workers: int) -> Iterator[Callable[[], Events[Made]]]:
    """Put claims into events, in another process where there is one; what is yielded gives what comes of it."""
    work = partial(clustered, make=make)
    if workers < 2:
        yield partial(work, happened)
        return
    with beside(work, happened) as done:
        yield done


def clustered(happened: Happened, *, make: Make[Made]) -> Events[Made]:
    """Put all claims into events."""
    with cycles_left():
        shelves: dict[str, Shelf] = {}
        events = EventClusters(lambda name: shelves.setdefault(name, in_memory(name)))
        events.fill(happened.mentions)
        groups = [claims for claims in events.events().values() if len(claims) > 1]
        made = list(map(make, same_events(groups, happened.age, events)))
        return Events(made=made, kept=[(name, list(_kept(name, shelves.pop(name)))) for name in KEPT])


def _kept(name: str, shelf: Shelf) -> Iterable[tuple[str, bytes]]:
    encode: Callable[[Any], bytes] = codec_of(name).encode
    return ((key, tight(encode(value.id if name == "speaker" else value))) for key, value in shelf.items())
