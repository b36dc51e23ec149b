"""Numbers as ranges, with their unit and who counted."""

from __future__ import annotations

from dataclasses import dataclass

from reportedly.model.span import Quote


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A counted figure: "at least 12 killed" is low 12, best 12, high None."""

    quote: Quote
    unit: str
    """"killed", "injured", "troops", "vehicles" … in the plural as counted."""
    low: float | None
    best: float | None
    high: float | None
    counted_by: str | None
    """Who is said to have counted, in the report's words; None where the text does not say."""
