from __future__ import annotations

from reportedly.collect.markdown import extract_markdown

REPORT = """---
title: "Lorries burn"
author: [Jane Doe, 'Ann Roe']
date: 2019-01-11
publisher: Daily Lantern
url: https://lantern.example/1
lang: en
draft: no
---
# Lorries burn on ring road

Two **fuel lorries** burned on the [ring road](https://lantern.example/road)
of Harbourton, the `fire service` said.

- Nobody was *hurt*.
- The road is <b>closed</b>.

> "We heard a bang," a resident said.\\
> "Then we saw flames."
"""


def test_front_matter_is_metadata() -> None:
    extracted = extract_markdown(REPORT.encode(), "here")
    assert (extracted.title, extracted.byline) == ("Lorries burn", ("Jane Doe", "Ann Roe"))
    assert (extracted.published, extracted.publisher) == ("2019-01-11", "Daily Lantern")
    assert (extracted.url, extracted.language) == ("https://lantern.example/1", "en")


def test_the_text_is_what_a_reader_sees() -> None:
    assert extract_markdown(REPORT.encode(), "here").text.split("\n") == [
        *("Lorries burn on ring road", ""),
        *("Two fuel lorries burned on the ring road of Harbourton, the fire service said.", ""),
        *("Nobody was hurt.", "", "The road is closed.", ""),
        *('"We heard a bang," a resident said.', '"Then we saw flames."'),
    ]


def test_the_first_top_heading_is_the_title_without_front_matter() -> None:
    assert extract_markdown(b"intro\n\n## Small\n\n# Great\n\n# Greater\n", "here").title == "Great"
    assert extract_markdown(b"no heading", "here").title is None


def test_listed_authors_and_a_lone_rule_are_told_apart() -> None:
    assert extract_markdown(b"---\nauthors:\n  - Jane Doe\n  - Ann Roe\n---\ntext", "here").byline == (
        "Jane Doe",
        "Ann Roe",
    )
    assert extract_markdown(b"---\nno front matter, no end", "here").text == "no front matter, no end"
