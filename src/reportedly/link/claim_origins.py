"""The origins of claims: the same informant in many reports is one origin, which names every report that carries it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from reportedly.link.telling import Telling
from reportedly.model.digest import digest_id
from reportedly.model.origin import Informant, Origin, ReportRef

Place = tuple[str, str, int]
"""Where a claim stands among all: its report in the order of publication, and its place there."""
Named = tuple[int, str, str, str]
"""The longest name first; of as long ones the first, and where it is told first."""


@dataclass(slots=True, kw_only=True)
class Carried:
    """One informant as reports go by."""

    best: tuple[Named, Informant]
    resolved: tuple[Named, Informant] | None
    """The best named of those that resolve to an actor."""
    names: set[str] = field(default_factory=set)
    wide: bool = True
    reports: dict[str, ReportRef] = field(default_factory=dict)
    last: Place = ("", "", 0)
    """The place of the claim that carries it last, among all."""


class Origins:
    """The origins of all claims, told report by report in the order of publication."""

    def __init__(
        self, carried: dict[str, Carried] | None = None, before: Callable[[str], Iterable[ReportRef]] = lambda _: ()
    ) -> None:
        """With those that were carried before, of which `before` says by which reports."""
        self.carried: dict[str, Carried] = {} if carried is None else carried
        self._before = before

    def take(self, telling: Telling, informants: Sequence[Informant]) -> None:
        """Take in what a report tells, and who those are that it quotes."""
        firsts: dict[int, str] = {}
        lasts: dict[int, Place] = {}
        for at, (claim, n) in enumerate(telling.claims):
            firsts[n], lasts[n] = min(claim, firsts.get(n, claim)), (*telling.order, at)
        for n, claim in firsts.items():
            if (id := informants[n].id) is not None:
                self._carry(id, informants[n], telling.report, claim, lasts[n])

    def _carry(self, id: str, found: Informant, report: ReportRef, claim: str, last: Place) -> None:
        told = (-len(found.name), found.name, report.id, claim), found
        carried = self.carried.setdefault(id, Carried(best=told, resolved=None))
        carried.best = min(carried.best, told, key=_named)
        if found.actor is not None:
            carried.resolved = min(carried.resolved or told, told, key=_named)
        carried.names.add(found.name)
        carried.wide = carried.wide and found.wide
        carried.reports[report.id] = report
        carried.last = max(carried.last, last)

    def ids(self) -> Iterator[str]:
        """Informants that are origins."""
        return iter(self.carried)

    def origin(self, informant: str) -> Origin:
        """One informant under the longest of its names, so that the order of arrival changes nothing."""
        before = {report.id: report for report in self._before(informant)}
        reports = sorted({**before, **self.carried[informant].reports}.items())
        return replace(self.named(informant), reports=tuple(report for _, report in reports))

    def named(self, informant: str) -> Origin:
        """The same without the reports that carry it."""
        carried = self.carried[informant]
        (_, best), (_, known) = carried.best, carried.resolved or carried.best
        return Origin(
            id=origin_id(informant),
            informant=best.name,
            actor=known.actor,
            party=known.party,
            reports=(),
            wide=carried.wide,
            also=tuple(sorted(carried.names - {best.name})),
        )

    def sides(self) -> dict[str, str]:
        """By actor that some origin is or speaks for, its party; what is told last of an actor counts."""
        found: dict[str, str | None] = {}
        for carried in sorted(self.carried.values(), key=lambda one: one.last):
            _, known = carried.resolved or carried.best
            if known.actor:
                found[known.actor] = known.party
        return {actor: party for actor, party in sorted(found.items()) if party is not None}


def _named(told: tuple[Named, Informant]) -> Named:
    return told[0]


def origin_id(informant: str) -> str:
    """The id of the origin that an informant is."""
    return digest_id("org", informant)
