"""Informants who are one under several descriptions: a body and who speaks for it, an office and who holds it.

One report quotes "Neema Odhiambo, spokeswoman of the Ministry of Ports", the next only "Odhiambo", a third "the
ministry". What each report tells of who a person is holds for all of them, where they agree on it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.link.informants import UNKNOWN, newsroom_of, person_id
from reportedly.link.own_voice import publishing_body
from reportedly.link.parties import party_of
from reportedly.link.publishers import imprint, outlet
from reportedly.link.wording import fold
from reportedly.model.actor import Actor
from reportedly.model.digest import digest_id
from reportedly.model.origin import Informant
from reportedly.model.reading import Reading

SPEAKS_FOR = re.compile(r"^(?:Spokesperson|Head) of (?:the )?(?P<body>.+)$")
FORCES_OF = re.compile(r"^Armed forces of (?:the )?(?P<group>.+)$")
MINISTER = re.compile(r"^(?P<of>\w+)[\w ]* Minister of ")
MINISTRY = re.compile(r"\bMinistry of (?P<of>\w+)|\b(?P<before>\w+) Ministry\b")
OURS = re.compile(r"^(?:our|its)\b", re.IGNORECASE)
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


def as_one(readings: Iterable[Reading], informants: Mapping[str, Informant]) -> dict[str, Informant]:
    """The informants of claims, by the claim's id, those who are one person or body under one id."""
    reports = list(readings)
    posts = _posts(actor for reading in reports for actor in reading.actors)
    informants = _known_by_imprint(reports, informants)
    held = _held(reports, informants, posts)
    return {claim: _under_post(found, held, posts) for claim, found in informants.items()}


def _known_by_imprint(reports: Sequence[Reading], informants: Mapping[str, Informant]) -> dict[str, Informant]:
    """Informants under whose name some report is published: a body is the same there, and a newsroom hands on.

    A body's own people, quoted in its statement ("our director, Juma Odera"), speak for it in every report.
    """
    bodies = {key: body for reading in reports for key, body in _publishing(reading)}
    outlets = {outlet(name) for reading in reports for name in imprint(reading.report.publisher).own} - bodies.keys()
    people = {
        found.id: bodies[outlet(reading.report.publisher or "")]
        for reading in reports
        for claim in reading.claims
        if (found := informants[claim.id]).kind == "person" and OURS.match(found.name) and publishing_body(reading)
    }
    told = dict(informants)
    for reading in reports:
        own = {outlet(name) for name in imprint(reading.report.publisher).own}
        for claim in reading.claims:
            found = informants[claim.id]
            name = outlet(OUTLET_NOUN.sub("", found.name)) if found.kind in ("person", "unnamed", "actor") else ""
            if found.id in people:
                told[claim.id] = people[found.id]
            elif name in bodies:
                told[claim.id] = bodies[name]
            elif name in outlets and found.actor is None:
                told[claim.id] = newsroom_of(reading.report.publisher) if name in own else UNKNOWN
    return told


def _publishing(reading: Reading) -> Iterator[tuple[str, Informant]]:
    """The body that publishes a report as its own word, by the outlet that its name comes down to."""
    body = publishing_body(reading)
    if body is not None:
        yield outlet(body.name), body


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
    known = {actor.id: actor for actor in actors if actor.kind not in ("state", "media")}
    by_name = {actor.name: actor for actor in sorted(known.values(), key=lambda a: a.id, reverse=True)}
    return {id: _post(actor, by_name) for id, actor in known.items()}


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


def _held(
    readings: Iterable[Reading], informants: Mapping[str, Informant], posts: Mapping[str, _Post]
) -> dict[str, _Post]:
    """By the id of a person: the post that most reports give the person, where no other post has as many.

    Many may speak for a body, but who holds an office of no body known ("the president") is left as the name tells,
    where reports name several.
    """
    told = {pair for reading in readings for pair in _told(reading, informants, posts)}
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for person, key, _ in told:
        counts[person][key] += 1
    by_key = {post.key: post for _, post in sorted(posts.items(), reverse=True)}
    most = ((person, _most(found)) for person, found in counts.items())
    holds = {person: by_key[key] for person, key in most if key is not None}
    holders = Counter(post.key for post in holds.values())
    return {person: post for person, post in holds.items() if post.actor.kind != "office" or holders[post.key] == 1}


def _told(
    reading: Reading, informants: Mapping[str, Informant], posts: Mapping[str, _Post]
) -> Iterator[tuple[str, str, str]]:
    """Who holds what, as one report tells it: the person, the post, the report."""
    for actor in reading.actors:
        if actor.holder and actor.id in posts:
            yield person_id(actor.holder), posts[actor.id].key, reading.report.id
    for claim in reading.claims:
        found = informants[claim.id]
        post = posts.get(found.actor or "")
        if found.kind == "person" and found.id is not None and post is not None:
            yield found.id, post.key, reading.report.id


def _most(found: Counter[str]) -> str | None:
    ordered = found.most_common(2)
    return ordered[0][0] if len(ordered) == 1 or ordered[0][1] > ordered[1][1] else None
