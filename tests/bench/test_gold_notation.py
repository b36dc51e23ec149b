"""The analyst's notation: what is read, and what is refused."""

from __future__ import annotations

import pytest

from bench.gold_notation import NotationError, parse_report

TEXT = (
    "The mayor said the bridge near Kisal was hit, the second bridge this week. He blamed the navy. The bridge is old."
)


def notation(*lines: str, head: str = "publisher: P\npublished: 2020-01-02\nshows: state") -> str:
    return "\n".join([head, "---", TEXT, "---", *lines])


def test_a_full_line_is_read() -> None:
    (claim,) = parse_report(
        notation(
            "#hit the bridge near Kisal … hit | by: – / said ← The mayor = He (official/person) / blamed"
            " | probable negative unverified past | event: ASSAULT/COERCE airstrike: the navy → bridge; second bridge"
            " | places: near/at Kisal [10 km west of] @1.5,-2 ±30 | time: 2020-01-01 or 2019 after #hit"
            " | counts: 2.. facilities by The mayor; ..7 killed"
        ),
        name="f",
    ).claims
    assert claim.content.text == "the bridge near Kisal was hit"
    assert [link.source and link.source.text for link in claim.chain] == [None, "The mayor"]
    assert claim.chain[1].kinds == ("official", "person")
    assert claim.chain[1].antecedent is not None
    assert (claim.kinds, claim.certainty, claim.polarity) == (("event",), ("probable",), ("negative",))
    assert (claim.unverified, claim.tense) == (True, "past")
    assert claim.event is not None
    assert claim.event.types == ("ASSAULT", "COERCE")
    assert claim.event.mode == "airstrike"
    assert [q.text for q in claim.event.recipients] == ["bridge", "second bridge"]
    assert claim.places[0].roles == ("near", "at")
    assert (claim.places[0].relation, claim.places[0].lat, claim.places[0].lon) == ("10 km west of", 1.5, -2.0)
    assert claim.time is not None
    assert (claim.time.edtf, claim.time.relation, claim.time.anchor) == (("2020-01-01", "2019"), "after", "hit")
    assert [(c.low, c.high, c.unit) for c in claim.counts] == [(2, None, "facilities"), (None, 7, "killed")]


def test_what_is_left_out_has_its_usual_value() -> None:
    (claim,) = parse_report(notation("? The bridge is old"), name="f").claims
    assert (claim.optional, claim.chain, claim.kinds, claim.certainty) == (True, (), ("state",), ("certain",))
    assert (claim.polarity, claim.unverified, claim.tense, claim.event) == (("positive",), False, None, None)


def test_a_broken_stretch_has_two_spans() -> None:
    (claim,) = parse_report(notation("the bridge near Kisal // hit"), name="f").claims
    assert claim.content.text == "the bridge near Kisal hit"
    assert len(claim.content.spans) == 2


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("the tunnel", "f:7: not in the text: the tunnel"),
        ("bridge", "f:7: more than once in the text: bridge"),
        ("The bridge is old | by: The priest / said", "not in the text: The priest"),
        ("The bridge is old | by: The mayor (boss) / said", "no such kind of source: boss"),
        ("The bridge is old | surely", "no such word of factuality or kind: surely"),
        ("The bridge is old | colour: red", "no such column: colour"),
        ("The bridge is old | event: EXPLODE:", "no such PLOVER type: EXPLODE"),
        ("The bridge is old | places: around Kisal @1,2 ±3", "no place: around Kisal"),
        ("The bridge is old | time: yesterday", "no time: yesterday"),
        ("The bridge is old | counts: many killed", "no count: many killed"),
        ("The bridge is old | explanation | explains: #gone", "points at #gone, which is not there"),
        ("#a The bridge is old\n#a He blamed the navy", "#a is given twice"),
    ],
)
def test_a_fault_is_named_with_its_line(line: str, fault: str) -> None:
    with pytest.raises(NotationError, match=fault.replace("#", r"\#")):
        parse_report(notation(line), name="f")


def test_a_head_without_publisher_is_refused() -> None:
    with pytest.raises(NotationError, match="the head lacks publisher"):
        parse_report(notation("The bridge is old", head="published: 2020\nshows: state"), name="f")


def test_of_several_occurrences_the_nearest_is_cut() -> None:
    (claim,) = parse_report(notation("He blamed the navy | event: ACCUSE: → bridge"), name="f").claims
    assert claim.event is not None
    assert claim.event.recipients[0].start == TEXT.index("bridge is old")
