"""What one report tells of who knows what it says: all that finding out who is who among all reports needs of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportedly.link.informants import OURS
from reportedly.link.own_voice import publishing_body
from reportedly.link.publishers import imprint, outlet
from reportedly.model.actor import Actor
from reportedly.model.origin import Informant, ReportRef
from reportedly.model.reading import Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A report with those it quotes, without its text."""

    report: ReportRef
    published: str | None
    own: tuple[str, ...]
    """What the names of its publisher come down to."""
    body: tuple[str, Informant] | None
    """The body that publishes it as its own word, behind the outlet that its name comes down to."""
    posts: tuple[Actor, ...]
    """The offices and bodies that it names, without the words that name them."""
    informants: tuple[Informant, ...]
    """Who is said to know its claims, by its own words; each once."""
    claims: tuple[tuple[str, int], ...]
    """Each claim, in the order of the reading, with the place of its informant among these."""
    acting: tuple[tuple[str, str], ...]
    """Who does something or has it done to it: each actor with each claim that says so."""

    @property
    def own_people(self) -> frozenset[str | None]:
        """Ids of those whom a body calls its own in its statement: "our director, Juma Odera"."""
        if self.body is None:
            return frozenset()
        return frozenset(one.id for one in self.informants if one.kind == "person" and OURS.match(one.name))

    @property
    def order(self) -> tuple[str, str]:
        """A key that puts tellings into the order in which reports were published."""
        return self.published or "", self.report.id


def telling_of(reading: Reading, known: Mapping[str, Informant]) -> Telling:
    """What a reading tells; `known` says by claim who is said to know it by the words of this report."""
    informants = {found: n for n, found in enumerate(dict.fromkeys(known[c.id] for c in reading.claims))}
    body = publishing_body(reading)
    return Telling(
        report=ReportRef.to(reading.report),
        published=reading.report.published,
        own=tuple(dict.fromkeys(outlet(name) for name in imprint(reading.report.publisher).own)),
        body=None if body is None else (outlet(body.name), body),
        posts=tuple(replace(a, mentions=()) for a in reading.actors if a.kind not in ("state", "media")),
        informants=tuple(informants),
        claims=tuple((claim.id, informants[known[claim.id]]) for claim in reading.claims),
        acting=tuple(sorted(set(_acting(reading)))),
    )


def _acting(reading: Reading) -> list[tuple[str, str]]:
    told = [(p.actor, c.id) for c in reading.claims if c.event for p in (*c.event.actors, *c.event.recipients)]
    return [(actor, claim) for actor, claim in told if actor]
