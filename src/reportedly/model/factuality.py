"""The innermost source's commitment to what it says, never ours (FactBank, GRaSP)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Spans

Certainty = Literal["certain", "probable", "possible", "uncommitted"]
Polarity = Literal["positive", "negative", "open"]
Tense = Literal["past", "present", "future"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Factuality:
    """Certainty × polarity of the innermost source, with tense and the words that hedge."""

    certainty: Certainty
    polarity: Polarity
    tense: Tense | None
    """None where the words carry no tense (a noun phrase, an infinitive without a finite verb)."""
    unverified: bool
    """True where the text itself flags the content as unconfirmed or not verified."""
    hedges: Spans
    """The words that lower certainty or flag the content as unverified, in text order."""
