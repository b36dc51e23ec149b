"""A casebook of which much is withheld from readers, with words that stand in nothing but what is withheld."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pyarrow.parquet as parquet

from reportedly.casebook import By, Casebook, Query, place_value
from reportedly.model.report import Report
from reportedly.tell.withheld import Withheld, Withholding
from reportedly.web.scene import Scene, whole_scene
from reportedly.work.linking import link_casebook
from reportedly.work.reading import model_for, read_unread, reader_of
from reportedly.work.settings import Settings

FLOOR = 40.0
DELAY_HOURS = int((datetime.now(UTC) - datetime(2024, 9, 10, tzinfo=UTC)).total_seconds() // 3600)
"""What was published or came later than the tenth is withheld."""
EARLY, LATE = datetime(2024, 9, 9, tzinfo=UTC), datetime(2024, 9, 12, tzinfo=UTC)
WORDS = (
    *("quillfeather", "zanzibarred", "xyzzy", "vexholm", "zeppelin", "livingstonia", "submarine", "saboteur"),
    *("mockingwell", "hydrolog", "sealedly"),
)
"""Each stands only in what a delay withholds."""
PERSONS_PLACE = ("Monkey Bay", -14.08243, 34.91642)
"""Where a person put the bridge."""


def _report(number: int, publisher: str, published: str, text: str, title: str = "", url: str = "") -> Report:
    return Report.from_text(
        text, external_id=f"{publisher} {number}", publisher=publisher, published=published, title=title or None,
        url=url or None,
    )  # fmt: skip


KILLED = "Police said that nine people were killed at Mangochi on Sunday. A hospital in Blantyre took in the wounded."
TOLD = (
    _report(1, "Lake Post", "2024-09-02", f"BALAKA (Lake Post) - {KILLED}"),
    _report(2, "Hill Radio", "2024-09-03", "The army denied that nine people were killed at Mangochi."),
    _report(3, "River News", "2024-09-04", "The mayor of Balaka said that a bridge was destroyed at Liwonde. "
            "Residents said that rebels destroyed the bridge at Liwonde. The army said that a flood had destroyed the "
            "bridge at Liwonde. It was not clear who was to blame."),
    _report(4, "Lake Post", "2024-09-04", "The army said that a ferry sank at Salima."),
    _report(5, "Hill Radio", "2024-09-05", "Police said that a market was looted at Zomba. The Lake Post reported that "
            "a ferry sank at Salima."),
)  # fmt: skip
YOUNG = (
    _report(11, "Quillfeather", "2024-09-12", "BALAKA (Quillfeather) - Brigadier Vexholm said that eleven people were "
            "killed at Mangochi on Sunday. He said that a zeppelin was destroyed at Livingstonia.",
            "A zanzibarred week", "https://quillfeather.example/xyzzy"),
    _report(12, "Lake Post", "2024-09-12", "Brigadier Vexholm said that saboteurs had destroyed the bridge at Liwonde. "
            "Hydrologists said that a flood had destroyed the bridge at Liwonde, the Quillfeather reported."),
    _report(13, "Mockingwell Times", "2024-09-12", f"BALAKA (Lake Post) - {KILLED}"),
)  # fmt: skip
AGAIN = _report(4, "Lake Post", "2024-09-04", "The army said that two submarines sank at Salima.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What of the casebook must not be told, and what may."""

    withholding: Withholding
    secret: frozenset[str]
    """Ids of what stands in nothing that is shown."""
    shown: tuple[str, ...]
    """Ids of events, sources, claims and reports."""
    exact: tuple[bytes, ...]
    """What says finely where a place lies: figures as written, and as files hold them."""

    def leaks(self, content: bytes) -> Iterator[str]:
        """What an answer or a file tells that it must not."""
        told = _unpacked(content)
        lower = told.lower()
        yield from (word for word in (*WORDS, *self.secret) if word.lower().encode() in lower)
        if self.withholding.floor is not None:
            yield from (repr(figure) for figure in self.exact if figure in told)
            yield from (word for word in ("geonames:", PERSONS_PLACE[0]) if word.lower().encode() in lower)


def _unpacked(content: bytes) -> bytes:
    """What is in an answer, also in the parts of a packed one."""
    if content[:4] == b"PK\x03\x04":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return b"\n".join(packed.read(name) for name in packed.namelist())
    if content[:4] == b"PAR1":
        return repr(parquet.read_table(io.BytesIO(content)).to_pylist()).encode()
    return content


def fill(where: Path | str, *, young: bool = True) -> Casebook:
    """The casebook; without `young`, as if what is withheld had never come."""
    book = Casebook.create(where, By.stage("test", 1, EARLY), title="A week")
    for report in TOLD:
        if young or report.external_id != AGAIN.external_id:
            book.add_report(report, By.stage("test", 1, EARLY))
    for report in (*YOUNG, AGAIN) if young else ():
        book.add_report(report, By.stage("test", 1, LATE))
    for _ in read_unread(book, reader_of(model_for(None, Settings()))):
        pass
    link_casebook(book)
    _decide(book, young=young)
    return book


def _decide(book: Casebook, *, young: bool) -> None:
    ann = By.person("Ann", LATE)
    if young:
        claim, other = (one.claim for one in book.search(Query(text="zeppelin")).found[:1] * 2)
        bridge = next(one.claim for one in book.search(Query(text="saboteurs bridge")).found)
        book.judge("rate", f"claim {claim.id}", {"credibility": 5}, ann, why="sealedly")
        book.judge("reject", f"claim {other.id}", {}, ann, why="sealedly")
        book.judge("grade", "source Brigadier Vexholm", {"reliability": "E"}, ann, why="sealedly")
        ferry = next(one.claim for one in book.search(Query(text="submarines")).found)
        book.judge("same", f"claims {bridge.id} {ferry.id}", {}, ann, why="sealedly")
    told = next(one.claim for one in book.search(Query(text="bridge", publisher="River News")).found)
    name, lat, lon = PERSONS_PLACE
    book.judge("place", f"claim {told.id}", place_value(name=name, lat=lat, lon=lon), ann, why=f"it is at {name}")
    book.judge("grade", "source police", {"reliability": "B"}, ann, why="known for years")


def week(book: Casebook, withholding: Withholding) -> Week:
    """What must not be told of it to readers."""
    young = {one.id for one in (*YOUNG, AGAIN)}
    found = book.search(Query(limit=500, all_versions=True, all_readings=True, rejected=True)).found
    told = {one.claim.id for one in found if one.report.id not in young}
    young |= {one.claim.id for one in found if one.report.id in young} - told
    places = [one.place for each in found for one in each.claim.places]
    fine = {number for p in places if p.lat is not None and (p.radius_km or 0) < FLOOR for number in (p.lat, p.lon)}
    shown = _ids(whole_scene(book, Withheld.of(book, withholding, datetime.now(UTC))))
    secret = frozenset({*_ids(whole_scene(book)) - shown, *young})
    return Week(
        withholding=withholding, secret=secret, shown=tuple(sorted(shown - secret)),
        exact=tuple(_figures({*fine, *PERSONS_PLACE[1:]})),
    )  # fmt: skip


def _ids(scene: Scene) -> set[str]:
    return {
        *(event.id for event in scene.picture.events),
        *scene.picture.sources,
        *scene.picture.situation.claims,
        *scene.readings,
        *(id for one in scene.picture.hypotheses for id in (one.id, one.question_id)),
        *(actor.id for reading in scene.readings.values() for actor in reading.actors),
    }


def _figures(numbers: set[float | None]) -> Iterator[bytes]:
    for number in sorted(filter(None, numbers)):
        yield struct.pack("<d", number)
        yield re.sub(r"(\.\d{4}).*", r"\1", f"{number:.5f}").encode()
