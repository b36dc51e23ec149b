"""Who is said to know what a report says in its own voice.

A newsroom knows what it says that its own people saw: "we counted nine trucks". A body that publishes its own
statement, a ministry or a relief group, speaks for itself. A headline says in short what the text below it says by its
sources. What a report just says besides, naming nobody, is of unknown lineage.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache

from reportedly.lexicon.words import words_in
from reportedly.link.informants import UNKNOWN, newsroom_of
from reportedly.link.laid_out import Weights
from reportedly.link.matter import weighed
from reportedly.link.parties import party_of, state_in
from reportedly.link.publishers import imprint, outlet
from reportedly.link.shared_words import told_by_other
from reportedly.link.told import cut, verdicts_on
from reportedly.link.wording import WORD, fold
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.origin import Informant
from reportedly.model.reading import Reading

OURSELVES = frozenset({"we", "our", "us", "ours"})
ANALYSED = re.compile(
    r"\b[Ww]e (?:have |also |first )*"
    r"(?:looked (?:at|into)|examined|analy[sz]ed|reviewed|studied|compared|geolocated|measured)\b"
)
"""A newsroom that says that it looked into something tells from there on what it found."""
IN_SHORT = 0.6
"""The share of a headline, by rarity of its words, that a claim of the text must tell for the headline to be in short
what that claim says."""


def own_voices(reading: Reading, newsroom: str | None, attributed: Mapping[str, Informant]) -> dict[str, Informant]:
    """Who knows each claim that a report makes without naming a source, by the claim's id.

    `newsroom` is the outlet whose reporting it carries; `attributed` says who knows the report's other claims.
    """
    own = [claim for claim in reading.claims if not claim.attribution or _calls_false(claim, reading.report.text)]
    if not own:
        return {}
    body = publishing_body(reading)
    if body is not None:
        return dict.fromkeys((claim.id for claim in own), body)
    untold = dict.fromkeys((claim.id for claim in own), UNKNOWN)
    looked = ANALYSED.search(reading.report.text)
    from_there = looked.start() if looked else len(reading.report.text)
    seen = {
        claim.id: newsroom_of(newsroom)
        for claim in own
        if _speaks_of_itself(claim) or (claim.kind != "question" and claim.content.start > from_there)
    }
    return untold | _of_headline(own, reading, attributed) | seen


def _calls_false(claim: Claim, text: str) -> bool:
    """Whether a report itself calls false what nobody by name is said to say: "reports that it was mined are false"."""
    return all(link.source is None for link in claim.attribution) and any(verdicts_on(claim, text))


def publishing_body(reading: Reading) -> Informant | None:
    """The publisher, where it is a body that speaks for itself."""
    name = reading.report.publisher
    if name is None:
        return None
    words = {fold(word) for word in WORD.findall(name)}
    if words & _newsroom_words() or not (words & words_in("body_words", "word") or _tells_of_itself(reading)):
        return None
    actor = next((actor for actor in reading.actors if _is_named(actor, name)), None)
    return Informant(
        id=digest_id("inf", "actor", actor.id) if actor else digest_id("inf", "newsroom", outlet(name)),
        name=name,
        kind="actor",
        actor=actor.id if actor else None,
        party=party_of(actor) or state_in(name) or outlet(name),
    )


def _tells_of_itself(reading: Reading) -> bool:
    """Whether a text opens with its publisher as the one who does something: "Port Terminals mourns those who died".

    A newsroom's name stands there in brackets, in a dateline, or behind "told".
    """
    names = "|".join(map(re.escape, imprint(reading.report.publisher).own))
    title = reading.report.title or ""
    body = reading.report.text.removeprefix(title).lstrip()
    opening = body[: (body.find(". ") + 1) or len(body)].split("\n")[0]
    return bool(names) and re.search(rf"(?:^|, )(?:The |the )?(?:{names}) (?![—–-])[a-z]", opening) is not None


@cache
def _newsroom_words() -> frozenset[str]:
    return words_in("outlet_words", "word") - {"the", "corporation", "company"} | {"press", "times", "post", "daily"}


def _is_named(actor: Actor, name: str) -> bool:
    return actor.name == name or any(mention.text == name for mention in actor.mentions)


def _speaks_of_itself(claim: Claim) -> bool:
    """Whether the newsroom tells what its own people did or saw; "US" in capitals is a state."""
    return any(word.lower_ in OURSELVES and not word.text.isupper() for word in cut(claim.content.text))


def _of_headline(own: Iterable[Claim], reading: Reading, attributed: Mapping[str, Informant]) -> dict[str, Informant]:
    """Claims of the headline, by whoever says the same below it."""
    first_line = reading.report.text.find("\n")
    above = [claim for claim in own if claim.content.hull.end <= first_line]
    if not above or not attributed:
        return {}
    below = [(c, _words(c)) for c in reading.claims if c.id in attributed and c.kind != "question"]
    return {
        claim.id: attributed[best.id]
        for claim in above
        if claim.kind != "question" and (best := _told_in_short(_words(claim), below)) is not None
    }


def _words(claim: Claim) -> Weights:
    return weighed(cut(claim.content.text))


def _told_in_short(headline: Weights, below: Iterable[tuple[Claim, Weights]]) -> Claim | None:
    shares = [(told_by_other(headline, words), -claim.content.start, claim) for claim, words in below]
    best = max(shares, key=lambda found: found[:2], default=None)
    return best[2] if best is not None and best[0] >= IN_SHORT else None
