from __future__ import annotations

from dataclasses import replace

from reportedly.casebook import Casebook, Link
from tests.casebook.made import BRIDGE_READ, FERRY_READ, stage

NEWER, OLDER = BRIDGE_READ.claims[0].id, FERRY_READ.claims[0].id
LINK = Link(
    kind="copies",
    between="claims",
    newer=NEWER,
    older=OLDER,
    weight=2.5,
    reasons=({"feature": "shingles", "weight": 2.5, "values": ["a", "b"]},),
    stage="link",
    version="1",
)


def test_links_are_kept_with_their_reasons_and_once(filled: Casebook) -> None:
    other = replace(LINK, kind="contradicts")
    added = filled.add_links([LINK, other, LINK], stage(10))
    assert (added.new, added.ended) == (2, 0)
    again = filled.add_links([other, LINK], stage(11))
    assert (again.new, again.same, again.entry) == (0, 2, None)
    assert filled.links(NEWER) == [LINK, other] == filled.links(OLDER)
    assert filled.links("clm_none") == []
    assert filled.stock().links == 2
    assert filled.verify().whole


def test_a_link_that_is_weighed_anew_ends_the_older_one(filled: Casebook) -> None:
    entry = filled.add_links([LINK], stage(10)).entry
    heavier = replace(LINK, weight=4.0, version="2")
    assert filled.add_links([heavier], stage(11)).ended == 1
    assert filled.links(NEWER) == [heavier]
    assert filled.links(NEWER, as_of=entry) == [LINK]
    assert filled.add_links([LINK], stage(12)).ended == 1
    assert filled.links(NEWER) == [LINK]
    assert filled.verify().whole
