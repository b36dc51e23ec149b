"""Gathering from the web: from addresses of pages, feeds and sitemaps to reports, and what became of every request."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reportedly.collect.collected import Collected, Given, Refused
from reportedly.collect.fetch import NO_VALIDATORS, Fetcher
from reportedly.collect.fetched import Fetched, Validators
from reportedly.collect.intake import NOT_GIVEN, take
from reportedly.collect.kinds import HEAD_BYTES, tell_kind
from reportedly.collect.received import NO_CONTEXT, Context, Listed, Received
from reportedly.collect.snapshots import Snapshots
from reportedly.collect.unfold import Part, unfold
from reportedly.collect.warc import name_for
from reportedly.collect.weblink import identity
from reportedly.errors import InputError

DEEPEST_MAP = 3
"""How often a sitemap may name sitemaps that name sitemaps."""

Found = Fetched | Collected | Refused


def gather(
    urls: Iterable[str],
    fetcher: Fetcher,
    *,
    earlier: Callable[[str], Validators] | None = None,
    wanted: Callable[[Listed], bool] | None = None,
    given: Given = NOT_GIVEN,
    snapshots: Snapshots | None = None,
) -> Iterator[Found]:
    """Fetch addresses, and what the feeds and sitemaps among them list, each once, in their order.

    Every request comes out as a `Fetched`, followed by what was in it: reports and refusals. `earlier` gives the
    validators of an earlier fetch of an address, so that only what has changed is sent; `wanted` may leave out pages
    that a feed or sitemap lists. Raises SetupError where the bytes cannot be kept.
    """
    seen: set[str] = set()
    for url in urls:
        yield from _gather(Listed(where=url, link=url), seen, fetcher, earlier, wanted, given, snapshots)


def _gather(
    first: Listed,
    seen: set[str],
    fetcher: Fetcher,
    earlier: Callable[[str], Validators] | None,
    wanted: Callable[[Listed], bool] | None,
    given: Given,
    snapshots: Snapshots | None,
) -> Iterator[Found]:
    """One address and all it leads to: what was listed is fetched after what lists it, and no address twice."""
    waiting = [(first, 0)]
    while waiting:
        listed, depth = waiting.pop()
        if identity(listed.link) in seen:
            continue
        seen.add(identity(listed.link))
        fetched = fetcher.fetch(listed.link, earlier(listed.link) if earlier else NO_VALIDATORS)
        yield fetched
        if fetched.redirects and identity(fetched.final) in seen:
            continue  # it leads to what was fetched before
        seen.add(identity(fetched.final))
        further: list[tuple[Listed, int]] = []
        for part in parts_of(fetched, listed.context):
            if not isinstance(part, Listed):
                yield take(part, given=given, snapshots=snapshots)
            elif part.is_map and depth >= DEEPEST_MAP:
                yield Refused(where=part.where, what="is a sitemap nested too deep", todo=f"collect {part.link} itself")
            elif wanted is None or wanted(part):
                further.append((part, depth + 1))
        waiting += reversed(further)


def parts_of(fetched: Fetched, context: Context = NO_CONTEXT) -> Iterator[Part]:
    """Go through what is in what was fetched: reports, and pages that it lists; nothing where nothing came.

    `context` is what the feed or sitemap said that listed it.
    """
    if fetched.outcome != "ok":
        return
    name = name_for(fetched.final, fetched.content_type)
    try:
        kind = tell_kind(name, fetched.content[:HEAD_BYTES], fetched.final)
    except InputError as error:
        yield error
        return
    if kind in ("warc", "wacz", "mailbox", "jsonl"):
        yield InputError(fetched.final, "holds many reports", "save it as a file and collect that")
        return
    nearer = Context(url=fetched.final, fetched=fetched.at, charset=fetched.charset)
    yield from unfold(Received(where=fetched.final, kind=kind, content=fetched.content, context=context.under(nearer)))
