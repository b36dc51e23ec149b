"""Admiralty credibility of a claim, 1 to 6, by published rules over what it stands on.

The rules are the table `lexicon/credibility_rules.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal

from reportedly.errors import SetupError
from reportedly.lexicon.table import load_table
from reportedly.model.grade import Reliability
from reportedly.weigh.knowledge import Knowledge, best, knowledge_of
from reportedly.weigh.sides import Side, Sides, parties
from reportedly.weigh.situation import Situation

Flag = Literal["withdrawn", "unverified", "hedged"]
Against = Literal["fewer", "equal", "more"]
RANKING: tuple[Reliability, ...] = ("A", "B", "C", "F", "D", "E")
"""From best to worst: a source that cannot be judged is above one that was found wrong."""
HEDGED = {"possible", "uncommitted"}


@dataclass(frozen=True, slots=True, kw_only=True)
class CredibilityRule:
    """One row of the table; the first whose every condition holds gives the grade."""

    name: str
    grade: int
    least_origins: int | None
    most_origins: int | None
    least_parties: int | None
    against: Against | None
    disinterested: bool | None
    reliability: tuple[str, ...]
    knowledge: tuple[str, ...]
    flag: Flag | None
    words: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Footing:
    """What a claim stands on, as far as the rules ask."""

    origins: int
    """Independent ones of known lineage."""
    parties: int
    against: int
    """Parties that firmly contradict it."""
    disinterested: bool
    """Whether one origin at least is no party to the matter, or both sides of the matter agree."""
    reliability: Reliability
    """The best among its origins; F where none can be judged."""
    knowledge: Knowledge
    """The nearest among its origins."""
    flags: frozenset[Flag]


@dataclass(frozen=True, slots=True, kw_only=True)
class Credibility:
    """A grade with the rule that gave it."""

    grade: int
    rule: str
    words: str


def footing_of(
    side: Side,
    other: Side,
    sides: Sides,
    situation: Situation,
    reliability: Mapping[str, Reliability],
) -> Footing:
    """What one side of an event stands on; `reliability` gives the grades of origins by id, F where one is missing."""
    firm = sides.firmly_disputing if other is sides.disputing else other.origins
    known = [id for id in side.claims if situation.origins.get(id)]
    return Footing(
        origins=len(side.origins),
        parties=len(parties(side.origins)),
        against=len(parties(firm)),
        disinterested=not sides.one_sided(side.origins),
        reliability=min((reliability.get(o.id, "F") for o in side.origins), key=RANKING.index, default="F"),
        knowledge=best({knowledge_of(situation.claims[id]) for id in known}),
        flags=frozenset(_flags(side, situation)),
    )


def _flags(side: Side, situation: Situation) -> Iterable[Flag]:
    if side.withdrawn and not side.claims:
        yield "withdrawn"
    said = [situation.claims[id].factuality for id in side.claims]
    if said and all(f.unverified for f in said):
        yield "unverified"
    if said and all(f.certainty in HEDGED for f in said):
        yield "hedged"


def credibility(footing: Footing) -> Credibility:
    """The grade that the first fitting rule gives."""
    rule = next(rule for rule in _rules() if fits(rule, footing))
    return Credibility(grade=rule.grade, rule=rule.name, words=rule.words)


@cache
def _rules() -> tuple[CredibilityRule, ...]:
    rules = load_table("credibility_rules", CredibilityRule)
    last = rules[-1]
    if any(getattr(last, f) not in (None, ()) for f in CONDITIONS):
        raise SetupError(
            "lexicon/credibility_rules.tsv: the last rule must ask for nothing, so that every claim gets a grade"
        )
    return rules


CONDITIONS = (
    "least_origins", "most_origins", "least_parties", "against", "disinterested", "reliability", "knowledge", "flag",
)  # fmt: skip


def fits(rule: CredibilityRule, footing: Footing) -> bool:
    """Tell whether every condition of a rule holds."""
    return (
        footing.origins >= (rule.least_origins or 0)
        and (rule.most_origins is None or footing.origins <= rule.most_origins)
        and footing.parties >= (rule.least_parties or 0)
        and (rule.against is None or rule.against == _against(footing))
        and rule.disinterested in (None, footing.disinterested)
        and (not rule.reliability or footing.reliability in rule.reliability)
        and (not rule.knowledge or footing.knowledge in rule.knowledge)
        and (rule.flag is None or rule.flag in footing.flags)
    )


def _against(footing: Footing) -> Against | None:
    if not footing.against:
        return None
    if footing.against == footing.parties:
        return "equal"
    return "more" if footing.against > footing.parties else "fewer"
