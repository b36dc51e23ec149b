"""Headlines that name their source before a colon or after a dash: "Army: town retaken", "Town retaken – army"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from reportedly.lexicon.source_nouns import source_nouns
from reportedly.model.attribution import Source
from reportedly.read.cues import Found
from reportedly.read.questions import QUESTION_WORDS
from reportedly.read.sources import source_kind
from reportedly.read.stretch import quote_of
from reportedly.read.token import Token
from reportedly.read.token import Tokens as Sentence

HEADLINE_WORDS = 25
SOURCE_WORDS = 5
LABELS = frozenset(
    {"source", "sources", "editor", "editors", "by", "photo", "video", "credit", "byline", "updated", "via"}
)
"""Field labels of credit lines: what follows them is a name, not something said."""
TELLING = frozenset({"reports", "report", "says", "say", "claims", "claim"})
DASHES = frozenset({"-", "–", "—"})


def by_headline(text: str, sentence: Sentence) -> Iterator[Found]:
    """The attribution that a headline makes by its layout, if it makes one."""
    tokens = list(islice((t for t in sentence if not t.is_space), HEADLINE_WORDS + 1))
    ended = tokens[-1].text == "." if tokens else True
    if not 3 < len(tokens) <= HEADLINE_WORDS or tokens[0].lower_ in LABELS:
        return
    if ended and not _is_note(text, tokens):
        return
    misread = tokens[-1].lower_ in TELLING and tokens[-1].pos_ != "VERB"
    if misread and (comma := _last_comma(tokens)) and _names_source(tokens[comma + 1 : -1]):
        yield Found((tokens[-1],), tuple(tokens[:comma]), _source(text, tokens[comma + 1 : -1]), None)
        return
    for at, token in enumerate(tokens):
        if token.text != ":" and token.text not in DASHES:
            continue
        before, after = tokens[:at], tokens[at + 1 :]
        if asks(after) and all(t.ent_type_ in ("GPE", "LOC") for t in before):
            return  # "Mali: what lies behind the killings?" names what it is about
        if (_names_source(before) or (ended and _is_name(before))) and len(after) > 2:
            yield Found((token,), tuple(after), _source(text, before), None)
            return
        if token.text in DASHES and _names_source(after) and len(before) > 2:
            yield Found((token,), tuple(before), _source(text, after), None)
            return


def _is_note(text: str, tokens: list[Token]) -> bool:
    """Whether a whole sentence is a note that opens a line with a name: "Coastguard: no boats in the area"."""
    start = tokens[0].idx
    line = text.rfind("\n", 0, start) + 1
    opens = not text[line:start].strip(" \t*•-–([0123456789.:/])")
    return opens and any(t.text == ":" for t in tokens[1 : SOURCE_WORDS + 1])


def _is_name(tokens: list[Token]) -> bool:
    """Whether words before a colon are a name, of anything but a place."""
    return bool(tokens) and all(t.pos_ == "PROPN" and t.ent_type_ not in ("GPE", "LOC", "FAC") for t in tokens)


def asks(tokens: Sequence[Token]) -> bool:
    """Tell whether words ask something: "who opened the gates?"."""
    return bool(tokens) and (tokens[-1].text == "?" or tokens[0].lower_ in QUESTION_WORDS)


def _last_comma(tokens: list[Token]) -> int:
    return max((n for n, t in enumerate(tokens) if t.text == ","), default=0)


def _source(text: str, tokens: list[Token]) -> Source | None:
    quote = quote_of(text, tokens)
    return Source(quote=quote, kind=source_kind(tokens[-1], quote)) if quote else None


def _names_source(tokens: list[Token]) -> bool:
    if not 0 < len(tokens) <= SOURCE_WORDS or any(t.pos_ in ("VERB", "AUX") for t in tokens):
        return False
    kinds = source_nouns()
    return any(t.lemma_.lower() in kinds or t.lower_ in kinds or t.ent_type_ in ("PERSON", "ORG") for t in tokens)
