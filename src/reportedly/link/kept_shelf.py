"""Dictionaries whose entries are fetched from where they are kept when they are asked for, and changed there at once.

An entry is kept as JSON. What an entry was when it was fetched stays known, so that what changed can be told.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, MutableMapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import orjson

from reportedly.link.blocks import Block, Crowd
from reportedly.link.event_facts import Days, EventFacts, Figure, Whereabouts
from reportedly.link.event_targets import Target
from reportedly.link.kept_matters import matter_from, matter_kept
from reportedly.link.kept_outlines import outline_from, outline_kept
from reportedly.link.matter import Matter
from reportedly.link.matter_blocks import FULLEST
from reportedly.link.outlines import Outline

UNCHANGING = (EventFacts, Matter, Outline, str, tuple)
"""Kinds of entries that are replaced and never changed in themselves."""
CROWDED = 400
"""Of blocks of more things only the number is kept: twice as many as the fullest that count."""
UNPACKED = 2_000
"""So many entries of a packed shelf are known unpacked."""
Getting = Callable[[str, Iterable[str]], Iterable[tuple[str, bytes]]]
"""Gives the entries of a shelf that are there under some keys."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Codec:
    """How the entries of a shelf are put into bytes of JSON, and back."""

    encode: Callable[[Any], bytes]
    """The bytes that are kept; equal for equal values."""
    decode: Callable[[bytes], Any]
    """The value that was kept."""


def json_codec(to_json: Callable[[Any], Any], from_json: Callable[[Any], Any]) -> Codec:
    """Entries that go into JSON and back by two functions."""
    return Codec(
        encode=lambda value: orjson.dumps(to_json(value), option=orjson.OPT_SORT_KEYS),
        decode=lambda kept: from_json(orjson.loads(kept)),
    )


def tight(written: bytes) -> bytes:
    """The same bytes in no more memory than they need: the encoder leaves thousands around each, which adds up."""
    return memoryview(written).tobytes()


class KeptShelf(MutableMapping[str, Any]):
    """One shelf: looked up and changed entry by entry; it cannot be gone through."""

    def __init__(self, name: str, get: Getting, codec: Codec) -> None:
        self._name, self._get, self._codec = name, get, codec
        self._was: dict[str, bytes | None] = {}
        self._now: dict[str, Any] = {}
        self._got: dict[str, Any] = {}

    def fetch(self, keys: Iterable[str]) -> None:
        """Get many entries at once; those that are not there are passed over."""
        wanted = [key for key in dict.fromkeys(keys) if key not in self._was]
        self._was.update(dict.fromkeys(wanted))
        if wanted:
            for key, kept in self._get(self._name, wanted):
                self._was[key] = kept
                self._got[key] = self._now[key] = self._codec.decode(kept)

    def before(self, key: str) -> Any:
        """An entry as it was when it was fetched; None where there was none."""
        self.fetch((key,))
        kept = self._was[key]
        return None if kept is None else self._codec.decode(kept)

    def changes(self) -> dict[str, bytes | None]:
        """Every entry that is another than it was; None where it is gone."""
        touched = (key for key in self._was if not self._as_it_was(key))
        told = {key: self._codec.encode(self._now[key]) if key in self._now else None for key in touched}
        return {key: now for key, now in told.items() if now != self._was[key]}

    def _as_it_was(self, key: str) -> bool:
        """Whether an entry of a kind that cannot change in itself is still the one that was fetched."""
        now = self._now.get(key)
        return isinstance(now, UNCHANGING) and now is self._got.get(key)

    def __getitem__(self, key: str) -> Any:
        if key not in self._was:
            self.fetch((key,))
        return self._now[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.fetch((key,))
        self._now[key] = value

    def __delitem__(self, key: str) -> None:
        self.fetch((key,))
        del self._now[key]

    def __iter__(self) -> Iterator[str]:
        raise TypeError(f"the shelf {self._name} is looked up and cannot be gone through")

    def __len__(self) -> int:
        raise TypeError(f"the shelf {self._name} is looked up and cannot be counted")


class PackedShelf(dict[str, Any]):
    """Entries that are held as they are kept, which takes a third of the memory; the last few asked for are unpacked.

    They are replaced and never changed in themselves.
    """

    def __init__(self, name: str) -> None:
        super().__init__()
        self._codec = codec_of(name)
        self._unpacked = lru_cache(maxsize=UNPACKED)(self._codec.decode)

    def __setitem__(self, key: str, value: Any) -> None:
        super().__setitem__(key, tight(self._codec.encode(value)))

    def __getitem__(self, key: str) -> Any:
        return self._unpacked(super().__getitem__(key))

    def packed(self) -> Iterable[tuple[str, bytes]]:
        """Every entry as it is kept."""
        return super().items()


def _same(value: Any) -> Any:
    return value


def _block_told(block: Block) -> list[str] | int:
    return len(block) if isinstance(block, Crowd) or len(block) > CROWDED else sorted(block)


def _block_of(told: list[str] | int) -> Block:
    return Crowd(told) if isinstance(told, int) else set(told)


PLAIN = json_codec(_same, _same)
BLOCK = json_codec(_block_told, _block_of)
CODECS: dict[str, Codec] = {
    "matters": Codec(encode=matter_kept, decode=matter_from),
    "outlines": json_codec(outline_kept, outline_from),
    "claims": json_codec(list, tuple),
    "members": json_codec(list, tuple),
    "claims_of": json_codec(sorted, list),
    "block": BLOCK,
    "matter_claims": json_codec(list, tuple),
    "matter_keys": json_codec(sorted, lambda keys: dict.fromkeys(keys, FULLEST)),
    "matter_block": BLOCK,
    "facts": json_codec(lambda facts: _facts_told(facts), lambda told: _facts_of(told)),
}
"""Of shelves whose entries are not JSON already."""


def codec_of(name: str) -> Codec:
    """How the entries of a shelf are kept."""
    return CODECS.get(name, PLAIN)


PARTS_OF_FACTS = tuple(field.name for field in fields(EventFacts))
SETS_OF_FACTS = ("stems", "kin", "words", "known_actors", "actors", "recipients", "occurrences")


def _facts_told(facts: EventFacts) -> dict[str, Any]:
    told = {name: getattr(facts, name) for name in PARTS_OF_FACTS}
    for name in SETS_OF_FACTS:
        told[name] = sorted(told[name])
    told["target"] = [sorted(facts.target.words), sorted(facts.target.names)]
    told["places"] = [list(place) for place in facts.places]
    told["days"] = None if facts.days is None else list(facts.days)
    told["figures"] = [[f.unit, *(None if math.isinf(n) else n for n in (f.low, f.high))] for f in facts.figures]
    return told


def _facts_of(told: dict[str, Any]) -> EventFacts:
    sets = {name: frozenset(told[name]) for name in SETS_OF_FACTS}
    return EventFacts(
        **{
            **told,
            **sets,
            "target": Target(words=frozenset(told["target"][0]), names=frozenset(told["target"][1])),
            "places": tuple(Whereabouts(*place) for place in told["places"]),
            "days": None if told["days"] is None else Days(*told["days"]),
            "figures": tuple(
                Figure(unit, -math.inf if low is None else low, math.inf if high is None else high)
                for unit, low, high in told["figures"]
            ),
        }
    )
