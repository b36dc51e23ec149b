from __future__ import annotations

import pytest

from reportedly.collect.pdf import extract_pdf, paragraphs, pdf_time
from reportedly.errors import InputError
from tests.collect.made import locked_pdf, pdf

LINES = (
    "Lorries burn on ring road",
    "Two fuel lorries burned on the ring road of Harbourton late on Tuesday,",
    "the regional fire service said. Nobody was hurt, a spokeswoman told us.",
    "The road stayed closed.",
    "Residents of the eastern districts of the town told reporters they had",
    "heard a bang.",
)


def test_lines_are_joined_to_paragraphs() -> None:
    assert extract_pdf(pdf(LINES), "here").text.split("\n") == [
        LINES[0],
        " ".join(LINES[1:4]),
        " ".join(LINES[4:6]),
    ]


def test_properties_are_read_and_the_day_of_making_is_no_published_time() -> None:
    info = "/Title (Microsoft Word - Lorries burn.docx) /Author (Jane Doe) /CreationDate (D:20190111093000+03'00')"
    extracted = extract_pdf(pdf(LINES, info=info), "here")
    assert (extracted.title, extracted.byline) == ("Lorries burn", ("Jane Doe",))
    assert (extracted.published, extracted.created) == (None, "2019-01-11")


def test_pages_without_text_are_told() -> None:
    extracted = extract_pdf(pdf(LINES, (), LINES), "here")
    assert [gap.what for gap in extracted.gaps] == ["pages"]
    assert extracted.gaps[0].why.endswith(": 2")


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (pdf((), ()), "only pictures"),
        (locked_pdf(), "password"),
        (b"%PDF-1.4 and nothing more", "damaged"),
        (pdf(LINES)[:300], "damaged"),
        (b"%PDF-" + bytes(range(256)) * 40, "damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_its_reason(content: bytes, word: str) -> None:
    with pytest.raises(InputError, match=word):
        extract_pdf(content, "here")


def test_divided_words_are_made_whole() -> None:
    assert paragraphs("the inter\ufffe\nnational bridge") == "the international bridge"
    assert paragraphs("an armed man of the well-\r\nknown group came over the old bridge\r\nlast") == (
        "an armed man of the well-\nknown group came over the old bridge last"
    )


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("D:20190111093000Z", "2019-01-11"),
        ("D:20190111", "2019-01-11"),
        ("D:20191311", None),
        ("2019", None),
        ("", None),
    ],
)
def test_pdf_times(written: str, edtf: str | None) -> None:
    assert pdf_time(written) == edtf
