"""The stage that gives every toponym its place.

All toponyms of a report are settled together (`place_choice`). What names no known place, or only places that the text
rules out, stays without one, and a gap says why: never a pin for what is not resolved.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportedly.gazetteer.entry import Feature
from reportedly.gazetteer.names import fold
from reportedly.gazetteer.store import Gazetteer, open_gazetteer
from reportedly.model.gap import Gap
from reportedly.model.place import Place
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.read.draft import Draft, Stage
from reportedly.resolve.place_candidates import Candidate, Candidates, adjectives, is_called_division, is_measured_from
from reportedly.resolve.place_choice import Group, choose
from reportedly.resolve.place_holders import Holders, find_holders
from reportedly.resolve.place_verdict import Outcome, Spoken, verdict

STAGE_NAME = "resolve.places"

PRECISION: Mapping[Feature, int] = {
    "city": 1, "district": 1, "airfield": 1, "base": 1, "site": 1, "adm2": 3, "adm1": 4, "landscape": 5, "route": 5,
    "river": 5, "lake": 5, "mountain": 5, "island": 5, "border": 5, "region": 5, "country": 6, "continent": 6, "sea": 7,
}  # fmt: skip
"""UCDP where_prec by kind of place."""
NEAR_TOWN = 2
NEAR_TOWN_KM = 15.0
"""A base known only by its town's name is somewhere around that town."""

DATELINE_WEIGHT = 2.0
ADJECTIVE_VOTE = 0.3
MOST_ADJECTIVE_VOTES = 2.0
PUBLISHER_WEIGHT = 1.0

_ADJECTIVE = re.compile(r"\b[A-Z][a-z]+\b")


def run(draft: Draft) -> Draft:
    """Resolve every toponym of the draft; see the module."""
    outcomes = resolve_toponyms(draft.report, draft.toponyms, open_gazetteer())
    pairs = list(zip(draft.toponyms, outcomes, strict=True))
    places = tuple(_place(quote, outcome.candidate) for quote, outcome in pairs)
    gaps = tuple(
        Gap(stage=STAGE_NAME, what=f"where {quote.text!r} is", why=outcome.why, spans=quote.spans)
        for quote, outcome in pairs
        if outcome.candidate is None
    )
    return replace(draft, places=places, gaps=draft.gaps + gaps)


def resolve_toponyms(report: Report, toponyms: Sequence[Quote], gazetteer: Gazetteer) -> list[Outcome]:
    """Settle what each toponym means, all at once; one outcome for each, in order."""
    finder = Candidates(gazetteer)
    named = _named(toponyms, report.text)
    found = {key: _candidates(finder, [toponyms[n] for n in numbers], report.text) for key, numbers in named.items()}
    holders = find_holders(toponyms, report.text, _by_name(found), finder)
    groups = [
        _group(found[key], holders.get(key.name, Holders()), _weight(numbers, toponyms, report))
        for key, numbers in named.items()
    ]
    leanings = _leanings(report)
    shares = choose([*groups, *_setting(report, finder, gazetteer)], leanings)
    spoken = Spoken.of(groups, shares, leanings)
    outcomes: dict[int, Outcome] = {}
    for (key, numbers), group, share in zip(named.items(), groups, shares, strict=False):
        outcome = verdict(group, share, spoken, holders.get(key.name, Holders()), bool(found[key]))
        outcomes.update(dict.fromkeys(numbers, outcome))
    return [outcomes[number] for number in range(len(toponyms))]


class Named(NamedTuple):
    """One name of a report, or the mentions of it from which something is measured."""

    name: str
    measured: bool


def _named(toponyms: Sequence[Quote], text: str) -> dict[Named, list[int]]:
    """The numbers of the mentions of each name, apart where one is called a province and another is measured from.

    One name is one place in a report; but below "two killed in Kharkiv region", "35 km south-east of Kharkiv" is
    counted from the town.
    """
    divisions = {fold(t.text) for t in toponyms if is_called_division(t, text)}
    named: dict[Named, list[int]] = defaultdict(list)
    for number, toponym in enumerate(toponyms):
        name = fold(toponym.text)
        apart = name in divisions and not is_called_division(toponym, text) and is_measured_from(toponym, text)
        named[Named(name, apart)].append(number)
    return named


def _by_name(found: Mapping[Named, tuple[Candidate, ...]]) -> dict[str, tuple[Candidate, ...]]:
    """The candidates by name, those of all its mentions but the ones measured from where there are others."""
    return {key.name: candidates for key, candidates in sorted(found.items(), key=lambda pair: not pair[0].measured)}


def _candidates(finder: Candidates, mentions: Sequence[Quote], text: str) -> tuple[Candidate, ...]:
    """Merge the candidates of every mention of one name: one clear mention settles the others."""
    best: dict[str, Candidate] = {}
    for mention in mentions:
        for candidate in finder.of(mention, text):
            known = best.get(candidate.entry.id)
            if known is None or candidate.prior > known.prior:
                best[candidate.entry.id] = candidate
    return tuple(sorted(best.values(), key=lambda c: (-c.prior, c.entry.id)))


def _weight(numbers: Sequence[int], toponyms: Sequence[Quote], report: Report) -> float:
    dateline = report.dateline or ""
    words = [toponyms[n].text for n in numbers]
    # A place in capitals of four letters and more stands in a dateline; "US" stands everywhere.
    if any((w.isupper() and len(w) >= 4 and "." not in w) or w.lower() in dateline.lower() for w in words):
        return DATELINE_WEIGHT
    return 1.0


def _group(candidates: tuple[Candidate, ...], holders: Holders, weight: float) -> Group:
    """Put one name's candidates up for the vote, less those that the text rules out."""
    kept = tuple(c for c in candidates if not holders.excludes(c.entry))
    return Group(candidates=kept, weight=weight, within=holders.holding)


def _setting(report: Report, finder: Candidates, gazetteer: Gazetteer) -> list[Group]:
    """Let the places in the publisher's name and the dateline vote as the report's toponyms do."""
    groups = []
    for words, weight in ((report.publisher, PUBLISHER_WEIGHT), (report.dateline, DATELINE_WEIGHT)):
        for start, end, _ in gazetteer.names_in((words or "").title()):
            quote = Quote.cut((words or "").title(), [(start, end)])
            groups.append(Group(candidates=finder.of(quote, ""), weight=weight, within=()))
    return groups


def _leanings(report: Report) -> dict[str, float]:
    """Count the votes for countries from adjectives in the text: "Iraqi forces" speaks for places in Iraq."""
    votes: dict[str, float] = defaultdict(float)
    known = adjectives()
    for match in _ADJECTIVE.finditer(report.text):
        if code := known.get(match[0]):
            votes[code] = min(votes[code] + ADJECTIVE_VOTE, MOST_ADJECTIVE_VOTES)
    return votes


def _place(toponym: Quote, candidate: Candidate | None) -> Place:
    if candidate is None:
        return Place(toponym=toponym)
    entry, near = candidate.entry, candidate.basis == "near"
    return Place(
        toponym=toponym, name=entry.name, country=entry.country, gazetteer_id=entry.id, lat=entry.lat, lon=entry.lon,
        radius_km=max(entry.radius_km, NEAR_TOWN_KM) if near else entry.radius_km, geometry=entry.geometry,
        precision=NEAR_TOWN if near else PRECISION[entry.feature],
    )  # fmt: skip


STAGE = Stage(name=STAGE_NAME, version=2, reads=("report", "toponyms"), writes=("places", "gaps"), run=run)
