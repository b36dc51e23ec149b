"""Reports of different origins that tell what one informant said: one statement, one origin of the claim, no copy.

The weights are set by hand: an informant whom two reports share says as much as it is rare, shared words of what it is
said to have said say as much as each is rare, and together they must outweigh what two reports share by chance.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from reportedly.link.content import Item, items
from reportedly.link.informants import informant
from reportedly.link.rarity import Rarity
from reportedly.link.reprints import Reprints
from reportedly.link.wording import Sentence, sentences
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading
from reportedly.model.reason import Reason, bits

CHANCE = -24.0
"""Bits that a shared informant and shared words must outweigh."""
SHARED = 0.4
"""The share of the shorter statement's stems that the other has too."""
NAMED = ("person", "actor")

Said = dict[str, list[tuple[Claim, frozenset[Item]]]]


def same_statements(
    firsts: Iterable[str], readings: Mapping[str, Reading], found: Reprints
) -> dict[str, tuple[str, tuple[Reason, ...]]]:
    """For each report that is no copy: the older one with which it most likely shares a statement, and why."""
    said = {report: statements_in(readings[report]) for report in firsts}
    having = Counter(who for told in said.values() for who in told)
    best: dict[str, tuple[str, tuple[Reason, ...]]] = {}
    for older, newer in found.overlaps:
        if older not in said or newer not in said:
            continue
        why = shared_statement(
            said[older], said[newer], having, len(said) + found.standing.rarity.texts, found.standing.rarity
        )
        if why and (newer not in best or bits(why) > bits(best[newer][1])):
            best[newer] = older, why
    return best


def shared_statement(
    older: Said, newer: Said, having: Mapping[str, int], reports: int, rarity: Rarity
) -> tuple[Reason, ...]:
    """Why two reports share a statement; empty where they share none.

    `having` counts the reports that each informant speaks in, of so many.
    """
    best: tuple[Reason, ...] = ()
    for who in sorted(older.keys() & newer.keys()):
        why = _alike(older[who], newer[who], math.log2(reports / having[who]), rarity)
        if why and bits(why) > max(0.0, bits(best)):
            best = why
    return best


def statements_in(reading: Reading) -> Said:
    """What each named informant is said to have said."""
    told: Said = defaultdict(list)
    spoken = sentences(reading.report)
    for claim in reading.claims:
        who = informant(claim, reading)
        if who.id is not None and who.kind in NAMED:
            told[who.id].append((claim, _stems(claim, spoken, reading.report.language)))
    return dict(told)


def _stems(claim: Claim, spoken: Iterable[Sentence], language: str) -> frozenset[Item]:
    words = tuple(w for s in spoken for w in s.words if any(part.contains(w.span) for part in claim.content.spans))
    if not words:
        return frozenset()
    found = items([Sentence(span=claim.content.hull, words=words)], language)
    return frozenset(item for item in found if item[0] in ("stem", "figure"))


def _alike(
    older: Iterable[tuple[Claim, frozenset[Item]]],
    newer: Iterable[tuple[Claim, frozenset[Item]]],
    rare: float,
    rarity: Rarity,
) -> tuple[Reason, ...]:
    """The reasons for the pair of statements that is most alike; empty where none shares enough."""
    best: tuple[Reason, ...] = ()
    for one, words in older:
        for other, others in newer:
            shared = words & others
            if not shared or len(shared) < SHARED * min(len(words), len(others)):
                continue
            told = round(math.fsum(rarity.of(item) for item in shared), 3)
            why = (
                Reason(feature="constant", bits=CHANCE, older="any statement", newer="any statement"),
                _reason("same_informant", round(rare, 3), one, other),
                Reason(feature="same_content", bits=told, older=one.content.text, newer=other.content.text),
            )
            best = max(best, why, key=lambda w: (bits(w), w[-1].older, w[-1].newer) if w else (-math.inf, "", ""))
    return best


def _reason(feature: str, weight: float, one: Claim, other: Claim) -> Reason:
    names = [c.attribution[-1].source.quote.text if c.attribution[-1].source else "" for c in (one, other)]
    return Reason(feature=feature, bits=weight, older=names[0], newer=names[1])
