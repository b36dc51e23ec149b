"""Our own gold for a situation: read, and held against the reports that it speaks of.

`gold/situation/NAME/` has its reports in `reports/` below it, or in a folder of that name in `samples/`. Every quote
must stand in the report that it is said to stand in, every report must be covered, and every count must follow from its
rows. All faults are told together, each with file and line and what to do. `python -m bench.situation_gold` checks, and
shows the counts; with `--records NAME` it prints what situation JSON would say.
"""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.gold_notation import GOLD, NotationError
from bench.situation_checks import report_faults, situation_faults
from bench.situation_model import Situation
from bench.situation_notation import (
    parse_blocks,
    parse_claim,
    parse_event,
    parse_informant,
    parse_lineage,
    parse_question,
    parse_relation,
    parse_report,
    parse_rows,
)
from bench.situation_origins import origins_of
from bench.situation_records import records_of
from reportedly.collect import Collected, collect
from reportedly.model.report import Report

SITUATIONS = GOLD / "situation"
SAMPLES = GOLD.parent / "samples"
FILES = ("reports", "copies", "informants", "claims", "relations", "events", "questions")


@dataclass(frozen=True, slots=True, kw_only=True)
class SituationGold:
    """A situation and its reports as collected, by their short names; nothing in it is at fault."""

    situation: Situation
    reports: dict[str, Report]


def read_situation(name: str, gold: Path = SITUATIONS, samples: Path = SAMPLES) -> SituationGold:
    """Read the gold of a situation and its reports.

    Raises NotationError that lists every fault of every file.
    """
    faults: list[str] = []
    situation = parse_situation(name, {file: _text_of(gold / name / f"{file}.txt") for file in FILES}, faults)
    collected = _collected(_reports_of(name, gold, samples))
    reports = {row.id: collected[row.file] for row in situation.reports if row.file in collected}
    faults += [*report_faults(situation, collected), *situation_faults(situation, reports)]
    if faults:
        raise NotationError("\n".join(sorted(faults, key=_place)))
    return SituationGold(situation=situation, reports=reports)


def parse_situation(name: str, texts: dict[str, str], faults: list[str]) -> Situation:
    """Parse the files of a situation; what cannot be parsed is left out and written down as a fault."""
    return Situation(
        name=name,
        reports=tuple(parse_rows("reports.txt", texts["reports"], parse_report, faults)),
        lineage=tuple(parse_rows("copies.txt", texts["copies"], parse_lineage, faults)),
        informants=tuple(parse_rows("informants.txt", texts["informants"], parse_informant, faults)),
        claims=tuple(parse_blocks("claims.txt", texts["claims"], parse_claim, faults)),
        relations=tuple(parse_rows("relations.txt", texts["relations"], parse_relation, faults)),
        events=tuple(parse_blocks("events.txt", texts["events"], parse_event, faults)),
        questions=tuple(parse_blocks("questions.txt", texts["questions"], parse_question, faults)),
    )


def _text_of(path: Path) -> str:
    if not path.exists():
        raise NotationError(f"{path.name}: is not in {path.parent.name}; every situation has {', '.join(FILES)}")
    return path.read_text(encoding="utf-8")


def _reports_of(name: str, gold: Path, samples: Path) -> Path:
    """The folder of a situation's reports: beside its gold, or among the samples where the situation is one to show."""
    beside = gold / name / "reports"
    return beside if beside.is_dir() else samples / name


def _collected(folder: Path) -> dict[str, Report]:
    """Reports by file name, with "#" and their id where the file has several."""
    return {
        f"{Path(c.where).name.split(':')[0]}#{c.report.external_id}"
        if c.report.external_id
        else Path(c.where).name: c.report
        for c in collect([folder])
        if isinstance(c, Collected)
    }


def _place(fault: str) -> tuple[int, int]:
    """Where a fault stands: the place of its file in FILES, and its line."""
    name, line = fault.split(": ")[0].split(":")
    return FILES.index(name.removesuffix(".txt")), int(line)


def show(gold: SituationGold) -> None:
    """Print what each key claim comes to."""
    claims = gold.situation.claims
    print(f"{gold.situation.name}: {len(gold.reports)} reports, {len(claims)} key claims, all quotes found")
    for claim in claims:
        print("  {}  {} for, {} against, {} of unknown lineage: {}".format(claim.id, *origins_of(claim), claim.text))


def main(arguments: list[str]) -> int:
    every = sorted(folder.name for folder in SITUATIONS.iterdir() if folder.is_dir())
    names = arguments[1:] if arguments[:1] == ["--records"] else every
    try:
        golds = [read_situation(name) for name in names]
    except NotationError as error:
        print(error, file=sys.stderr)
        return 1
    for gold in golds:
        if arguments:
            print("\n".join(json.dumps(r, ensure_ascii=False) for r in records_of(gold.situation, gold.reports)))
        else:
            show(gold)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
