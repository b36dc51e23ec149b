"""Candidates for roles: words that some lean of the tags marks, cut where they may be cut, at all their places.

In a text, `{weapon?2 car bomb}` gives its words log-odds of 2 of being in the role; all others have -3. A bar parts the
encoder's windows. What is expected is each candidate's role and words, the lean that marks them to the letter, and at
how many places they stand.
"""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from reportedly.model.span import Span
from reportedly.read import fillers
from reportedly.read import role_candidates as module
from reportedly.read.encoder.encoded import Encoded
from reportedly.read.encoder.tagging import BEGIN, FORBIDDEN, INSIDE, OUTSIDE, Floats
from reportedly.read.encoder.windows import Window
from reportedly.read.filler_evidence import bits
from reportedly.read.fillers import fillers_in
from reportedly.read.role_candidates import NEVER, Candidate, Sheet, parts, places_of, role_candidates

TRACKS = ("perpetrator", "weapon")
MARK = re.compile(r"\{(?P<role>\w+)\?(?P<odds>-?[\d.]+) (?P<words>[^}]*)\}")
ELSEWHERE = -3.0


class Marked(Encoded):
    """A text as the encoder might see it."""

    def __init__(self, marked: str) -> None:
        self.text, self.marks = unmarked(marked)
        words = [
            [(m.start() + w.start(), m.start() + w.end()) for w in re.finditer(r"\w+|[^\w\s]", m.group())]
            for m in re.finditer(r"[^|]+", self.text)
        ]
        steps = np.zeros((len(TRACKS), 3, 3), dtype=np.float32)
        steps[:, OUTSIDE, INSIDE] = FORBIDDEN
        heads: Any = SimpleNamespace(tracks={"roles": TRACKS}, steps={"roles": steps})
        super().__init__([window(w) for w in words if w], [], heads)

    def emissions(self, family: str, window: int) -> Floats:
        starts = self.windows[window].starts
        odds = np.full((len(starts), len(TRACKS)), ELSEWHERE, dtype=np.float32)
        opens = np.zeros_like(odds)
        for role, start, end, value in self.marks:
            odds[(starts >= start) & (starts < end), TRACKS.index(role)] = value
            opens[starts == start, TRACKS.index(role)] = 1.0
        told = np.zeros((*odds.shape, 3), dtype=np.float32)
        told[..., BEGIN] = odds + np.where(opens > 0, 0.0, -9.0)
        told[..., INSIDE] = odds + np.where(opens > 0, -9.0, 0.0)
        return told


def unmarked(marked: str) -> tuple[str, list[tuple[str, int, int, float]]]:
    text, marks, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        marks.append((mark["role"], len(text), len(text) + len(mark["words"]), float(mark["odds"])))
        text, at = text + mark["words"], mark.end()
    return text + marked[at:], marks


def window(words: list[tuple[int, int]]) -> Window:
    starts, ends = np.array(words).T
    order = np.arange(len(words))
    return Window(pieces=order, shapes=order, first=order, starts=starts, ends=ends, paragraphs=np.zeros_like(order))


def found(marked: str) -> list[Candidate]:
    told = Marked(marked)
    return role_candidates(told, told.text)


ROWS = """
A {weapon?2 bomb} fell. -> weapon bomb 0 1
A {weapon?-0.6 bomb} fell. -> weapon bomb 0.75 1
A {weapon?-2 bomb} fell. -> -
{weapon?2 The bomb} fell; another bomb did not. -> weapon bomb 0 2
{weapon?2 It} fell. -> -
A {weapon?2 car bomb} fell. -> weapon car bomb 0 1
The {perpetrator?2 men of Adil} fled. -> perpetrator adil 2 1; perpetrator men 2 1; perpetrator men of adil 0 1
{perpetrator?2 Men, boys} fled. -> perpetrator boys 2 1; perpetrator men 2 1; perpetrator men boys 0 1
{perpetrator?2 Men} and {perpetrator?-1 men} fled. -> perpetrator men 0 2
{perpetrator?2 Men} hid {weapon?2 guns}. -> perpetrator men 0 1; weapon guns 0 1
The {perpetrator?2 one two three four five six seven eight nine ten men} fled. -> -
"""


def rows() -> list[list[str]]:
    return [row.split(" -> ") for row in ROWS.strip().split("\n")]


def shown(marked: str) -> str:
    told = sorted(f"{c.role} {c.plain} {c.features['lean']:g} {len(c.places)}" for c in found(marked))
    return "; ".join(told) or "-"


@pytest.mark.parametrize(("marked", "expected"), rows())
def test_candidates_are_found(marked: str, expected: str) -> None:
    assert shown(marked) == expected


@pytest.mark.parametrize(
    ("where", "bug"),
    [
        ("LEANS", (0.0,)),
        ("LEANS", (1.25,)),
        ("NEVER", 0.0),
        ("MOST_WORDS", 99),
        ("parts", lambda text, start, end: ()),
        ("filler_words", lambda kind: frozenset()),
        ("names_nobody", lambda name: False),
        ("naming_stretch", lambda text, start, end: (start, end)),
    ],
)
def test_the_table_catches_planted_bugs(monkeypatch: pytest.MonkeyPatch, where: str, bug: object) -> None:
    monkeypatch.setattr(module, where, bug)
    assert any(shown(marked) != expected for marked, expected in rows())


def test_words_are_looked_up_in_the_whole_report() -> None:
    (bomb,) = found("A {weapon?2 bomb} fell. | The bomb was old. | No bombs fell.")
    assert [(p.start, p.end) for p in bomb.places] == [(2, 6), (19, 23)]
    assert bomb.features["sureness"] == pytest.approx((2 + ELSEWHERE) / 2, abs=0.01)
    assert bomb.features["lateness"] == pytest.approx(2 / 46, abs=0.01)


def test_bounds_are_those_of_the_surest_place() -> None:
    (bomb,) = found("The bomb {weapon?-0.5 bomb} {weapon?2 bomb} fell.")
    assert bomb.features["opening"] == pytest.approx(9.0)
    assert bomb.features["next_opening"] == pytest.approx(-9.0)
    assert bomb.features["words"] == 0.0


def test_a_word_behind_the_last_one_opens_nothing() -> None:
    (bomb,) = found("A {weapon?2 car bomb}")
    assert bomb.features["next_opening"] == 0.0
    assert bomb.features["words"] == 1.0


def test_paragraph_ends_are_no_words() -> None:
    told = Marked("A {weapon?2 bomb} fell.")
    told.windows = [window([(0, 1), (2, 6), (6, 6), (7, 11), (11, 12)])]
    assert Sheet(told).words_in(Span(2, 11)) == slice(1, 3)


def test_parts_of_a_stretch() -> None:
    text = "members of the Red Front (RF), in arms"
    told = {text[p.start : p.end] for p in parts(text, 0, len(text))}
    assert {"members", "the Red Front", "RF", "arms", "the Red Front (RF), in arms"} <= told
    assert "members of the Red Front (RF" in told
    assert not any(p.startswith(("of", "in ")) or p.endswith((" of", " in")) for p in told)


@pytest.mark.parametrize(
    ("spelling", "text", "count"),
    [
        ("car bomb", "a car\n bomb, a car bomb", 2),
        ("bomb", "bombs and carbomb", 0),
        ("M.19", "M.19 and M-19", 1),
    ],
)
def test_places_of_words(spelling: str, text: str, count: int) -> None:
    assert len(list(places_of(spelling, text))) == count


def test_a_text_without_words_has_no_candidates() -> None:
    assert found(" ") == []


def test_surer_words_are_better_borne_out() -> None:
    sure, unsure = (found(f"A {{weapon?{odds} bomb}} fell.")[0] for odds in (2, -0.6))
    assert bits(sure) > bits(unsure)


def test_every_role_has_its_weights() -> None:
    features = found("A {weapon?2 bomb} fell.")[0].features
    for role in ("perpetrator", "perpetrator_body", "target", "victim", "weapon"):
        told = [bits(_with(role, dict(features) | {name: value})) for name in features for value in (0.0, 7.0)]
        assert all(low != high for low, high in zip(told[::2], told[1::2], strict=True)), role


def _with(role: str, features: dict[str, float]) -> Candidate:
    return Candidate(role=role, plain="bomb", places=(Span(0, 4),), features=features)


def test_fillers_are_read_from_the_encoder_s_roles() -> None:
    told = Marked(
        "{perpetrator?3 Two armed men} left a {weapon?3 bomb}. | The {perpetrator?3 armed men} fled the wind."
    )
    shown = [(f.role, f.name.text, len(f.mentions)) for f in fillers_in(told, told.text)]
    assert shown == [("perpetrator", "Two armed men", 2), ("weapon", "bomb", 1)]
    assert max(module.LEANS) < NEVER


def test_without_a_firm_filler_there_is_no_attack(monkeypatch: pytest.MonkeyPatch) -> None:
    told = Marked("A {weapon?3 bomb} fell.")
    (bomb,) = fillers_in(told, told.text)
    monkeypatch.setattr(fillers, "FIRM", bomb.score + 0.1)
    assert fillers_in(told, told.text) == ()
