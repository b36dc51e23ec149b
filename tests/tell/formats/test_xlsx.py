"""The workbook, read by openpyxl."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest

from reportedly.errors import InputError
from reportedly.tell.formats import xlsx
from reportedly.tell.formats.rows import Sheet
from reportedly.tell.formats.selection import Selection
from tests.tell.formats.conftest import FORMULAS, exported
from tests.tell.formats.tables import rows_of


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content)).active


def written(*cells: str | float | None) -> bytes:
    columns = [f"column {number}" for number in range(len(cells))]
    return b"".join(xlsx.xlsx_chunks(Sheet(name="events", columns=columns, rows=[cells])))


def test_it_holds_what_the_csv_holds(situation: Selection) -> None:
    sheet = opened(exported("acled-xlsx", situation))
    [head, *rows] = [[cell.value for cell in row] for row in sheet.iter_rows()]
    csv_rows = rows_of("acled", situation)
    assert head == list(csv_rows[0])
    assert len(rows) == len(csv_rows)
    for row, told in zip(rows, csv_rows, strict=True):
        for cell, words in zip(row, told.values(), strict=True):
            number = isinstance(cell, int | float)
            assert float(words) == cell if number else words.removeprefix("'") == (cell or "")


@pytest.mark.parametrize("formula", FORMULAS)
def test_a_formula_is_words(formula: str) -> None:
    cell = opened(written(formula))["A2"]
    assert cell.value == formula.strip()
    assert cell.data_type == "s"
    assert cell.quotePrefix
    sheet = zipfile.ZipFile(io.BytesIO(written(formula))).read("xl/worksheets/sheet1.xml")
    assert b"<f>" not in sheet


def test_words_keep_what_markup_means_and_lose_what_xml_cannot_hold() -> None:
    sheet = opened(written("<b>&\"'</b>", "a\x00b\x0bc", 3.5, None, 12))
    assert [cell.value for cell in sheet[2]] == ["<b>&\"'</b>", "abc", 3.5, None, 12]


def test_a_cell_that_is_too_long_is_cut_and_says_so() -> None:
    value = opened(written("x" * 40_000))["A2"].value
    assert len(value) == xlsx.LONGEST
    assert value.endswith(xlsx.CUT)


def test_more_rows_than_a_sheet_holds_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(xlsx, "MOST_ROWS", 3)
    assert b"".join(xlsx.xlsx_chunks(Sheet(name="events", columns=["a"], rows=[["x"]] * 2)))
    with pytest.raises(InputError, match="more than 3 rows; export it as CSV"):
        b"".join(xlsx.xlsx_chunks(Sheet(name="events", columns=["a"], rows=[["x"]] * 3)))


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA")])
def test_columns_are_named_as_in_excel(column: int, name: str) -> None:
    assert xlsx._letters(column) == name
