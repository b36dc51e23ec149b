"""Sources that a report names in full once, and then by a short form."""

from __future__ import annotations

import pytest

from reportedly.link.lineage import informants_of
from tests.link.reports import situation

HEAD = "A1 | Coast News | 2031-05-02 | en\n"


def _known(notation: str) -> list[str | None]:
    (told,) = situation(HEAD + notation).values()
    known = informants_of(told, "Coast News")
    return [known[claim.id].id for claim in told.claims]


@pytest.mark.parametrize("short", ["the minister", "The minister"])
def test_a_noun_alone_is_the_one_source_that_has_it(short: str) -> None:
    full, brief = _known(
        f"Interior Minister Juma Odera spoke: the gate is shut. Later {short} spoke: nobody is hurt.\n"
        "> Interior Minister Juma Odera | the gate is shut\n"
        f"> {short} | nobody is hurt\n"
    )
    assert full == brief is not None


def test_a_noun_that_two_sources_have_is_neither() -> None:
    odera, banda, brief = _known(
        "Interior Minister Juma Odera: the gate is shut. Health Minister Grey Banda: all are well. "
        "The minister: nobody is hurt.\n"
        "> Interior Minister Juma Odera | the gate is shut\n"
        "> Health Minister Grey Banda | all are well\n"
        "> The minister | nobody is hurt\n"
    )
    assert len({odera, banda, brief}) == 3


def test_one_of_them_is_one_of_those_before() -> None:
    several, one = _known(
        "two harbour pilots: the buoy is adrift. one of them: it was cut.\n"
        "> two harbour pilots | the buoy is adrift\n"
        "> one of them | it was cut\n"
    )
    assert several == one


def test_a_body_in_one_word_is_its_spokesman() -> None:
    plain, named = _known(
        "police: nine goats are missing. police spokesman Juma Odera: it was a fox.\n"
        "> police | nine goats are missing\n"
        "> police spokesman Juma Odera | it was a fox\n"
    )
    assert plain == named


@pytest.mark.parametrize(
    ("body", "spokesman", "one"),
    [
        ("the general staff", "its spokesman, Major Juma Odera", True),
        ("the general staff", "spokesman Major Juma Odera", True),
        ("the ferry company", "spokeswoman Grace Banda", True),
        ("the general staff", "police spokesman Juma Odera", False),  # who speaks for another
        ("the general staff", "a spokesman for the port, Juma Odera", False),
        ("the general staff", "its driver, Juma Odera", False),
        ("the nurse", "spokesman Juma Odera", False),  # nobody speaks for a person
        ("the pilots", "spokesman Juma Odera", False),
    ],
)
def test_a_spokesman_of_nobody_else_speaks_for_the_body_told_of_before(body: str, spokesman: str, one: bool) -> None:
    plain, named = _known(
        f"A word from {body}: the mill burned. Later {spokesman} spoke: it was a fuse.\n"
        f"> {body} | the mill burned\n"
        f"> {spokesman} | it was a fuse\n"
    )
    assert (plain == named) == one


def test_a_spokesman_speaks_not_for_a_body_told_of_before_another() -> None:
    staff, baker, spokesman = _known(
        "the general staff: the mill burned. a baker: it did not. spokesman Juma Odera: it was a fuse.\n"
        "> the general staff | the mill burned\n"
        "> a baker | it did not\n"
        "> spokesman Juma Odera | it was a fuse\n"
    )
    assert len({staff, baker, spokesman}) == 3
