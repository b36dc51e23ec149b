"""Which states, forces, groups, bodies and offices the words of a report name.

Every name comes from a table, from a rule over titles and nouns, or from the report itself; no table lists persons.
A person without a public role is never an actor. What the report leaves open stays open, with a gap.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from reportedly.model.actor import Actor
from reportedly.model.digest import digest_id
from reportedly.model.event import Event
from reportedly.model.gap import Gap
from reportedly.model.span import Quote, Spans
from reportedly.read.draft import Draft, Stage
from reportedly.resolve.actor_mentions import (
    Key,
    Mention,
    Named,
    bodies,
    government_key,
    standing_states,
    state_key,
    unlisted_bodies,
)
from reportedly.resolve.actor_names import carriers, descriptions, words_for
from reportedly.resolve.actor_offices import agree, offices
from reportedly.resolve.actor_words import Words
from reportedly.resolve.coreference import DEFINITE, at_home, by_holders, described, with_namesakes

NAME = "resolve.actors"
PERSONAL = frozenset({"he", "she", "him", "her", "his"})
CARRYING = frozenset({"of", "from", "in", "at", "with", "within", "inside", "by", "for"})
ABOUT_WAR = frozenset({"ASSAULT", "MOBILIZE", "RETREAT", "COERCE", "PROTEST"})
"""Event types in which the name of a capital as recipient is the town itself."""


@dataclass(slots=True)
class Register:
    """The actors found so far, with their mentions by offsets."""

    mentions: dict[Key, set[Spans]] = field(default_factory=lambda: defaultdict(set))
    asked: set[Spans] = field(default_factory=set)
    """The words of sources and participants, which stay mentions even inside a longer one."""
    holders: dict[Key, str] = field(default_factory=dict)
    gaps: list[Gap] = field(default_factory=list)
    _told: set[tuple[str, str]] = field(default_factory=set)

    def add(self, key: Key, quote: Quote) -> None:
        """Record that the words name the actor."""
        self.mentions[key].add(quote.spans)

    def answer(self, key: Key, quote: Quote) -> None:
        """Record that the words of a source or a participant name the actor."""
        self.asked.add(quote.spans)
        self.add(key, quote)

    def kept(self, key: Key) -> list[Spans]:
        """The actor's mentions in text order, less those inside a longer one of the same actor."""
        kept: list[Spans] = []
        reach = -1
        for spans in sorted(self.mentions[key], key=lambda s: (s[0].start, -s[-1].end)):
            if spans in self.asked or spans[-1].end > reach:
                kept.append(spans)
            reach = max(reach, spans[-1].end)
        return sorted(kept)

    def hold(self, key: Key, name: str) -> None:
        """Record an office holder's name; the longest that the report gives is kept."""
        if len(name) > len(self.holders.get(key, "")):
            self.holders[key] = name

    def leave_open(self, quote: Quote, why: str) -> None:
        """Record that the words name somebody, and why it is not settled whom; the same words are told once."""
        if (quote.text.lower(), why) in self._told:
            return
        self._told.add((quote.text.lower(), why))
        self.gaps.append(Gap(stage=NAME, what=f"who “{quote.text}” is", why=why, spans=quote.spans))


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


class Resolver:
    """Settles whom the words of a source or a participant name."""

    def __init__(self, named: Named, mentions: list[Mention], register: Register) -> None:
        self._named = named
        self._words = named.words
        self._register = register
        self._mentions = mentions
        self._people = [m for m in mentions if m.key is not None and m.key.kind == "office"]
        self._covering: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            for word in range(mention.first, mention.last):
                self._covering[word].append(mention)

    def settle(self, quote: Quote, *, town: bool) -> None:
        """Record the actor that the words name, or the gap that they leave; `town`: a capital's name is the town."""
        first, last = self._words.at(*quote.hull)
        if first >= last:
            return
        key, why = self._key(quote, first, last, town)
        if key is not None:
            self._register.answer(key, quote)
        elif why is not None:
            self._register.leave_open(quote, why)

    def _key(self, quote: Quote, first: int, last: int, town: bool) -> tuple[Key | None, str | None]:
        if self._words.lower[first] in PERSONAL and last - first == 1:
            return self._person_before(first), None
        root = self._root(quote, first, last)
        if self._is_several(first, last, root):
            return None, "the words name several"
        for mention in self._inside(first, last):
            if mention.first <= root < mention.last and (mention.key or mention.why or mention.coloured):
                return (None if mention.coloured else mention.key), mention.why
        return self._carried(first, last, root) or self._state(first, last, root, town) or self._described(first, root)

    def _root(self, quote: Quote, first: int, last: int) -> int:
        """The number of the word that heads the phrase."""
        root = self._words.syntax.tokens_in(*quote.hull).root
        return next((n for n in range(first, last) if self._words.ends[n] > root.idx), last - 1)

    def _is_several(self, first: int, last: int, root: int) -> bool:
        """Tell whether the phrase joins different names ("Burkina Faso and Mali")."""
        token = self._words.token(root)
        joined = [] if token is None else [t for t in token.conjuncts if t.i > token.i]
        heads = [n for n in range(root + 1, last) if any(t.idx == self._words.starts[n] for t in joined)]
        return any(self._names_anyone(n) for n in heads) and self._names_anyone(root)

    def _names_anyone(self, word: int) -> bool:
        sighting = self._words.sighting_at.get(word)
        stated = sighting is not None and self._named.form(sighting) in ("name", "seat")
        return stated or any(m.key is not None for m in self._covering.get(word, ()))

    def _inside(self, first: int, last: int) -> list[Mention]:
        """The mentions that overlap the phrase, the outermost first."""
        found = {id(m): m for word in range(first, last) for m in self._covering.get(word, ())}
        return sorted(found.values(), key=lambda m: m.first - m.last)

    def _carried(self, first: int, last: int, root: int) -> tuple[Key | None, str | None] | None:
        """The body behind "fighters", "a source in", "dozens of"."""
        if self._words.lower[root] not in carriers():
            return None
        for mention in self._inside(first, last):
            if mention.last <= root and self._adjoins(mention.last, root) and _is_named(mention):
                return (None if mention.coloured else mention.key), mention.why
            if root < mention.first and self._belongs(root, mention.first) and not mention.coloured:
                return mention.key, mention.why
        return None

    def _adjoins(self, end: int, root: int) -> bool:
        """Tell whether only modifiers stand between a name and the noun after it."""
        return root - end <= 3 and not any(self._words.lower[n] in CARRYING | {","} for n in range(end, root))

    def _belongs(self, root: int, start: int) -> bool:
        """Tell whether a preposition of belonging ties the name at word `start` to the noun."""
        between = self._words.lower[root + 1 : start]
        return bool(between) and between[0] in CARRYING and len(between) <= 4 and "close" not in between

    def _state(self, first: int, last: int, root: int, town: bool) -> tuple[Key | None, str | None] | None:
        sighting = self._words.sighting_at.get(root)
        if sighting is None or sighting.first < first or sighting.last > last:
            return None
        state = self._named.state(sighting)
        form = self._named.form(sighting)
        if form == "name" and state is not None:
            return state_key(state), None
        if form == "name":
            return None, "the words name several states"
        return (government_key(state), None) if form == "seat" and state is not None and not town else None

    def _described(self, first: int, root: int) -> tuple[Key | None, str | None]:
        """The body that "the ministry" takes up."""
        if self._words.lower[first] not in DEFINITE or self._words.lower[root] not in descriptions():
            return None, None
        if not words_for("sort").issuperset(self._words.lower[first + 1 : root]):
            return None, None
        return described(self._named, root, self._mentions)

    def _person_before(self, word: int) -> Key | None:
        """The office of whoever "he" is; None where the nearest person before has no public role."""
        before = bisect_left(self._people, word, key=lambda m: m.first)
        office = self._people[before - 1] if before else None
        if office is None:
            return None
        persons = self._words.person_starts
        nearest = bisect_left(persons, self._words.starts[word]) - 1
        private = nearest >= 0 and persons[nearest] >= self._words.ends[_last_word(office) - 1]
        return None if private else office.key


def _last_word(office: Mention) -> int:
    """Where an office and its holder's name end."""
    return max(office.last, office.holder[1] if office.holder else 0)


def _is_named(mention: Mention) -> bool:
    """Tell whether the mention is a body with a name of its own, which its members can stand for."""
    return mention.row is None or mention.why is not None or (mention.key is not None and mention.key.kind != "state")


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
