"""Public roles and bodies that act or speak; private persons stay words in the report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.model.span import Quote

ActorKind = Literal["state", "government", "armed_force", "armed_group", "organisation", "media", "office"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """A state, force, group, organisation or office that words of a report resolve to."""

    id: str
    """Stable across reports: a digest of kind, country and name, such as "act_…"."""
    name: str
    """The usual English name, such as "Islamic State" or "Secretary of State of the United States"."""
    kind: ActorKind
    country: str | None
    """ISO 3166-1 alpha-2 code of the state it belongs to; None where it belongs to none."""
    holder: str | None
    """For an office, the holder's name as the report gives it; None where it gives none."""
    mentions: tuple[Quote, ...]
    """Every stretch of the report that names it, in text order."""
