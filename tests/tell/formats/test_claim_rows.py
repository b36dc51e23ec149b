"""Claims as tables: CSV and Parquet hold every claim, and Parquet holds it whole."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator

import pyarrow.parquet
import pytest

from reportedly.errors import SetupError
from reportedly.model.claim_json import from_lines, to_line, to_records
from reportedly.model.reading import Reading
from reportedly.tell.formats import format_named, parquet
from reportedly.tell.formats.claim_rows import COLUMNS, claims_csv
from reportedly.tell.formats.selection import Selection
from reportedly.tell.wording import chain_words, plain
from tests.tell.formats.conftest import exported
from tests.tell.formats.tables import rows_of
from tests.tell.sample import make_reading


def claims(selection: Selection) -> list[tuple[Reading, str]]:
    return [(reading, claim.id) for reading in selection.claims() for claim in reading.claims]


def test_every_claim_is_a_row_with_the_words_and_who_says_them(situation: Selection) -> None:
    rows = rows_of("csv", situation)
    told = [(reading, claim) for reading in situation.claims() for claim in reading.claims]
    assert list(rows[0]) == list(COLUMNS)
    assert [row["claim"] for row in rows] == [claim.id for _, claim in told]
    for row, (reading, claim) in zip(rows, told, strict=True):
        words = reading.report.text[int(row["start"]) : int(row["end"])]
        assert plain(claim.content.text) == row["says"].removeprefix("'")
        assert len(claim.content.spans) > 1 or plain(words) == row["says"].removeprefix("'")
        assert row["who_says"].removeprefix("'") == plain(chain_words(claim.attribution))
        assert (row["certainty"], row["polarity"]) == (claim.factuality.certainty, claim.factuality.polarity)


def test_a_row_of_the_hand_made_report() -> None:
    lines = b"".join(claims_csv([make_reading()])).decode().splitlines()
    assert len(lines) == 6
    shelling = dict(zip(lines[0].split(","), lines[2].split(","), strict=True))
    assert shelling["who_says"] == "Unconfirmed reports"
    assert shelling["hedges"] == "Unconfirmed"
    assert (shelling["lat"], shelling["lon"], shelling["radius_km"]) == ("13.45", "30.2167", "12")
    assert (shelling["where_prec"], shelling["places"]) == ("2", "30 km north of El Obeid")
    assert shelling["unverified"] == "True"


def test_parquet_has_the_same_rows_with_types(situation: Selection) -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(exported("parquet", situation)))
    rows = rows_of("csv", situation)
    assert table.schema.names == [*COLUMNS, parquet.WHOLE]
    assert table.column("claim").to_pylist() == [row["claim"] for row in rows]
    lats = table.column("lat").to_pylist()
    assert [None if lat is None else str(lat) for lat in lats] == [row["lat"] or None for row in rows]
    assert str(table.schema.field("unverified").type) == "bool"


def test_parquet_holds_every_claim_whole(situation: Selection) -> None:
    table = pyarrow.parquet.read_table(io.BytesIO(exported("parquet", situation)))
    whole = table.column(parquet.WHOLE).to_pylist()
    expected = [to_line(record) for reading in situation.claims() for record in list(to_records(reading))[1:]]
    assert whole == expected


def test_parquet_is_written_a_group_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "A_GROUP", 2)
    told = b"".join(parquet.parquet_chunks([make_reading()]))
    file = pyarrow.parquet.ParquetFile(io.BytesIO(told))
    assert [file.metadata.row_group(n).num_rows for n in range(file.num_row_groups)] == [2, 2, 1]


def test_without_pyarrow_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SetupError, match=r'pip install "reportedly\[parquet\]"'):
        format_named("parquet")


def test_claim_json_comes_back_as_it_went(situation: Selection) -> None:
    lines = exported("jsonl", situation).decode().splitlines()
    assert list(from_lines(lines)) == list(situation.claims())


def test_claim_json_of_a_part_comes_back_too(about_liwonde: Selection) -> None:
    lines = exported("jsonl", about_liwonde).decode().splitlines()
    back = list(from_lines(lines))
    assert back == list(about_liwonde.claims())
    chosen = {claim.id for reading in back for claim in reading.claims}
    assert chosen == about_liwonde.chosen
    assert all(reading.claims for reading in back)


@pytest.mark.parametrize("name", ["jsonl", "csv", "claims-geojson"])
def test_no_more_than_a_report_is_held(name: str) -> None:
    """A format of claims asks for the next reading only once the one before has been told."""
    taken: list[int] = []

    def readings() -> Iterator[Reading]:
        for number in range(5):
            taken.append(number)
            yield make_reading()

    form = format_named(name)
    assert form.claims is not None
    chunks = form.claims(readings())
    next(chunks)
    assert len(taken) <= 1
    assert b"".join(chunks)
    assert len(taken) == 5
