"""What is said to happen: PLOVER type and mode, ACLED crosswalk, trigger and participants."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Quote, Spans

PloverType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """Someone who takes part in an event, in the report's words."""

    quote: Quote
    actor: str | None
    """Id of the actor that the words resolve to; None where they resolve to none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """What is said to happen; `type` None where something happens that PLOVER has no type for."""

    type: PloverType | None
    mode: str | None
    """PLOVER mode in lower case, such as "airstrike"; None where the words do not say."""
    acled: str | None
    """ACLED sub_event_type that the type and mode cross over to; None where there is none."""
    trigger: Spans
    """The words that name the event."""
    actors: tuple[Participant, ...]
    recipients: tuple[Participant, ...]
