"""Who is said to say it: source, cue, and the link of an attribution chain (PARC3 / PolNeAR)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Quote

SourceKind = Literal[
    "official", "organisation", "person", "media", "anonymous", "own_sources", "document", "unspecified"
]
"""What sort of source the words name; "unspecified" where they name none that can be told ("reports say")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who is said to say the content, in the report's words."""

    quote: Quote
    kind: SourceKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of a chain: a source and the cue that attributes; the content is the claim's own."""

    source: Source | None
    """None where the text attributes without naming anyone ("it was reported that")."""
    cue: Quote | None
    """None where only layout attributes, as in quoted speech that runs on."""
    actor: str | None
    """Id of the actor that the source resolves to; None where it resolves to none."""
