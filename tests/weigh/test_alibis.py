"""Who was elsewhere when it happened."""

from __future__ import annotations

import pytest

from reportedly.weigh.alibis import subject_of, was_elsewhere


@pytest.mark.parametrize(
    "text",
    [
        "They were at a wedding in Gao that night",
        "the brothers were abroad",
        "The captain was in Dakar on Sunday",
        "the two guards were both in hospital at the time",
        "our men were 40 kilometres away",
        "They were at a funeral, with two hundred guests",
    ],
)
def test_was_elsewhere(text: str) -> None:
    assert was_elsewhere(text)


@pytest.mark.parametrize(
    "text",
    ["They were at the gate", "the men were in uniform", "They left for Gao that night"],
)
def test_no_word_of_being_elsewhere(text: str) -> None:
    assert not was_elsewhere(text)


def test_who_was_there() -> None:
    assert subject_of("The captain was in Dakar on Sunday").strip() == "The captain"
    assert subject_of("They left") == ""
