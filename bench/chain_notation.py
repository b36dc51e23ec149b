"""Who passes on whose words, and what a text calls unverified, in the notation of `tests/read/chains.txt`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportedly.model.claim import Claim

TABLES = Path(__file__).parents[1] / "tests/read"

Case = tuple[str, str, str]
"""A text, words of a claim's content, and what is asked of that claim."""


def cases(*tables: str) -> Iterator[Case]:
    """Each line of the tables that asks something of a claim, with its text."""
    text = ""
    for line in "".join((TABLES / t).read_text(encoding="utf-8") for t in tables).splitlines():
        if line.startswith("   "):
            content, asked = line.strip().split(" | ")
            yield text, content, asked
        elif line and not line.startswith("#"):
            text = line


def claim_about(claims: Iterable[Claim], content: str) -> Claim | None:
    """The claim that shares most words with those given, and at least half of them."""
    wanted = set(content.lower().split())
    best = max(claims, key=lambda c: len(wanted & set(c.content.text.lower().split())), default=None)
    shared = wanted & set(best.content.text.lower().split()) if best else set()
    return best if len(shared) >= len(wanted) / 2 else None


def has_chain(claim: Claim, asked: str) -> bool:
    """Whether a claim has the chain of sources that is asked, "A ← B", outermost first; "–" is nobody named."""
    read = [link.source.quote.text if link.source else "–" for link in claim.attribution]
    wanted = asked.split(" ← ")
    return len(read) == len(wanted) and all(map(names, wanted, read))


def names(wanted: str, read: str) -> bool:
    """Tell whether a source read is the one wanted, in one of the wordings that are set apart by " = "."""
    wordings = wanted.lower().split(" = ")
    return any(w in read.lower() or read.lower() in w for w in wordings)
