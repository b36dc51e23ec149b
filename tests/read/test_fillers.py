"""Role spans put together to fillers, in an analyst's notation: a text with its spans marked, and the fillers to find.

`{victim Judge Adil}` marks a span, `{victim?0.5 …}` one with its score. `victim Judge Adil + judge` is one filler by
its mentions; fillers are set apart by ";".
"""

from __future__ import annotations

import re

import pytest

from reportedly.read import filler_words, fillers
from reportedly.read.filler_words import naming_stretch, plain, same_filler, short_forms_in, singular
from reportedly.read.fillers import Filler, RoleSpan, role_fillers

MARK = re.compile(r"\{(?P<role>\w+)(?:\?(?P<score>-?[\d.]+))? (?P<words>[^}]*)\}")

FILLERS = """
{perpetrator Gunmen} shot {victim Adil}. {perpetrator Gunmen} fled. | perpetrator Gunmen + Gunmen ; victim Adil
{victim Judge Omar Adil} left home. {victim Adil} was found dead. | victim Judge Omar Adil + Adil
{perpetrator TWO ARMED MEN} RAN. {perpetrator THE ARMED MEN} SHOT AT US. | perpetrator TWO ARMED MEN + ARMED MEN
The {perpetrator_body Red Dawn Front} [{perpetrator_body FAR}] struck. | perpetrator_body Red Dawn Front + FAR
{target Kalan News Agency} burned. The {target KNA} was warned. | target Kalan News Agency + KNA
The {target Red Dawn Theatre} burned, so did {target FAR}. | target Red Dawn Theatre ; target FAR
{weapon Bombs} went off. A {weapon car bomb} was found. | weapon Bombs + car bomb
The {target POWER
STATION} burned. THE {target POWER STATION} IS NEW. | target POWER\\nSTATION + POWER STATION
{victim He} was hurt, {victim twelve} were hurt, {victim his} too. | -
{victim His wife} was hurt. | victim His wife
{victim "the priest"} died. | victim priest
{victim rebels} died. {perpetrator rebels} and {perpetrator rebels} shot. | perpetrator rebels + rebels
{victim?3 rebels} died. {perpetrator?1 rebels} and {perpetrator?1 rebels} shot. | victim rebels
{victim?-1 guards} died. {victim?0.5 drivers} died. | victim drivers
{victim?-1 guards} died. {victim?2 guards} died. | victim guards + guards
A {target bridge} and a {weapon bridge layer} | target bridge ; weapon bridge layer
The {target Hotel U.S. Grant} burned; the {target Hotel US Grant} is old. | target Hotel U.S. Grant + Hotel US Grant
Nobody was hurt. | -
"""


def read_row(row: str) -> tuple[str, list[RoleSpan], str]:
    """The text without marks, its spans, and what is expected."""
    marked, expected = row.rsplit(" | ", 1)
    text, spans, at = "", [], 0
    for mark in MARK.finditer(marked):
        text += marked[at : mark.start()]
        score = float(mark["score"] or 1)
        spans.append(RoleSpan(mark["role"], len(text), len(text) + len(mark["words"]), score))
        text, at = text + mark["words"], mark.end()
    return text + marked[at:], spans, expected.replace("\\n", "\n")


def rows() -> list[str]:
    """The rows of the table; a line that holds no bar goes on in the next."""
    return re.findall(r"\S[^|]*\|[^\n]*", FILLERS)


def shown(found: tuple[Filler, ...]) -> str:
    """Fillers in the notation of the table."""
    return " ; ".join(f"{f.role} {' + '.join(m.text for m in f.mentions)}" for f in found) or "-"


@pytest.mark.parametrize("row", rows())
def test_spans_become_fillers(row: str) -> None:
    text, spans, expected = read_row(row)
    assert shown(role_fillers(spans, text)) == expected


@pytest.mark.parametrize("row", rows())
def test_order_of_spans_changes_nothing(row: str) -> None:
    text, spans, _ = read_row(row)
    assert role_fillers(reversed(spans), text) == role_fillers(spans, text)


def wrong_rows() -> list[str]:
    told = ((read_row(row), row) for row in rows())
    return [row for (text, spans, expected), row in told if shown(role_fillers(spans, text)) != expected]


@pytest.mark.parametrize(
    ("where", "bug"),
    [
        ("same_filler", lambda one, other, short_forms: one == other),
        ("same_filler", lambda one, other, short_forms: True),
        ("short_forms_in", lambda text, names: frozenset()),
        ("names_nobody", lambda name: name == ""),
        ("naming_stretch", lambda text, start, end: (start, end)),
        ("_one_role_each", list),
        ("plain", str.lower),
    ],
)
def test_the_table_catches_planted_bugs(monkeypatch: pytest.MonkeyPatch, where: str, bug: object) -> None:
    monkeypatch.setattr(fillers, where, bug)
    assert wrong_rows()


def test_the_name_is_what_is_borne_out_best() -> None:
    text, spans, _ = read_row("{victim?1 Adil} died. {victim?1 Omar Adil} lived here. {victim?1 Omar Adil} was 40. | ")
    (filler,) = role_fillers(spans, text)
    assert filler.name.text == "Omar Adil"
    assert filler.name == filler.mentions[1]


def test_no_mention_lies_in_another() -> None:
    text = "Two armed men fled."
    spans = [RoleSpan("perpetrator", 0, 13, 1.0), RoleSpan("perpetrator", 4, 13, 2.0)]
    (filler,) = role_fillers(spans, text)
    assert [m.text for m in filler.mentions] == ["Two armed men"]
    assert filler.name.text == "armed men"


def test_what_is_hardly_borne_out_is_dropped() -> None:
    text, spans, _ = read_row("{victim?1 Adil} died near the {target?2 bridge}. | ")
    assert shown(role_fillers(spans, text, least=1.5)) == "target bridge"


SAME = [
    ("gunmen", "gunman"),
    ("two gunmen", "gunmen"),
    ("several armed men", "armed men"),
    ("gunmen", "masked gunmen"),
    ("embassy", "embassy of karim"),
    ("his house", "their house"),
    ("two gunmen", "several gunmen"),
    ("new party of karim", "npk"),
    ("karim peoples front", "fkp"),
    ("three", "3 three"),
]
APART = [
    ("gunmen", "soldiers"),
    ("men", "women"),
    ("two men", "two women"),
    ("armed forces", "armed men"),
    ("bus", "business"),
    ("karim peoples front", "kdp"),
    ("national front", "nf"),
    ("the northern arm of the army", "army council"),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_same_fillers(one: str, other: str) -> None:
    assert same_filler(one, other)
    assert same_filler(other, one)


@pytest.mark.parametrize(("one", "other"), APART)
def test_fillers_apart(one: str, other: str) -> None:
    assert not same_filler(one, other)
    assert not same_filler(other, one)


@pytest.mark.parametrize(
    ("where", "bug"),
    [
        ("singular", lambda word: word),
        ("is_acronym", lambda word, name: False),
        ("is_acronym", lambda word, name: word[0] == name[0]),
        ("filler_words", lambda kind: frozenset()),
    ],
)
def test_the_pairs_catch_planted_bugs(monkeypatch: pytest.MonkeyPatch, where: str, bug: object) -> None:
    core = filler_words._core
    core.cache_clear()
    monkeypatch.setattr(filler_words, where, bug)
    wrong = [p for p in SAME if not same_filler(*p)] + [p for p in APART if same_filler(*p)]
    core.cache_clear()
    assert wrong


@pytest.mark.parametrize(
    ("words", "cut", "told"),
    [
        ("THE GUARDS", "GUARDS", "guards"),
        ('"A  Guard,"', "Guard", "guard"),
        ("the (late) envoy", "late) envoy", "late envoy"),
        ("Karim's men", "Karim's men", "karims men"),
        ("the", "", ""),
        ("--", "", ""),
    ],
)
def test_names_are_cut_and_made_plain(words: str, cut: str, told: str) -> None:
    text = f"-- {words} --"
    start, end = naming_stretch(text, 3, 3 + len(words))
    assert text[start:end] == cut
    assert plain(words) == told


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("minibuses", "minibus"),
        ("bosses", "boss"),
        ("parties", "party"),
        ("gunmen", "gunman"),
        ("rifles", "rifle"),
        ("press", "press"),
        ("people", "person"),
    ],
)
def test_nouns_are_cut_to_one_form(word: str, told: str) -> None:
    assert singular(word) == told


def test_short_forms_stand_in_brackets_behind_the_name() -> None:
    names = frozenset({"red dawn front", "front", "far", "army"})
    told = short_forms_in("The Red Dawn Front (FAR) and the army. (FAR) is small.", names)
    assert told == {("red dawn front", "far"), ("front", "far")}
