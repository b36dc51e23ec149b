"""Who is said to know a claim: the innermost source, the same person or body across reports being one.

A source that names nobody ("reports say", "it is claimed") is no informant, and neither is a newsroom that hands on
what it does not say it saw: such a claim's lineage is unknown.
"""

from __future__ import annotations

import re

from reportedly.link.told import carries_meaning, cut
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.reading import Reading

PRONOUN = re.compile(r"^(?:he|she|it|they|who|which|that|this|these|those|we|i|one|others?)$", re.IGNORECASE)
UNTOLD = ("unspecified",)
RELAYS = ("media",)
"""Kinds of source that hand on what others know, unless nobody stands behind them."""


def informant_of(claim: Claim) -> Attribution | None:
    """The innermost link of the chain that names somebody who can know; None where the lineage cannot be told."""
    named = [link for link in claim.attribution if link.source is not None and link.source.kind not in UNTOLD]
    able = [link for link in named if link.source is not None and not PRONOUN.match(link.source.quote.text)]
    knowing = [link for link in able if link.source is not None and link.source.kind not in RELAYS]
    if knowing:
        return knowing[-1]
    return able[-1] if able else None


def claim_voice(claim: Claim, reading: Reading) -> str | None:
    """Who is said to know a claim, the same in every report; None where the lineage cannot be told."""
    link = informant_of(claim)
    return None if link is None else informant_key(link, reading)


def informant_key(link: Attribution, reading: Reading) -> str:
    """What an informant is in every report: the actor, else the names in the words, else the words."""
    if link.actor is not None:
        return link.actor
    assert link.source is not None
    words = cut(link.source.quote.text)
    names = [w.stem for w in words if w.text[:1].isupper() and carries_meaning(w.lower_)]
    known = {w.stem: actor.id for actor in reading.actors for w in cut(actor.name) if actor.holder is None}
    for name in names:
        if name in known:
            return known[name]
    return (
        " ".join(names[-1:]) or " ".join(sorted(w.stem for w in words if carries_meaning(w.lower_))) or words[0].lower_
    )
