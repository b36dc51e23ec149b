"""Readings carried from a gloss to the report's own words, and back for those who compare words in English."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from reportedly.model.claim import Claim
from reportedly.model.gap import Gap
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote, Span, Spans
from reportedly.read.glosses import glossed, in_english, is_glossed

Moved = Callable[[Spans], Spans]


def anchored(reading: Reading, report: Report) -> Reading:
    """What was read of the gloss of a report, told in the report's own words; a gap says that it was read so."""
    carried = _carried(reading, report, glossed(report.text, report.language).own)
    ids = {before.id: _id_of(after, report) for before, after in zip(reading.claims, carried.claims, strict=True)}
    claims = {claim.id: claim for claim in (_renamed(claim, ids) for claim in carried.claims)}
    return replace(carried, claims=tuple(claims.values()), gaps=(*carried.gaps, read_by_gloss(report)))


def read_by_gloss(report: Report) -> Gap:
    """What is told of every report that is read by a gloss."""
    why = f"the text is in {report.language}, and was read by putting it into English word for word"
    return Gap(
        stage="read.glosses", what="language", why=f"{why}; look at the words before you rely on a claim", spans=()
    )


def told_in_english(reading: Reading) -> Reading:
    """A reading with the gloss for its words, to be held against those of English reports; others as they are.

    Ids stay, so that what is found of these claims holds for the report's own.
    """
    if not is_glossed(reading.report):
        return reading
    report = reading.report
    return _carried(reading, in_english(report), glossed(report.text, report.language).english)


def _carried(reading: Reading, report: Report, moved: Moved) -> Reading:
    """A reading with all its spans moved into another text of its report."""

    def carry(value: Any) -> Any:
        if isinstance(value, Quote):
            return Quote.cut(report.text, moved(value.spans) or value.spans)
        if isinstance(value, tuple) and value and all(isinstance(part, Span) for part in value):
            return moved(value)
        if isinstance(value, tuple) and not isinstance(value, Span):
            return tuple(carry(part) for part in value)
        if is_dataclass(value) and not isinstance(value, type):
            return replace(value, **{field.name: carry(getattr(value, field.name)) for field in fields(value)})
        return value

    return replace(
        reading,
        report=report,
        **{field.name: carry(getattr(reading, field.name)) for field in fields(Reading) if field.name != "report"},
    )


def _id_of(claim: Claim, report: Report) -> str:
    from reportedly.read.draft import Passage  # who links compares glosses, and loads no reader

    return Passage.make_id(report.id, claim.content, claim.attribution)


def _renamed(claim: Claim, ids: dict[str, str]) -> Claim:
    """A claim under its own id, pointing at others under theirs."""
    time = claim.time
    if time is not None and time.anchor in ids:
        time = replace(time, anchor=ids[time.anchor])
    return replace(claim, id=ids[claim.id], time=time, explains=tuple(_new(claim.explains, ids)))


def _new(names: Iterable[str], ids: dict[str, str]) -> Iterable[str]:
    return (ids.get(name, name) for name in names)
