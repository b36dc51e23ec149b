"""Linking the readings of a casebook: what is found is kept in it, and what is found no longer ends there."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import starmap
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from reportedly import __version__
from reportedly.casebook import By, Casebook, Link
from reportedly.casebook.derived import change_derived, derived, drop_derived
from reportedly.casebook.links import (
    AddedLinks,
    Written,
    links_about,
    links_between,
    links_to,
    resettle_links,
    settle_links,
    settle_written,
)
from reportedly.casebook.writing import Writing
from reportedly.collect.clock import SYSTEM, Clock
from reportedly.link.blocks import UnlistedError
from reportedly.link.decided_events import as_decided
from reportedly.link.kept_linking import KeptLinking, Relinked
from reportedly.link.kept_shelf import codec_of
from reportedly.link.linking import Found, Linked, linked_from
from reportedly.link.steps_told import Say, nothing_said
from reportedly.model.reading import Reading
from reportedly.work.judged import event_decisions, graded_in, judged_in
from reportedly.work.linked_so_far import FEW, SHARE, Change, change_since, keep_change, keep_whole, reading_keys
from reportedly.work.links_kept import COPIES, SAME_EVENT, SAME_STATEMENT, STAGE, link_written, links_found, links_read
from reportedly.work.looking_up import all_readings, readings_with

if TYPE_CHECKING:
    from reportedly.weigh.picture import Picture

WORTH_SPREADING = 500
"""Fewer reports are gone through by one process: to start others takes longer than it saves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedAnew(AddedLinks):
    """What became of the links, and how they were found."""

    reports: int
    """Reports that came, went or were read anew since the linking before; in a whole pass, all."""
    whole: str | None
    """Why all reports were gone through; None where only what those reports meet was."""


Also = Callable[[Casebook], object]
"""What is done with a casebook beside linking it."""


def nothing_else(_: Casebook) -> None:
    """Do nothing beside linking."""


def link_casebook(
    book: Casebook,
    *,
    whole: bool = False,
    workers: int = 1,
    say: Say = nothing_said,
    clock: Clock = SYSTEM,
    few: int = FEW,
    share: float = SHARE,
    also: Also = nothing_else,
) -> LinkedAnew:
    """Link what is read: only what changed since the linking before, as long as its statistics may stand.

    `whole` has all gone through, by `workers` processes. Up to `few` reports, that is done always. A second time with
    nothing new adds nothing. `say` is told what is being worked at. `also` is done in the transaction that writes the
    links: what follows from them is then never there without them.
    """
    by = By.stage(STAGE, __version__, clock.now())
    why = "as asked" if whole else None
    if not whole:
        with book.at_once() as writing:
            change = change_since(writing.connection, few=few, share=share)
            linked = _link_change(book, writing, change, by) if isinstance(change, Change) else change
            if isinstance(linked, LinkedAnew):
                also(book)
                return linked
            why = linked
    return _link_whole(book, by, why or "", workers, say, also)


def _link_change(book: Casebook, writing: Writing, change: Change, by: By) -> LinkedAnew | str:
    """Link what changed, in the transaction in which it was looked up; or why all must be gone through."""
    changed, stood = {*change.gone, *change.come}, change.head["links"]
    if not changed:
        return LinkedAnew(new=0, same=stood, ended=0, entry=None, reports=0, whole=None)
    linking = KeptLinking(partial(derived, writing.connection), partial(_readings_of, book))
    try:
        relinked = linking.change(change.gone, list(_readings_of(book, change.come)))
    except UnlistedError:
        return "words that many claims had are rare now"
    ending, found = _resettled(writing.connection, relinked, linking)
    added = resettle_links(writing, found, ending, by, stage=STAGE)
    for name, entries in linking.changes().items():
        change_derived(writing, name, entries)
    stays = stood - added.ended
    keep_change(writing, change, stays + added.new)
    return LinkedAnew(new=added.new, same=stays, ended=added.ended, entry=added.entry, reports=len(changed), whole=None)


def _resettled(connection: Connection, relinked: Relinked, linking: KeptLinking) -> tuple[set[str], Iterator[Link]]:
    """Standing links of what is told anew, by their ids, and the links that are told instead."""
    claims, tied, firsts = relinked.claims, relinked.tied, relinked.firsts
    to_older = {link.newer: link for link in links_about(connection, firsts, (SAME_EVENT,))}
    kept = {
        newer
        for newer, link in to_older.items()
        if firsts[newer] == link.older and not relinked.new & {newer, link.older}
    }
    ending = {link.id for newer, link in to_older.items() if newer not in kept}
    ending |= {link.id for link in links_about(connection, tied, (COPIES, SAME_STATEMENT))}
    of_claims = (*links_about(connection, claims), *links_to(connection, claims))
    of_pairs = links_between(connection, relinked.pairs)
    ending |= {link.id for link in (*of_claims, *of_pairs) if link.kind != SAME_EVENT and link.stage == STAGE}

    def found() -> Iterator[Found]:
        yield from filter(None, tied.values())
        for newer, first in firsts.items():
            if first is not None and newer not in kept:
                yield linking.same(first, newer)
        yield from linking.relations(claims, relinked.pairs)

    return ending, links_found(found())


def _link_whole(book: Casebook, by: By, why: str, workers: int, say: Say, also: Also) -> LinkedAnew:
    """Go through all readings; what is found waits in a file, so that the casebook is locked only to be written."""
    from reportedly.cycles import cycles_left
    from reportedly.link.whole_linking import link_all
    from reportedly.spool import Spool

    with book.looking() as connection:
        keys = reading_keys(connection)
    with cycles_left(), Spool[tuple[Any, ...]]() as links, Spool[tuple[str, str, bytes]]() as entries:

        def keep(name: str, told: Iterable[tuple[str, Any]]) -> None:
            for key, value in told:
                entries.put((name, key, value if isinstance(value, bytes) else codec_of(name).encode(value)))

        readings = _counted(_readings(book), len(keys), partial(say, "taking up readings"))
        many = workers if len(keys) >= WORTH_SPREADING else 1
        for link in link_all(readings, keep, link_written, workers=many, say=say):
            links.put(link)
        say("writing links", None)
        with book.at_once() as writing:
            added = settle_written(writing, starmap(Written, links), by, stage=STAGE)
            keep_whole(writing, entries, keys, added.new + added.same)
            also(book)
    return LinkedAnew(
        new=added.new, same=added.same, ended=added.ended, entry=added.entry, reports=len(keys), whole=why
    )


def _counted(readings: Iterable[Reading], number: int, say: Callable[[float], None]) -> Iterator[Reading]:
    """Say how many of so many readings have come by."""
    for at, reading in enumerate(readings, start=1):
        say(at / number)
        yield reading


def unlink_casebook(book: Casebook, by: By) -> AddedLinks:
    """Undo linking by one entry: every link that stands ends, and linking again finds them again."""
    with book.at_once() as writing:
        drop_derived(writing)
        return settle_links(writing, [], by, stage=STAGE)


def readings_standing(book: Casebook, reports: Iterable[str]) -> Iterator[Reading]:
    """The readings that count of these reports, as linking takes them; in no order."""
    return _readings_of(book, reports)


def linked_in(
    book: Casebook, *, as_of: str | int | None = None, told: Callable[[Linked], Linked] = lambda linked: linked
) -> Linked:
    """What the links say that stand in the casebook, as persons decided them; `told` may leave out some of them.

    Links whose ends are read anew under another id say nothing.
    """
    tied, same, relations = links_read(link for link in book.links(as_of=as_of) if link.stage == STAGE)
    found = linked_from(_readings(book), tied=tied, same=same, relations=relations)
    return as_decided(told(found), event_decisions(book))


def picture_in(
    book: Casebook,
    *,
    as_of: str | int | None = None,
    told: Callable[[Linked], Linked] = lambda linked: linked,
    explained: bool = True,
) -> tuple[Linked, Picture]:
    """What the casebook's links come to, with the grades that persons gave; `told` may leave out some of them.

    Without `explained`, rival explanations are left out, which take the longest.
    """
    from reportedly.weigh.picture import picture_of  # who only links need not wait for it

    linked, held = linked_in(book, as_of=as_of, told=told), graded_in(book)
    return linked, picture_of(linked, grades=held.grades, rated=held.rated, ratings=held.ratings, explained=explained)


def _readings(book: Casebook) -> Iterator[Reading]:
    """Every reading that counts, as persons judged it."""
    with book.looking() as connection:
        judged = judged_in(connection)
    return map(judged.reading, all_readings(book))


def _readings_of(book: Casebook, reports: Iterable[str]) -> Iterator[Reading]:
    """The readings that count of these reports, likewise."""
    wanted = list(reports)
    if wanted:
        with book.looking() as connection:
            judged = judged_in(connection)
        for reading in readings_with(book, wanted):
            yield judged.reading(reading)
