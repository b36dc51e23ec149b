"""What one informant says twice, under two descriptions, is neither borne out nor contradicted by itself."""

from __future__ import annotations

from collections.abc import Sequence

from reportedly.link.linking import Linking
from reportedly.model.relation import Relation
from tests.link.read import read_all

SPOKESWOMAN = (
    "Coast News",
    "2031-05-02",
    "Neema Odhiambo, spokeswoman for the Kenyan Ministry of Defence, said nine soldiers were killed at Garissa.",
)
BY_NAME = ("Hill Radio", "2031-05-02", "Odhiambo said nine soldiers were killed at Garissa.")
MINISTRY = ("Lake Post", "2031-05-02", "At Garissa nine soldiers were killed, the Kenyan defence ministry said.")
SURGEON = ("Lake Post", "2031-05-02", '"At Garissa nine soldiers were killed," Grace Wanjiku, who runs the ward, said.')
REST = {
    "Coast News": "In Malindi the fish market stayed shut because of a quarrel over ice, and boats lay idle all day.",
    "Hill Radio": "A school choir from Nyeri won the cup for the third time and was met with drums at the bus station.",
    "Lake Post": "Prices of maize fell in Kisumu after two ships had been unloaded, which traders had long waited for.",
}


def _relations(reports: Sequence[tuple[str, str, str]]) -> list[Relation]:
    """Among reports that have, but for this one matter, nothing in common."""
    apart = [(publisher, day, f"{text} {REST[publisher]}") for publisher, day, text in reports]
    return list(Linking(read_all(apart)).linked().relations)


def _other(report: tuple[str, str, str], words: str) -> tuple[str, str, str]:
    return (*report[:2], report[2].replace("nine soldiers were killed", words))


def test_a_spokeswoman_does_not_corroborate_her_ministry() -> None:
    found = _relations([SPOKESWOMAN, BY_NAME, MINISTRY])
    assert {(r.relation, r.independent) for r in found} == {("repeats", False)}


def test_another_corroborates_it() -> None:
    (found,) = _relations([BY_NAME, SURGEON])
    assert (found.relation, found.independent) == ("corroborates", True)


def test_what_she_tells_otherwise_updates_what_the_ministry_told() -> None:
    found = _relations([_other(SPOKESWOMAN, "thirty soldiers were killed"), MINISTRY])
    assert {(r.relation, r.attribute, r.independent) for r in found} == {("updates", "value", False)}


def test_what_she_denies_withdraws_what_the_ministry_told() -> None:
    later = ("Coast News", "2031-05-03", SPOKESWOMAN[2].replace("were killed", "were not killed"))
    assert {r.relation for r in _relations([MINISTRY, later])} == {"withdraws"}


def test_another_who_tells_otherwise_contradicts_it() -> None:
    found = _relations([MINISTRY, ("Coast News", "2031-05-02", _other(SURGEON, "thirty soldiers were killed")[2])])
    assert {(r.relation, r.independent) for r in found} == {("contradicts", True)}


def test_hearsay_of_nobody_corroborates_nothing() -> None:
    hearsay = ("Coast News", "2031-05-02", "Reports say that nine soldiers were killed at Garissa.")
    assert {(r.relation, r.independent) for r in _relations([hearsay, MINISTRY])} == {("repeats", False)}
