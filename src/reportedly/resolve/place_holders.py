"""What the text says outright about which place lies in which: "Paris, Texas", "Hit in Anbar"."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly.gazetteer.entry import Entry
from reportedly.gazetteer.names import fold
from reportedly.model.span import Quote
from reportedly.resolve.place_candidates import Candidate, Candidates
from reportedly.resolve.place_choice import lies_in, lies_near

TOWNLIKE = frozenset(("city", "district", "adm2", "airfield", "base", "site"))

_BETWEEN = re.compile(
    r"(?P<comma>,\s*)|(?:\s+in|\s*,\s*in|\s*\()\s*(?:the\s+)?(?:[a-z]+ern\s+)?(?:(?:city|town|province|state) of\s+)?"
)
_AFTER_COMMA = re.compile(r",\s*((?:[A-Z][\w.]*\.?\s?){1,3})")
_GOES_ON_AS_LIST = re.compile(r"\s*(?:,\s+(?:and\s+|or\s+)?[A-Z]|(?:and|or)\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Holders:
    """The places that the text says hold the one named."""

    holding: tuple[Entry, ...] = ()
    """Those, in any of their senses, in which a candidate lies."""
    excluding: tuple[Entry, ...] = ()
    """Countries and provinces that surely hold it: every place elsewhere is ruled out."""

    @property
    def outer_name(self) -> str:
        """The name of what surely holds it."""
        return self.excluding[0].name if self.excluding else ""

    def excludes(self, entry: Entry) -> bool:
        """Tell whether the text rules this place out."""
        return bool(self.excluding) and not any(lies_near(entry, outer) for outer in self.excluding)


def find_holders(
    toponyms: Sequence[Quote], text: str, found: Mapping[str, tuple[Candidate, ...]], finder: Candidates
) -> dict[str, Holders]:
    """Read what holds what, by folded name."""
    holders: dict[str, Holders] = {}
    order = sorted(toponyms, key=lambda quote: quote.start)
    for here, following in zip(order, [*order[1:], None], strict=False):
        key = fold(here.text)
        outer, sure = _outer(here, following, text, found, finder)
        wide = not _is_town(found[key])
        if not outer or (wide and not sure):
            continue
        inside = [place for place in outer if any(lies_in(c.entry, place) for c in found[key])]
        before = holders.get(key, Holders())
        excluding = (inside or ([] if wide else outer)) if sure else []
        holders[key] = Holders(holding=(*before.holding, *inside), excluding=(*before.excluding, *excluding))
    return holders


def _outer(
    here: Quote, following: Quote | None, text: str, found: Mapping[str, tuple[Candidate, ...]], finder: Candidates
) -> tuple[list[Entry], bool]:
    """Give what is said to hold a toponym, in any sense, and whether that is sure (no list of places)."""
    if following is not None and (between := _BETWEEN.fullmatch(text, here.end, following.start)):
        entries = [c.entry for c in found[fold(following.text)]]
        wide = [e for e in entries if e.feature in ("country", "adm1")]
        listed = between["comma"] and _GOES_ON_AS_LIST.match(text, following.end)
        sure = bool(wide) and entries[:1] == wide[:1] and not listed
        return (wide if sure else entries), sure
    if match := _AFTER_COMMA.match(text, here.end):
        words, entries = _wide_named(match[1].strip(), finder)
        return entries, bool(entries) and not _GOES_ON_AS_LIST.match(text, match.start(1) + len(words))
    return [], False


def _wide_named(words: str, finder: Candidates) -> tuple[str, list[Entry]]:
    """Give the longest start of `words` that names a country or province, and these."""
    parts = words.split()
    for length in range(len(parts), 0, -1):
        start = " ".join(parts[:length])
        if entries := finder.wide(start) or finder.wide(start.rstrip(".")):
            return start, entries
    return "", []


def _is_town(candidates: Sequence[Candidate]) -> bool:
    """Tell whether a name is first of all that of something small: "Georgia, Alabama" is a list."""
    return not candidates or candidates[0].entry.feature in TOWNLIKE
