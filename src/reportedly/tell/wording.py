"""How records are put into words, the same in the table, on the page and on the map."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.factuality import Factuality
from reportedly.model.place import ClaimPlace
from reportedly.model.quantity import Quantity
from reportedly.model.reading import Reading
from reportedly.model.time import ClaimTime

OWN_VOICE = "the report itself"
UNNAMED = "someone unnamed"
NOT_RESOLVED = "?"

CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""Characters that could drive a terminal, turn the direction of a line or hide words."""


def plain(words: str) -> str:
    """The words on one line, without characters that a screen would obey instead of showing."""
    return " ".join(CONTROLS.sub("", words.replace("\u2028", " ").replace("\u2029", " ")).split())


def chain_words(chain: Iterable[Attribution]) -> str:
    """Who says it, outermost first: "the agency ← a source at the ministry"."""
    return " ← ".join(source_words(link) for link in chain) or OWN_VOICE


def source_words(link: Attribution) -> str:
    """The source of one link in the report's words."""
    return plain(link.source.quote.text) if link.source else UNNAMED


def certainty_words(factuality: Factuality) -> str:
    """How surely it is said: "certain", "possible negative"; positive goes without saying."""
    if factuality.polarity == "positive":
        return factuality.certainty
    return f"{factuality.certainty} {factuality.polarity}"


def place_words(claim_place: ClaimPlace) -> str:
    """The place as the claim has it: "30 km north of El Obeid"; a question mark where it is not resolved."""
    place = claim_place.place
    name = plain(place.toponym.text) + ("" if place.lat is not None or place.geometry else f"\u00a0{NOT_RESOLVED}")
    if claim_place.relation:
        return f"{plain(claim_place.relation)} {name}"
    return f"near {name}" if claim_place.role == "near" else name


def where_words(places: Iterable[ClaimPlace]) -> Iterator[str]:
    """One line for the movement, if there is one, and one for each other place."""
    given = tuple(places)
    stops = [
        " and ".join(dict.fromkeys(place_words(p) for p in given if p.role == role))
        for role in ("origin", "via", "destination")
    ]
    if any(stops):
        start, via, end = stops
        yield " → ".join([start or "…", *([via] if via else []), end or "…"])
    yield from dict.fromkeys(place_words(p) for p in given if p.role not in ("origin", "via", "destination"))


def when_words(time: ClaimTime | None) -> str:
    """The interval as far as it is known: one day, "9 – 11", "since …"; the words themselves where it is not."""
    if time is None:
        return ""
    if time.earliest and time.latest:
        first, last = time.earliest.replace("T", " "), time.latest.replace("T", " ")
        return first if first == last else f"{first} – {last}"
    if time.earliest:
        return f"from {time.earliest.replace('T', ' ')}"
    if time.latest:
        return f"until {time.latest.replace('T', ' ')}"
    return time.edtf or (plain(time.timex.text) if time.timex else "")


def event_words(claim: Claim) -> str:
    """What is said to happen: PLOVER type and mode; empty where nothing is."""
    if claim.event is None:
        return ""
    return " ".join(filter(None, (claim.event.type, claim.event.mode)))


def quantity_words(quantity: Quantity) -> str:
    """The figure as a range: "12 to 15 killed", "at least 12 killed"."""
    low, best, high = (None if n is None else f"{n:,.10g}" for n in (quantity.low, quantity.best, quantity.high))
    if low and high and low != high:
        figure = f"{low} to {high}"
    elif low and not high:
        figure = f"at least {low}"
    elif high and not low:
        figure = f"at most {high}"
    else:
        figure = best or low or "some"
    return f"{figure} {plain(quantity.unit)}"


def title_words(reading: Reading, longest: int = 90) -> str:
    """The report's title, else the words that it starts with."""
    report = reading.report
    words = plain(report.title or report.text[: 2 * longest])
    if len(words) <= longest:
        return words or "Untitled report"
    return words[:longest].rsplit(" ", 1)[0] + " …"


def about_words(reading: Reading, *, address: bool = True) -> list[str]:
    """Who published it and when, and, with `address`, where it stands, as far as known."""
    report = reading.report
    published = f"published {report.published}" if report.published else "publication time unknown"
    given = (report.publisher, published, (report.url or report.external_id) if address else None)
    return [plain(part) for part in given if part]


def count_words(reading: Reading) -> str:
    """What was found, in one line: claims, sources, unverified, unresolved places."""
    sources = {chain_words(claim.attribution) for claim in reading.claims if claim.attribution}
    unverified = sum(claim.factuality.unverified for claim in reading.claims)
    lost = sum(place.lat is None and place.geometry is None for place in reading.toponyms)
    parts = [counted(len(reading.claims), "claim"), counted(len(sources), "source")]
    if unverified:
        parts.append(f"{unverified} flagged as unverified")
    if lost:
        parts.append(f"{counted(lost, 'place name')} not resolved")
    return " · ".join(parts)


def counted(number: int, noun: str) -> str:
    """The number with its noun, in the plural where it must be."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def in_telling_order(claims: Iterable[Claim]) -> Iterator[tuple[Claim, int]]:
    """Claims in text order, each followed by the explanations of it; with how deep each hangs."""
    given = tuple(claims)
    ids = {claim.id for claim in given}
    reasons: dict[str, list[Claim]] = {}
    for claim in given:
        target = next((t for t in claim.explains if t in ids and t != claim.id), None)
        if target:
            reasons.setdefault(target, []).append(claim)
    hung = {claim.id for group in reasons.values() for claim in group}
    told: set[str] = set()

    def tell(claim: Claim, depth: int) -> Iterator[tuple[Claim, int]]:
        if claim.id in told:
            return
        told.add(claim.id)
        yield claim, depth
        for reason in reasons.get(claim.id, ()):
            yield from tell(reason, depth + 1)

    for claim in given:
        if claim.id not in hung:
            yield from tell(claim, 0)
    for claim in given:  # explanations that explain each other in a ring
        yield from tell(claim, 0)
