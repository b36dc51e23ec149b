"""Small situations in the notation of weighing, as pictures with the reports that a brief cites."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from reportedly.casebook import Change
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.tell.brief.brief import Asked, brief_of
from reportedly.tell.brief.sentence import Brief, Section
from reportedly.weigh.events import grade_claims, weigh_events
from reportedly.weigh.hypotheses import weigh_hypotheses
from reportedly.weigh.picture import Picture
from reportedly.weigh.reliability import grade_sources, reliabilities
from reportedly.weigh.situation import Situation
from tests.weigh.world import situation

MADE = datetime(2024, 3, 14, 9, 30, tzinfo=UTC)


def picture(world: Situation) -> Picture:
    sources = grade_sources(world, [])
    reliability = reliabilities(sources)
    return Picture(
        situation=world,
        sources=sources,
        credibility=grade_claims(world, reliability),
        events=weigh_events(world, reliability),
        hypotheses=weigh_hypotheses(world, reliability, []),
    )


def readings(world: Situation) -> dict[str, Reading]:
    """Each report holds the words of its one claim."""
    found = {}
    for claim in world.claims.values():
        text = claim.content.text
        publisher = world.reports[claim.report_id].publisher
        made = Report.from_text(
            text, publisher=publisher, published=world.published[claim.report_id], title=f"On {text}"
        )
        report = replace(made, id=claim.report_id)
        found[report.id] = Reading(report=report, claims=(claim,), toponyms=(), timexes=(), actors=(), gaps=())
    return found


def brief(
    notation: str,
    *,
    since: str = "",
    changes: tuple[Change, ...] | None = None,
    asked: str = "",
    altered: Callable[[Situation], Situation] = lambda world: world,
) -> Brief:
    """The brief on a situation in an analyst's notation, each report with one claim."""
    world = altered(situation(notation))
    shown = picture(world)
    given = Asked(title="Basra", events=shown.events, words=asked, since=since, changes=changes)
    return brief_of(given, shown, readings(world), made=MADE, entry=7, digest="d" * 64, named=lambda subject: subject)


def texts(made: Brief, id: str) -> list[str]:
    """The sentences of a section, those under others behind them."""
    from reportedly.tell.brief.notes import sentences_of

    return [sentence.text for sentence in sentences_of([section(made, id)])]


def section(made: Brief, id: str) -> Section:
    return next(one for one in made.sections if one.id == id)
