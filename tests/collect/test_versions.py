from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.collect.versions import Difference, difference, sentences

BEFORE = (
    "Lorries burn on ring road\n"
    "Gen. Amin Karim said 9 soldiers were killed near Kosti. Police denied it.\n"
    "U.S. officials said nothing. The road is closed."
)


def told(found: Difference) -> list[str]:
    """A line for each difference: - removed, + added, ~ changed with its words, ! where a figure changed."""
    return [
        *(f"- {sentence.words}" for sentence in found.removed),
        *(f"+ {sentence.words}" for sentence in found.added),
        *(
            f"{'!' if word.is_figure else '~'} {word.before} > {word.after}"
            for change in found.changed
            for word in change.words
        ),
    ]


CASES: list[tuple[str, str, list[str]]] = [
    ("nothing", "", []),
    ("a figure", BEFORE.replace("9 soldiers", "12 soldiers"), ["! 9 > 12"]),
    ("a figure in words", BEFORE.replace("9 soldiers", "at least nine soldiers"), ["! 9 > at least nine"]),
    ("words", BEFORE.replace("were killed", "died"), ["~ were killed > died"]),
    ("words left out", BEFORE.replace(" near Kosti", ""), ["~ near Kosti > "]),
    ("words put in", BEFORE.replace("The road", "The ring road"), ["~  > ring"]),
    ("a sentence removed", BEFORE.replace(" Police denied it.", ""), ["- Police denied it."]),
    ("a sentence added", f"{BEFORE} Nobody knows why.", ["+ Nobody knows why."]),
    ("a sentence moved", BEFORE.replace(" Police denied it.", "").replace("U.S.", "Police denied it. U.S."), []),
    ("paragraphs joined", BEFORE.replace("\nU.S.", " U.S."), []),
    ("spaces and quotation marks", BEFORE.replace(" ", "\u00a0").replace("'", "’"), []),
    ("a headline", BEFORE.replace("Lorries burn", "Tankers burn"), ["~ Lorries > Tankers"]),
    (
        "all of it",
        "Nothing of this is true.",
        [f"- {s.words}" for s in sentences(BEFORE)] + ["+ Nothing of this is true."],
    ),
    ("one of two that are the same", f"{BEFORE} The road is closed.", ["+ The road is closed."]),
    ("a share", BEFORE.replace("near Kosti", "near Kosti, 12.5%"), ["!  > , 12.5%"]),
]


@pytest.mark.parametrize(("after", "lines"), [(a or BEFORE, lines) for _, a, lines in CASES], ids=[c[0] for c in CASES])
def test_what_a_publisher_changed_is_told_in_words(after: str, lines: list[str]) -> None:
    found = difference(BEFORE, after)
    assert told(found) == lines
    assert found.is_empty is (not lines)


def test_sentences_are_cut_from_the_text() -> None:
    assert all(BEFORE[one.start : one.end] == one.words for one in sentences(BEFORE))
    assert [one.words for one in sentences(BEFORE)][1:3] == [
        "Gen. Amin Karim said 9 soldiers were killed near Kosti.",
        "Police denied it.",
    ]


TEXTS = st.text(alphabet=" .!?\nabc12“”'é", max_size=60)


@settings(max_examples=300)
@given(TEXTS, TEXTS)
def test_nothing_is_lost_between_two_versions(before: str, after: str) -> None:
    found = difference(before, after)
    gone = [s.words for s in found.removed] + [c.before.words for c in found.changed]
    come = [s.words for s in found.added] + [c.after.words for c in found.changed]
    assert difference(before, before).is_empty
    assert len(list(sentences(before))) - len(gone) == len(list(sentences(after))) - len(come)
    assert all(before[s.start : s.end] == s.words for s in found.removed)
    assert "".join("".join(s.words for s in sentences(before)).split()) == "".join(before.split())


def test_two_long_texts_are_compared_in_bounded_time() -> None:
    one = " ".join(f"Sentence {n} of the town tells of {n * 7} things." for n in range(3_000))
    other = " ".join(f"Sentence {n} of the city tells of {n * 9} things." for n in range(3_000))
    assert len(difference(one, other).changed) >= 300
