"""Who said what in a window, from scores set by hand."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.read.encoder.linking import Level, Linked, Linking, attributions_of
from reportedly.read.encoder.tagging import FORBIDDEN, best_tags

LINKING = Linking(content=-1.0, fragment=0.0, source=-2.0, other_paragraph=1.0)
MARKS = {"S": 0, "C": 1, "X": 2}


def level(tags: str, links: dict[tuple[int, int, str], float], bias: float = -3.0) -> Level:
    """A window by a letter a word: Source, Cue, content (X), a dot for none, a small letter for the inside of a run.

    `links` are logits from the first word of a cue to a word; all others are the bias.
    """
    count = len(tags)
    emissions = np.full((count, 3, 3), 0.0, dtype=np.float32)
    emissions[..., 0] = 4.0
    for n, mark in enumerate(tags):
        if mark != ".":
            emissions[n, MARKS[mark.upper()], 1 if mark.isupper() else 2] = 8.0
    steps = np.zeros((3, 3, 3), dtype=np.float32)
    steps[:, 0, 2] = FORBIDDEN
    steps[:, 1:, 1] = -1.0
    asking = np.zeros((count, 2, count), dtype=np.float32)
    asked = np.zeros((count, 2, count), dtype=np.float32)
    for n in range(count):
        asking[n, :, n] = np.sqrt(count)
    for (cue, word, role), logit in links.items():
        asked[word, "SX".index(role), cue] = logit - bias
    return Level(
        emissions=emissions,
        tags=best_tags(emissions, steps),
        asking=asking,
        asked=asked,
        bias=np.full(2, bias, dtype=np.float32),
        steps=steps,
    )


def found(told: Level, paragraphs: str | None = None) -> list[tuple[str, str, str]]:
    """Each attribution as word numbers of source, cue and content."""
    numbers = np.array([int(p) if p != "-" else -1 for p in paragraphs or "0" * len(told.tags)])
    return [(_show(a.source), _show((a.cue,)), _show(a.content)) for a in attributions_of(told, numbers, LINKING)]


def _show(runs: tuple[tuple[int, int], ...]) -> str:
    return " ".join(f"{low}-{high}" for low, high in runs)


def test_one_of_each() -> None:
    told = level("SsCXxx.", {(2, 0, "S"): 4, (2, 1, "S"): 4, (2, 3, "X"): 4, (2, 4, "X"): 4, (2, 5, "X"): 4})
    assert found(told) == [("0-2", "2-3", "3-6")]


def test_each_content_goes_to_the_cue_that_asks_loudest() -> None:
    links = {(1, 0, "S"): 4.0, (1, 2, "X"): 4, (1, 5, "X"): 1, (4, 3, "S"): 4, (4, 5, "X"): 3, (4, 2, "X"): 0}
    assert found(level("SCXSCX", links)) == [("0-1", "1-2", "2-3"), ("3-4", "4-5", "5-6")]


def test_a_content_around_its_cue_stays_one() -> None:
    links = {(2, 0, "X"): 4.0, (2, 1, "S"): 4, (2, 3, "X"): 2}
    assert found(level("XSCX", links)) == [("1-2", "2-3", "0-1 3-4")]


def test_a_weak_second_stretch_is_dropped() -> None:
    links = {(2, 0, "X"): 4.0, (2, 1, "S"): 4, (2, 3, "X"): -0.5}
    assert found(level("XSCX", links)) == [("1-2", "2-3", "0-1")]


def test_a_cue_without_content_attributes_nothing() -> None:
    assert found(level("SC..", {(1, 0, "S"): 4.0})) == []


def test_a_cue_reads_again_what_its_links_name() -> None:
    links = {(1, 0, "S"): 4.0, (1, 2, "X"): 6, (1, 3, "X"): 6}
    assert found(level("SC..", links)) == [("0-1", "1-2", "2-4")]


def test_a_source_may_be_missing() -> None:
    assert found(level(".CX", {(1, 2, "X"): 4.0})) == [("", "1-2", "2-3")]


def test_a_content_of_another_paragraph_needs_a_link() -> None:
    told = level("SC.X", {(1, 0, "S"): 4.0, (1, 3, "X"): 2})
    assert found(told, "00-1") == [("0-1", "1-2", "3-4")]
    assert found(level("SC.X", {(1, 0, "S"): 4.0, (1, 3, "X"): -0.5}), "00-1") == []


@pytest.mark.parametrize("strength", [3.0, 9.0])
def test_logits_are_those_of_the_words(strength: float) -> None:
    told = level("SCX", {(1, 0, "S"): strength, (1, 2, "X"): 2 * strength})
    (linked,) = attributions_of(told, np.zeros(3, dtype=np.int64), LINKING)
    assert isinstance(linked, Linked)
    assert linked.source_logit == pytest.approx(strength, abs=1e-4)
    assert linked.content_logit == pytest.approx(2 * strength, abs=1e-4)
    assert linked.cue_margin == pytest.approx(4.0)
