"""What a situation can be exported as: one file a format, named for it, and the list of them all.

Each is handed either the readings, claim by claim, or a `Selected` of events, and yields the bytes of one file. The
same casebook and the same filter give the same bytes, from command line, API and page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from reportedly.errors import InputError, SetupError
from reportedly.model.reading import Reading
from reportedly.tell.formats import parquet
from reportedly.tell.formats.acled import acled_sheet
from reportedly.tell.formats.annotations import annotation_chunks
from reportedly.tell.formats.claim_rows import claims_csv
from reportedly.tell.formats.claimreview import claimreview_chunks
from reportedly.tell.formats.followthemoney import ftm_chunks
from reportedly.tell.formats.geojson import claims_geojson, events_geojson
from reportedly.tell.formats.geopackage import geopackage_chunks
from reportedly.tell.formats.hxl import hxl_chunks
from reportedly.tell.formats.kml import kml_chunks
from reportedly.tell.formats.rows import csv_chunks
from reportedly.tell.formats.selected import Selected
from reportedly.tell.formats.stix import stix_chunks
from reportedly.tell.formats.timemap import timemap_chunks
from reportedly.tell.formats.ucdp import ucdp_sheet
from reportedly.tell.formats.xlsx import xlsx_chunks
from reportedly.tell.jsonl import jsonl_chunks


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One way in which claims or events leave the casebook."""

    name: str
    """As it is asked for."""
    title: str
    """As it stands in a menu."""
    ending: str
    media_type: str
    claims: Callable[[Iterable[Reading]], Iterator[bytes]] | None = None
    """For a format of claims: from readings, none of which it keeps."""
    events: Callable[[Selected], Iterator[bytes]] | None = None
    """For a format of events."""
    needed: Callable[[], None] | None = None
    """Raises SetupError where a package is missing that it needs; None where it needs none."""


FORMATS: tuple[Format, ...] = (
    Format(
        name="geojson",
        title="GeoJSON: events on a map",
        ending=".geojson",
        media_type="application/geo+json",
        events=events_geojson,
    ),
    Format(
        name="gpkg",
        title="GeoPackage: events for a GIS",
        ending=".gpkg",
        media_type="application/geopackage+sqlite3",
        events=geopackage_chunks,
    ),
    Format(
        name="kml",
        title="KML: events for a globe",
        ending=".kml",
        media_type="application/vnd.google-earth.kml+xml",
        events=kml_chunks,
    ),
    Format(
        name="acled",
        title="CSV in ACLED's columns",
        ending=".acled.csv",
        media_type="text/csv; charset=utf-8",
        events=lambda selection: csv_chunks(acled_sheet(selection)),
    ),
    Format(
        name="acled-xlsx",
        title="Excel in ACLED's columns",
        ending=".acled.xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        events=lambda selection: xlsx_chunks(acled_sheet(selection)),
    ),
    Format(
        name="ucdp",
        title="CSV in UCDP's columns",
        ending=".ucdp.csv",
        media_type="text/csv; charset=utf-8",
        events=lambda selection: csv_chunks(ucdp_sheet(selection)),
    ),
    Format(
        name="hxl",
        title="CSV with HXL hashtags",
        ending=".hxl.csv",
        media_type="text/csv; charset=utf-8",
        events=hxl_chunks,
    ),
    Format(
        name="stix",
        title="STIX 2.1 bundle",
        ending=".stix.json",
        media_type="application/stix+json;version=2.1",
        events=stix_chunks,
    ),
    Format(
        name="ftm",
        title="FollowTheMoney entities",
        ending=".ftm.json",
        media_type="application/json+ftm",
        events=ftm_chunks,
    ),
    Format(
        name="timemap",
        title="timemap JSON",
        ending=".timemap.json",
        media_type="application/json",
        events=timemap_chunks,
    ),
    Format(
        name="annotations",
        title="Web Annotations with PROV",
        ending=".annotations.jsonld",
        media_type="application/ld+json",
        events=annotation_chunks,
    ),
    Format(
        name="claimreview",
        title="ClaimReview (schema.org)",
        ending=".claimreview.jsonld",
        media_type="application/ld+json",
        events=claimreview_chunks,
    ),
    Format(
        name="jsonl",
        title="Claim JSON, a record a line",
        ending=".claims.jsonl",
        media_type="application/jsonl",
        claims=lambda readings: (chunk.encode("utf-8") for chunk in jsonl_chunks(readings)),
    ),
    Format(
        name="csv",
        title="CSV of claims",
        ending=".claims.csv",
        media_type="text/csv; charset=utf-8",
        claims=claims_csv,
    ),
    Format(
        name="parquet",
        title="Parquet of claims",
        ending=".claims.parquet",
        media_type="application/vnd.apache.parquet",
        claims=parquet.parquet_chunks,
        needed=parquet.needed,
    ),
    Format(
        name="claims-geojson",
        title="GeoJSON: claims on a map",
        ending=".claims.geojson",
        media_type="application/geo+json",
        claims=claims_geojson,
    ),
)
"""In the order of a menu."""
NAMES = tuple(format_.name for format_ in FORMATS)


def offered() -> tuple[Format, ...]:
    """The formats for which nothing is missing."""
    return tuple(one for one in FORMATS if _is_there(one))


def _is_there(form: Format) -> bool:
    try:
        if form.needed is not None:
            form.needed()
    except SetupError:
        return False
    return True


def format_named(name: str) -> Format:
    """The format of a name, ready to be written.

    Raises InputError where there is none of that name, SetupError where a package is missing that it needs.
    """
    found = next((one for one in FORMATS if one.name == name), None)
    if found is None:
        raise InputError(name or "an export", "is no format", f"take one of {', '.join(NAMES)}")
    if found.needed is not None:
        found.needed()
    return found
