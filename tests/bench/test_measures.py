"""The small parts of the benchmarks: days, pairing, tallies, the regex floor, partial journeys, the table, the laws."""

from __future__ import annotations

import pytest

from bench import __main__ as program
from bench import figures
from bench.days import days_covered
from bench.gold import km_between
from bench.laws import broken_quotes, quotes_in
from bench.pairing import jaccard, pair
from bench.partway import stages_for
from bench.regex_floor import guess_attributions, seems_speech
from bench.shared import NotThereError
from bench.tally import Tally, prf
from reportedly.model.place import Place
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote, Span


@pytest.mark.parametrize(
    ("edtf", "days"),
    [
        ("2020-02", ("2020-02-01", "2020-02-29")),
        ("2019", ("2019-01-01", "2019-12-31")),
        ("2019-03-04~", ("2019-03-04", "2019-03-04")),
        ("2019-03-04T16:00Z/2019-03", ("2019-03-04", "2019-03-31")),
        ("../2019-03-04", (None, "2019-03-04")),
        ("2019-03-04/..", ("2019-03-04", None)),
    ],
)
def test_days_that_a_time_covers(edtf: str, days: tuple[str | None, str | None]) -> None:
    assert days_covered(edtf) == days


@pytest.mark.parametrize("edtf", ["soon", "2019-13", "P3D"])
def test_what_is_no_time_is_refused(edtf: str) -> None:
    with pytest.raises(ValueError, match="no "):
        days_covered(edtf)


def test_the_best_pairs_come_first_and_each_is_taken_once() -> None:
    left, right = [frozenset({1, 2, 3}), frozenset({1})], [frozenset({1, 2}), frozenset({1, 2, 3})]
    assert pair(left, right, jaccard, 0.5) == {0: 1, 1: 0}
    assert pair(left, right, jaccard, 0.6) == {0: 1}


def test_a_degree_of_latitude_is_111_km() -> None:
    assert km_between(10, 20, 11, 20) == pytest.approx(111.2, abs=0.1)


def test_precision_recall_and_f1() -> None:
    assert prf(4, 2, 2) == pytest.approx((1.0, 0.5, 2 / 3))
    assert prf(0, 0, 0) == (0.0, 0.0, 0.0)


def test_a_tally_turns_counts_into_figures() -> None:
    tally = Tally()
    tally.case("kind", True)
    tally.case("kind", False, "a")
    tally.retrieved("claims", gold=2, found=1, shared=1)
    assert tally.figures() == {
        "kind": 0.5,
        "claims_precision": 1.0,
        "claims_recall": 0.5,
        "claims_f1": pytest.approx(2 / 3),
    }
    assert tally.misses == ["a\tkind"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The mayor said that the dam had burst.", "The mayor", "that the dam had burst"),
        ("The dam had burst, the mayor said.", "the mayor", "The dam had burst"),
        ("According to the mayor, the dam had burst.", "the mayor", "the dam had burst"),
    ],
)
def test_the_regex_floor_sees_plain_attributions(text: str, source: str, content: str) -> None:
    (guess,) = guess_attributions(text)
    assert [text[s:e] for s, e in guess.source] == [source]
    assert [text[s:e] for s, e in guess.content] == [content]


def test_the_regex_floor_sees_no_speech_in_plain_narration() -> None:
    assert not seems_speech("The dam burst at noon.")
    assert seems_speech("“The dam burst.”")


def test_only_the_stages_that_matter_are_run() -> None:
    assert [s.name for s in stages_for("attributions")][-1] == "read.attribution"
    assert "resolve.places" not in [s.name for s in stages_for("factuality")]
    assert {"read.attribution", "read.passages", "read.factuality"} <= {s.name for s in stages_for("factuality")}


def test_a_quote_that_is_not_the_text_is_a_broken_law() -> None:
    report = Report.from_text("The dam burst at Oru.")
    true, false = Quote.cut(report.text, [(17, 20)]), Quote(text="Lim", spans=(Span(17, 20),))
    outside = Quote(text="Oru", spans=(Span(117, 120),))
    toponyms = tuple(Place(toponym=q) for q in (true, false, outside))
    reading = Reading(report=report, claims=(), toponyms=toponyms, timexes=(), actors=(), gaps=())
    assert list(broken_quotes(reading)) == [false, outside]
    assert list(quotes_in(toponyms)) == [true, false, outside]


def test_a_baseline_stands_beside_its_figure() -> None:
    rows = list(figures.lines({"F1": 0.75, "F1 ~ floor": 0.5, "claims": 1200}))
    assert rows == [("F1", 0.75, "floor 0.500"), ("claims", 1200, "")]
    assert figures.number(1200) == "1,200"


def test_missing_data_is_said_aloud(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    from bench import speech

    def missing() -> dict[str, float]:
        raise NotThereError("shared/bench/speech not there")

    monkeypatch.setattr(speech, "score", missing)
    assert "skipped" in str(program.measure("speech"))
    assert "skipped" in capsys.readouterr().err


def test_a_broken_capability_fails_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    from bench import speech

    def broken() -> dict[str, float]:
        raise ZeroDivisionError("no sentences")

    monkeypatch.setattr(speech, "score", broken)
    monkeypatch.setattr(figures, "keep", lambda measured: None)
    assert program.main(["speech"]) == 1


def test_an_unknown_capability_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert program.main(["cooking"]) == 2
    assert "no such capability: cooking" in capsys.readouterr().err
