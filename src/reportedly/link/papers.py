"""Documents that a claim rests on, and those of which somebody says that there are none.

"There is no such cable" denies what "two officials who read the cable" tell, whatever that is: where the document is
forged, nobody says it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from reportedly.lexicon.words import words_in
from reportedly.link.once import once_each
from reportedly.link.told import Told, cut
from reportedly.model.reason import Reason

NO_PAPER = "denies the document"
DENIED = -4.0
BE = r"(?:is|are|was|were|had been|has been|have been)"
UNREAL = (
    r"(?:(?:crude|clumsy|obvious|outright|complete|pure) )?"
    r"(?:fake|fakes|fraud|forged|forgery|forgeries|fabricated|fabrication|fabrications|bogus|inauthentic|not authentic"
    r"|not genuine|hoax)"
)
NONE_SUCH = (
    rf" there {BE} (?:never )?(?:no|any) such (?P<paper>\w+) ",
    r" there (?:is|was|never was|has never been) (?:no|never|any) (?P<paper>\w+) (?:of the kind|at all|like that) $",
    r" no such (?P<paper>\w+) (?:exists|existed|was ever|has ever been|had ever been|was written|was sent|was issued) ",
    r" (?:the|this|that|any such) (?:\w+ )?(?P<paper>\w+) (?:do|does|did|has|had|have) (?:not|never) exist(?:ed)? ",
    rf" (?:the|this|that) (?:\w+ )?(?P<paper>\w+) {BE} (?:an? )?{UNREAL} ",
    r" (?:never|not) (?:wrote|write|written|sent|send|sign|signed|issue|issued) (?:any|such|any such|such an?|the)"
    r" (?P<paper>\w+) ",
)


def papers_in(texts: Iterable[str]) -> frozenset[str]:
    """Stems of the documents that some texts name."""
    return frozenset(word.stem for text in texts for word in cut(text)) & _papers()


@cache
def _papers() -> frozenset[str]:
    return frozenset(word.stem for noun in words_in("papers", "words") for word in cut(noun))


@once_each
def paper_denied(told: Told) -> str:
    """The stem of the document of which a claim says that there is none, or that it is forged; empty for most."""
    found = (match["paper"] for pattern in NONE_SUCH if (match := re.search(pattern, told.phrase)) is not None)
    return next((stem for paper in found for stem in papers_in((paper,))), "")


def compare_papers(older: Told, newer: Told) -> Reason | None:
    """The reason that one claim gives by denying the document on which the other rests."""
    if paper_denied(newer) and paper_denied(newer) in older.papers and not paper_denied(older):
        return Reason(feature=NO_PAPER, bits=DENIED, older=paper_denied(newer), newer=newer.text)
    if paper_denied(older) and paper_denied(older) in newer.papers and not paper_denied(newer):
        return Reason(feature=NO_PAPER, bits=DENIED, older=older.text, newer=paper_denied(older))
    return None
