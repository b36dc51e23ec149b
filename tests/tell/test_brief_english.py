from __future__ import annotations

import pytest

from reportedly.tell.brief.english import capital, day, inside, listed, quoted, runs, some, stop


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, "no reports"),
        (1, "one report"),
        (2, "two reports"),
        (12, "twelve reports"),
        (13, "13 reports"),
        (1200, "1,200 reports"),
    ],
)
def test_numbers_agree_with_their_nouns(count: int, words: str) -> None:
    assert some(count, "report") == words


@pytest.mark.parametrize(
    ("parts", "words"),
    [
        ([], ""),
        (["a"], "a"),
        (["a", "b"], "a and b"),
        (["a", "b", "c"], "a, b and c"),
        (["Banda, of the police", "a porter", "c"], "Banda, of the police; a porter; and c"),
    ],
)
def test_lists(parts: list[str], words: str) -> None:
    assert listed(parts) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2024-09-03", "3 September 2024"),
        ("2024-09-03T08:30Z", "3 September 2024"),
        ("2024-09", "September 2024"),
        ("2024", "2024"),
        ("2024-09-03/2024-09-05", "2024-09-03/2024-09-05"),
        ("2024-21", "2024-21"),
        (None, "undated"),
    ],
)
def test_days(edtf: str | None, words: str) -> None:
    assert day(edtf) == words


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("A lorry driver", "a lorry driver"),
        ("The porter", "the porter"),
        ("Upper Shire Front", "the Upper Shire Front"),
        ("Police of Malawi", "the Police of Malawi"),
        ("Nile Wire", "Nile Wire"),
        ("The Front", "the Front"),
        ("Superintendent Banda of the district police", "Superintendent Banda of the district police"),
        ("Antonia", "Antonia"),
    ],
)
def test_names_inside_a_sentence(name: str, words: str) -> None:
    assert inside(name) == words


def test_sentences_begin_and_end() -> None:
    assert capital("the porter") == "The porter"
    assert stop("He said: “No.”") == "He said: “No.”"
    assert stop("He said: “no”") == "He said: “no”."
    assert stop("Who?") == "Who?"


def test_a_quotation_that_is_cut_says_so() -> None:
    assert quoted("one two three", 100) == "“one two three”"
    assert quoted("one two three", 10) == "“one two …”"


def test_numbers_in_a_row_are_a_range() -> None:
    assert runs([1]) == ["1"]
    assert runs([2, 1]) == ["1", "2"]
    assert runs([4, 9, 5, 6, 7, 9]) == ["4–7", "9"]
    assert runs([]) == []
