"""What a form of the Review view decides, as judgements that can be entered; and the reason where none was written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData

from reportedly.casebook.correction_values import actor_value, span_value, time_value, type_value
from reportedly.casebook.judgement_values import place_value
from reportedly.errors import InputError
from reportedly.gazetteer.store import open_gazetteer
from reportedly.model.claim import Claim
from reportedly.resolve.places import PRECISION
from reportedly.web.kept.questions import answers_named
from reportedly.web.kept.showing import event_kept
from reportedly.web.review_actor import parts_of
from reportedly.web.scene import claims_with
from reportedly.web.standing import Stand
from reportedly.work.deciding import Decision
from reportedly.work.linking import readings_standing
from reportedly.work.looking_up import reading_with

NEAR_KM = 25.0
"""UCDP's precision 2 reaches so far."""
MOST_WHY = 2000
"""Characters of a reason."""
REASONS: Mapping[str, str] = {
    "accept": "read against the report's words: it says so",
    "reject": "read against the report's words: it does not say so",
    "alone": "read against the others: it tells of another event",
    "apart": "read side by side: they tell of different events",
    "same": "read side by side: they tell of one event",
    "merge": "one actor under two names",
    "differ": "two actors with names that look alike",
    "split": "in these claims the words mean another actor",
    "place": "the report's words mean this place",
    "time": "the report's words mean this time",
    "type": "the report's words tell of this",
    "actor": "the report's words mean this actor",
    "span": "these are the words that say it",
    "rate": "as the words and their sources stand",
    "grade": "as far as it is known",
    "assess": "read against the explanation",
    "undo": "taken back",
}
"""Entered where the person gives no reason: what the decision itself says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What was sent."""

    fields: FormData
    stand: Stand

    def __getitem__(self, name: str) -> str:
        """One field; raises InputError where it was not filled in."""
        value = self.get(name)
        if not value:
            raise InputError(name.replace("_", " "), "is missing", "fill it in and send the form again")
        return value

    def get(self, name: str) -> str:
        """One field; empty where it was not filled in."""
        value = self.fields.get(name, "")
        return value.strip() if isinstance(value, str) else ""

    def all(self, name: str) -> list[str]:
        """A field that may be there several times."""
        return [value for value in self.fields.getlist(name) if isinstance(value, str)]

    def claim(self) -> Claim:
        """The claim that it is about; raises InputError where it is none that counts."""
        return claim_in(self.stand, self["claim"])

    def number(self, name: str) -> float:
        """A field as a number; raises InputError where it is none."""
        try:
            return float(self[name])
        except ValueError:
            raise InputError(self[name], "is no number", "write degrees and kilometres as 15.06") from None


def claim_in(stand: Stand, id_: str) -> Claim:
    """A claim of the picture; raises InputError where there is none."""
    found = claims_with(stand.book, [id_])[0].get(id_)
    if found is None:
        raise InputError(id_, "is no claim of this casebook that counts", "it may be rejected, or read anew")
    return found


def decisions_of(form: Form) -> list[Decision]:
    """The judgements that a form comes to; raises InputError where it asks for what cannot be decided."""
    read = READ.get(form.get("do"))
    if read is None:
        raise InputError(form.get("do") or "nothing", "is nothing that can be decided", f"choose {', '.join(READ)}")
    return list(read(form))


def why_of(form: Form) -> str:
    """The reason that was given, or what the decision itself says."""
    return form.get("why")[:MOST_WHY] or REASONS[form.get("do")]


def _on_claim(form: Form) -> Iterator[Decision]:
    yield Decision(verb=form["do"], subject=f"claim {form.claim().id}", value={})  # type: ignore[arg-type]


def _alone(form: Form) -> Iterator[Decision]:
    """The claim, or those ticked, apart from the other claims of the event."""
    ticked = form.all("claims") or [form.claim().id]
    event = event_kept(form.stand.rows, ticked[0]).event
    here = [id for id in event.claims if id in ticked]
    others = [id for id in event.claims if id not in ticked]
    if not others:
        raise InputError("all claims of the event", "cannot be apart from none", "leave one or more unticked")
    yield _apart(here, others)


def _two(form: Form) -> Iterator[Decision]:
    """Two events, named by a claim of each."""
    first, second = (event_kept(form.stand.rows, form[name]).event for name in ("first", "second"))
    if first.id == second.id:
        raise InputError("the two", "are one event", "name a claim of another event")
    if form["do"] == "apart":
        yield _apart(list(first.claims), list(second.claims))
    else:
        yield Decision(verb="same", subject=f"claims {first.claims[0]} {second.claims[0]}", value={})


def _apart(here: list[str], others: list[str]) -> Decision:
    return Decision(verb="apart", subject=f"claims {here[0]} {others[0]}", value={"claims": here, "from": others})


def _actors(form: Form) -> Iterator[Decision]:
    first, second = form["first"], form["second"]
    if form["do"] == "merge":
        yield Decision(verb="merge", subject=f"actor {second}", value={"into": first})
    else:
        yield Decision(verb="differ", subject=f"actors {first} {second}", value={})


def _split(form: Form) -> Iterator[Decision]:
    """The ticked claims of an actor are about another one, known or named anew."""
    actor, into = form["actor"], form.get("into") or form["name"]
    held = [part.claim.id for part in parts_of(form.stand, actor)]
    ticked = [id for id in held if id in form.all("claims")]
    if not ticked:
        raise InputError("no claim", "is ticked", "tick those in which another actor is meant")
    if len(ticked) == len(held):
        raise InputError("all claims of the actor", "cannot be split from none", "leave one or more unticked")
    yield Decision(verb="split", subject=f"actor {actor}", value={"into": into, "claims": ticked})


def _place(form: Form) -> Iterator[Decision]:
    """Another place in the place of one that was read, and of those that the same report calls by the same words."""
    claim, position = form.claim(), int(form.number("position"))
    if not 0 <= position < len(claim.places):
        raise InputError(claim.id, f"has no place {position}", "choose one that it has")
    value = _place_of(form)
    words = claim.places[position].place.toponym.text
    for other in (c for one in readings_standing(form.stand.book, [claim.report_id]) for c in one.claims):
        for number, place in enumerate(other.places):
            same = place.place.toponym.text == words and place.relation == claim.places[position].relation
            if (other.id, number) == (claim.id, position) or (same and form.get("all")):
                yield Decision(verb="place", subject=f"claim {other.id}", value={**value, "position": number})


def _place_of(form: Form) -> dict[str, object]:
    if chosen := form.get("gazetteer"):
        entry = open_gazetteer().entry(chosen)
        if entry is None:
            raise InputError(chosen, "is not in the gazetteer", "look the place up anew")
        return place_value(
            name=entry.name, lat=entry.lat, lon=entry.lon, radius_km=entry.radius_km, country=entry.country,
            precision=PRECISION[entry.feature], gazetteer_id=entry.id,
        )  # fmt: skip
    radius = form.number("radius") if form.get("radius") else None
    return place_value(
        name=form["name"], lat=form.number("lat"), lon=form.number("lon"), radius_km=radius,
        precision=1 if radius is None else 2 if radius <= NEAR_KM else None,
    )  # fmt: skip


def _time(form: Form) -> Iterator[Decision]:
    last = form.get("last")
    edtf = f"{form['first']}/{last}" if last and last != form["first"] else form["first"]
    yield Decision(verb="time", subject=f"claim {form.claim().id}", value=time_value(edtf))


def _type(form: Form) -> Iterator[Decision]:
    value = type_value(form.get("type") or None, form.get("mode") or None)
    yield Decision(verb="type", subject=f"claim {form.claim().id}", value=value)


def _actor(form: Form) -> Iterator[Decision]:
    role, _, position = form["part"].partition(" ")
    if not position.isdecimal():
        raise InputError(form["part"], "is no part in the claim", "choose one that it has")
    value = actor_value(role=role, position=int(position), actor=form.get("actor") or None)
    yield Decision(verb="actor", subject=f"claim {form.claim().id}", value=value)


def _span(form: Form) -> Iterator[Decision]:
    """Words as they stand in the report; of several such places the one nearest to the words that were read."""
    claim = form.claim()
    text = reading_with(form.stand.book, claim.report_id).report.text
    pattern = r"\s+".join(map(re.escape, form["words"].split()))
    found = [match.span() for match in re.finditer(pattern, text)]
    if not found:
        raise InputError(form["words"][:80], "is not in the report", "copy the words as they stand in its text")
    nearest = min(found, key=lambda span: abs(span[0] - claim.content.start))
    yield Decision(verb="span", subject=f"claim {claim.id}", value=span_value(text, [nearest]))


def _rate(form: Form) -> Iterator[Decision]:
    value = {"credibility": int(form.number("credibility"))}
    yield Decision(verb="rate", subject=f"claim {form.claim().id}", value=value)


def _grade(form: Form) -> Iterator[Decision]:
    yield Decision(verb="grade", subject=f"source {form['source']}", value={"reliability": form["reliability"]})


def _assess(form: Form) -> Iterator[Decision]:
    """One rating, or all cells of a matrix of which the rating was changed."""
    if form.get("hypothesis"):
        subject = f"evidence {form['hypothesis']} {form['claim']}"
        yield Decision(verb="assess", subject=subject, value={"rating": form["rating"]})
        return
    cells = [name.partition(" ")[2] for name in form.fields if name.startswith("rating ") and form.get(name)]
    named, claims = ({cell.split(" ")[n] for cell in cells if " " in cell} for n in (0, 1))
    so_far = form.stand.explained_so_far()
    kept = answers_named(form.stand.rows, named, claims)
    if not so_far.whole and named - {one.id for one in kept}:
        raise InputError("the ratings", "are of explanations that are being laid out anew", "look at these again")
    counted = {f"{h.id} {e.claim}": e.counted for h in kept for e in h.evidence}
    for cell in cells:
        if counted.get(cell) != form.get(f"rating {cell}"):
            yield Decision(verb="assess", subject=f"evidence {cell}", value={"rating": form.get(f"rating {cell}")})


READ: Mapping[str, Callable[[Form], Iterator[Decision]]] = {
    "accept": _on_claim,
    "reject": _on_claim,
    "alone": _alone,
    "same": _two,
    "apart": _two,
    "merge": _actors,
    "differ": _actors,
    "split": _split,
    "place": _place,
    "time": _time,
    "type": _type,
    "actor": _actor,
    "span": _span,
    "rate": _rate,
    "grade": _grade,
    "assess": _assess,
}
"""By what a form is to do, how it is read."""
