"""Collecting from the web: every request is entered with all that it gave, in one transaction.

A feed that has not changed is gone through again as it was kept: what it lists and was not had yet, because the work
was cut off or a page failed, is asked for now.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from reportedly.casebook import By, Casebook, Fetch
from reportedly.casebook.fetches import FetchOutcome
from reportedly.collect import Collected, Given, Refused
from reportedly.collect.fetch import Fetcher
from reportedly.collect.fetched import Fetched
from reportedly.collect.gathering import DEEPEST_MAP, parts_of
from reportedly.collect.intake import NOT_GIVEN, take
from reportedly.collect.received import Listed
from reportedly.collect.weblink import identity
from reportedly.errors import masked
from reportedly.work.attempts import validators_of
from reportedly.work.held import Held
from reportedly.work.keeping import hand, keep_report
from reportedly.work.outcome import Outcome

NOT_KEPT = ("set-cookie", "set-cookie2")
"""Headers that may hold what only server and visitor should know."""


def all_wanted(listed: Listed) -> bool:
    """Ask for every page that a feed or sitemap lists."""
    return True


@dataclass(slots=True, kw_only=True)
class Round:
    """One round over addresses: no address is asked for twice in it."""

    book: Casebook
    fetcher: Fetcher
    given: Callable[[str], Given] = lambda url: NOT_GIVEN
    """What the user says of the reports at an address."""
    wanted: Callable[[Listed], bool] = all_wanted
    fetched: Callable[[Fetched], None] = lambda fetched: None
    """Told of every request, as to keep it in a web archive as well."""
    seen: set[str] = field(default_factory=set)


def collect_pages(urls: Iterable[str], round_: Round) -> Iterator[Outcome]:
    """Ask for pages, and for what the feeds and sitemaps among them list.

    Raises SetupError where the casebook cannot be written to.
    """
    for url in urls:
        waiting = [(Listed(where=url, link=url), 0)]
        while waiting:
            listed, depth = waiting.pop()
            if identity(listed.link) not in round_.seen:
                outcomes, further = _ask(listed, depth, round_)
                yield from outcomes
                waiting += [(part, depth + 1) for part in reversed(further)]


def _ask(listed: Listed, depth: int, round_: Round) -> tuple[list[Outcome], list[Listed]]:
    """One request, entered with all that it gave; and the pages that it lists."""
    before = round_.book.last_fetch(masked(listed.link))
    fetched = round_.fetcher.fetch(listed.link, validators_of(before))
    round_.seen.update((identity(listed.link), identity(fetched.final)))
    round_.fetched(fetched)
    parts = list(parts_of(_as_kept(round_.book, fetched, before), listed.context))
    lists = [part for part in parts if isinstance(part, Listed)]
    held, by = Held(), hand(round_.fetcher.clock)
    taken: list[tuple[Collected | Refused, bytes]] = []
    for part in parts:
        if not isinstance(part, Listed):
            one = take(part, given=round_.given(fetched.final), snapshots=held)
            taken.append((one, held.bytes_of(one.report.sha256) if isinstance(one, Collected) else b""))
    with round_.book.at_once():
        outcomes = list(_enter(round_.book, fetched, before, taken, lists=bool(lists), by=by))
    return outcomes, [part for part in lists if _goes_on(part, depth, round_)]


def _goes_on(part: Listed, depth: int, round_: Round) -> bool:
    return depth < DEEPEST_MAP if part.is_map else round_.wanted(part)


def _as_kept(book: Casebook, fetched: Fetched, before: Fetch | None) -> Fetched:
    """What was fetched; a feed that has not changed, as it was kept."""
    if fetched.outcome != "not modified" or before is None or before.series is not None or before.snapshot is None:
        return fetched
    return replace(fetched, outcome="ok", content=book.snapshot(before.snapshot))


def _enter(
    book: Casebook,
    fetched: Fetched,
    before: Fetch | None,
    taken: list[tuple[Collected | Refused, bytes]],
    *,
    lists: bool,
    by: By,
) -> Iterator[Outcome]:
    """Enter a request and what it gave."""
    outcomes = [_enter_part(book, one, content, by) for one, content in taken]
    page = fetched.outcome == "ok" and not lists and len(taken) == 1
    series = _series_of(book, outcomes[0]) if page else None
    told = _about_request(book, fetched, before, outcomes[0] if page else None, by)
    if fetched.content:
        book.add_snapshot(fetched.content, by, media_type=fetched.content_type or None)
    book.add_fetch(_fetch(fetched, before, told, series), by)
    if not page:
        yield told
    yield from outcomes


def _enter_part(book: Casebook, one: Collected | Refused, content: bytes, by: By) -> Outcome:
    if isinstance(one, Refused):
        return Outcome(where=one.where, became="refused", why=f"{one.what}; {one.todo}")
    added = keep_report(book, one, content, by, from_web=True)
    return Outcome(where=one.where, became=added.outcome, report=added.id)


def _series_of(book: Casebook, outcome: Outcome) -> str | None:
    version = book.report(outcome.report) if outcome.report else None
    return version.series if version else None


def _about_request(book: Casebook, fetched: Fetched, before: Fetch | None, page: Outcome | None, by: By) -> Outcome:
    """What became of the request itself."""
    where, why = masked(fetched.asked), masked(fetched.why) if fetched.why else None
    there = before.series if before else None
    if page is not None:
        return page
    if fetched.outcome == "gone" and there is not None:
        withdrawn = book.withdraw(there, by, why=why or "is gone", status=fetched.status)
        return Outcome(where=where, became="withdrawn" if withdrawn.outcome == "new" else "gone", why=why)
    if fetched.outcome == "not modified" and there is not None:
        newest = book.versions(there)[-1]
        book.add_report(newest.report, by, series=there, where=newest.where, gaps=newest.gaps, reverts=True)
        return Outcome(where=where, became="same", report=newest.report.id)
    if fetched.outcome in ("ok", "not modified"):
        return Outcome(where=where, became="listed")
    return Outcome(where=where, became="gone" if fetched.outcome == "gone" else "failed", why=why)


def _fetch(fetched: Fetched, before: Fetch | None, told: Outcome, series: str | None) -> Fetch:
    """The record of a request; what a reply "not modified" leaves out stands as it was."""
    unchanged = fetched.outcome == "not modified"
    kept = before if unchanged else None
    received = fetched.exchanges[-1].headers if fetched.exchanges else ()
    headers = {name.lower(): value for name, value in received if name.lower() not in NOT_KEPT}
    return Fetch(
        url=masked(fetched.asked),
        at=fetched.at,
        outcome=_outcome(fetched, before, told),
        status=fetched.status,
        final_url=fetched.final if fetched.final != fetched.asked else None,
        headers={**_validators(kept), **headers},
        snapshot=kept.snapshot if kept else (fetched.sha256 if fetched.content else None),
        reason=told.why,
        series=kept.series if kept else series,
    )


def _validators(fetch: Fetch | None) -> dict[str, str]:
    return {name: fetch.headers[name] for name in ("etag", "last-modified") if name in fetch.headers} if fetch else {}


def _outcome(fetched: Fetched, before: Fetch | None, told: Outcome) -> FetchOutcome:
    if fetched.outcome == "not modified":
        return "not modified"
    if told.became == "listed":
        return "same" if before is not None and before.snapshot == fetched.sha256 else "new"
    if told.became in ("new", "new version", "same", "refused"):
        return told.became
    return "gone" if fetched.outcome == "gone" else "failed"
