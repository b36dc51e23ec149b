"""Pairs of short reports in an analyst's notation, and what their claims contradict each other about."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from reportedly.link.related import RelationIndex
from tests.link.read import between, read_all

TABLES = ("contradictions.txt", "contradictions_in_other_words.txt")
NEWSROOMS = (("Delta Post", "2021-06-15"), ("Sahel Wire", "2021-06-15"))


def _rows() -> list[tuple[str, str, str]]:
    lines = [
        line for name in TABLES for line in Path(__file__).with_name(name).read_text(encoding="utf-8").splitlines()
    ]
    rows = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(row[0], row[1], row[2]) for row in rows]


@cache
def _told_apart(older: str, newer: str) -> frozenset[str]:
    """The attributes about which claims of two reports contradict each other."""
    index = RelationIndex()
    readings = read_all([(*NEWSROOMS[0], older), (*NEWSROOMS[1], newer)])
    for reading in readings:
        index.add(reading)
    return frozenset(found.attribute or "" for found in between(readings, index.relations({})))


@pytest.mark.parametrize(("attribute", "older", "newer"), _rows())
def test_reports_contradict_each_other_where_they_differ_and_only_there(attribute: str, older: str, newer: str) -> None:
    found = _told_apart(older, newer)
    assert not found if attribute == "none" else attribute in found
