"""One thing that an alert tells: on what occasion, after which ledger entry, in sentences that name their claims."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from reportedly.model.digest import digest_id
from reportedly.work.alert_settings import Occasion

Record = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence, and the claims that it rests on."""

    text: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """What is told once, and once only, of one thing that became otherwise."""

    alert: str
    occasion: Occasion
    about: tuple[str, ...]
    """What it is about, by ids and ledger entries: the same thing is always about the same."""
    entry: int
    """The ledger's last entry when it was noticed."""
    at: str
    """When it was noticed, RFC 3339."""
    heading: str
    sentences: tuple[Told, ...]
    casebook: str
    """The casebook's title."""

    @property
    def key(self) -> str:
        """An id that is the same whenever the same thing is noticed: by it, nothing is told twice."""
        return digest_id("alr", self.alert, self.occasion, *self.about)

    def record(self) -> Record:
        """The notice as others read it."""
        return {"record": "alert", "id": self.key, **asdict(self)}


def notice_of(record: Record) -> Notice:
    """Read a notice back."""
    told = {name: value for name, value in record.items() if name not in ("record", "id")}
    sentences = tuple(Told(text=one["text"], claims=tuple(one["claims"])) for one in told.pop("sentences"))
    return Notice(**{**told, "about": tuple(told["about"]), "sentences": sentences})
