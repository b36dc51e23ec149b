"""Events, in the analyst's notation of `events.txt`: a text, its type and mode, its actors and its recipients."""

from __future__ import annotations

import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import get_args

import pytest

from reportedly.model.attribution import Attribution, Source
from reportedly.model.event import Event, Participant, PloverType
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.read import events
from reportedly.read.draft import Draft, Passage
from reportedly.read.event_words import crosswalk, nouns, roles, verbs
from reportedly.read.syntax import analyse

TABLE = Path(__file__).parent / "events.txt"
SHARED = Path(__file__).parents[2] / "../shared/bench/events"

ACLED = {
    "Jets bombed the depot.": "Air/drone strike",
    "Mortars were fired at the village.": "Shelling/artillery/missile attack",
    "A roadside bomb killed a driver.": "Remote explosive/landmine/IED",
    "A suicide bombing hit the mosque.": "Suicide bomb",
    "Gunmen killed a teacher.": "Attack",
    "Soldiers clashed with rebels.": "Armed clash",
    "Gunmen abducted a doctor.": "Abduction/forced disappearance",
    "Soldiers raped two women.": "Sexual violence",
    "Teachers demonstrated in the square.": "Peaceful protest",
    "Police fired tear gas at the marchers.": "Protest with intervention",
    "Students rioted in the old town.": "Violent demonstration",
    "Police arrested a lawyer.": "Arrests",
    "Raiders looted the shops.": "Looting/property destruction",
    "The militia set up a new base.": "Headquarters or base established",
    "The army recaptured the town.": "Government regains territory",
    "The separatists captured the town.": "Non-state actor overtakes territory",
    "The two factions reached a peace deal.": "Agreement",
    "The gunners shot down a helicopter.": "Disrupted weapons use",
    "The envoy visited Tripoli.": None,
    "The minister praised the mediators.": None,
}


def rows() -> list[list[str]]:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in line.split("|")] for line in lines if line and not line.startswith("#")]


def event_of(text: str, source: Source | None = None, said: tuple[int, int] | None = None) -> Event | None:
    ((syntax, _),) = analyse([(text, None)])
    chain = (Attribution(source=source, cue=None, actor=None),) if source else ()
    content = Quote.cut(text, [said or (0, len(text))])
    head = syntax.tokens_in(*content.hull).root.i
    passage = Passage(id="clm_1", content=content, chain=chain, head=head, frames=(), purpose_of=None)
    draft = Draft(report=Report.from_text(text), syntax=syntax, passages=(passage,))
    return events.run(draft).events.get("clm_1")


@cache
def cached(text: str) -> Event | None:
    return event_of(text)


def parties(participants: tuple[Participant, ...]) -> str:
    return " ; ".join(p.quote.text for p in participants) or "-"


def notation(event: Event | None) -> list[str]:
    if event is None:
        return ["none"]
    if event.type is None:
        return ["untyped"]
    return [f"{event.type} {event.mode or '-'}", parties(event.actors), parties(event.recipients)]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_event_is_read(row: list[str]) -> None:
    assert notation(cached(row[0])) == row[1:]


@pytest.mark.parametrize("row", rows(), ids=lambda row: row[0])
def test_every_word_of_an_event_is_the_text_s_own(row: list[str]) -> None:
    event = cached(row[0])
    if event is None:
        return
    for participant in (*event.actors, *event.recipients):
        assert participant.quote == Quote.cut(row[0], participant.quote.spans)
    assert Quote.cut(row[0], event.trigger).text


def test_the_table_covers_every_type() -> None:
    seen = {row[1].split()[0] for row in rows()}
    assert seen.issuperset(get_args(PloverType))
    assert len(rows()) >= 100


@pytest.mark.parametrize(("text", "acled"), ACLED.items())
def test_events_cross_over_to_acled(text: str, acled: str | None) -> None:
    event = event_of(text)
    assert event is not None
    assert event.acled == acled


def test_a_pronoun_in_what_is_said_is_the_source() -> None:
    text = "The rebels said they will never withdraw from Halaib."
    event = event_of(text, Source(quote=Quote.cut(text, [(0, 10)]), kind="organisation"), said=(16, 52))
    assert event is not None
    assert event.type == "REJECT"
    assert parties(event.actors) == "The rebels"


def test_words_in_capitals_name_events() -> None:
    event = event_of("GUERRILLAS KIDNAPPED THE MAYOR OF THE TOWN YESTERDAY.")
    assert event is not None
    assert (event.type, event.mode) == ("COERCE", "abduct")


def test_every_type_has_words_and_roles() -> None:
    types = set(get_args(PloverType))
    assert {entry.type for those in verbs().values() for entry in those}.issuperset(types)
    assert {entry.type for those in nouns().values() for entry in those}.issuperset(types)
    assert set(roles()) == types


def test_every_crosswalk_row_can_be_reached() -> None:
    modes = Counter((e.type, e.mode) for those in (*verbs().values(), *nouns().values()) for e in those)
    known = {mode for (kind, mode) in modes}
    assert all(row.mode is None or row.mode in known for row in crosswalk())


@pytest.mark.parametrize("name", ["re3d_dev.jsonl", "muc4_dev.jsonl"])
def test_real_reports_are_read_without_a_fault(name: str) -> None:
    if not (SHARED / name).exists():
        pytest.skip(f"no shared benchmark data at {SHARED / name}")
    texts = [json.loads(line)["text"] for line in (SHARED / name).read_text(encoding="utf-8").splitlines()[:4]]
    seen = 0
    for syntax, text in analyse((text, text) for text in texts):
        report = Report.from_text(text)
        passages = tuple(_sentence(report, s.start_char, s.end_char, s.root.i) for s in syntax.sentences)
        read = events.run(Draft(report=report, syntax=syntax, passages=passages)).events
        seen += len(read)
        for event in read.values():
            for participant in (*event.actors, *event.recipients):
                assert participant.quote == Quote.cut(text, participant.quote.spans)
    assert seen


def _sentence(report: Report, start: int, end: int, head: int) -> Passage:
    content = Quote.cut(report.text, [(start, end)])
    id = Passage.make_id(report.id, content, ())
    return Passage(id=id, content=content, chain=(), head=head, frames=(), purpose_of=None)
