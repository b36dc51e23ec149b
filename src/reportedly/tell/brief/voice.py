"""How a claim is told in a brief: who said it, by neutral verbs and in the report's own words, where and when."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.model.claim import Claim
from reportedly.tell.brief.english import capital, day, inside, listed, quoted, stop
from reportedly.tell.brief.sentence import Sentence
from reportedly.tell.wording import chain_words, plain, source_words
from reportedly.weigh.picture import Picture

DENYING = re.compile(
    r"\b(den(y|ies|ied|ying)|reject(s|ed|ing)?|dismiss(es|ed|ing)?|refut\w+|disput\w+)\b", re.IGNORECASE
)
HOW_SURELY = {
    "probable": "put as probable",
    "possible": "put as possible",
    "uncommitted": "without committing to it",
}
UNNAMED_REPORT = "a report whose publisher is not known"


def told(claim: Claim, picture: Picture, *, lead: str = "") -> Sentence:
    """A sentence that attributes a claim and quotes it: "Karim said: “…” (Nile Wire, 3 March 2024)."."""
    words = f"{lead}{says(claim, picture)}: {words_of(claim)} ({reported_in(claim, picture)})"
    return Sentence(text=stop(capital(words)), claims=(claim.id,))


def says(claim: Claim, picture: Picture) -> str:
    """Who says it and how: "Karim said", "the Front denied this"."""
    who, how = who_says(claim, picture), _beside(claim)
    if not claim.attribution:
        origins = _informants(claim, picture)
        own = not origins or origins == [inside(_publisher(claim, picture))]
        through = "" if own else f", on the word of {listed(origins)}"
        unknown = "" if origins else ", without saying who knows it"
        return f"{inside(_publisher(claim, picture))} {_verb(claim, 'reported')}{through}{unknown}{how}"
    outer = [source_words(link) for link in claim.attribution[:-1]]
    through = f", according to {listed([inside(name) for name in outer])}," if outer else ""
    return f"{who}{through} {_verb(claim, 'said')}{how}"


def who_says(claim: Claim, picture: Picture) -> str:
    """Who is said to know it, as linking has it; else in the report's words."""
    informants = _informants(claim, picture)
    if informants:
        return listed(informants)
    if not claim.attribution:
        return inside(_publisher(claim, picture))
    return inside(source_words(claim.attribution[-1]))


def words_of(claim: Claim) -> str:
    """The claim's words in quotation marks."""
    return quoted(plain(claim.content.text))


def reported_in(claim: Claim, picture: Picture) -> str:
    """Where it stands: "Nile Wire, 3 March 2024"; in a report's own voice only the day, since it is named already."""
    published = day(picture.situation.published.get(claim.report_id))
    return f"{_publisher(claim, picture)}, {published}" if claim.attribution else published


def chain_of(claim: Claim) -> str:
    """The whole chain of sources in the report's words, for a note."""
    return chain_words(claim.attribution)


def by_when(claims: Iterable[Claim], picture: Picture) -> list[Claim]:
    """Claims in the order in which they were published."""
    return sorted(claims, key=lambda claim: picture.situation.when(claim.id))


def _informants(claim: Claim, picture: Picture) -> list[str]:
    origins = picture.situation.origins.get(claim.id, ())
    return [inside(name) for name in dict.fromkeys(plain(origin.informant) for origin in origins)]


def _publisher(claim: Claim, picture: Picture) -> str:
    return plain(picture.situation.reports[claim.report_id].publisher or UNNAMED_REPORT)


def _verb(claim: Claim, usual: str) -> str:
    """A neutral verb; a denial is told as one where the words alone would affirm what is denied."""
    cues = [link.cue.text for link in claim.attribution if link.cue]
    denies = claim.factuality.polarity == "negative" and any(DENYING.search(cue) for cue in cues)
    return "denied this" if denies else usual


def _beside(claim: Claim) -> str:
    """How surely it is said, where that is less than certain, and whether the report calls it unconfirmed."""
    factuality = claim.factuality
    unconfirmed = "called unconfirmed by the report" if factuality.unverified else ""
    beside = [part for part in (HOW_SURELY.get(factuality.certainty, ""), unconfirmed) if part]
    return f" ({'; '.join(beside)})" if beside else ""
