"""Score the reader on our own gold: which claims it finds, and how much of each it reads right.

A gold claim and a read claim belong together when the words of their contents overlap by half (Jaccard). All that is
asked of a claim's parts is asked of paired claims only: those figures say where the reader is weak, not that it missed.
Run `python -m bench.gold tune` for the figures of one part with every miss listed.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Iterable

from bench.days import days_covered
from bench.gold_notation import PARTS, GoldClaim, GoldCount, GoldLink, GoldPlace, GoldReport, GoldTime, read_part
from bench.pairing import jaccard, overlap, pair, word_starts, words_in
from bench.partway import nothing_read
from bench.tally import Tally
from reportedly.journey import Failure, read_reports
from reportedly.model.attribution import Attribution
from reportedly.model.claim import Claim
from reportedly.model.event import Participant
from reportedly.model.place import ClaimPlace
from reportedly.model.quantity import Quantity
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote
from reportedly.model.time import ClaimTime

LEAST_OVERLAP = 0.5
FALSE_PIN_KM = 150
"""A point further than this, beyond both radii, from every place of the report is a false pin."""


def score() -> dict[str, float]:
    """Every figure of both parts, named `part.measure`."""
    return {f"{part}.{name}": value for part in PARTS for name, value in score_part(part).figures().items()}


def score_part(part: str) -> Tally:
    """Read the reports of one part and score the readings; a report that breaks the journey has no claims."""
    gold = read_part(part)
    return score_readings(zip(gold, read_reports(as_report(g) for g in gold), strict=True))


def as_report(gold: GoldReport) -> Report:
    """The report as the reader gets it: text to the letter, publisher and published time given."""
    return Report.from_text(
        gold.text,
        external_id=gold.name,
        publisher=gold.publisher,
        published=gold.published,
        published_from="given",
    )


def score_readings(pairs: Iterable[tuple[GoldReport, Reading | Failure]]) -> Tally:
    """Score readings against the gold of their reports."""
    tally = Tally()
    for gold, reading in pairs:
        if isinstance(reading, Failure):
            tally.case("reports_read", False, f"{gold.name} breaks {reading.stage}: {reading.why}")
            reading = nothing_read(reading.report)
        else:
            tally.case("reports_read", True)
        _score_reading(tally, gold, reading)
    return tally


def _score_reading(tally: Tally, gold: GoldReport, reading: Reading) -> None:
    starts = word_starts(gold.text)
    wanted = [words_in(starts, g.content.spans) for g in gold.claims]
    read = [words_in(starts, c.content.spans) for c in reading.claims]
    paired = pair(wanted, read, jaccard, LEAST_OVERLAP)
    firm = [i for i, g in enumerate(gold.claims) if not g.optional]
    hits = [i for i in firm if i in paired]
    tally.retrieved("claims", gold=len(firm), found=len(read) - len(paired) + len(hits), shared=len(hits))
    tally.misses += [
        f"{gold.name} #{gold.claims[i].id}\tnot found: {gold.claims[i].content.text}" for i in firm if i not in paired
    ]
    extra = [c for j, c in enumerate(reading.claims) if j not in paired.values()]
    tally.misses += [f"{gold.name}\tno such claim: {c.content.text}" for c in extra]
    claim_ids = {g.id: reading.claims[paired[i]].id for i, g in enumerate(gold.claims) if i in paired}
    for i in hits:
        _score_claim(
            tally, f"{gold.name} #{gold.claims[i].id}", gold.claims[i], reading.claims[paired[i]], reading, claim_ids
        )
    for i in firm:
        _score_places(
            tally,
            f"{gold.name} #{gold.claims[i].id}",
            gold.claims[i],
            reading.claims[paired[i]] if i in paired else None,
        )
    _score_pins(tally, gold, reading)


def _score_claim(
    tally: Tally, who: str, gold: GoldClaim, claim: Claim, reading: Reading, claim_ids: dict[str, str]
) -> None:
    _score_chain(tally, who, gold, claim, reading)
    factuality = claim.factuality
    tally.case("certainty", factuality.certainty in gold.certainty, who)
    tally.case("polarity", factuality.polarity in gold.polarity, who)
    tally.retrieved(
        "unverified",
        gold=gold.unverified,
        found=factuality.unverified,
        shared=gold.unverified and factuality.unverified,
    )
    if gold.unverified != factuality.unverified:
        tally.misses.append(f"{who}\tunverified")
    if gold.tense:
        tally.case("tense", factuality.tense == gold.tense, who)
    tally.case("kind", claim.kind in gold.kinds, f"{who} {claim.kind}")
    _score_event(tally, who, gold, claim)
    if gold.time:
        _score_time(tally, who, gold.time, claim.time, claim_ids, reading.report.published or "")
    _score_counts(tally, who, gold, claim)
    if gold.explains:
        targets = {claim_ids.get(t) for t in gold.explains} - {None}
        tally.case("explains", bool(targets & set(claim.explains)), who)


def _score_chain(tally: Tally, who: str, gold: GoldClaim, claim: Claim, reading: Reading) -> None:
    read = claim.attribution
    exact = chain_is_exact(gold, claim, reading)
    got = " ← ".join(link.source.quote.text if link.source else "–" for link in read)
    tally.case("chain", exact, f"{who} [{got}]")
    if not gold.chain:
        tally.case("own_voice", not read, who)
        return
    if len(gold.chain) > 1:
        tally.case("nested_chain", exact, who)
    inner = read[-1] if read else None
    wanted = gold.chain[-1]
    tally.case("source", inner is not None and _same_source(wanted, inner, reading), who)
    if wanted.cue:
        tally.case("cue", bool(inner and inner.cue and overlap(inner.cue.spans, wanted.cue.spans)), who)
    if wanted.kinds and inner and inner.source:
        tally.case("source_kind", inner.source.kind in wanted.kinds, f"{who} {inner.source.kind}")
    if wanted.antecedent:
        tally.case("pronoun_source", inner is not None and _reaches(wanted.antecedent, inner, reading), who)


def chain_is_exact(gold: GoldClaim, claim: Claim, reading: Reading) -> bool:
    """Whether a claim has the links of the gold claim, source by source."""
    read = claim.attribution
    return len(read) == len(gold.chain) and all(map(_same_source, gold.chain, read, [reading] * len(read)))


def _same_source(gold: GoldLink, link: Attribution, reading: Reading) -> bool:
    if gold.source is None or link.source is None:
        return gold.source is None and link.source is None
    if overlap(link.source.quote.spans, gold.source.spans):
        return True
    return gold.antecedent is not None and _reaches(gold.antecedent, link, reading)


def _reaches(antecedent: Quote, link: Attribution, reading: Reading) -> bool:
    """Whether the link's source is the antecedent: by its own words, by naming it alike, or through its actor."""
    if link.source is None:
        return False
    if overlap(link.source.quote.spans, antecedent.spans) or antecedent.text in link.source.quote.text:
        return True
    mentions = [m for actor in reading.actors if actor.id == link.actor for m in actor.mentions]
    return any(overlap(m.spans, antecedent.spans) for m in mentions)


def _score_event(tally: Tally, who: str, gold: GoldClaim, claim: Claim) -> None:
    if gold.event is None:
        return
    event = claim.event
    tally.case("event_type", event is not None and event.type in gold.event.types, f"{who} {event and event.type}")
    _score_participants(tally, "actors", who, gold.event.actors, event.actors if event else ())
    _score_participants(tally, "recipients", who, gold.event.recipients, event.recipients if event else ())


def _score_participants(
    tally: Tally, measure: str, who: str, gold: tuple[Quote, ...], read: tuple[Participant, ...]
) -> None:
    shared = pair(gold, read, lambda g, p: float(overlap(g.spans, p.quote.spans)), 1.0)
    tally.retrieved(measure, gold=len(gold), found=len(read), shared=len(shared))
    missed = [g.text for i, g in enumerate(gold) if i not in shared]
    extra = [p.quote.text for j, p in enumerate(read) if j not in shared.values()]
    if missed or extra:
        tally.misses.append(f"{who}\t{measure}: missed {missed}, read {extra}")


def _score_places(tally: Tally, who: str, gold: GoldClaim, claim: Claim | None) -> None:
    read = claim.places if claim else ()
    for place in gold.places:
        near = [p for p in read if _km_off(place, p) <= place.within_km]
        tally.case(
            "places", any(_group(p.role) in map(_group, place.roles) for p in near), f"{who} {place.toponym.text}"
        )
        if claim is None:
            continue
        if near:
            tally.case("place_role", any(p.role in place.roles for p in near), f"{who} {place.roles}")
        if place.relation:
            tally.case("relation", any(_same_relation(place, p) for p in read), f"{who} {place.relation}")


def _group(role: str) -> str:
    return role if role in ("origin", "destination") else "other"


def _same_relation(gold: GoldPlace, place: ClaimPlace) -> bool:
    named = overlap(place.place.toponym.spans, gold.toponym.spans)
    return named and bool(set((gold.relation or "").lower().split()) & set((place.relation or "").lower().split()))


def _km_off(gold: GoldPlace, place: ClaimPlace) -> float:
    if place.place.lat is None or place.place.lon is None:
        return math.inf
    return km_between(gold.lat, gold.lon, place.place.lat, place.place.lon)


def km_between(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Great-circle distance in kilometres between two points in degrees."""
    a, b, c, d = map(math.radians, (lat, lon, other_lat, other_lon))
    h = math.sin((c - a) / 2) ** 2 + math.cos(a) * math.cos(c) * math.sin((d - b) / 2) ** 2
    return 2 * 6371.0088 * math.asin(math.sqrt(min(1.0, h)))


def _score_pins(tally: Tally, gold: GoldReport, reading: Reading) -> None:
    known = [p for claim in gold.claims for p in claim.places] + list(gold.elsewhere)
    for claim in reading.claims:
        for place in claim.places:
            if place.place.lat is None:
                continue
            slack = FALSE_PIN_KM + (place.place.radius_km or 0)
            true = any(_km_off(g, place) <= slack + g.within_km for g in known)
            tally.case("true_pins", true, f"{gold.name} {place.place.toponym.text} at {place.place.name}")


def _score_time(
    tally: Tally, who: str, gold: GoldTime, read: ClaimTime | None, claim_ids: dict[str, str], published: str
) -> None:
    if gold.edtf:
        got = read.edtf if read else None
        right = got is not None and any(_same_days(value, got, published) for value in gold.edtf)
        tally.case("time", right, f"{who} {got} for {' or '.join(gold.edtf)}")
    if gold.anchor and gold.anchor != "published":
        anchored = read is not None and read.anchor == claim_ids.get(gold.anchor, "not read")
        tally.case("time_anchor", anchored and read is not None and read.relation == gold.relation, who)


def _same_days(gold: str, read: str, published: str) -> bool:
    """Whether two values cover the same days; "since Friday" may end open or on the day of publication."""
    try:
        return _closed(days_covered(gold), published) == _closed(days_covered(read), published)
    except ValueError:
        return False


def _closed(days: tuple[str | None, str | None], published: str) -> tuple[str, str]:
    return days[0] or published, days[1] or published


def _score_counts(tally: Tally, who: str, gold: GoldClaim, claim: Claim) -> None:
    shared = pair(gold.counts, claim.quantities, lambda g, q: float(_same_range(g, q)), 1.0)
    tally.retrieved("counts", gold=len(gold.counts), found=len(claim.quantities), shared=len(shared))
    for i, count in enumerate(gold.counts):
        if i not in shared:
            tally.misses.append(f"{who}\tcount: {count.low}..{count.high} {count.unit}")
            continue
        quantity = claim.quantities[shared[i]]
        tally.case("count_unit", count.unit.split()[-1] in quantity.unit.split(), f"{who} {quantity.unit}")
        if count.counted_by:
            by = quantity.counted_by or ""
            tally.case("counted_by", by in count.counted_by.text or count.counted_by.text in by if by else False, who)


def _same_range(gold: GoldCount, read: Quantity) -> bool:
    low, high = (read.low, read.high)
    if read.best is not None and low is None and high is None:
        low = high = read.best
    return (low, high) == (gold.low, gold.high)


def main(parts: list[str]) -> None:
    for part in parts or list(PARTS):
        tally = score_part(part)
        print("\n".join(tally.misses))
        for name, value in sorted(tally.figures().items()):
            cases = tally.cases[name] or tally.gold[name.rsplit("_", 1)[0]]
            print(f"{part:9s} {name:24s} {value:6.3f} of {cases}")


if __name__ == "__main__":
    main(sys.argv[1:])
