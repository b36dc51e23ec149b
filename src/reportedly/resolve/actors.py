"""Which states, forces, groups, bodies and offices the words of a report name.

Every name comes from a table, from a rule over titles and nouns, or from the report itself; no table lists persons.
A person without a public role is never an actor. What the report leaves open stays open, with a gap.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from reportedly.model.actor import Actor
from reportedly.model.digest import digest_id
from reportedly.model.event import Event
from reportedly.model.span import Quote, Spans
from reportedly.read.draft import Draft, Stage
from reportedly.resolve.actor_mentions import (
    Key,
    Mention,
    Named,
    bodies,
    standing_states,
)
from reportedly.resolve.actor_names import descriptions
from reportedly.resolve.actor_offices import agree, offices
from reportedly.resolve.actor_quotes import Resolver
from reportedly.resolve.actor_register import NAME, Register
from reportedly.resolve.actor_unlisted import unlisted_bodies
from reportedly.resolve.actor_words import Words
from reportedly.resolve.coreference import at_home, by_holders, described, with_namesakes

ABOUT_WAR = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "COERCE", "PROTEST"})
"""Event types in which the name of a capital as recipient is the town itself."""


def run(draft: Draft) -> Draft:
    """Find the actors of a report and every stretch of it that names them."""
    words = Words(draft.report.text, draft.syntax, draft.places)
    named = Named(words, [p.country for p in draft.places if p.country])
    mentions = _mentions(named)
    register = Register()
    for mention in mentions:
        _register(words, mention, register)
    _resolve_quotes(draft, named, mentions, register)
    return replace(draft, actors=tuple(_actors(draft, register)), gaps=(*draft.gaps, *register.gaps))


def _mentions(named: Named) -> list[Mention]:
    """Every phrase that names an actor, or could, in text order."""
    candidates = sorted([*bodies(named), *unlisted_bodies(named)], key=_longest_settled_first)
    found = at_home(named, _without_overlap(candidates))
    starting, ending = {m.first: m for m in found}, {m.last: m for m in found}
    titled = at_home(named, by_holders(named.words, agree(list(offices(named, starting, ending)))))
    posts = with_namesakes(named.words, titled)
    merged = _without_overlap([*posts, *found, *standing_states(named)], keep_inner=True)
    settled = _one_holder_each(named.words, sorted(merged, key=lambda m: (m.first, m.last)))
    return sorted([*settled, *_taken_up(named, settled)], key=lambda m: (m.first, m.last))


def _taken_up(named: Named, mentions: list[Mention]) -> Iterator[Mention]:
    """Bodies taken up by a capitalised noun: "the Coalition" after "the US-led coalition"."""
    words = named.words
    covered = {n for m in mentions if m.key is not None for n in range(m.first, m.last)}
    for word, text in enumerate(words.text):
        if not text[0].isupper() or word in covered or words.lower[word] not in descriptions():
            continue
        if words.lower[max(word - 1, 0) : word] == ["the"]:
            key, _ = described(named, word, mentions)
            if key is not None and key.kind != "office":
                yield Mention(first=word, last=word + 1, key=key)


def _one_holder_each(words: Words, mentions: list[Mention]) -> list[Mention]:
    """Leave open whoever is named as a second holder of an office: a record has room for one."""
    holders: dict[Key, str] = {}
    kept: list[Mention] = []
    for mention in mentions:
        if mention.key is not None and mention.key.kind == "office" and mention.holder is not None:
            name = words.quote(*mention.holder).text
            if not _one_person(holders.setdefault(mention.key, name), name):
                mention = replace(mention, key=None, why="the report names several holders of this office")
        kept.append(mention)
    return kept


def _longest_settled_first(mention: Mention) -> tuple[bool, int]:
    """The listed come before the unlisted of the same length, for the sort is stable."""
    return mention.key is None and mention.why is None, mention.first - mention.last


def _without_overlap(mentions: Iterable[Mention], *, keep_inner: bool = False) -> list[Mention]:
    """Drop mentions that cross an earlier one; those wholly inside stay where they name another actor on purpose."""
    kept: list[Mention] = []
    owner: dict[int, Mention] = {}
    for mention in mentions:
        over = {id(owner[n]): owner[n] for n in range(mention.first, mention.last) if n in owner}
        inner = keep_inner and all(m.first <= mention.first and mention.last <= m.last and m.key for m in over.values())
        if over and not (inner and mention.key and all(m.key != mention.key for m in over.values())):
            continue
        kept.append(mention)
        for n in range(mention.first, mention.last):
            owner.setdefault(n, mention)
    return kept


def _register(words: Words, mention: Mention, register: Register) -> None:
    if mention.key is None or mention.coloured:
        return
    if mention.holder is not None and mention.key.kind == "office":
        register.hold(mention.key, words.quote(*mention.holder).text)
    register.add(mention.key, words.quote(mention.first, mention.last))


def _one_person(name: str, other: str) -> bool:
    return name.lower().replace("-", " ").split()[-1] == other.lower().replace("-", " ").split()[-1]


def _resolve_quotes(draft: Draft, named: Named, mentions: list[Mention], register: Register) -> None:
    resolver = Resolver(named, mentions, register)
    seen: set[Spans] = set()
    for quote, event_type in sorted(_quotes(draft), key=lambda pair: (pair[0].spans, pair[1] or "")):
        if quote.spans not in seen:
            seen.add(quote.spans)
            resolver.settle(quote, town=event_type in ABOUT_WAR)


def _quotes(draft: Draft) -> Iterator[tuple[Quote, str | None]]:
    """Every source and participant; recipients with the type of their event."""
    for content in draft.attributions:
        if content.source is not None:
            yield content.source.quote, None
    for passage in draft.passages:
        yield from ((link.source.quote, None) for link in passage.chain if link.source is not None)
    for event in draft.events.values():
        yield from _participants(event)


def _participants(event: Event) -> Iterator[tuple[Quote, str | None]]:
    yield from ((p.quote, None) for p in event.actors)
    yield from ((p.quote, event.type) for p in event.recipients)


def _actors(draft: Draft, register: Register) -> Iterator[Actor]:
    """The records, in the order of their first mention."""
    text = draft.report.text
    found = sorted(((register.kept(k), k.name, k) for k in register.mentions), key=lambda found: found[:2])
    for spans, _, key in found:
        yield Actor(
            id=digest_id("act", key.kind, key.country, key.name),
            name=key.name,
            kind=key.kind,
            country=key.country,
            holder=register.holders.get(key),
            mentions=tuple(Quote.cut(text, s) for s in spans),
        )


STAGE = Stage(
    name=NAME,
    version=1,
    reads=("syntax", "attributions", "passages", "events", "places"),
    writes=("actors", "gaps"),
    run=run,
)
