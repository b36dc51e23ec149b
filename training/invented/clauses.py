"""What is said to have happened, in every form that a sentence may ask for, and the country where it does."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from training.invented.grammar import Writer

TABLES = Path(__file__).resolve().parent / "tables"
Theatre = dict[str, list[str]]


class Event(NamedTuple):
    """Who does what to whom; numbers are `s`, `p` or `-` (no passive)."""

    doer: str
    doer_number: str
    base: str
    past: str
    participle: str
    gerund: str
    object: str
    object_number: str


@cache
def events() -> tuple[Event, ...]:
    """The rows of `events.tsv`."""
    return tuple(_event(row) for row in _rows("events.tsv"))


def _event(row: list[str]) -> Event:
    doer, number, verbs, thing, thing_number = row
    base, past, participle, gerund = verbs.split("/")
    return Event(doer, number, base, past, participle, gerund, thing, thing_number)


def _rows(name: str) -> list[list[str]]:
    lines = (TABLES / name).read_text(encoding="utf-8").splitlines()
    return [[c.strip() for c in line.split("|")] for line in lines if line.strip() and not line.startswith("//")]


@cache
def _countries() -> tuple[list[str], ...]:
    return tuple(_rows("places.tsv"))


@cache
def _names() -> dict[str, tuple[list[str], list[str], list[str]]]:
    return {r[0]: (r[1].split(", "), r[2].split(", "), r[3].split(", ")) for r in _rows("names.tsv")}


def theatre(rng: Random) -> Theatre:
    """A country with its words: towns, regions, people's names, groups."""
    country, adjective, capital, culture, towns, regions, groups = rng.choice(_countries())
    men, women, family = _names()[culture]
    return {
        "country": [country],
        "adjective": [adjective],
        "capital": [capital],
        "town": towns.split(", "),
        "region": regions.split(", "),
        "group": groups.split(", "),
        "man": men,
        "woman": women,
        "surname": family,
    }


FORMS = {
    "past": "{D} {past} {O}{A}",
    "past_bare": "{D} {past} {O}",
    "perfect": "{D} had {participle} {O}{A}",
    "present_perfect": "{D} {have} {participle} {O}{N}",
    "future": "{D} would {base} {O}{N}",
    "will": "{D} will {base} {O}{N}",
    "may_have": "{D} may have {participle} {O}{A}",
    "gerund": "{gerund} {O}{A}",
    "having": "having {participle} {O}{A}",
    "infinitive": "to have {participle} {O}{A}",
    "passive": "{O} {was} {participle}{A}",
    "passive_by": "{O} {was} {participle} by {D}{A}",
    "passive_perfect": "{O} had been {participle}{A}",
    "passive_infinitive": "to have been {participle}{A}",
    "doer": "{D}",
    "thing": "{O}",
    "doers": "{D}",
    "did": "{past} {O}{A}",
    "things": "{O}",
    "raid": "{D} {past} {O}{A}",
    "culprit": "{D}",
    "culprits": "{D}",
    "misdeed": "{gerund} {O}{A}",
}
CULPRITS = {"{gunmen}", "{army}", "{police}"}
NATURE = {"{drone}", "{disaster}"}
CULPABLE = {"raid", "misdeed", "culprit", "culprits"}
COMING = {"future", "will"}
PLURAL = {"doers", "things", "culprits"}
PASSIVE = {"passive", "passive_by", "passive_perfect", "passive_infinitive", "thing", "things"}


def is_form(slot: str) -> bool:
    """Whether a slot asks for an event in some form (`event.past`), or for more of the last one (`same.past`)."""
    return slot.startswith(("event.", "same."))


def _fits(event: Event, form: str) -> bool:
    if form in PLURAL and (event.object_number if form == "things" else event.doer_number) != "p":
        return False
    if (form in CULPABLE and event.doer not in CULPRITS) or (form in COMING and event.doer in NATURE):
        return False
    return form not in PASSIVE or event.object_number != "-"


def clause(writer: Writer, slot: str) -> str:
    """An event in the form that the slot asks for, as a template."""
    which, _, form = slot.partition(".")
    if which == "event":
        writer.event = writer.rng.choice([e for e in events() if _fits(e, form)])
    event = writer.event
    text = FORMS[form]
    adjunct = " {adjunct_v}" if event.doer in CULPRITS else " {adjunct}"
    words = {
        "D": event.doer,
        "O": event.object,
        "A": writer.rng.choice(("", adjunct, adjunct, adjunct)),
        "N": writer.rng.choice(("", " {nearby}")),
        "base": event.base,
        "past": event.past,
        "participle": event.participle,
        "gerund": event.gerund,
        "have": "has" if event.doer_number == "s" else "have",
        "was": "was" if event.object_number == "s" else "were",
    }
    for name, word in words.items():
        text = text.replace("{" + name + "}", word, 1)
    return text
