"""Laws of origins, each of which a planted bug breaks, and the small situation that they are shown on."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from reportedly.link import origins, reprints
from reportedly.link.comparison import BY_ITEMS, at_most, features
from reportedly.link.copies import weigh
from reportedly.link.counted_once import independent
from reportedly.link.informants import informant
from reportedly.link.origins import OriginIndex
from reportedly.link.shared_wording import Overlap
from reportedly.link.traits import Traits
from reportedly.model.origin import ReportOrigin, ReportRef
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.tell.situation_json import origin_record
from tests.link.reports import reading, situation

NOTATION = Path(__file__).with_name("situation.txt").read_text(encoding="utf-8")
READINGS = situation(NOTATION)
IDS = {reading.report.id: name for name, reading in READINGS.items()}


def told(index: OriginIndex) -> dict[str, ReportOrigin]:
    """Origins under the names of the situation."""
    return {IDS.get(id, id): origin for id, origin in index.origins().items()}


def counted(index: OriginIndex) -> set[str]:
    """The independent informants of everything that is claimed."""
    return set(independent(index.informants().values()))


def test_copies_share_a_group_and_independent_reports_do_not() -> None:
    found = told(OriginIndex(READINGS.values()))
    groups = {name: origin.origin_group for name, origin in found.items()}
    assert groups["A1"] == groups["A2"] == groups["A3"]
    assert len({groups["A1"], groups["B1"], groups["C1"]}) == 3
    assert found["A1"].copy_of is None
    assert IDS[str(found["A2"].copy_of)] == "A1"
    assert found["A2"].how in ("verbatim", "light_edit")


def test_reasons_add_up_above_zero_and_show_both_values() -> None:
    origin = told(OriginIndex(READINGS.values()))["A2"]
    assert sum(reason.bits for reason in origin.reasons) > 0
    assert all(reason.older and reason.newer for reason in origin.reasons if reason.feature.startswith("wording"))


def test_distortions_are_recorded_with_both_wordings() -> None:
    found = told(OriginIndex(READINGS.values()))
    (direction,) = found["A2"].distortions
    assert (direction.what, "north" in direction.older, "south" in direction.newer) == ("direction", True, True)
    (number,) = found["A3"].distortions
    assert (number.what, "Forty" in number.older, "Sixty" in number.newer) == ("number", True, True)


def test_credits_are_told() -> None:
    assert "Harbour Wire" in told(OriginIndex(READINGS.values()))["A2"].credited_to


def records(readings: Iterable[Reading]) -> list[dict[str, Any]]:
    kept = list(readings)
    reports = {one.report.id: ReportRef.to(one.report) for one in kept}
    return [origin_record(told, reports) for told in OriginIndex(kept).origins().values()]


def test_order_of_arrival_does_not_matter() -> None:
    expected = records(READINGS.values())
    for order in permutations(READINGS.values()):
        assert records(order) == expected


def test_a_report_added_twice_changes_nothing() -> None:
    index = OriginIndex([*READINGS.values(), *READINGS.values()])
    assert index.origins() == OriginIndex(READINGS.values()).origins()
    assert index.informants() == OriginIndex(READINGS.values()).informants()


@pytest.mark.parametrize("name", READINGS)
def test_removing_a_report_removes_exactly_what_rested_on_it(name: str) -> None:
    index = OriginIndex(READINGS.values())
    index.origins()
    index.remove(READINGS[name].report.id)
    never = OriginIndex(reading for other, reading in READINGS.items() if other != name)
    assert (index.origins(), index.informants()) == (never.origins(), never.informants())


def test_a_copy_never_raises_the_count_of_origins() -> None:
    without = OriginIndex(READINGS[name] for name in ("A1", "B1", "C1"))
    assert counted(OriginIndex(READINGS.values())) == counted(without)


def test_unknown_lineage_never_raises_the_count_of_origins() -> None:
    without = OriginIndex(READINGS[name] for name in ("A1", "A2", "A3", "B1"))
    assert counted(OriginIndex(READINGS.values())) == counted(without)


def copied(reading: Reading) -> Reading:
    """The same text under another name."""
    report = Report.from_text(reading.report.text, publisher="Any Gazette", published="2031-05-09", language="en")
    return replace(reading, report=report, claims=())


def test_of_a_text_and_fifty_clones_one_group_is_made() -> None:
    clones = [
        replace(copied(READINGS["A1"]), report=replace(copied(READINGS["A1"]).report, id=f"rpt_{n}")) for n in range(50)
    ]
    groups = {o.origin_group for o in OriginIndex([*READINGS.values(), *clones]).origins().values()}
    assert len(groups) == 3


def test_boilerplate_makes_no_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    notice = (
        "This page is provided for general information and nothing on it may be published, rewritten or redistributed "
        "without the written permission of the owners named below."
    )
    heads = ("A barge sank off Lamu.", "Teachers in Narok went back to work.", "Tea prices rose at Mombasa.")
    made = [reading(Report.from_text(f"{h}\n{notice}", publisher=h, published="2031-05-02"), []) for h in heads]
    assert len({o.origin_group for o in OriginIndex(made).origins().values()}) == len(made)
    monkeypatch.setattr(reprints, "boilerplate", lambda reports: frozenset())
    assert len({o.origin_group for o in OriginIndex(made).origins().values()}) == 1


def test_the_laws_catch_planted_bugs(monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as planted:  # links made as reports come, older or not
        planted.setattr(reprints, "pairs_of", lambda buckets: [])
        with pytest.raises(AssertionError):
            test_copies_share_a_group_and_independent_reports_do_not()
    with monkeypatch.context() as planted:  # time of arrival instead of time of publication
        arrivals = iter(range(10**9))
        planted.setattr(Traits, "order", property(lambda self: (next(arrivals), 0, "")))
        with pytest.raises(AssertionError):
            test_order_of_arrival_does_not_matter()
    with monkeypatch.context() as planted:  # a reprint's newsroom as an informant of its own
        planted.setattr(origins, "newsroom_of", lambda origin: None)
        with pytest.raises(AssertionError):
            test_a_copy_never_raises_the_count_of_origins()
    with monkeypatch.context() as planted:  # what two reports shared is kept when one is taken out
        planted.setattr(reprints.ReprintIndex, "remove", lambda self, report: None)
        with pytest.raises((AssertionError, KeyError)):
            test_removing_a_report_removes_exactly_what_rested_on_it("A1")
    with monkeypatch.context() as planted:  # "reports say" as an informant
        planted.setattr(
            origins,
            "informant",
            lambda claim, reading, newsroom: replace(informant(claim, reading, newsroom=newsroom), id=claim.id),
        )
        with pytest.raises(AssertionError):
            test_unknown_lineage_never_raises_the_count_of_origins()


RETOLD = """
    A1 | Harbour Wire | 2031-05-02 | en
    An explosion tore through a fuel depot at Kilindini in Mombasa late on Thursday, killing 9 people and wounding 31.
    Superintendent Wanjiru Odera said that 14 tanks had burned and that the pipeline to Nairobi was shut.
    The depot belongs to Pwani Energy, which supplies Eldoret, Kisumu and Kampala with diesel.
    B1 | Hauliers' Letter | 2031-05-02 | en
    Clients in Kisumu, Eldoret and Kampala must reckon with dearer diesel: Pwani Energy has lost its store at Kilindini.
    According to the Harbour Wire, the police chief of Mombasa, Odera, counts 9 dead and 31 hurt.
    Of the 14 vessels none is left, and the line towards Nairobi stands idle.
    Our lorries wait at Voi.
    > {credit} | counts 9 dead and 31 hurt
"""


def test_a_rewrite_that_credits_its_outlet_is_told_by_names_where_few_words_are_left() -> None:
    index = reprints.ReprintIndex()
    for told in situation(RETOLD.format(credit="the Harbour Wire")).values():
        index.add(told)
    found = index.reprints()
    older, newer = sorted(found.reports, key=lambda report: str(report.report.external_id))
    shown = features(older, newer, Overlap(one=older, other=newer), found.standing)
    assert shown["names"] > shown["stems"]
    assert shown["cites_and_content"] == pytest.approx(math.sqrt(shown["names"] * shown["figures"]))


def test_no_copy_is_passed_over_for_what_is_known_before_its_items_are_looked_at() -> None:
    index = reprints.ReprintIndex()
    for told in (*READINGS.values(), *situation(RETOLD.format(credit="the Harbour Wire")).values()):
        index.add(told)
    found = index.reprints()
    for older, newer in permutations(found.reports, 2):
        shared = Overlap(one=older, other=newer)
        known, whole = (one(older, newer, shared, found.standing) for one in (at_most, features))
        assert all(known[name] >= value for name, value in whole.items())
        assert all(known[name] == value for name, value in whole.items() if name not in BY_ITEMS)
        link = reprints.copying(older, newer, found.standing)
        assert (0.0 if link is None else link.bits) == max(0.0, weigh(older, newer, shared, found.standing))
