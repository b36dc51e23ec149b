from __future__ import annotations

import json

import pytest

from reportedly.tell.listing import Cell, Listing, Row, inert, listing_chunks


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("=1+1", "'=1+1"),
        ("+49", "'+49"),
        ("-2", "'-2"),
        ("@SUM", "'@SUM"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        (-2.5, -2.5),
        (0, 0),
        (None, None),
        ("", ""),
        ("a=b", "a=b"),
        ("'quoted", "'quoted"),
    ],
)
def test_no_cell_is_a_formula(cell: Cell, told: Cell) -> None:
    assert inert(cell) == told


ROWS = (
    Row(cells=("a,b", 1), record={"x": 1}),
    Row(cells=("=c", None), record={"x": 2}),
    Row(cells=("again", None), record={"x": 2}, repeats=True),
)


def told(form: str, *rows: Row, **more: object) -> str:
    return "".join(listing_chunks(Listing(columns=("what", "count"), rows=rows, **more), form))  # type: ignore[arg-type]


def test_every_format_tells_every_row() -> None:
    assert told("csv", *ROWS) == 'what,count\r\n"a,b",1\r\n\'=c,\r\nagain,\r\n'
    assert told("jsonl", *ROWS) == '{"x": 1}\n{"x": 2}\n'
    assert json.loads(told("json", *ROWS)) == [{"x": 1}, {"x": 2}]
    assert [line.split() for line in told("table", *ROWS).splitlines()[2:]] == [["a,b", "1"], ["=c"], ["again"]]


def test_nothing_is_told_as_such() -> None:
    assert told("table", nothing="No claims found.") == "No claims found.\n"
    assert (told("json"), told("jsonl"), told("csv")) == ("[]\n", "", "what,count\r\n")


def test_a_table_obeys_no_word_of_a_report() -> None:
    shown = told("table", Row(cells=("\x1b[31mred\u202e [bold]x[/bold]", 1), record=None))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[bold]x[/bold]" in shown
