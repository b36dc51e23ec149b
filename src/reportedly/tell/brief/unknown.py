"""What is not known: what reports leave open or call unconfirmed, and what could not be read or placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.tell.brief.english import capital, inside, listed, quoted, some
from reportedly.tell.brief.scope import Scope
from reportedly.tell.brief.sentence import Item, Section, Sentence
from reportedly.tell.brief.voice import UNNAMED_REPORT, by_when, reported_in, who_says, words_of
from reportedly.tell.shape import geometry_of
from reportedly.tell.wording import plain, title_words

MOST_OPEN, MOST_UNCONFIRMED, MOST_PLACES, MOST_UNREAD = 8, 6, 12, 5
READ = ("en", "und")
"""Languages of reports that are read, or taken for read."""
FEWEST_WORDS = 4
NOTHING_OPEN = "No report says that something is not known, or calls anything unconfirmed."


def not_known(scope: Scope, readings: Mapping[str, Reading]) -> Section:
    """The open ends of what was asked for."""
    is_open, unconfirmed = _claims(scope)
    open_in_all, unconfirmed_in_all = len(is_open), len(unconfirmed)
    if scope.totals is not None:
        open_in_all, unconfirmed_in_all = scope.totals.unanswered_in_all, scope.totals.unconfirmed_in_all
    return Section(
        id="not-known",
        heading="What is not known",
        items=(
            *(_open(claim, scope) for claim in is_open[-MOST_OPEN:]),
            *(_unconfirmed(claim, scope) for claim in unconfirmed[-MOST_UNCONFIRMED:]),
        ),
        remarks=(
            *(() if is_open or unconfirmed else (NOTHING_OPEN,)),
            *_remarks(scope, readings, open_in_all, unconfirmed_in_all),
        ),
    )


def _claims(scope: Scope) -> tuple[Sequence[Claim], Sequence[Claim]]:
    """What is left open, and what is called unconfirmed, each once and oldest first."""
    if scope.totals is not None:
        return scope.totals.unanswered, scope.totals.unconfirmed
    here = by_when((c for c in scope.picture.situation.claims.values() if c.report_id in scope.reports), scope.picture)
    return _once(filter(left_open, here)), _once(filter(called_unconfirmed, here))


def left_open(claim: Claim) -> bool:
    """Whether a report says that something is not known; what it asks its readers is left out."""
    words = claim.content.text.split()
    asks = claim.content.text.rstrip("”\"'’").endswith("?")
    return (claim.kind == "question" or claim.factuality.polarity == "open") and len(words) >= FEWEST_WORDS and not asks


def called_unconfirmed(claim: Claim) -> bool:
    """Whether a report calls unconfirmed what it does not leave open."""
    return claim.factuality.unverified and not left_open(claim)


def wording(claim: Claim) -> str:
    """What is the same in claims of the same words."""
    return plain(claim.content.text).casefold()


def _once(claims: Iterable[Claim]) -> list[Claim]:
    return list({wording(claim): claim for claim in claims}.values())


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
    unread = [r for id, r in sorted(readings.items()) if id in scope.reports and r.report.language not in READ]
    if scope.totals is not None:
        unread = list(scope.totals.unread)
    if unread:
        titles = [
            f"{quoted(title_words(r))} ({plain(r.report.publisher or UNNAMED_REPORT)})" for r in unread[:MOST_UNREAD]
        ]
        yield f"Not read as English, so that nothing here rests on it: {listed(titles)}."
    lost: Sequence[str] = list(
        dict.fromkeys(name for claim in scope.claims_of(scope.claims) for name in lost_in(claim))
    )
    there = len(lost)
    if scope.totals is not None:
        lost, there = scope.totals.lost, scope.totals.lost_in_all
    if lost:
        more = f" and {some(there - MOST_PLACES, 'more')}" if there > MOST_PLACES else ""
        yield f"Not found on the map, by any gazetteer: {', '.join(lost[:MOST_PLACES])}{more}."


def lost_in(claim: Claim) -> Iterator[str]:
    """The words of a claim for places that are not on the map."""
    return (plain(p.place.toponym.text) for p in claim.places if geometry_of(p.place) is None)
