from __future__ import annotations

import zipfile
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml

from reportedly.collect import limits
from reportedly.collect.word import extract_word
from reportedly.errors import InputError
from tests.collect.made import PARAGRAPHS, saved, word

NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _with_body(xml: str) -> bytes:
    document = Document()
    document.element.body.insert(0, parse_xml(f"<w:p {NAMESPACE}>{xml}</w:p>"))
    return saved(document)


def _zipped(**parts: bytes) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def test_paragraphs_are_lines() -> None:
    assert extract_word(word(PARAGRAPHS[0], "", PARAGRAPHS[1]), "here").text == f"{PARAGRAPHS[0]}\n{PARAGRAPHS[1]}"


def test_properties_are_read() -> None:
    made = datetime(2019, 1, 11, 9, 30)
    content = word(PARAGRAPHS[0], title="Lorries burn", author="Jane Doe", language="en-GB", created=made)
    extracted = extract_word(content, "here")
    assert (extracted.title, extracted.byline, extracted.language) == ("Lorries burn", ("Jane Doe",), "en-GB")
    assert (extracted.published, extracted.created) == (None, "2019-01-11")


def test_table_rows_are_lines_with_tabs() -> None:
    document = Document()
    table = document.add_table(rows=2, cols=2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    assert extract_word(saved(document), "here").text == "cell 0\tcell 1\ncell 2\tcell 3"


def test_insertions_and_links_are_read_and_deletions_are_not() -> None:
    xml = (
        "<w:r><w:t>one </w:t></w:r><w:ins><w:r><w:t>two </w:t></w:r></w:ins>"
        "<w:del><w:r><w:delText>three </w:delText></w:r></w:del>"
        "<w:hyperlink><w:r><w:t>four</w:t></w:r></w:hyperlink><w:r><w:tab/><w:t>five</w:t></w:r>"
        "<w:sdt><w:sdtContent><w:r><w:t> six</w:t></w:r></w:sdtContent></w:sdt>"
    )
    assert extract_word(_with_body(xml), "here").text == "one two four\tfive six"


def test_text_boxes_are_read_once() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>in the box</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
    xml = f"<w:r><w:t>outside</w:t><mc:AlternateContent {mc}>{both}</mc:AlternateContent></w:r>"
    assert extract_word(_with_body(xml), "here").text == "outside\nin the box"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (word(PARAGRAPHS[0])[:-400], "damaged"),
        (b"PK\x03\x04" + bytes(300), "damaged"),
        (_zipped(readme=b"x"), "no Word file"),
        (_zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<w/>"}), "damaged"),
        (_zipped(**{"[Content_Types].xml": b"not xml", "word/document.xml": b"not xml"}), "damaged"),
    ],
)
def test_what_is_no_word_file_is_refused(content: bytes, message: str) -> None:
    with pytest.raises(InputError, match=message):
        extract_word(content, "here")


def test_a_zip_bomb_is_refused_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reportedly.collect.word.MAX_UNZIPPED_BYTES", 2**20)
    assert limits.MAX_UNZIPPED_BYTES > 2**20
    bomb = _zipped(**{"[Content_Types].xml": b"<Types/>", "word/document.xml": b" " * 2**21})
    with pytest.raises(InputError, match="unpacks to more than 1 MiB"):
        extract_word(bomb, "here")


def test_entities_in_a_word_file_stay_unread() -> None:
    content = BytesIO(word(PARAGRAPHS[0]))
    with zipfile.ZipFile(content) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    declared = b'<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    head, _, tail = parts["word/document.xml"].partition(b"?>")
    parts["word/document.xml"] = head + b"?>" + declared + tail.replace(PARAGRAPHS[0].encode(), b"said &secret; once")
    text = extract_word(_zipped(**parts), "here").text
    assert text.startswith("said")
    assert Path("/etc/hostname").read_text().strip() not in text
