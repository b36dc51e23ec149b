"""What is not known: what reports leave open or call unconfirmed, and what could not be read or placed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.tell.brief.english import capital, inside, listed, quoted, some
from reportedly.tell.brief.scope import Scope
from reportedly.tell.brief.sentence import Item, Section, Sentence
from reportedly.tell.brief.voice import UNNAMED_REPORT, by_when, reported_in, who_says, words_of
from reportedly.tell.shape import geometry_of
from reportedly.tell.wording import plain, title_words

MOST_OPEN, MOST_UNCONFIRMED, MOST_PLACES = 8, 6, 12
FEWEST_WORDS = 4
NOTHING_OPEN = "No report says that something is not known, or calls anything unconfirmed."


def not_known(scope: Scope, readings: Mapping[str, Reading]) -> Section:
    """The open ends of what was asked for."""
    here = [c for c in scope.picture.situation.claims.values() if c.report_id in scope.reports]
    is_open = [c for c in _once(by_when(here, scope.picture)) if _left_open(c)]
    unconfirmed = [c for c in _once(by_when(here, scope.picture)) if c.factuality.unverified and not _left_open(c)]
    return Section(
        id="not-known",
        heading="What is not known",
        items=(
            *(_open(claim, scope) for claim in is_open[-MOST_OPEN:]),
            *(_unconfirmed(claim, scope) for claim in unconfirmed[-MOST_UNCONFIRMED:]),
        ),
        remarks=(
            *(() if is_open or unconfirmed else (NOTHING_OPEN,)),
            *_remarks(scope, readings, len(is_open), len(unconfirmed)),
        ),
    )


def _left_open(claim: Claim) -> bool:
    """Whether a report says that something is not known; what it asks its readers is left out."""
    words = claim.content.text.split()
    asks = claim.content.text.rstrip("”\"'’").endswith("?")
    return (claim.kind == "question" or claim.factuality.polarity == "open") and len(words) >= FEWEST_WORDS and not asks


def _once(claims: list[Claim]) -> list[Claim]:
    return list({plain(claim.content.text).casefold(): claim for claim in claims}.values())


def _open(claim: Claim, scope: Scope) -> Item:
    text = f"Left open by {who_says(claim, scope.picture)}: {words_of(claim)} ({reported_in(claim, scope.picture)})."
    return Item(sentences=(Sentence(text=text, claims=(claim.id,)),))


def _unconfirmed(claim: Claim, scope: Scope) -> Item:
    publisher = inside(plain(scope.picture.situation.reports[claim.report_id].publisher or UNNAMED_REPORT))
    of = "" if not claim.attribution else f", of {who_says(claim, scope.picture)}"
    text = f"Called unconfirmed by {publisher}{of}: {words_of(claim)} ({reported_in(claim, scope.picture)})."
    return Item(sentences=(Sentence(text=text, claims=(claim.id,)),))


def _remarks(scope: Scope, readings: Mapping[str, Reading], is_open: int, unconfirmed: int) -> Iterator[str]:
    rest = max(0, is_open - MOST_OPEN) + max(0, unconfirmed - MOST_UNCONFIRMED)
    if rest:
        yield f"{capital(some(rest, 'earlier open point'))} {'is' if rest == 1 else 'are'} left out."
    unread = [r for id, r in sorted(readings.items()) if id in scope.reports and r.report.language not in ("en", "und")]
    if unread:
        titles = [f"{quoted(title_words(r))} ({plain(r.report.publisher or UNNAMED_REPORT)})" for r in unread[:5]]
        yield f"Not read as English, so that nothing here rests on it: {listed(titles)}."
    places = (p.place for c in scope.claims_of(scope.claims) for p in c.places)
    lost = list(dict.fromkeys(plain(place.toponym.text) for place in places if geometry_of(place) is None))
    if lost:
        more = f" and {some(len(lost) - MOST_PLACES, 'more')}" if len(lost) > MOST_PLACES else ""
        yield f"Not found on the map, by any gazetteer: {', '.join(lost[:MOST_PLACES])}{more}."
