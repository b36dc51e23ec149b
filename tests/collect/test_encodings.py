from __future__ import annotations

import pytest

from reportedly.collect.encodings import decode
from reportedly.errors import InputError

ENGLISH = "The mayor’s office said “two lorries” had burned – nobody was hurt.\n" * 5
ARABIC = "قال مكتب المحافظ إن شاحنتين احترقتا على الطريق الدائري ولم يصب أحد بأذى.\n" * 5
RUSSIAN = "Два грузовика сгорели на кольцевой дороге, сообщили в пожарной службе области.\n" * 5

SURE = [
    (ENGLISH, "utf-8"),
    (ENGLISH, "utf-8-sig"),
    (ENGLISH, "utf-16"),
    (ENGLISH, "utf-16-le"),
    (ENGLISH, "utf-16-be"),
    (ENGLISH, "utf-32"),
    (ARABIC, "utf-8"),
    (ARABIC, "utf-16"),
]
GUESSED = [(ENGLISH, "cp1252"), (ARABIC, "cp1256"), (RUSSIAN, "cp1251")]


@pytest.mark.parametrize(("text", "encoding"), SURE)
def test_unicode_is_read_without_a_gap(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "here")
    assert (decoded.text, decoded.gaps) == (text, ())


@pytest.mark.parametrize(("text", "encoding"), GUESSED)
def test_other_encodings_are_guessed_and_the_guess_is_told(text: str, encoding: str) -> None:
    decoded = decode(text.encode(encoding), "here")
    assert decoded.text == text
    assert [gap.what for gap in decoded.gaps] == ["encoding"]
    assert encoding in decoded.gaps[0].why


@pytest.mark.parametrize(
    ("declaration", "encoding"),
    [
        ('<meta charset="windows-1256">', "cp1256"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1">', "cp1252"),
        ('<?xml version="1.0" encoding="windows-1251"?>', "cp1251"),
    ],
)
def test_a_declared_encoding_is_believed_where_it_fits(declaration: str, encoding: str) -> None:
    words = {"cp1256": ARABIC, "cp1252": ENGLISH, "cp1251": RUSSIAN}[encoding]
    decoded = decode((declaration + words).encode(encoding), "here", declares=True)
    assert (decoded.text, decoded.gaps) == (declaration + words, ())


def test_a_wrong_or_unknown_declaration_is_passed_over() -> None:
    for declared in ("us-ascii-nonsense", "utf-16", "rot13", "base64", "idna"):
        content = f'<meta charset="{declared}">{ENGLISH}'.encode()
        assert decode(content, "here", declares=True).text.endswith(ENGLISH)


def test_line_ends_become_one_kind_and_nothing_else_changes() -> None:
    assert decode(b"one\r\ntwo\rthree\n\n  four\t \x0cfive", "here").text == "one\ntwo\nthree\n\n  four\t \x0cfive"


def test_bytes_that_no_encoding_takes_are_marked_and_told() -> None:
    decoded = decode(b"one two three " * 20 + b"\x81\x8d", "here")
    assert decoded.text.endswith("\ufffd\ufffd")
    assert "2 characters" in decoded.gaps[-1].why


@pytest.mark.parametrize("content", [b"text\x00text", bytes(range(32)) * 9, b"\x01\x02\x03" * 50])
def test_binaries_are_refused(content: bytes) -> None:
    with pytest.raises(InputError, match="is no text"):
        decode(content, "here")
