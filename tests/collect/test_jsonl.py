from __future__ import annotations

import json
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.collect.jsonl import extract_record, lines_of
from reportedly.errors import InputError

FULL = {
    "report_id": "r1",
    "publisher": "Daily Lantern",
    "title": "Lorries burn",
    "byline": ["Jane Doe"],
    "published": "2018-12-25?",
    "url": "https://lantern.example/1",
    "language": "en",
    "text": "Two lorries burned.\r\n\tNobody was hurt. ",
}


def _line(**record: object) -> bytes:
    return json.dumps(record).encode()


def test_every_field_is_taken_and_the_text_to_the_letter() -> None:
    extracted = extract_record(_line(**FULL), "here")
    assert extracted.text == FULL["text"]
    assert (extracted.external_id, extracted.publisher, extracted.title) == ("r1", "Daily Lantern", "Lorries burn")
    assert (extracted.byline, extracted.published, extracted.language) == (("Jane Doe",), "2018-12-25?", "en")
    assert (extracted.url, extracted.gaps) == ("https://lantern.example/1", ())


@pytest.mark.parametrize(
    ("record", "external_id"),
    [
        ({"report_id": "a", "id": "b"}, "a"),
        ({"external_id": "a", "report_id": "b"}, "a"),
        ({"doc_id": "a"}, "a"),
        ({"id": 7}, "7"),
        ({"report_id": None, "id": "b"}, "b"),
        ({"record": "report", "id": "rpt_0", "external_id": None}, None),
        ({}, None),
    ],
)
def test_the_id_that_the_input_gives_is_kept(record: dict[str, object], external_id: str | None) -> None:
    assert extract_record(_line(text="x", **record), "here").external_id == external_id


@pytest.mark.parametrize(
    ("line", "word"),
    [
        (b"{broken", "no JSON"),
        (b"[1]", "no object"),
        (b"null", "no object"),
        (b"{}", "no `text`"),
        (b'{"text": 5}', "no `text`"),
        (b'{"text": "\\ud800"}', "half a character"),
        (b'{"text": "\xe9"}', "UTF-8"),
        (b"[" * 100_000, "no JSON"),
    ],
)
def test_a_bad_line_says_what_is_wrong(line: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word):
        extract_record(line, "here:3")


def test_values_of_the_wrong_type_are_left_out_and_told() -> None:
    extracted = extract_record(_line(text="x", publisher=["a"], title={"b": 1}, url=True and 1.5), "here")
    assert (extracted.publisher, extracted.title, extracted.url) == (None, None, None)
    assert [gap.what for gap in extracted.gaps] == ["publisher", "title", "url"]


def test_lines_carry_their_number_and_overlong_ones_are_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.collect.jsonl.MAX_LINE_BYTES", 10)
    lines = list(lines_of(BytesIO(b"one\n\n" + b"x" * 95 + b"\nfour\r\nfive"), "f"))
    assert [where for where, _ in lines] == ["f:1", "f:3", "f:4", "f:5"]
    assert isinstance(lines[1][1], InputError)
    assert [line for _, line in lines if isinstance(line, bytes)] == [b"one", b"four", b"five"]


@given(text=st.text(st.characters(exclude_categories=["Cs"])), ascii_only=st.booleans())
def test_any_text_comes_back_to_the_letter(text: str, ascii_only: bool) -> None:
    line = json.dumps({"text": text}, ensure_ascii=ascii_only).encode()
    stream = BytesIO(line + b"\n")
    [(_, received)] = lines_of(stream, "f")
    assert isinstance(received, bytes)
    assert extract_record(received, "f:1").text == text
