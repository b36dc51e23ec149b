"""What of an event is disputed: attributes on which origins differ, and every value that stands."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping

from reportedly.model.claim import Claim
from reportedly.model.quantity import Quantity
from reportedly.model.situation import Disputed, DisputedValue
from reportedly.weigh.doers import names_in, names_somebody
from reportedly.weigh.sides import Sides
from reportedly.weigh.situation import ON_THE_WHOLE, Situation

Figure = tuple[float | None, float | None]
Value = tuple[str, Figure]
"""A value in words, with the range that a figure leaves."""
NO_FIGURE: Figure = (None, None)


def disputed_in(event: frozenset[str], sides: Sides, situation: Situation) -> tuple[Disputed, ...]:
    """The disputed attributes of an event, by name; whether it took place at all is `existence`.

    Values that were updated or taken back by their own origin no longer stand, and those that arose in copying were
    never said: neither is disputed.
    """
    gone = _gone(event, situation)
    found = []
    if sides.disputing.claims and sides.holding.claims:
        found.append(_existence(sides))
    for attribute in sorted({a for a in _contradicted(event, situation) if a}):
        disputing = frozenset(_disputing(attribute, event, situation))
        claims = sorted({*sides.holding.claims, *disputing}, key=situation.when)
        values = _values(attribute, claims, gone[attribute], disputing, situation)
        if len(values) > 1:
            found.append(Disputed(attribute=attribute, values=values))
    return tuple(sorted(found, key=lambda d: d.attribute))


def _contradicted(event: frozenset[str], situation: Situation) -> set[str | None]:
    contradictions = (r for r in situation.relations_within(event) if r.relation == "contradicts")
    return {situation.disputed_attribute(r) for r in contradictions} - set(ON_THE_WHOLE)


def _disputing(attribute: str | None, event: frozenset[str], situation: Situation) -> Iterable[str]:
    """Claims that contradict others about an attribute, on whichever side of the event they are."""
    for r in situation.relations_within(event):
        if r.relation == "contradicts" and situation.disputed_attribute(r) == attribute:
            yield from (r.older, r.newer)


def _gone(event: frozenset[str], situation: Situation) -> Mapping[str, set[str]]:
    """By attribute, the claims whose value of it no longer stands, or never did."""
    left = [
        (r.attribute, r.newer if r.relation == "distorts" else r.older)
        for r in situation.relations_within(event)
        if r.relation in ("updates", "withdraws", "distorts")
    ]
    in_all = {claim for attribute, claim in left if attribute is None}
    by_attribute: dict[str, set[str]] = defaultdict(in_all.copy)
    for attribute, claim in left:
        if attribute is not None:
            by_attribute[attribute].add(claim)
    return by_attribute


def _existence(sides: Sides) -> Disputed:
    values = (
        ("it took place", sides.holding),
        ("it did not take place", sides.disputing),
    )
    told = [
        DisputedValue(value=words, low=None, high=None, claims=side.claims, origins=len(side.origins))
        for words, side in values
    ]
    return Disputed(attribute="existence", values=tuple(sorted(told, key=lambda v: -v.origins)))


def _values(
    attribute: str, claims: list[str], gone: set[str], disputing: frozenset[str], situation: Situation
) -> tuple[DisputedValue, ...]:
    """Every value that stands; of a claim that disputes and of which none can be read off, its own words."""
    read = READERS.get(attribute) or _figures(attribute, [situation.claims[id] for id in claims])
    by_value: dict[Value, list[str]] = defaultdict(list)
    for id in claims:
        claim = situation.claims[id]
        own: Value | None = (claim.content.text, NO_FIGURE) if id in disputing else None
        value = None if id in gone else read(claim) or own
        if value is not None:
            by_value[value].append(id)
    told = [_value(value, held, situation) for value, held in by_value.items()]
    return tuple(sorted(told, key=lambda v: (-v.origins, v.value)))


def _value(value: Value, claims: list[str], situation: Situation) -> DisputedValue:
    words, (low, high) = value
    origins = {origin.id for id in claims for origin in situation.origins.get(id, ())}
    return DisputedValue(value=words, low=low, high=high, claims=tuple(claims), origins=len(origins))


def _actor(claim: Claim) -> Value | None:
    """Who is said to have done it; of a denial, its own words. A bridge, a blast or a town does nothing."""
    if claim.factuality.polarity == "negative":
        return claim.content.text, NO_FIGURE
    placed = frozenset(word for p in claim.places for word in names_in(p.place.toponym.text))
    doers = (p for p in claim.event.actors if p.actor or names_somebody(p.quote.text, placed)) if claim.event else ()
    return _words(p.quote.text for p in doers)


def _place(claim: Claim) -> Value | None:
    return _words(p.place.name or p.place.toponym.text for p in claim.places)


def _time(claim: Claim) -> Value | None:
    return None if claim.time is None or claim.time.edtf is None else (claim.time.edtf, NO_FIGURE)


def _words(parts: Iterable[str]) -> Value | None:
    words = ", ".join(sorted(parts))
    return (words, NO_FIGURE) if words else None


READERS: Mapping[str, Callable[[Claim], Value | None]] = {"actor": _actor, "place": _place, "time": _time}
"""How the values of an attribute are read off a claim; other attributes are figures, or the claim's own words."""


def _figures(attribute: str, claims: list[Claim]) -> Callable[[Claim], Value | None]:
    """A reader of figures in the unit of the attribute's name, or in the one that most of the claims count in."""
    units = Counter(unit for claim in claims for unit in {q.unit for q in claim.quantities})
    if not units:
        return lambda claim: (claim.content.text, NO_FIGURE)
    unit = attribute if attribute in units else min(units, key=lambda u: (-units[u], u))

    def read(claim: Claim) -> Value | None:
        counted = [q for q in claim.quantities if q.unit == unit]
        return _figure(counted[0]) if counted else None

    return read


def _figure(quantity: Quantity) -> Value:
    exact = quantity.best if quantity.low is None and quantity.high is None else None
    low, high = (exact, exact) if exact is not None else (quantity.low, quantity.high)
    return f"{_range(low, high)} {quantity.unit}", (low, high)


def _range(low: float | None, high: float | None) -> str:
    if low is None:
        return "some" if high is None else f"at most {high:g}"
    if high is None:
        return f"at least {low:g}"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"
