"""One person or body under several descriptions, in several reports."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.link.linking import Linking
from reportedly.model.origin import Informant
from tests.link.read import read_all

Rows = Sequence[tuple[str, str]]


def _informants(rows: Rows) -> dict[str, Informant]:
    """By publisher: who is said to know the first claim of its report that has a source."""
    readings = read_all([(publisher, "2031-05-02", text) for publisher, text in rows])
    linked = Linking(readings).linked()
    return {
        str(reading.report.publisher): next(linked.informants[c.id] for c in reading.claims if c.attribution)
        for reading in readings
    }


NAMED = "Neema Odhiambo, spokeswoman for the Kenyan Ministry of Defence, said the bridge at Garissa was open."


def test_a_spokeswoman_is_her_ministry_where_another_report_says_so() -> None:
    told = _informants(
        [
            ("Coast News", NAMED),
            ("Hill Radio", "Odhiambo said the bridge at Garissa was open."),
            ("Lake Post", "The Kenyan defence ministry said the bridge at Garissa was open."),
        ]
    )
    assert len({found.id for found in told.values()}) == 1
    assert {found.party for found in told.values()} == {"KE"}


def test_a_name_that_nobody_explains_stays_a_person() -> None:
    told = _informants(
        [
            ("Hill Radio", "Odhiambo said the bridge at Garissa was open."),
            ("Lake Post", "The Kenyan defence ministry said the bridge at Garissa was open."),
        ]
    )
    assert told["Hill Radio"].id != told["Lake Post"].id
    assert told["Hill Radio"].party is None


def test_ministries_of_two_states_and_of_two_matters_are_not_one() -> None:
    told = _informants(
        [
            ("Coast News", "The Kenyan defence ministry said the bridge at Garissa was open."),
            ("Hill Radio", "The Ugandan defence ministry said the bridge at Garissa was open."),
            ("Lake Post", "The Kenyan foreign ministry said the bridge at Garissa was open."),
        ]
    )
    assert len({found.id for found in told.values()}) == 3


def test_a_minister_speaks_for_the_ministry() -> None:
    told = _informants(
        [
            ("Coast News", "Kenya's defence minister, Aden Duale, said the bridge at Garissa was open."),
            ("Lake Post", "The Kenyan defence ministry said the bridge at Garissa was open."),
        ]
    )
    assert told["Coast News"].id == told["Lake Post"].id


def test_two_presidents_of_one_state_stay_two() -> None:
    told = _informants(
        [
            ("Coast News", "US President Donald Trump said the bridge at Garissa was open."),
            ("Lake Post", "US President Barack Obama said the bridge at Garissa was open."),
        ]
    )
    assert told["Coast News"].id != told["Lake Post"].id


def test_the_order_of_reports_changes_nothing() -> None:
    rows = [("Coast News", NAMED), ("Hill Radio", "Odhiambo said the bridge at Garissa was open.")]
    assert _informants(rows) == _informants(rows[::-1])


STATEMENT = 'Sofala Terminals mourns the nine who died. "The shed was empty," said our director, Henk Verwoort.'


def test_a_body_is_the_same_in_its_statement_and_where_others_quote_it_or_its_people() -> None:
    told = _informants(
        [
            ("Sofala Terminals", STATEMENT),
            ("Hill Radio", "Sofala Terminals said the shed was empty."),
            ("Lake Post", "Henk Verwoort said the shed was empty."),
        ]
    )
    assert len({found.id for found in told.values()}) == 1


def test_a_newsroom_that_is_quoted_under_its_name_hands_on_what_others_know() -> None:
    rows = [
        ("Sofala Hoje", "The shed was empty, a guard said."),
        ("Hill Radio", "Sofala Hoje said the shed was empty."),
    ]
    assert _informants(rows)["Hill Radio"].id is None
