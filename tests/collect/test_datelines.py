from __future__ import annotations

import pytest

from reportedly.collect.datelines import read_dateline

DATELINES = [
    # line, dateline, agency, published
    ("HARBOURTON (Coastal Press) — Two lorries burned.", "HARBOURTON (Coastal Press)", "Coastal Press", None),
    ("HARBOURTON (Coastal Press) - Two lorries burned.", "HARBOURTON (Coastal Press)", "Coastal Press", None),
    ("(Coastal Press) - Two lorries burned.", "(Coastal Press)", "Coastal Press", None),
    ("(Coastal Press): Two lorries burned.", "(Coastal Press)", "Coastal Press", None),
    ("PORT OF SPAIN, Trinidad (CP) – A boat sank.", "PORT OF SPAIN, Trinidad (CP)", "CP", None),
    ("ABU DHABI/LONDON (Coastal Press) - Oil fell.", "ABU DHABI/LONDON (Coastal Press)", "Coastal Press", None),
    ("JUBA, May 25 (Coastal Press) -- Rain fell.", "JUBA, May 25 (Coastal Press)", "Coastal Press", None),
    (
        "   GUATEMALA CITY, 14 MAR 88 (CP-NORD) -- [TEXT] RAIN FELL.",
        "GUATEMALA CITY, 14 MAR 88 (CP-NORD)",
        "CP-NORD",
        "1988-03-14",
    ),
    (
        "MANAGUA (NICARAGUA), 1 JUN 88 (CP - NORD) -- RAIN",
        "MANAGUA (NICARAGUA), 1 JUN 88 (CP - NORD)",
        "CP - NORD",
        "1988-06-01",
    ),
    ("SANTIAGO, 2 MAY 88 -- [TEXT] RAIN", "SANTIAGO, 2 MAY 88", None, "1988-05-02"),
    ("MOSUL, Iraq, Jan. 12, 2019 (CP) — Rain fell.", "MOSUL, Iraq, Jan. 12, 2019 (CP)", "CP", "2019-01-12"),
    ("ERBIL — Rain fell.", "ERBIL", None, None),
    ("ST. LOUIS - Rain fell.", "ST. LOUIS", None, None),
    ("SÃO PAULO (CP) — Rain fell.", "SÃO PAULO (CP)", "CP", None),
    ("Beirut, Lebanon, 3 Dec 2018", "Beirut, Lebanon, 3 Dec 2018", None, "2018-12-03"),
    ("WASHINGTON—Rain fell.", "WASHINGTON", None, None),
    ("JUBA (Coastal Press) Sept 14 - Rain fell.", "JUBA (Coastal Press) Sept 14", "Coastal Press", None),
    ("Harbourton, 14 June 2024. Rain fell.", "Harbourton, 14 June 2024", None, "2024-06-14"),
]

NO_DATELINES = [
    "Two lorries burned on the ring road — nobody was hurt.",
    "Harbourton — a town of lorries",
    "Official: lorries burned",
    "In Harbourton on 14 June 2024. Rain fell.",
    "Elections were held on 4 May 2024. Rain fell.",
    "The minister (Coastal Party) — a farmer — said so.",
    "By Jane Doe, Ann Roe, Sam Poe, Jan. 12, 2019",
    "IT — the sector — grew",
    "Battle of 12 January 2019",
    "Battle of Harbourton 12 January 2019",
    "(",
    "() - x",
    "",
    "- a list item",
    "— a dash",
]


@pytest.mark.parametrize(("line", "text", "agency", "published"), DATELINES)
def test_datelines_are_read(line: str, text: str, agency: str | None, published: str | None) -> None:
    found = read_dateline(line)
    assert found is not None
    assert (found.text, found.agency, found.published) == (text, agency, published)
    assert line[found.start :].startswith(text)


@pytest.mark.parametrize("line", NO_DATELINES)
def test_other_lines_have_none(line: str) -> None:
    assert read_dateline(line) is None
