"""Looking places up by name: the built-in gazetteer, and a user's own rows beside it.

Both are SQLite files of one shape (`schema`): entries, the folded names they go by, and outlines. The built-in file is
compiled at set-up (`python -m reportedly.gazetteer.build`); the user's grows by `reportedly.gazetteer.own`.
"""

from __future__ import annotations

import json
import re
import sqlite3
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any

from reportedly.errors import SetupError
from reportedly.gazetteer.entry import AREAS, Entry
from reportedly.gazetteer.names import ARTICLES, fold, sound, without_article
from reportedly.gazetteer.schema import COLUMNS, SCHEMA_VERSION, TRANSLITERATED, entry_of, geonames_number
from reportedly.gazetteer.where import built_in_path, own_path

LONGEST_NAME = 7
"""No name of more words is looked for in a text."""

_WORD = re.compile(r"[^\W_]+(?:[.'’‘ʼ](?!s\b)[^\W_]+)*\.?")
_JOINT = re.compile(r"[\s\-–]{1,2}|[^\S\n]*\n[^\S\n]*")


class Gazetteer:
    """Places by name; every answer has countries before provinces before all else, the most populous first."""

    def __init__(self, built_in: Path, own: Path | None = None) -> None:
        self._shelves = tuple(_open(path) for path in (own, built_in) if path is not None)
        # Methods are cached per gazetteer, not per class, so that a closed gazetteer is not kept alive.
        self.lookup = lru_cache(maxsize=16384)(self._lookup)
        self.sound_alikes = lru_cache(maxsize=4096)(self._sound_alikes)
        self.is_key = lru_cache(maxsize=65536)(self._is_key)
        self.entry = lru_cache(maxsize=4096)(self._entry)
        self.division = lru_cache(maxsize=4096)(self._division)
        self.polygon = lru_cache(maxsize=64)(self._polygon)

    def _lookup(self, name: str) -> tuple[Entry, ...]:
        """Find every place that goes by `name`, whatever its case, accents, apostrophes, hyphens or article."""
        key = fold(name)
        if not key or key in ARTICLES:
            return ()
        return self._filed_under(key) or self._without_article(key)

    def _without_article(self, key: str) -> tuple[Entry, ...]:
        bare = without_article(key)
        if bare is None:
            return ()
        found = self._filed_under(bare)
        # "Ash Carter" is no Carter of Indiana: an Arabic article is one only where Arabic names are written.
        return (
            found if key.startswith("the ") else tuple(e for e in found if not e.country or e.country in TRANSLITERATED)
        )

    def _sound_alikes(self, name: str) -> tuple[Entry, ...]:
        """Find places of countries with Arabic or Hebrew script whose names sound like `name` ("Fallouja")."""
        heard = sound(fold(name))
        return self._filed_under("~" + heard) if heard else ()

    def _filed_under(self, key: str) -> tuple[Entry, ...]:
        entries: dict[str, Entry] = {}
        query = f"SELECT {COLUMNS} FROM names JOIN entries USING (n) WHERE key = ?"
        for shelf in self._shelves:
            for row in shelf.execute(query, (key,)):
                entry = entry_of(row)
                entries.setdefault(entry.id, entry)
        return tuple(sorted(entries.values(), key=_prominence))

    def is_name(self, words: Sequence[str] | str) -> bool:
        """Tell whether a place goes by these words in their folded form (no sound-alikes)."""
        key = fold(words if isinstance(words, str) else " ".join(words))
        return bool(key) and self.is_key(key)

    def _is_key(self, key: str) -> bool:
        return any(
            shelf.execute("SELECT 1 FROM names WHERE key = ? LIMIT 1", (key,)).fetchone() for shelf in self._shelves
        )

    def names_in(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Find stretches of `text` that are names of places: the longest at each capitalised word, left to right.

        Yields start, end and the words. Every such stretch may still be the name of something else.
        """
        words = list(_WORD.finditer(text))
        at = 0
        while at < len(words):
            length = self._longest_at(text, words, at)
            if length:
                start, end = words[at].start(), words[at + length - 1].end()
                yield start, end, text[start:end]
            at += length or 1

    def _longest_at(self, text: str, words: list[re.Match[str]], at: int) -> int:
        if not (words[at].group()[0].isupper() or words[at].group().lower() in ("al", "el", "at", "ash")):
            return 0
        best, end = 0, at
        while end < len(words) and end - at < LONGEST_NAME:
            if words[end].group()[0].isupper() and self.is_name(text[words[at].start() : words[end].end()]):
                best = end - at + 1
            end += 1
            if end < len(words) and not _JOINT.fullmatch(text[words[end - 1].end() : words[end].start()]):
                break
        return best

    def _entry(self, entry_id: str) -> Entry | None:
        """Find a place by its id, such as "geonames:98182"."""
        number = geonames_number(entry_id)
        where, value = ("n = ?", number) if number is not None else ("id = ?", entry_id)
        for shelf in self._shelves:
            row = shelf.execute(f"SELECT {COLUMNS} FROM entries WHERE {where}", (value,)).fetchone()
            if row:
                return entry_of(row)
        return None

    def _division(self, code: str) -> Entry | None:
        """Find the country ("IQ"), first-order ("IQ.01") or second-order ("US.TX.201") division of this code."""
        feature = ("country", "adm1", "adm2")[min(code.count("."), 2)]
        column = {"country": "country", "adm1": "admin1", "adm2": "admin2"}[feature]
        query = f"SELECT {COLUMNS} FROM entries WHERE {column} = ? AND feature = ? ORDER BY population DESC LIMIT 1"
        for shelf in self._shelves:
            row = shelf.execute(query, (code, feature)).fetchone()
            if row:
                return entry_of(row)
        return None

    def _polygon(self, entry_id: str) -> Mapping[str, Any] | None:
        """Give the outline of a country, first-order division or US county as GeoJSON; None where none is known."""
        for shelf in self._shelves:
            row = shelf.execute("SELECT geometry FROM outlines WHERE id = ?", (entry_id,)).fetchone()
            if row:
                outline: Mapping[str, Any] = json.loads(zlib.decompress(row[0]))
                return outline
        return None

    def neighbours(self, country: str) -> frozenset[str]:
        """Give the ISO codes of the countries that share a land border with `country`."""
        return _neighbours(self).get(country, frozenset())

    def shared_border(self, one: str, other: str) -> Mapping[str, Any] | None:
        """Give the land border of two countries as a GeoJSON line; None where they share none that is known."""
        return self._polygon("border:" + "-".join(sorted((one, other))))

    @cached_property
    def capitals(self) -> frozenset[str]:
        """The ids of the capitals of countries."""
        return frozenset(row[0] for shelf in self._shelves for row in shelf.execute("SELECT id FROM capitals"))

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Every pair of countries with a common land border, both ways."""
        return [pair for shelf in self._shelves for pair in shelf.execute("SELECT one, other FROM neighbours")]

    def close(self) -> None:
        """Close the files; only needed by tests and tools that open many."""
        for shelf in self._shelves:
            shelf.close()


@cache
def _neighbours(gazetteer: Gazetteer) -> dict[str, frozenset[str]]:
    known: dict[str, set[str]] = {}
    for one, other in gazetteer.pairs:
        known.setdefault(one, set()).add(other)
    return {country: frozenset(others) for country, others in known.items()}


def is_area(entry: Entry) -> bool:
    """Tell whether a place is never one point: a country, province, river, route, landscape …"""
    return entry.feature in AREAS


_FEATURE_RANKS = {"country": 0, "continent": 1, "region": 2, "adm1": 3}


def _prominence(entry: Entry) -> tuple[int, int, str]:
    return _FEATURE_RANKS.get(entry.feature, 4), -entry.population, entry.id


def _open(path: Path) -> sqlite3.Connection:
    # The built-in file never changes while it is open; the user's may.
    fixed = "&immutable=1" if path == built_in_path() else ""
    shelf = sqlite3.connect(f"file:{path}?mode=ro{fixed}", uri=True, check_same_thread=False)
    shelf.execute("PRAGMA mmap_size = 268435456")
    if shelf.execute("PRAGMA user_version").fetchone()[0] != SCHEMA_VERSION:
        raise SetupError(f"{path} is of another version; {_mend(path)}")
    return shelf


def _mend(path: Path) -> str:
    if path == built_in_path():
        return "run `make setup` (or `python -m reportedly.gazetteer.build`)"
    return f"remove {path} and add your rows again with `reportedly gazetteer add FILE`"


@cache
def open_gazetteer() -> Gazetteer:
    """Open the built-in gazetteer and, where there is one, the user's own; once a process.

    Raises SetupError, with the command that mends it, where the built-in file is missing or of another version.
    """
    built_in, own = built_in_path(), own_path()
    if not built_in.is_file():
        raise SetupError(f"the gazetteer has not been compiled ({built_in} is missing); {_mend(built_in)}")
    return Gazetteer(built_in, own if own.is_file() else None)
