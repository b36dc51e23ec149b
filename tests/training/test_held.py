"""What is held to a teacher: texts whole and in sentences."""

from __future__ import annotations

from training.held import sentences_of


def test_sentences_are_cut_at_their_marks_and_at_line_ends() -> None:
    text = 'Shells fell on the market at dawn. "Nobody was hurt there," she said.\nARMY RETAKES THE NORTHERN HILLS'
    assert list(sentences_of([text])) == [
        "Shells fell on the market at dawn.",
        '"Nobody was hurt there," she said.',
        "ARMY RETAKES THE NORTHERN HILLS",
    ]


def test_a_figure_or_an_initial_in_lower_case_ends_no_sentence() -> None:
    assert list(sentences_of(["Some 4.5 tonnes went to approx. nine camps."])) == [
        "Some 4.5 tonnes went to approx. nine camps."
    ]


def test_what_is_too_short_to_say_anything_is_left_out() -> None:
    assert list(sentences_of(["OK.\nThe bridge was closed on Monday."])) == ["The bridge was closed on Monday."]
