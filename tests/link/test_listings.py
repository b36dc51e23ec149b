"""What a paper says was on board: what each thing on its list tells, and of what it is the list."""

from __future__ import annotations

import pytest

from reportedly.link.listings import listed_in, paper_told
from reportedly.link.told import stems_in

LISTED = [
    ("The manifest of the ferry lists 40 drums of acid and two rifles", "", "acid; rifles", "ferry"),
    ("The ship's packing list shows copper wire", "", "copper wire", "ship"),
    ("It lists two wagons with the entry “tools”", "waybill", "tools", "train"),
    ("Nine crates of radios are listed on the cargo list of the tug", "", "radios", "tug"),
    ("There were six boxes of fuses on the manifest of the dhow", "", "fuses", "dhow"),
]
NOT_LISTED = [
    ("It lists twelve tank wagons and two vans", "waybill"),
    ("The manifest of the ferry lists no weapons", ""),
    ("It lists two wagons with the entry “tools”", ""),
    ("The manifest of the ferry does not list the rifles", ""),
    ("The captain of the ferry tore up the manifest", ""),
    ("A guard with the manifest of the ferry showed us the hold", ""),
]


@pytest.mark.parametrize(("text", "paper", "items", "of"), LISTED)
def test_a_paper_lists_what_was_on_board(text: str, paper: str, items: str, of: str) -> None:
    found = listed_in(text, paper)
    assert found is not None
    assert found.items == tuple(stems_in(item) for item in items.split("; "))
    assert found.of | found.wholes == stems_in(of)


@pytest.mark.parametrize(("text", "paper"), NOT_LISTED)
def test_packages_alone_and_what_is_not_listed_tell_of_nothing_on_board(text: str, paper: str) -> None:
    assert listed_in(text, paper) is None


def test_it_is_the_paper_of_the_sentence_before_only_where_it_lists() -> None:
    assert paper_told("She has the manifest of the ferry.", "It lists 40 drums of acid") == "manifest of the ferry."
    assert paper_told("She has the manifest of the ferry.", "It burned for two days") == ""
    assert paper_told("She has the key of the ferry.", "It lists 40 drums of acid") == ""
