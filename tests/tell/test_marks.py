from __future__ import annotations

import time
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reportedly.model.place import Place
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.tell.marks import PARAGRAPH_BREAK, Segment, paragraphs
from tests.tell.sample import TEXT, make_reading


def flat(cut: list[list[Segment]]) -> list[Segment]:
    return [segment for paragraph in cut for segment in paragraph]


def test_no_word_is_lost_and_none_is_shown_twice() -> None:
    reading = make_reading()
    shown = ["".join(segment.text for segment in paragraph) for paragraph in paragraphs(reading, reading.claims)]
    assert shown == PARAGRAPH_BREAK.split(TEXT)


def test_a_segment_carries_every_layer_and_the_innermost_claim_last() -> None:
    reading = make_reading()
    segments = {segment.text: segment for segment in flat(paragraphs(reading, reading.claims))}
    assert segments["Kosti"].layers == ("content", "place")
    assert segments["Kosti"].claims == (1,)
    assert segments["left"].layers == ("content", "trigger")
    assert set(segments["Unconfirmed"].layers) == {"source", "hedge"}
    assert segments["may"].claims == (3,)
    assert segments["KOSTI (Nile Courier) - "].layers == ()


def test_each_claim_ends_once() -> None:
    reading = make_reading()
    ends = [number for segment in flat(paragraphs(reading, reading.claims)) for number in segment.ends]
    assert sorted(ends) == [1, 2, 3, 4, 5]


def test_contents_inside_contents_are_told_apart() -> None:
    reading = make_reading()
    wide = reading.claims[0]
    inner = replace(wide, id="clm_inner", content=Quote.cut(TEXT, [(wide.content.start + 4, wide.content.start + 10)]))
    segments = {s.text: s for s in flat(paragraphs(reading, [wide, inner]))}
    assert (segments["barges"].depth, segments["barges"].claims) == (2, (1, 2))
    assert segments["two "].depth == 1


@given(
    text=st.text(alphabet="ab \n", min_size=1, max_size=30),
    offsets=st.lists(st.tuples(st.integers(0, 29), st.integers(1, 30)), max_size=6),
)
def test_marks_may_overlap_in_any_way(text: str, offsets: list[tuple[int, int]]) -> None:
    spans = [(start, min(end, len(text))) for start, end in offsets if start < min(end, len(text))]
    report = Report.from_text(text)
    toponyms = tuple(Place(toponym=Quote.cut(text, [span])) for span in spans)
    reading = replace(make_reading(), report=report, claims=(), toponyms=toponyms, timexes=(), gaps=())
    cut = paragraphs(reading, ())
    assert ["".join(s.text for s in p) for p in cut] == [part for part in PARAGRAPH_BREAK.split(text) if part]
    marked = sum(len(s.text) for s in flat(cut) if s.layers)
    breaks = {i for gap in PARAGRAPH_BREAK.finditer(text) for i in range(*gap.span())}
    assert marked == len({i for start, end in spans for i in range(start, end)} - breaks)


def test_a_long_text_without_a_break_is_cut_in_one_pass() -> None:
    text = "word " * 40_000
    report = Report.from_text(text)
    toponyms = tuple(Place(toponym=Quote.cut(text, [(n, n + 4)])) for n in range(0, len(text), 5))
    reading = replace(make_reading(), report=report, claims=(), toponyms=toponyms, timexes=(), gaps=())
    start = time.process_time()
    (paragraph,) = paragraphs(reading, ())
    assert len(paragraph) == 80_000
    assert time.process_time() - start < 30  # each mark against each other would take many minutes
