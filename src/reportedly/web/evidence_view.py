"""One report: its words with everything marked that was read in them, its claims beside, and its versions."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from reportedly.casebook import Casebook, Judgement, Version
from reportedly.casebook.corrections import standing_on
from reportedly.errors import InputError
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.tell.links import followed
from reportedly.tell.marks import paragraphs
from reportedly.tell.withheld import NOTHING, Withheld
from reportedly.tell.wording import in_telling_order, title_words
from reportedly.web.decided import REJECTED, DecisionTold, decision_told
from reportedly.web.kept.showing import events_of
from reportedly.web.scene import lineage_of
from reportedly.web.standing import Stand
from reportedly.web.word_changes import word_changes
from reportedly.work.judged import judged_in
from reportedly.work.looking_up import reading_with


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A claim as it stands beside the text."""

    number: int
    claim: Claim
    depth: int
    """How deep it hangs under what it explains."""
    event: str | None
    """The event that it tells of; None for questions, explanations and what a person rejected."""
    held: tuple[DecisionTold, ...]
    """What persons decided about it."""
    rejected: bool


def evidence(stand: Stand, book: Casebook, id_: str, claim_id: str) -> dict[str, Any]:
    """What the page shows, with one claim in focus where one is named; raises InputError where there is no report."""
    version, withheld = book.report(id_), stand.withheld
    if version is None or not withheld.shows(id_):
        raise InputError(id_, "is no report of this casebook", "see the reports of an event, or `reportedly reports`")
    reading, held = _as_judged(book, id_, withheld)
    told = list(in_telling_order(reading.claims))
    claims = [claim for claim, _ in told]
    numbers = {claim.id: number for number, claim in enumerate(claims, start=1)}
    versions = withheld.versions(book.versions(version.series))
    older = _older(versions, version)
    lineage, carried = lineage_of(book, id_, withheld)
    events = events_of(stand.rows, numbers)
    known = {claim.id: claim for claim in claims}
    return {
        "stand": stand,
        "readings": carried,
        "reading": reading,
        "report": reading.report,
        "version": version,
        "versions": versions,
        "older": older,
        "changes": list(word_changes(older.report.text, reading.report.text)) if older else [],
        "title": title_words(reading),
        "link": followed(reading.report.url),
        "paragraphs": paragraphs(reading, claims),
        "listed": [
            _listed(
                *(n, claim, depth, events.get(claim.id)),
                [decision_told(one, known, stand) for one in held.get(claim.id, ())],
            )
            for n, (claim, depth) in enumerate(told, start=1)
        ],
        "numbers": numbers,
        "focus": numbers.get(claim_id),
        "lineage": lineage,
    }


def _as_judged(book: Casebook, id_: str, withheld: Withheld) -> tuple[Reading, dict[str, list[Judgement]]]:
    """The reading with its claims as corrected, those that were rejected among them; and what persons decided.

    Decisions name places and words: where anything is withheld, so are they, and what was rejected is left out.
    """
    reading = reading_with(book, id_)
    with book.looking() as connection:
        held = standing_on(connection, [claim.id for claim in reading.claims], None)
        judged = judged_in(connection)
    if withheld is not NOTHING:
        return withheld.reading(judged.reading(reading)), {}
    return replace(reading, claims=tuple(judged.claim(claim) for claim in reading.claims)), held


def _listed(number: int, claim: Claim, depth: int, event: str | None, held: list[DecisionTold]) -> Listed:
    return Listed(
        number=number,
        claim=claim,
        depth=depth,
        event=event,
        held=tuple(held),
        rejected=any(one.what == REJECTED for one in held),
    )


def _older(versions: list[Version], version: Version) -> Version | None:
    """The version before; None for the first."""
    return next((one for one in versions if one.version == version.version - 1), None)
