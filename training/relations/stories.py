"""Which headlines, bodies and claims tell one story, over two public sets that tell of the same rumours.

A split by set would leak: what belongs together in either set forms one story, and a fifth of the stories is held out
of both.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable

WORD = re.compile(r"[a-z0-9]+")
FOLDS = 5
"""Stories fall into so many parts; those of part 0 are held out."""


class Stories:
    """What belongs together, as a union of sets."""

    def __init__(self) -> None:
        self._above: dict[str, str] = {}

    def join(self, one: str, other: str) -> None:
        """Take two for parts of one story."""
        a, b = self._top(one), self._top(other)
        self._above[max(a, b)] = min(a, b)

    def part(self, one: str) -> int:
        """The part that the story of something falls into."""
        return int(hashlib.sha256(self._top(one).encode()).hexdigest(), 16) % FOLDS

    def held_out(self, one: str) -> bool:
        """Tell whether the story is among the fifth that is only measured on."""
        return self.part(one) == 0

    def _top(self, one: str) -> str:
        while (above := self._above.setdefault(one, one)) != one:
            one = above
        return one


def stories_in(emergent: Iterable[dict[str, str]], stances: Iterable[dict[str, str]]) -> Stories:
    """The stories of claims with their headlines, and of headlines with their bodies."""
    stories = Stories()
    for row in stances:
        if row["stance"] != "unrelated":
            stories.join(headline_key(row["headline"]), body_key(row["body_id"]))
    for row in emergent:
        stories.join(claim_key(row["claim_id"]), headline_key(row["headline"]))
        stories.join(claim_key(row["claim_id"]), headline_key(row["claim"]))
    return stories


def headline_key(text: str) -> str:
    """What a headline is known by, whatever its letters and marks."""
    return "headline " + " ".join(WORD.findall(text.lower()))


def claim_key(claim_id: str) -> str:
    """What a claim is known by."""
    return f"claim {claim_id}"


def body_key(body_id: str) -> str:
    """What a body is known by."""
    return f"body {body_id}"
