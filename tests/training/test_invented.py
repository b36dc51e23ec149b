"""The invented reports: exact spans, proper nesting, every pattern in use."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise

import pytest

from training.corpora import Example, Spans, Triple
from training.invented import invented_reports
from training.invented.clauses import FORMS
from training.invented.grammar import tables
from training.invented.markup import parse

KINDS = ("headline", "own", "flat", "chain", "quoted", "charged", "doubtful", "listed", "inner")
SAID_BY_CODE = {"bullet", "end", "a_adj", "par"} | {"town", "region", "country", "adjective", "capital"}
SAID_BY_CODE |= {"group", "man", "woman", "surname"}


@cache
def _reports() -> tuple[Example, ...]:
    return tuple(invented_reports(500, 7))


def _told(example: Example) -> list[tuple[Triple, Spans]]:
    return [(t, spans) for t in example.triples for spans in (t.source, t.cue, t.content)]


def test_the_same_seed_gives_the_same_reports_and_another_seed_others() -> None:
    first = list(invented_reports(20, 1))
    assert first == list(invented_reports(20, 1))
    assert {e.text for e in first}.isdisjoint(e.text for e in invented_reports(20, 2))


def test_a_report_does_not_depend_on_how_many_are_asked_for() -> None:
    assert _reports()[:20] == tuple(invented_reports(20, 7))


def test_every_span_lies_in_the_text_and_is_trimmed() -> None:
    for example in _reports():
        found = [span for _, spans in _told(example) for span in spans]
        for start, end in found + [(s, e) for _, s, e in example.spans]:
            words = example.text[start:end]
            assert words, (example.name, start, end)
            assert words == words.strip(), (example.name, words)


def test_every_triple_has_a_cue_and_a_content() -> None:
    for example in _reports():
        for triple in example.triples:
            assert triple.cue, (example.name, triple)
            assert triple.content, (example.name, triple)


def test_the_roles_of_one_triple_do_not_overlap() -> None:
    for example in _reports():
        for triple in example.triples:
            spans = sorted((*triple.source, *triple.cue, *triple.content))
            assert all(a[1] <= b[0] for a, b in pairwise(spans)), (example.name, triple)


@pytest.mark.parametrize("level", [1, 2])
def test_a_deeper_triple_has_its_content_within_one_a_level_up(level: int) -> None:
    for example in _reports():
        above = [s for t in example.triples if t.level == level - 1 for s in t.content]
        for triple in example.triples:
            if triple.level == level:
                assert all(_within(span, above) for span in triple.content), (example.name, triple)


def _within(span: tuple[int, int], above: list[tuple[int, int]]) -> bool:
    return any(s <= span[0] and span[1] <= e for s, e in above)


def test_levels_go_down_to_the_third() -> None:
    assert {t.level for e in _reports() for t in e.triples} == {0, 1, 2}


def test_no_two_reports_are_equal() -> None:
    assert len({e.text for e in _reports()}) == len(_reports())


@pytest.mark.parametrize("kind", KINDS)
def test_every_pattern_is_drawn(kind: str) -> None:
    drawn = {p for e in _reports() for p in e.extra["patterns"]}
    assert sorted(set(tables()[kind][0]) - drawn) == []


def test_every_slot_has_a_table() -> None:
    lines = [line for table in tables().values() for line in table[0]]
    asked = {s.removeprefix("cap ").partition(":")[0] for line in lines for s in re.findall(r"\{([^}]+)\}", line)}
    forms = {f"{which}.{form}" for which in ("event", "same") for form in FORMS}
    assert sorted(asked - set(tables()) - forms - SAID_BY_CODE) == []


def test_every_line_can_be_parsed_and_is_there_once() -> None:
    for slot, (lines, _) in tables().items():
        assert len(set(lines)) == len(lines), (slot, sorted(x for x in lines if lines.count(x) > 1))
        for line in lines:
            parse(line)


def test_there_are_many_patterns_and_cues() -> None:
    assert len(tables()["chain"][0]) >= 60
    cues = {e.text[t.cue[0][0] : t.cue[-1][1]].lower() for e in _reports() for t in e.triples}
    assert len(cues) >= 120


def test_the_report_speaks_for_itself_in_many_sentences() -> None:
    drawn = [p for e in _reports() for p in e.extra["patterns"]]
    own = sum(p in tables()["own"][0] for p in drawn)
    sentences = sum(any(p in tables()[k][0] for k in KINDS[1:-1]) for p in drawn)
    assert 0.35 < own / sentences < 0.5


def test_what_is_unverified_is_flagged_with_the_words_that_say_so() -> None:
    for example in _reports():
        tracks = [track for track, _, _ in example.spans]
        assert ("unverified" in tracks) == ("unverified_words" in tracks), example.name
