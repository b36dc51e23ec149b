"""The gold of a situation: what it says of the week on the Shire, and every way in which a gold file can be wrong."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from bench.gold_notation import NotationError
from bench.situation_gold import FILES, SituationGold, read_situation
from bench.situation_origins import group_of, informants_of, origins_of, parties_of
from bench.situation_records import Record, records_of

WIRE = "Shells hit the mill in Balaka. Six men died, Captain Phiri said.\n"
PAPER = "Shells hit the mill in Balaka. Nine men died, Captain Phiri said. It was the rebels, the mayor thinks.\n"
WORLD = {
    "reports": ["A1 | wire.md | Lake Wire | 2024-01-01", "B1 | paper.md | Mill Post | 2024-01-02"],
    "copies": ["A1 own", "B1 copies A1 (rewrite) | credits: Captain Phiri | number: Six men → Nine men"],
    "informants": ["#phiri | Captain Phiri | army", "#mayor | the mayor | –"],
    "claims": [
        "K1 | figure | Shells on the mill killed six men",
        "  A1 supports by #phiri | Six men died",
        "  B1 refutes by nobody | Nine men died",
        "  independent origins for 1, against 0, lineage unknown 0",
    ],
    "relations": ["B1 repeats A1 on place | by #phiri and #phiri | the mill in Balaka → the mill in Balaka | the same"],
    "events": [
        "E1 | uncorroborated | 3 | shells hit the mill",
        "  told by A1 | Shells hit the mill",
        "  disputed toll | 6: A1 Six men | 9: B1 Nine men",
    ],
    "questions": [
        "Q1 | E1 | Who fired?",
        "  H1 | the rebels | B1 It was the rebels",
        "  H2 | the army | A1 Captain Phiri",
        "  evidence B1 by #mayor | the mayor thinks | H1 + H2 - | he says so",
        "  ranked H1 H2",
    ],
}
"""A complete little world without fault; the remarks in `faults_of` count from these lines."""


def write(folder: Path, files: dict[str, list[str]]) -> None:
    for name, (text, publisher, day) in {
        "wire.md": (WIRE, "Lake Wire", "2024-01-01"),
        "paper.md": (PAPER, "Mill Post", "2024-01-02"),
    }.items():
        (folder / "samples" / "mill").mkdir(parents=True, exist_ok=True)
        front = f"---\npublisher: {publisher}\ndate: {day}\n---\n\n"
        (folder / "samples" / "mill" / name).write_text(front + text, encoding="utf-8")
    (folder / "gold" / "mill").mkdir(parents=True)
    for name, lines in files.items():
        (folder / "gold" / "mill" / f"{name}.txt").write_text("\n".join(lines), encoding="utf-8")


def read(folder: Path, files: dict[str, list[str]]) -> SituationGold:
    write(folder, files)
    return read_situation("mill", folder / "gold", folder / "samples")


def with_line(file: str, number: int, line: str) -> dict[str, list[str]]:
    """The little world with one line put in place of another, or after the last."""
    lines = list(WORLD[file])
    lines[number - 1 : number] = [line]
    return {**WORLD, file: lines}


def test_a_world_without_fault_is_read(tmp_path: Path) -> None:
    gold = read(tmp_path, WORLD)
    assert set(gold.reports) == {"A1", "B1"}
    assert group_of(gold.situation) == {"A1": "A1", "B1": "A1"}


@pytest.mark.parametrize(
    ("file", "number", "line", "where", "fault"),
    [
        ("reports", 3, "C1 | gone.md | Mill Post | 2024-01-02", "reports.txt:3", "no report lies in gone.md"),
        ("reports", 3, "C1 | paper.md", "reports.txt:3", "has 2 columns, not 4"),
        ("reports", 3, "c | paper.md | Mill Post | 2024-01-02", "reports.txt:3", "c is no short name"),
        ("reports", 2, "A1 | paper.md | Mill Post | 2024-01-02", "reports.txt:2", "A1 is given twice"),
        (
            "reports",
            2,
            "B1 | paper.md | Mill Post | 2024-01-05",
            "reports.txt:2",
            "the file says Mill Post, 2024-01-02",
        ),
        ("reports", 2, "// B1", "reports.txt:1", "paper.md has no line"),
        ("copies", 2, "// B1", "reports.txt:2", "does not say whose B1 is"),
        ("copies", 2, "B1 borrows A1", "copies.txt:2", "says no lineage"),
        ("copies", 2, "B1 copies A1 (stealth)", "copies.txt:2", "stealth is no way of copying"),
        ("copies", 2, "B1 copies A1 (rewrite) | number: Six men", "copies.txt:2", "shows no change"),
        ("copies", 2, "B1 copies Z1 (rewrite)", "copies.txt:2", "there is no report Z1"),
        ("copies", 2, "B1 copies A1 (rewrite) | credits: Reuben", "copies.txt:2", "B1 does not say “Reuben”"),
        ("copies", 2, "B1 same statement as A1", "copies.txt:2", "needs its words"),
        ("copies", 2, "B1 same statement as A1 | Nine men", "copies.txt:2", "A1 does not say “Nine men”"),
        ("copies", 1, "A1 copies B1 (rewrite)", "copies.txt:1", "A1 came out before B1"),
        ("copies", 1, "A1 copies B1 (rewrite)", "copies.txt:1", "A1 goes back to itself"),
        ("informants", 3, "#idle | an idler | –", "informants.txt:3", "#idle says nothing"),
        ("informants", 3, "#nobody | nobody | –", "informants.txt:3", "names no informant"),
        ("claims", 2, "  A1 supports by #phiri | Seven men died", "claims.txt:2", "A1 does not say “Seven men died”"),
        ("claims", 2, "  A1 supports by #ghost | Six men died", "claims.txt:2", "nobody is called #ghost"),
        ("claims", 2, "  A1 supports | Six men died", "claims.txt:2", "says no stance"),
        ("claims", 2, "  A1 reports both by #phiri | Six men died", "claims.txt:2", "needs both sides"),
        ("claims", 3, "  A1 refutes by nobody | Six men died", "claims.txt:1", "A1 takes two stances"),
        ("claims", 3, "// B1", "reports.txt:2", "B1 takes no stance"),
        ("claims", 4, "  independent origins for 2, against 0, lineage unknown 0", "claims.txt:1", "come to for 1"),
        ("claims", 4, "// no sum", "claims.txt:1", "states no origins"),
        ("claims", 1, "  K1 | figure | six", "claims.txt:1", "belongs to nothing"),
        (
            "relations",
            1,
            "B1 repeats A1 on place | by #phiri and #mayor | Shells → Shells | x",
            "relations.txt:1",
            "one",
        ),
        ("relations", 1, "B1 agrees A1 | by #phiri and #mayor | Shells → Shells | x", "relations.txt:1", "no relation"),
        (
            "relations",
            1,
            "A1 repeats B1 | by #phiri and #phiri | Shells → Shells | x",
            "relations.txt:1",
            "came out before",
        ),
        ("events", 1, "E1 | unlikely | 3 | shells hit the mill", "events.txt:1", "unlikely is no status"),
        ("events", 1, "E1 | denied | 7 | shells hit the mill", "events.txt:1", "7 is no credibility"),
        ("events", 2, "  not A1 | Shells hit the mill", "events.txt:2", "says not why"),
        ("events", 3, "  disputed toll | 6: A1 Six men", "events.txt:3", "needs two values"),
        ("questions", 1, "Q1 | E9 | Who fired?", "questions.txt:1", "there is no event E9"),
        (
            "questions",
            4,
            "  evidence B1 by #mayor | the mayor thinks | H1 + | so",
            "questions.txt:4",
            "rate each of H1 H2",
        ),
        (
            "questions",
            4,
            "  evidence B1 by #mayor | the mayor thinks | H1 yes | so",
            "questions.txt:4",
            "rates nothing",
        ),
        ("questions", 5, "  ranked H2 H1", "questions.txt:1", "the order does not follow"),
    ],
)
def test_a_fault_is_told_with_its_line_and_what_to_do(
    file: str, number: int, line: str, where: str, fault: str, tmp_path: Path
) -> None:
    with pytest.raises(NotationError) as told:
        read(tmp_path, with_line(file, number, line))
    (found,) = [f for f in str(told.value).split("\n") if f.startswith(f"{where}: ") and fault in f]
    assert ";" in found, "no word of what to do"


def test_all_faults_of_all_files_are_told_together_in_order(tmp_path: Path) -> None:
    files = {
        **WORLD,
        "copies": ["A1 own", "B1 steals A1"],
        "claims": [WORLD["claims"][0], "  A1 supports by #phiri | Ten men", "  B1 hums | Nine men", WORLD["claims"][3]],
        "events": ["E1 | unlikely | 3 | shells hit the mill"],
    }
    with pytest.raises(NotationError) as told:
        read(tmp_path, files)
    places = [f.split(": ")[0] for f in str(told.value).split("\n")]
    assert places == [
        "reports.txt:2",
        "reports.txt:2",
        "copies.txt:2",
        "claims.txt:2",
        "claims.txt:3",
        "events.txt:1",
        "questions.txt:1",
    ]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(NotationError, match=r"questions\.txt: is not in mill"):
        read(tmp_path, {name: lines for name, lines in WORLD.items() if name != "questions"})


@cache
def week() -> SituationGold:
    return read_situation("liwonde")


def records(kind: str) -> list[Record]:
    return [r for r in records_of(week().situation, week().reports) if r["record"] == kind]


def test_the_week_is_as_large_and_as_mixed_as_it_has_to_be() -> None:
    reports = week().reports.values()
    assert len(reports) >= 28
    assert len({report.publisher for report in reports}) >= 10
    assert {report.language for report in reports} == {"en", "pt"}
    assert all(80 <= len(report.text.split()) <= 350 for report in reports)


def test_every_way_of_copying_distorting_and_relating_occurs() -> None:
    origins = records("origin")
    assert {r["how"] for r in origins} == {"verbatim", "light_edit", "rewrite", "translation", "same_statement", "none"}
    assert {d["what"] for r in origins for d in r["distortions"]} == {"number", "direction", "name"}
    related = {r["relation"] for r in records("relation")}
    assert related == {"corroborates", "contradicts", "updates", "withdraws", "repeats", "distorts"}
    contradicted = {r["attribute"] for r in records("relation") if r["relation"] == "contradicts"}
    assert contradicted == {"toll", "actor", "existence", "control", "time", "place", "scope"}
    stances = {r["stance"] for r in records("stance")}
    assert stances == {"support", "refute", "report_both", "uncertain", "background"}


def test_the_wire_story_is_one_origin_in_nine_reports() -> None:
    group = group_of(week().situation)
    assert {name for name in group if group[name] == "R1"} == {"R1", "R2", "N1", "S1", "W1", "P1", "F1", "O1", "B1"}
    assert group["D2"] != group["R3"], "one sentence at one briefing is no copied text"


def test_origins_are_informants_and_a_copy_adds_none() -> None:
    claims = {claim.id: claim for claim in week().situation.claims}
    assert origins_of(claims["K2"]) == (2, 0, 0), "seven reports have it from the superintendent, one from the porter"
    assert informants_of(claims["K1"])["for"] == ["riftwire"], "“our reporter” in a copy is the wire's"
    assert origins_of(claims["K9"]) == (1, 0, 0), "a train turned round in translation is nobody's word"
    assert origins_of(claims["K15"]) == (2, 2, 1), "“reports say” is counted apart"
    assert parties_of(week().situation, informants_of(claims["K20"])["for"]) == ["government"]


def test_records_are_of_the_week_and_say_what_the_gold_says() -> None:
    assert len(records("origin")) == len(week().reports)
    assert len({r["report"]["id"] for r in records("origin")}) == len(week().reports)
    (check,) = [r for r in records("check") if r["key"] == "K6"]
    assert (check["reports_for"], check["reports_against"]) == (4, 3)
    assert (check["parties_for"], check["parties_against"]) == (["government"], ["front"])
    assert [r["rank"] for r in records("hypothesis")] == [1, 3, 2]
    assert {e["rating"] for r in records("hypothesis") for e in r["evidence"]} == {
        "consistent",
        "inconsistent",
        "neutral",
        "not_applicable",
    }


def test_every_file_of_the_notation_is_there() -> None:
    assert sorted(WORLD) == sorted(FILES)
