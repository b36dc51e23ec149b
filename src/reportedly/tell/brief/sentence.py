"""What a brief is made of: sentences that name the claims they rest on, in sections, with a note for each claim.

A sentence without a claim cannot be made. What is said of the casebook itself, and not of the world, is a remark.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.span import Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence about what is said, with everything that bears it out."""

    text: str
    claims: tuple[str, ...]
    """Ids of the claims that it rests on, those that it quotes first; never empty."""

    def __post_init__(self) -> None:
        if not self.claims:
            raise ValueError(f"a sentence of a brief needs a claim behind it: {self.text}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """Sentences on one thing, such as an event."""

    sentences: tuple[Sentence, ...]
    stands: str = ""
    """How it stands, in the workbench's word: "corroborated", "disputed" …; empty where that says nothing."""
    grade: str = ""
    """Its grade and the rule that gave it, in words."""
    under: tuple[Item, ...] = ()
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the brief under a heading."""

    id: str
    heading: str
    items: tuple[Item, ...]
    remarks: tuple[str, ...] = ()
    """On the casebook and on what was left out; nothing that is said to have happened."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Carried:
    """A further claim of the same source that carries the same."""

    claim: str
    report: str
    publisher: str
    spans: Spans


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """What a sentence rests on: who says it, in which report, in which words."""

    number: int
    claim: str
    chain: str
    """Who says it, outermost first, in the report's words."""
    report: str
    publisher: str
    title: str
    published: str
    url: str | None
    words: str
    """The very words, as they stand in the report."""
    spans: Spans
    """Where they stand in the report's text, in code points."""
    sha256: str
    """Digest of the report as received."""
    carried: tuple[Carried, ...]
    """Where else the same source is carried with it, by claims that the same sentences rest on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """A source that the notes name, with its grade."""

    id: str
    name: str
    reliability: str
    record: str
    """What the grade rests on, in words."""
    reports: int
    notes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """A situation brief, ready to be written in any form."""

    title: str
    period: str
    as_of: str
    """When it was made, and after which ledger entry."""
    asked: str
    """What was asked for, in words; empty where it was everything."""
    basis: str
    """On how many reports, publishers, claims it rests."""
    digest: str
    """The ledger's last digest: where it is the same, the brief is."""
    sections: tuple[Section, ...]
    map_svg: str | None
    map_remarks: tuple[str, ...]
    sources: tuple[CitedSource, ...]
    notes: tuple[Note, ...]
    numbers: dict[str, int]
    """By claim, the number of its note."""

    def cited(self, sentence: Sentence) -> tuple[int, ...]:
        """The numbers of a sentence's notes, each once, in the order of its claims."""
        return tuple(dict.fromkeys(self.numbers[claim] for claim in sentence.claims))
