from __future__ import annotations

import pytest

from reportedly.collect.collected import Dated
from reportedly.collect.heads import Head, read_head

BODY = (
    "Two fuel lorries burned on the ring road of Harbourton late on Tuesday, the regional fire service said, "
    "adding that nobody was hurt."
)

HEADS = [
    # lines before the body, what they say
    ("Lorries burn on ring road", Head(title="Lorries burn on ring road")),
    ("Lorries burn\nBy Jane Doe", Head(title="Lorries burn", byline=("Jane Doe",))),
    ("Lorries burn\nBy JANE DOE and Omar al-Sabi", Head(title="Lorries burn", byline=("JANE DOE", "Omar al-Sabi"))),
    ("By Jane Doe in Harbourton", Head(byline=("Jane Doe",))),
    (
        "By Jane Doe, Ann Roe & Sam Poe | 12 January 2019",
        Head(byline=("Jane Doe", "Ann Roe", "Sam Poe"), dated=Dated(published="2019-01-12", published_from="text")),
    ),
    (
        "Lorries burn\nPublished: 12 January 2019",
        Head(title="Lorries burn", dated=Dated(published="2019-01-12", published_from="text")),
    ),
    (
        "Lorries burn\nDaily Lantern\nTue 25 Dec 2018, 07:12 PM",
        Head(title="Lorries burn", dated=Dated(published="2018-12-25", published_from="text")),
    ),
    (
        "SITUATION REPORT No. 14 - HARBOURTON - 12 May 2024\n\nTwo lorries burned.",
        Head(
            title="SITUATION REPORT No. 14 - HARBOURTON - 12 May 2024",
            dated=Dated(published="2024-05-12", published_from="text"),
        ),
    ),
    ("Date: 2018-12-25", Head(dated=Dated(published="2018-12-25", published_from="text"))),
    (
        "Source: Coastal Press | 2019-01-04 18:48:09",
        Head(publisher="Coastal Press", dated=Dated(published="2019-01-04T18:48:09", published_from="text")),
    ),
    (
        "Title: Lorries burn\nAuthor: Jane Doe\nURL: https://lantern.example/1",
        Head(title="Lorries burn", byline=("Jane Doe",), url="https://lantern.example/1"),
    ),
    (
        "Harbourton, Freeland, 3 Dec 2018",
        Head(
            dateline="Harbourton, Freeland, 3 Dec 2018", dated=Dated(published="2018-12-03", published_from="dateline")
        ),
    ),
]

NO_HEADS = [
    "By Tuesday Morning the road was open",
    "By noon the road was open",
    "By Jane Doe was it written.",
    "Remembering 11 September 2001: a city looks back, once more, and counts what it lost.",
    "He said: Two lorries burned.",
]


@pytest.mark.parametrize(("lines", "head"), HEADS)
def test_the_lines_before_the_body_are_read(lines: str, head: Head) -> None:
    assert read_head(f"{lines}\n{BODY}\n") == head


@pytest.mark.parametrize("line", NO_HEADS)
def test_sentences_are_no_head(line: str) -> None:
    head = read_head(f"{BODY}\n{line}\n{BODY}")
    assert head == Head()


def test_a_dateline_ends_the_head() -> None:
    head = read_head(f"Lorries burn\n\nHARBOURTON (Coastal Press) — {BODY}\nBy Jane Doe")
    assert head == Head(title="Lorries burn", dateline="HARBOURTON (Coastal Press)", agency="Coastal Press")


def test_a_label_far_down_is_no_head() -> None:
    assert read_head("\n".join([BODY] * 12 + ["Published: 12 January 2019"])).dated is None


def test_a_sentence_wrapped_at_a_width_is_no_title() -> None:
    assert (
        read_head("Two fuel lorries burned on the ring road of Harbourton late on\ntuesday, it was said.").title is None
    )


def test_a_lone_line_is_no_title() -> None:
    assert read_head("Lorries burn on ring road").title is None
