"""The stage that gives every toponym its place.

All toponyms of a report are settled together (`place_choice`). What names no known place, or only places that the text
rules out, stays without one, and a gap says why: never a pin for what is not resolved.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.gazetteer.entry import Entry, Feature
from reportedly.gazetteer.names import fold
from reportedly.gazetteer.store import Gazetteer, open_gazetteer
from reportedly.model.gap import Gap
from reportedly.model.place import Place
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.read.draft import Draft, Stage
from reportedly.resolve.place_candidates import Candidate, Candidates, adjectives
from reportedly.resolve.place_choice import Group, choose, lies_in

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
ADJECTIVE_VOTE = 0.5
MOST_ADJECTIVE_VOTES = 2.0
PUBLISHER_VOTE = 1.0

_HOLDS = re.compile(r"\s*(?:,|,? in|\()\s*(?:the\s+)?(?:(?:northern|southern|eastern|western|central|[a-z]+ern)\s+)?")
_AFTER_COMMA = re.compile(r",\s*((?:[A-Z][\w.]*\.?\s?){1,3})")
_ADJECTIVE = re.compile(r"\b[A-Z][a-z]+\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a toponym came to: a place, or why there is none."""

    candidate: Candidate | None
    why: str


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
    named: dict[str, list[int]] = defaultdict(list)
    for number, toponym in enumerate(toponyms):
        named[fold(toponym.text)].append(number)
    found = {key: _candidates(finder, [toponyms[n] for n in numbers], report.text) for key, numbers in named.items()}
    holders = _holders(toponyms, report.text, found, gazetteer)
    groups = [
        Group(candidates=found[key], weight=_weight(numbers, toponyms, report), within=holders.get(key, ()))
        for key, numbers in named.items()
    ]
    outcomes: dict[int, Outcome] = {}
    for (_, numbers), group, shares in zip(
        named.items(), groups, choose(groups, _leanings(report, gazetteer)), strict=True
    ):
        outcome = _outcome(group, shares)
        outcomes.update(dict.fromkeys(numbers, outcome))
    return [outcomes[number] for number in range(len(toponyms))]


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
    if any(toponyms[n].text.isupper() or toponyms[n].text.lower() in dateline.lower() for n in numbers):
        return DATELINE_WEIGHT
    return 1.0


def _holders(
    toponyms: Sequence[Quote], text: str, found: Mapping[str, tuple[Candidate, ...]], gazetteer: Gazetteer
) -> dict[str, tuple[Entry, ...]]:
    """Find what the text says each name lies in: "Paris, Texas", "Hit in Anbar", "Derry (Northern Ireland)"."""
    holders: dict[str, tuple[Entry, ...]] = {}
    order = sorted(toponyms, key=lambda quote: quote.start)
    for here, following in zip(order, [*order[1:], None], strict=True):
        outer: Iterable[Entry] = ()
        if following is not None and _HOLDS.fullmatch(text, here.end, following.start):
            outer = [c.entry for c in found[fold(following.text)]]
        elif match := _AFTER_COMMA.match(text, here.end):
            outer = _province_named(match[1].strip(), gazetteer)
        key = fold(here.text)
        holding = [place for place in outer if any(lies_in(c.entry, place) for c in found[key])]
        holders[key] = (*holders.get(key, ()), *holding)
    return holders


def _province_named(words: str, gazetteer: Gazetteer) -> list[Entry]:
    """Places of the longest start of `words` that names a country or province: "Texas, on Monday" cut at its commas."""
    finder, parts = Candidates(gazetteer), words.split()
    for length in range(len(parts), 0, -1):
        if found := finder.wide(" ".join(parts[:length])):
            return found
    return []


def _leanings(report: Report, gazetteer: Gazetteer) -> dict[str, float]:
    """Count the votes for countries from adjectives in the text and names in the publisher's."""
    votes: dict[str, float] = defaultdict(float)
    known = adjectives()
    for match in _ADJECTIVE.finditer(report.text):
        if code := known.get(match[0]):
            votes[code] = min(votes[code] + ADJECTIVE_VOTE, MOST_ADJECTIVE_VOTES)
    for _, _, name in gazetteer.names_in(report.publisher or ""):
        top = gazetteer.lookup(name)[:1]
        if top and top[0].country:
            votes[top[0].country] += PUBLISHER_VOTE
    return votes


def _outcome(group: Group, shares: Sequence[float]) -> Outcome:
    if not group.candidates:
        return Outcome(candidate=None, why="no place of this name is in the gazetteer")
    best = max(range(len(shares)), key=shares.__getitem__)
    candidate = group.candidates[best]
    return Outcome(candidate=candidate, why="")


def _place(toponym: Quote, candidate: Candidate | None) -> Place:
    if candidate is None:
        return Place(toponym=toponym)
    entry = candidate.entry
    return Place(
        toponym=toponym, name=entry.name, country=entry.country, gazetteer_id=entry.id, lat=entry.lat, lon=entry.lon,
        radius_km=entry.radius_km, geometry=entry.geometry, precision=PRECISION[entry.feature],
    )  # fmt: skip


STAGE = Stage(name=STAGE_NAME, version=2, reads=("report", "toponyms"), writes=("places", "gaps"), run=run)
