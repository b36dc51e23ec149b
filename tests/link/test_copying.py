"""Whom reports copy and credit: by what newsrooms are called, each other newsroom once, and never oneself."""

from __future__ import annotations

from reportedly.link.copying import carried_by, newsroom_keys, newsroom_name
from reportedly.model.origin import Origin
from reportedly.model.report import Report

NAMES = {"rpt_wire": "Wire (via example.org)", "rpt_own": "Hill Radio", "rpt_nobody": None}


def _carried(
    older: str | None, *credited: str, publisher: str | None = "Hill Radio"
) -> list[tuple[str, str, str | None]]:
    report = Report.from_text(
        "The market was open.", publisher=publisher, published="2031-05-02", published_from="given"
    )
    return [(one.carrying, one.of_name, one.older) for one in carried_by(report, older, credited, NAMES)]


def test_a_copy_carries_the_newsroom_of_the_older_report() -> None:
    assert _carried("rpt_wire") == [("copies", "Wire", "rpt_wire")]


def test_a_credit_of_whom_it_copies_says_nothing_more() -> None:
    assert _carried("rpt_wire", "wire", "Lake Post", "The Lake Post") == [
        ("copies", "Wire", "rpt_wire"),
        ("credits", "Lake Post", None),
    ]


def test_the_initials_of_whom_it_copies_say_nothing_more() -> None:
    report = Report.from_text("The market was open.", publisher="Hill Radio")
    told = carried_by(report, "rpt_agency", ["SPA", "AFP"], {"rpt_agency": "Shire Press Agency"})
    assert [(one.carrying, one.of_name) for one in told] == [("copies", "Shire Press Agency"), ("credits", "AFP")]


def test_nobody_copies_oneself_and_who_has_no_name_is_left_out() -> None:
    assert _carried("rpt_own", "hill radio") == []
    assert _carried("rpt_nobody") == []
    assert _carried("rpt_wire", "Lake Post", publisher=None) == []


def test_a_source_publishes_under_any_of_its_names() -> None:
    origin = Origin(id="org_1", informant="The Lake Post", actor=None, party=None, reports=(), also=("Hill Radio",))
    told = list(carried_by(Report.from_text("Open.", publisher="Lake Post (Wire)"), None, ["Hill Radio"], {}))
    assert {one.by for one in told} | {one.of for one in told} == newsroom_keys(origin)
    assert newsroom_name("Lake Post (Wire)") == "Lake Post"
