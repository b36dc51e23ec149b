"""What is known of one report while it travels, and what a stage is.

A stage adds its own records to the draft and leaves all others as they are. What it reads and what it writes is
declared beside its code; a test holds every stage to it. Records about a passage are kept by the passage's id.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from reportedly.model.actor import Actor
from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import ClaimKind
from reportedly.model.digest import digest_id
from reportedly.model.event import Event
from reportedly.model.factuality import Factuality
from reportedly.model.gap import Gap
from reportedly.model.place import ClaimPlace, Place
from reportedly.model.quantity import Quantity
from reportedly.model.report import Report
from reportedly.model.span import Quote, Span
from reportedly.model.time import ClaimTime, Timex, TimexType
from reportedly.read.syntax import Syntax
from reportedly.read.time_meaning import TimeWords


@dataclass(frozen=True, slots=True, kw_only=True)
class AttributedContent:
    """One source–cue–content triple; `outer` is the place in `Draft.attributions` of the triple that holds it."""

    source: Source | None
    cue: Quote | None
    content: Quote
    outer: int | None
    wording: tuple[Source | None, Quote | None] | None = None
    """Source and cue as claims give them, where rules cut them otherwise than the annotation does: without relative
    clauses and expletives."""
    probability: float | None = None
    """How probable the encoder thinks that source and content are right, 0 to 1; None where only rules see it."""
    makes_claim: bool = True
    """False where the content is a demand, plan or judgement, so that the act itself is the claim."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimexMention:
    """Words that say when, with their type; what they stand for is settled in `resolve`."""

    quote: Quote
    type: TimexType
    words: TimeWords
    """What the words say by themselves, before they are set beside publication or other times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A stretch of text that makes one claim, and whose it is; what it says is read by later stages."""

    id: str
    """Becomes the claim's id."""
    content: Quote
    chain: tuple[Attribution, ...]
    """Outermost first; actors not yet resolved."""
    sureness: float | None = None
    """The least probability among the attributions of the chain; None where the encoder sees none of them."""
    head: int
    """Number of the syntactic head token in `Syntax.doc`."""
    frames: tuple[Span, ...]
    """Words outside the content that govern how surely it is said: "it is possible that", "unconfirmed reports"."""
    purpose_of: str | None
    """Id of the passage whose purpose or cause this one is by grammar; None for most."""

    @staticmethod
    def make_id(report_id: str, content: Quote, chain: tuple[Attribution, ...]) -> str:
        """The id of the claim with this content under this chain."""
        sources = [[list(s) for s in link.source.quote.spans] if link.source else None for link in chain]
        return digest_id("clm", report_id, [list(s) for s in content.spans], sources)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One report and every record that the stages so far have added."""

    report: Report
    syntax: Syntax
    toponyms: tuple[Quote, ...] = ()
    timexes: tuple[TimexMention, ...] = ()
    attributions: tuple[AttributedContent, ...] = ()
    passages: tuple[Passage, ...] = ()
    kinds: Mapping[str, ClaimKind] = field(default_factory=dict)
    explains: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    factuality: Mapping[str, Factuality] = field(default_factory=dict)
    events: Mapping[str, Event] = field(default_factory=dict)
    """Participants not yet resolved to actors."""
    quantities: Mapping[str, tuple[Quantity, ...]] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    """One for each of `toponyms`, in the same order."""
    values: tuple[Timex, ...] = ()
    """One for each of `timexes`, in the same order."""
    claim_places: Mapping[str, tuple[ClaimPlace, ...]] = field(default_factory=dict)
    claim_times: Mapping[str, ClaimTime] = field(default_factory=dict)
    actors: tuple[Actor, ...] = ()
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A typed function on a draft, with what it reads and writes (names of `Draft` fields)."""

    name: str
    version: int
    """Raised whenever the stage may give other records for the same draft."""
    reads: tuple[str, ...]
    writes: tuple[str, ...]
    run: Callable[[Draft], Draft]
