"""Whom the words of a source name, and whom they do not."""

from __future__ import annotations

import pytest

from reportedly.link.person_names import person_in, surname_key
from reportedly.model.actor import Actor
from reportedly.model.attribution import Source
from reportedly.model.report import Report
from reportedly.model.span import Quote
from tests.link.reports import reading


def _named(words: str, *, holder: str | None = None) -> str | None:
    text = f"{words} said the quay was safe. Kenya sent a ship."
    start = text.index("Kenya")
    kenya = Quote.cut(text, [(start, start + len("Kenya"))])
    state = Actor(id="act_ke", name="Kenya", kind="state", country="KE", holder=None, mentions=(kenya,))
    office = Actor(
        id="act_office", name="Harbour Master", kind="office", country="KE", holder=holder,
        mentions=(Quote.cut(text, [(0, len(words))]),),
    )  # fmt: skip
    told = reading(Report.from_text(text), [], (state, office) if holder else (state,))
    return person_in(Source(quote=Quote.cut(text, [(0, len(words))]), kind="official"), told)


@pytest.mark.parametrize(
    "words",
    [
        "Odera",
        "Captain Juma Odera",
        "Juma Odera, a spokesman for the port",
        "The spokesman for the Ministry of Ports, Captain Juma Odera",
        "Juma Odera the Kenyan secretary of state",
        "port spokesman Juma Odera",
        "Secretary of State Juma Odera",
        "Juma Odera of the district police",
        "Capt. Juma Odera, Mombasa, member of the Senate Ports Committee",
    ],
)
def test_a_person_is_known_by_the_surname_wherever_it_stands(words: str) -> None:
    assert _named(words) == surname_key("Odera")


@pytest.mark.parametrize(
    "words",
    [
        "Kenyan officials",
        "A nurse at the hospital in Machinga",
        "The Ministry of Transport Corridors",
        "The regime in Lilongwe",
        "Preliminary findings",
        "One of the sources",
        "Kenya",
        "Energy minister",
    ],
)
def test_capitals_that_name_a_place_a_body_or_a_people_name_nobody(words: str) -> None:
    assert _named(words) is None


def test_a_name_of_one_word_is_the_person_whom_the_report_names_in_full() -> None:
    assert _named("Prince Abdulaziz", holder="Prince Abdulaziz bin Salman") == surname_key("Salman")
    assert _named("Prince Abdulaziz") == surname_key("Abdulaziz")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [("al-Duleimi", "Dulaimi", True), ("Qasim", "Kassem", True), ("Chagunda", "Gondwe", False)],
)
def test_spellings_of_one_surname_are_one_key(one: str, other: str, same: bool) -> None:
    assert (surname_key(one) == surname_key(other)) is same
