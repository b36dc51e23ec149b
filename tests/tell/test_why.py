"""What is told of who an informant is."""

from __future__ import annotations

from reportedly.link.linking import Linking
from reportedly.tell.why_source import why_source
from reportedly.weigh.picture import picture_of
from tests.link.read import read_all

REPORTS = [
    (
        "Coast News",
        "2031-05-02",
        "Neema Odhiambo, spokeswoman for the Kenyan Ministry of Defence, said the bridge at Garissa was open.",
    ),
    ("Hill Radio", "2031-05-02", "Odhiambo said the bridge at Garissa was open."),
    ("Lake Post", "2031-05-03", "Nairobi said the bridge at Garissa was open."),
]


def _lines(name: str) -> list[str]:
    linked = Linking(read_all(REPORTS)).linked()
    picture = picture_of(linked)
    origins = {o.informant: o for held in picture.situation.origins.values() for o in held}
    return list(why_source(next(o for told, o in origins.items() if name in told), linked, picture))


def test_what_else_an_informant_is_called_is_told() -> None:
    (told,) = [line for line in _lines("Neema Odhiambo") if line.startswith("One informant")]
    assert told == "One informant, who is also called: Odhiambo"


def test_a_state_as_a_whole_is_told_to_add_no_origin() -> None:
    assert any(line.startswith("A state as a whole") for line in _lines("Government of Kenya"))
    assert not any(line.startswith("A state as a whole") for line in _lines("Neema Odhiambo"))
