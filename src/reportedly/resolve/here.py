"""Where "here" is: the place that whoever says it stands in, as the words for him or the dateline tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.model.attribution import Source
from reportedly.model.place import Place
from reportedly.model.span import Span
from reportedly.read.draft import Draft, Passage
from reportedly.read.syntax import Syntax
from reportedly.read.token import Token

GOES_ON = frozenset({"in", "at", "near", "by", "inside", "outside", "beside", "between", "to", "and"})
OF_A_VERB = frozenset({"advmod", "pcomp", "pobj", "attr", "acomp"})
SPEAKER = frozenset({"i", "we", "he", "she"})


def heres(syntax: Syntax) -> Iterator[Token]:
    """Every "here" that stands for a place; "here in Basra" names its own."""
    for token in (syntax.doc[at] for at, lower in enumerate(syntax.words.lower) if lower == "here"):
        placed = token.tag_ == "RB" and token.dep_ in OF_A_VERB
        if placed and not _opens(token) and not _goes_on(token):
            yield token


def _opens(token: Token) -> bool:
    """Whether it shows something rather than tells where it is: "here is the list", "here it comes"."""
    return token.i < token.head.i


def _goes_on(token: Token) -> bool:
    """Whether words behind it say where: "here in Basra"; "here to stay" tells of no place."""
    behind = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return behind is not None and behind.lower_ in GOES_ON


def stands_in(token: Token, draft: Draft, told: Sequence[Place], datelines: Sequence[Span]) -> Place | None:
    """The place in which whoever says "here" stands; None where the report does not tell.

    `told` are the places in which something is said to be.
    """
    passage = _passage_of(token, draft.passages)
    if passage is None or (passage.chain and passage.chain[-1].source is None):
        return None
    source = passage.chain[-1].source if passage.chain else None
    where = source and (_named_in(source, draft.places) or _told_of(source, passage, draft, told))
    return where or next((p for p in draft.places if any(line.contains(p.toponym.hull) for line in datelines)), None)


def _passage_of(token: Token, passages: Sequence[Passage]) -> Passage | None:
    """The passage that has a word; the shortest of several."""
    at = Span(token.idx, token.idx + len(token))
    holding = [p for p in passages if any(span.contains(at) for span in p.content.spans)]
    return min(holding, key=lambda p: p.content.end - p.content.start, default=None)


def _named_in(source: Source, places: Sequence[Place]) -> Place | None:
    """The place in the words for a source: "a farmer in Kasama"."""
    return next((p for p in places if source.quote.hull.contains(p.toponym.hull)), None)


def _told_of(source: Source, passage: Passage, draft: Draft, told: Sequence[Place]) -> Place | None:
    """The place in which the same source said before that he was: "he lay under his desk in Kasama"."""
    before = (p for p in reversed(draft.passages) if p.content.start < passage.content.start and _is_of(source, p))
    of_himself = (p for p in before if p.content.text.split()[0].lower() in SPEAKER)
    return next((place for p in of_himself for place in told if _holds(p, place)), None)


def _is_of(source: Source, passage: Passage) -> bool:
    other = passage.chain[-1].source if passage.chain else None
    return other is not None and other.quote.spans == source.quote.spans


def _holds(passage: Passage, place: Place) -> bool:
    return any(span.contains(place.toponym.hull) for span in passage.content.spans)
