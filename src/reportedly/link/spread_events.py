"""All claims put into events at once, by this process or by another while this one goes on with other work.

What goes to the other process and comes back waits in files: of a large casebook, each of the two would else hold all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Generic, TypeVar

from reportedly.cycles import cycles_left
from reportedly.link.event_blocks import event_keys
from reportedly.link.event_clusters import EventClusters, Mentions, mentions_in
from reportedly.link.event_facts import EventFacts
from reportedly.link.kept_linking import KEPT
from reportedly.link.kept_shelf import PackedShelf, codec_of
from reportedly.link.linking import Age, SameEvent, ages, same_events
from reportedly.link.shelf import Reworked, Shelf
from reportedly.model.reading import Reading
from reportedly.spool import read_spool, write_spool
from reportedly.spread import beside

Made = TypeVar("Made")
Make = Callable[[SameEvent], Made]
"""What is made of two claims of one event; importable by name."""
Entry = tuple[str, str, bytes]
"""A shelf, a key, and what is kept under it."""

TOLD, MADE, KEPT_NEXT = "told", "made", "kept"
"""Files: what reports tell of events, what is made of claims of one event, what the next linking looks up."""
SHARED = ("trigger", "head", "stems", "kin", "type", "mode", "words", "known_actors", "actors", "recipients", "target")
"""Parts of what claims tell that many of them have alike: words, and sets of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Events(Generic[Made]):
    """What comes of it, in files that are there for as long as claims are put into events."""

    folder: Path

    def made(self) -> Iterator[Made]:
        """What is made of each claim beside the first of its event."""
        return read_spool(self.folder / MADE)

    def kept(self) -> Iterator[Entry]:
        """The entries that the next linking looks up, shelf by shelf."""
        return read_spool(self.folder / KEPT_NEXT)


@contextmanager
def clustering(
    readings: Iterable[Reading], make: Make[Made], workers: int
) -> Iterator[tuple[Callable[[], object], Events[Made]]]:
    """Put claims into events, in another process where there is one.

    Yields what waits until that is done and lets the process go, and what comes of it then.
    """
    with TemporaryDirectory() as name:
        folder = Path(name)
        write_spool(folder / TOLD, ((mentions_in(reading), ages((reading,))) for reading in readings))
        work = partial(cluster, make=make)
        if workers < 2:
            yield partial(work, folder), Events(folder=folder)
        else:
            with beside(work, folder) as done:
                yield done, Events(folder=folder)


def cluster(folder: Path, *, make: Make[Made]) -> None:
    """Put all claims into events: what reports tell is in one file of the folder, what comes of it goes into others."""
    with cycles_left():
        shelves: dict[str, Shelf] = {"words": PackedShelf("words")}
        shelves["keys"] = Reworked(lambda wording: event_keys(shelves["speaker"][wording]))
        events = EventClusters(lambda name: shelves.setdefault(name, {}))
        age: dict[str, Age] = {}
        events.fill(_told(folder / TOLD, age))
        groups = [claims for claims in events.events().values() if len(claims) > 1]
        write_spool(folder / MADE, map(make, same_events(groups, age, events)))
        write_spool(folder / KEPT_NEXT, (entry for name in KEPT for entry in _kept(name, shelves.pop(name))))


def _told(path: Path, age: dict[str, Age]) -> Iterator[Mentions]:
    """What each report tells of events; the ages of its claims are added to those known."""
    same: dict[Any, Any] = {}
    for mentions, ages_of_claims in read_spool(path):
        age.update(ages_of_claims)
        facts = {claim: _sharing(told, same) for claim, told in mentions.facts.items()}
        yield replace(mentions, facts=facts)


def _sharing(facts: EventFacts, same: dict[Any, Any]) -> EventFacts:
    """The same facts, with those parts that others have too held once for all."""
    return replace(facts, **{name: same.setdefault(part, part) for name in SHARED if (part := getattr(facts, name))})


def _kept(name: str, shelf: Shelf) -> Iterator[Entry]:
    if isinstance(shelf, PackedShelf):
        return ((name, key, kept) for key, kept in shelf.packed())
    encode: Callable[[Any], bytes] = codec_of(name).encode
    return ((name, key, encode(value.id if name == "speaker" else value)) for key, value in shelf.items())
