"""Informants who are one under several descriptions: a body and who speaks for it, an office and who holds it.

One report quotes "Neema Odhiambo, spokeswoman of the Ministry of Ports", the next only "Odhiambo", a third "the
ministry". What each report tells of who a person is holds for all of them, where they agree on it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, TypeVar

from reportedly.link.informants import UNKNOWN, newsroom_of, person_id
from reportedly.link.parties import party_of
from reportedly.link.publishers import outlet
from reportedly.link.telling import Telling
from reportedly.link.wording import fold
from reportedly.model.actor import Actor
from reportedly.model.digest import digest_id
from reportedly.model.origin import Informant

SPEAKS_FOR = re.compile(r"^(?:Spokesperson|Head) of (?:the )?(?P<body>.+)$")
FORCES_OF = re.compile(r"^Armed forces of (?:the )?(?P<group>.+)$")
MINISTER = re.compile(r"^(?P<of>\w+)[\w ]* Minister of ")
MINISTRY = re.compile(r"\bMinistry of (?P<of>\w+)|\b(?P<before>\w+) Ministry\b")
OUTLET_NOUN = re.compile(
    r"^(?:[Tt]he |[Aa]n? )?(?:[^\W\d_]+ ){0,2}?"
    r"(?:agency|daily|weekly|newspaper|paper|broadcaster|station|channel|website|site) "
)
"""What stands before an outlet's name: "the Tanzanian daily"."""
SPELLINGS = {"defense": "defence", "petroleum": "oil"}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Post:
    """What a person speaks for or holds: the same for a ministry, its minister and its spokesman."""

    key: str
    actor: Actor


Tellings = Callable[[], Iterable[Telling]]
"""Gives what all reports tell, in the order of publication, as often as it is asked."""


Order = tuple[str, str]
"""What puts reports into the order of publication."""


@dataclass(slots=True, kw_only=True)
class Learned:
    """What reports told of who is one; it grows with names, not with reports, and is enough to hear more of them."""

    outlets: set[str] = field(default_factory=set)
    bodies: dict[str, tuple[Order, Informant]] = field(default_factory=dict)
    """By what the name of an outlet comes down to, the body that the latest report under it is by."""
    people: dict[str, tuple[Order, str]] = field(default_factory=dict)
    """By person, the body that called the person its own last."""
    actors: dict[str, tuple[Order, Actor]] = field(default_factory=dict)
    """Offices and bodies by their ids; who holds an office is told by each report."""
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    """By person, how many reports give the person which post."""
    met: set[str] = field(default_factory=set)
    """Informants, their actors, and what their names come down to: where these are others, reports come to others."""
    acting: set[str] = field(default_factory=set)
    """Actors that do something or have it done to them."""


class Speakers:
    """Who is one among those that all reports quote."""

    def __init__(self, tellings: Tellings) -> None:
        self.learned = Learned()
        self._name(tellings())
        self._count(tellings())

    @classmethod
    def having(cls, learned: Learned) -> Speakers:
        """Those who were learned of before."""
        speakers = cls(lambda: ())
        speakers.learned = learned
        speakers._name(())
        speakers._count(())
        return speakers

    def hear(self, tellings: Iterable[Telling]) -> bool:
        """Take in more reports; whether those heard before come to what they came to.

        Where they do not, all are to be gone through anew.
        """
        more, met = list(tellings), frozenset(self.learned.met)
        names, people, posts, held = self._names(), self._people, self._posts, self._held
        self._name(more)
        self._count(more)
        other = {*_changed(names, self._names()), *_changed(people, self._people), *_changed(held, self._held)}
        reposted = _changed(posts, self._posts)
        return not ((other | reposted) & met or reposted & posts.keys())

    def _names(self) -> dict[str, Informant | None]:
        """By name, the body that is published under it; None for a newsroom."""
        newsrooms: dict[str, Informant | None] = dict.fromkeys(map(_name_key, self._outlets))
        return newsrooms | {_name_key(name): one for name, one in self._bodies.items()}

    def _name(self, tellings: Iterable[Telling]) -> None:
        """Learn under which names reports are published, and which offices and bodies there are."""
        known = self.learned
        for one in tellings:
            known.outlets |= set(one.own)
            for actor in one.posts:
                _latest(known.actors, actor.id, one.order, replace(actor, holder=None))
            if one.body is not None:
                key, body = one.body
                _latest(known.bodies, key, one.order, body)
                for person in one.own_people:
                    _latest(known.people, person or "", one.order, key)
        self._bodies = {key: body for key, (_, body) in known.bodies.items()}
        self._outlets = known.outlets - self._bodies.keys()
        self._people: dict[str | None, Informant] = {
            person: self._bodies[key] for person, (_, key) in known.people.items()
        }
        self._posts = _posts(actor for _, actor in known.actors.values())

    def _count(self, tellings: Iterable[Telling]) -> None:
        """Learn who holds which post, and who is an informant at all."""
        known = self.learned
        for one in tellings:
            for person, key in set(self._told(one)):
                known.counts.setdefault(person, Counter())[key] += 1
            known.acting |= {actor for actor, _ in one.acting}
            for found in one.informants:
                names = (found.id, found.actor, _name_key(_outlet_called(found.name)))
                known.met |= {name for name in names if name is not None}
        self._held = self._holding()

    def informants(self, telling: Telling) -> tuple[Informant, ...]:
        """Who is said to know what a report tells, in the places of its own informants."""
        return tuple(_under_post(found, self._held, self._posts) for found in self._by_imprint(telling))

    def _by_imprint(self, telling: Telling) -> Iterator[Informant]:
        """Informants under whose name some report is published: a body is the same there, and a newsroom hands on.

        A body's own people, quoted in its statement ("our director, Juma Odera"), speak for it in every report.
        """
        for found in telling.informants:
            name = _outlet_called(found.name) if found.kind in ("person", "unnamed", "actor") else ""
            if found.id in self._people:
                yield self._people[found.id]
            elif name in self._bodies:
                yield self._bodies[name]
            elif name in self._outlets and found.actor is None:
                yield newsroom_of(telling.report.publisher) if name in telling.own else UNKNOWN
            else:
                yield found

    def _holding(self) -> dict[str, _Post]:
        """By the id of a person: the post that most reports give the person, where no other post has as many.

        Many may speak for a body, but who holds an office of no body known ("the president") is left as the name tells,
        where reports name several.
        """
        by_key = {post.key: post for _, post in sorted(self._posts.items(), reverse=True)}
        most = ((person, _most(found)) for person, found in self.learned.counts.items())
        holds = {person: by_key[key] for person, key in most if key is not None}
        holders = Counter(post.key for post in holds.values())
        return {person: post for person, post in holds.items() if post.actor.kind != "office" or holders[post.key] == 1}

    def _told(self, telling: Telling) -> Iterator[tuple[str, str]]:
        """Who holds what, as one report tells it: the person and the post."""
        for actor in telling.posts:
            if actor.holder and actor.id in self._posts:
                yield person_id(actor.holder), self._posts[actor.id].key
        for found in self._by_imprint(telling):
            post = self._posts.get(found.actor or "")
            if found.kind == "person" and found.id is not None and post is not None:
                yield found.id, post.key


Known = TypeVar("Known")


def _latest(known: dict[str, tuple[Order, Known]], key: str, order: Order, told: Known) -> None:
    """Note what the latest report tells."""
    if key not in known or known[key][0] <= order:
        known[key] = order, told


def _changed(before: Mapping[Any, object], now: Mapping[Any, object]) -> set[str]:
    """The keys under which there is something else, also those that came."""
    missing = object()
    return {key for key in {*before, *now} if before.get(key, missing) != now.get(key, missing)}


def _name_key(name: str) -> str:
    return f"name {name}"


@lru_cache(maxsize=1 << 16)
def _outlet_called(words: str) -> str:
    """What the words for an informant come down to where they name an outlet: "the Tanzanian daily Mwananchi"."""
    return outlet(OUTLET_NOUN.sub("", words))


def _under_post(found: Informant, held: Mapping[str, _Post], posts: Mapping[str, _Post]) -> Informant:
    if found.id is None or found.wide or found.kind not in ("person", "actor"):
        return found
    post = held.get(found.id) if found.kind == "person" else posts.get(found.actor or "")
    if post is None:
        return found
    party = party_of(post.actor) or found.party
    return replace(found, id=digest_id("inf", "post", post.key), actor=found.actor or post.actor.id, party=party)


def _posts(actors: Iterable[Actor]) -> dict[str, _Post]:
    """The post that every office and body stands for, by the actor's id."""
    known = sorted(actors, key=lambda actor: actor.id, reverse=True)
    by_name = {actor.name: actor for actor in known}
    return {actor.id: _post(actor, by_name) for actor in known}


def _post(actor: Actor, by_name: Mapping[str, Actor]) -> _Post:
    """A spokesman's post is that of the body, a minister's that of the ministry, an armed wing's that of the group."""
    speaks = SPEAKS_FOR.match(actor.name) if actor.kind == "office" else None
    name = speaks["body"] if speaks else actor.name
    forces = FORCES_OF.match(name)
    if forces and forces["group"] in by_name:
        name = forces["group"]
    body = by_name.get(name, actor)
    portfolio = _portfolio(name)
    if portfolio and actor.country:
        return _Post(key=f"ministry {actor.country} {portfolio}", actor=body)
    return _Post(key=f"body {name}", actor=body)


def _portfolio(name: str) -> str | None:
    found = MINISTER.match(name) or MINISTRY.search(name)
    if found is None:
        return None
    word = fold(next(filter(None, found.groups())))
    return SPELLINGS.get(word, word)


def _most(found: Counter[str]) -> str | None:
    ordered = found.most_common(2)
    return ordered[0][0] if len(ordered) == 1 or ordered[0][1] > ordered[1][1] else None
