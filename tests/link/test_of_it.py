"""Claims that only say where or when something was, and what it was."""

from __future__ import annotations

import pytest

from reportedly.link.matter import Matter, matters_of
from tests.link.read import read_all

PLACED = [
    ("Rebels stormed the clinic. It was here, said a nurse in Goma.", "It was here", "storm"),
    ("A bomb killed two voters. It happened in Lofa, a clerk said.", "It happened in Lofa", "bomb"),
]
TIMED = [
    ("A cook was roused by a blast on Sunday. The mill in Gedaref was in pieces.", "A cook was roused", "explos"),
    ("A boy heard gunfire in the market on Sunday.", "A boy heard", "attack"),
    ("A priest woke up on Sunday. There was shooting at the mill in Gedaref.", "A priest woke", "raid"),
]
PLAIN = [
    ("A blast shook the port of Beira on Tuesday. Windows broke as far as the railway station.", "A blast shook"),
    ("The mill has new sacks. It was here that the flour was weighed.", "It was here"),
    ("Rebels stormed the clinic. It was cold in Goma.", "It was cold"),
    ("A cook was roused by his phone on Sunday. The mill in Gedaref was in pieces.", "A cook was roused"),
    ("A cook was woken on Sunday. The mill in Gedaref bakes for the camp.", "A cook was woken"),
    ("A boy heard on Sunday that the mill in Gedaref had been attacked.", "A boy heard"),
]


def _matter(text: str, words: str) -> Matter | None:
    """What the claim is about that begins with some words."""
    (reading,) = read_all([("Delta Post", "2021-06-15", text)])
    return next((m for m in matters_of(reading) if m.told.text.startswith(words)), None)


@pytest.mark.parametrize(("text", "words", "deed"), PLACED)
def test_it_was_here_tells_the_place_of_what_was_told_last(text: str, words: str, deed: str) -> None:
    found = _matter(text, words)
    assert found is not None
    assert (found.only, deed in found.deeds) == ("place", True)


@pytest.mark.parametrize(("text", "words", "deed"), TIMED)
def test_when_somebody_was_woken_or_heard_it_is_when_it_was(text: str, words: str, deed: str) -> None:
    found = _matter(text, words)
    assert found is not None
    assert (found.only, deed in found.deeds) == ("time", True)


@pytest.mark.parametrize(("text", "words"), PLAIN)
def test_other_claims_tell_what_they_say(text: str, words: str) -> None:
    found = _matter(text, words)
    assert found is None or found.only == ""
