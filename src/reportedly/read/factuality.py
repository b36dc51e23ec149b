"""How surely the innermost source says it: certainty, polarity, tense and whether the text calls it unverified."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from reportedly.model.factuality import Certainty, Factuality, Polarity, Tense
from reportedly.model.span import Span
from reportedly.read.asides import POINTING
from reportedly.read.bearing.vocabulary import class_of
from reportedly.read.called_false import told_by_noun, verdict_behind
from reportedly.read.clauses import is_alternative, nor_before
from reportedly.read.cues import HOLDING_AS, CueRow, cue_row
from reportedly.read.denials import JUDGED, calls_false, denies_told, disbelieves, false_words, says_false
from reportedly.read.draft import Draft, Passage, Stage
from reportedly.read.exclusions import LEFT_OPEN, leaves_possible, rules_out
from reportedly.read.frames import GUESSED, LIST_NOUNS, is_one_answer
from reportedly.read.grammar import is_denied
from reportedly.read.hedges import HedgeRow, flagging_words, hedge_row, weighing
from reportedly.read.questions import OPEN_WORDS, is_question
from reportedly.read.token import Token
from reportedly.read.unchecked import unchecked_passages
from reportedly.read.verification import denies

CALLED_FALSE = re.compile(
    r"^(?:the|this|that|all|any) (?:accusation|allegation|charge|claim|report|story|account)s? (?:that|of)"
    r" .+ (?:an?|pure) (?:\w+ )?(?:fabrication|invention|fiction|hoax|lie|nonsense)"
    r" (?:made up|from|by|of|to|with)\b"
)
"""What is called an invention, with more about that behind it: "… an invention made up after the fact"."""
ORDER: tuple[Certainty, ...] = ("certain", "probable", "possible", "uncommitted")
HEDGED_CHILDREN = frozenset({"aux", "advmod", "acomp", "auxpass", "xcomp", "attr", "amod", "oprd"})


@dataclass(frozen=True, slots=True)
class Hedge:
    """A word that hedges and what it does."""

    token: Token
    row: HedgeRow


def run(draft: Draft) -> Draft:
    """Read the factuality of every passage."""
    unchecked = unchecked_passages(draft)
    starts = [p.content.start for p in draft.passages]
    return replace(draft, factuality={p.id: _read(draft, p, unchecked, starts) for p in draft.passages})


def _read(draft: Draft, passage: Passage, unchecked: dict[str, set[Span]], starts: Sequence[int]) -> Factuality:
    head = draft.syntax.doc[passage.head]
    asks, weighed = is_question(draft.syntax, passage), _weighed(draft, passage)
    own = [h for h in _on_head(head) if h.row.effect and not (asks and h.token.lower_ in OPEN_WORDS)]
    hedged = any(h.row.effect != "unverified" for h in own)
    framing = [] if hedged else list(_in_frames(draft, passage.frames))
    listed = set() if hedged else _opening_list(draft, passage)
    hedges = [*own, *framing, *_in_frames(draft, _attributing(draft, passage)), *_flags_within(draft, passage, starts)]
    cue, judged = innermost_cue(draft, passage), _verdict_behind(draft, passage)
    unexcluded = LEFT_OPEN.search(passage.content.text) is not None
    excluded = _excluded(draft, passage) or ("possible" if unexcluded else None)
    denied = excluded == "out" or bool(weighed and weighed.row.polarity) or _told_by_denied_noun(draft, passage)
    flags = {_span(h.token) for h in hedges if h.row.effect == "unverified"} | unchecked.get(passage.id, set()) | listed
    unsettled = any(denies(t) for f in passage.frames for t in draft.syntax.tokens_in(*f))
    around = () if hedged or framing else _naming_none(passage)
    one_answer = any(is_one_answer(draft.syntax.tokens_in(*f)) for f in around)
    left_open = listed or excluded == "possible" or one_answer or is_alternative(head)
    floor: Certainty = "uncommitted" if unsettled else "possible" if left_open else "certain"
    hedges += [weighed] if weighed else []
    levels = [e for h in hedges if (e := h.row.effect) and e != "unverified"]
    return Factuality(
        certainty=_least([floor, cue.certainty if cue and not judged else "certain", *levels]),
        polarity="positive" if unexcluded else _polarity(head, cue, asks=asks, denied=denied),
        tense=tense(head),
        unverified=bool(flags),
        hedges=tuple(sorted({_span(h.token) for h in hedges} | flags | _verdict(draft, passage))),
    )


def _weighed(draft: Draft, passage: Passage) -> Hedge | None:
    """How likely somebody holds an event: "unlikely" of "considers a landing unlikely"; None where it hangs on it."""
    head, link = draft.syntax.doc[passage.head], passage.chain[-1] if passage.chain else None
    if link is None or link.cue is None or head.pos_ not in ("NOUN", "PROPN"):
        return None
    if not any(t.lemma_ in HOLDING_AS for t in draft.syntax.tokens_in(*link.cue.hull)):
        return None
    words = list(draft.syntax.tokens_in(*passage.content.hull))
    row = weighing(words)
    last = next((t for t in reversed(words) if t.is_alpha), None)
    return Hedge(last, row) if row is not None and last is not None and last not in _on(head) else None


def _naming_none(passage: Passage) -> Iterator[Span]:
    """The words around a passage that may name it an answer: its frames, and a cue that is nobody's."""
    yield from passage.frames
    link = passage.chain[-1] if passage.chain else None
    if link and link.cue and link.source is None:
        yield from link.cue.spans


def _opening_list(draft: Draft, passage: Passage) -> set[Span]:
    """The nouns that announce the list in which a passage is put without a hedge of its own: "several theories"."""
    head = draft.syntax.doc[passage.head]
    before = [f for f in passage.frames if f.end <= head.sent.start_char]
    beside = [f for f in passage.frames if draft.report.text[f.end : f.end + 1] == ":"]
    found = [(f, LIST_NOUNS) for f in before] + [(f, GUESSED) for f in beside]
    return {_span(t) for f, nouns in found for t in draft.syntax.tokens_in(*f) if t.lemma_.lower() in nouns}


def _excluded(draft: Draft, passage: Passage) -> Literal["out", "possible"] | None:
    """Whether the innermost cue rules the passage out, or says that it was not ruled out."""
    link = passage.chain[-1] if passage.chain else None
    cue = list(draft.syntax.tokens_in(*link.cue.hull)) if link and link.cue else []
    if not any(map(rules_out, cue)):
        return None
    return "possible" if leaves_possible(cue) else "out"


def _attributing(draft: Draft, passage: Passage) -> Iterator[Span]:
    """The words of the innermost cue and of a source without a name, which may hedge: "unconfirmed reports say".

    Of "rumours that … are nonsense" it is sure that they are.
    """
    link = passage.chain[-1] if passage.chain and not _verdict_behind(draft, passage) else None
    if link and link.cue:
        yield from link.cue.spans
    if link and link.source and link.source.kind in ("unspecified", "document"):
        yield from link.source.quote.spans


def _least(levels: Iterable[Certainty]) -> Certainty:
    return max(levels, key=ORDER.index)


def _span(token: Token) -> Span:
    return Span(token.idx, token.idx + len(token))


def _on_head(head: Token) -> Iterator[Hedge]:
    for token in _on(head):
        row = hedge_row(token)
        if row and not (token.tag_ == "MD" and _negated_ability(token)):
            yield Hedge(token, row)


def _in_frames(draft: Draft, frames: Iterable[Span]) -> Iterator[Hedge]:
    for start, end in frames:
        for token in draft.syntax.tokens_in(start, end):
            row = hedge_row(token)
            if row and row.effect and token.tag_ != "MD":
                yield Hedge(token, row)


def _flags_within(draft: Draft, passage: Passage, starts: Sequence[int]) -> Iterator[Hedge]:
    flagging, words = flagging_words(), draft.syntax.words
    inside = draft.syntax.tokens_in(*passage.content.hull)
    for at in (*_leading(draft, passage, starts), *range(inside.start, inside.end)):
        if words.lower[at] not in flagging and words.lemma[at] not in flagging:
            continue
        token = draft.syntax.doc[at]
        row = hedge_row(token)
        if row and row.effect == "unverified":
            yield Hedge(token, row)


def _leading(draft: Draft, passage: Passage, starts: Sequence[int]) -> Sequence[int]:
    """What opens the sentence before an attributed content: "In an unverified video, a fighter says …"."""
    if not passage.chain:
        return ()
    sentence = draft.syntax.doc[passage.head].sent
    if bisect_left(starts, sentence.start_char) < bisect_left(starts, passage.content.start):
        return ()
    end = bisect_left(draft.syntax.words.starts, passage.content.start, sentence.start, sentence.end)
    return range(sentence.start, end)


def _on(head: Token) -> Iterator[Token]:
    yield head
    for child in head.children:
        if child.dep_ in HEDGED_CHILDREN:
            yield child
            if child.dep_ in ("acomp", "xcomp", "attr"):
                yield from (t for t in child.children if t.dep_ in ("advmod", "amod"))
    if head.dep_ == "xcomp" and hedge_row(head.head) is not None:
        yield head.head


def _negated_ability(modal: Token) -> bool:
    """ "Could not reach" is certain; "may not have reached" is not."""
    return modal.lower_ in ("could", "can") and any(c.dep_ == "neg" for c in modal.head.children)


def innermost_cue(draft: Draft, passage: Passage) -> CueRow | None:
    """The lexicon row of the passage's innermost cue; None where it has none."""
    link = passage.chain[-1] if passage.chain else None
    quotes = [q for q in (link.cue, link.source.quote if link.source else None) if q] if link else []
    for quote in quotes:
        for token in reversed(list(draft.syntax.tokens_in(*quote.hull))):
            row = cue_row(token)
            if row and row.claim:
                return row
    return None


def _polarity(head: Token, cue: CueRow | None, *, asks: bool, denied: bool) -> Polarity:
    if (cue and cue.polarity == "open") or (asks and not _negated(head)):
        return "open"
    turning = any(row.polarity and _turns(t, head) for t in _on(head) if (row := hedge_row(t)))
    turns = sum((_negated(head), bool(cue and cue.polarity == "negative"), turning, denied, _calls_told_false(head)))
    return "negative" if turns % 2 else "positive"


def _told_by_denied_noun(draft: Draft, passage: Passage) -> bool:
    """Whether a noun tells of it that is denied: "no evidence that", or "reports by Y that" which X denies."""
    if is_called_false(draft, passage) or _held_false(draft.syntax.doc[passage.head]):
        return True
    inner, outer = (None, None, *passage.chain)[-1], (None, None, *passage.chain)[-2]
    if inner is None or inner.cue is None:
        return False
    if _verdict_behind(draft, passage):
        return True
    told = list(draft.syntax.tokens_in(*inner.cue.hull))
    nouns = [t for t in told if cue_row(t) and (t.pos_ == "NOUN" or any(c.dep_ == "poss" for c in t.children))]
    if any(map(is_denied, nouns)) or any(map(calls_false, told)) or disbelieves(told):
        return True
    return bool(nouns and outer and outer.cue and denies_told(draft.syntax.tokens_in(*outer.cue.hull)))


def _verdict_behind(draft: Draft, passage: Passage) -> Span | None:
    """The words right behind what reports tell that call it false: "earlier reports that … are incorrect"."""
    link = passage.chain[-1] if passage.chain else None
    if link is None or link.cue is None or passage.content.start < link.cue.end:
        return None
    of_nobody = link.source is None or link.source.quote == link.cue or told_by_noun(draft, passage.content.start)
    return verdict_behind(draft.report.text, passage.content.end) if of_nobody else None


def _verdict(draft: Draft, passage: Passage) -> set[Span]:
    """The words that call false what a noun tells, where the report itself says so."""
    head, behind = draft.syntax.doc[passage.head], _verdict_behind(draft, passage)
    by_parse = {_span(word) for word in false_words(head.head.head)} if _held_false(head) else set[Span]()
    return by_parse or ({behind} if behind else set())


def _calls_told_false(head: Token) -> bool:
    """Whether a clause says of what was told that it is not so: "it is a lie", not "the denial is false"."""
    if not says_false(head):
        return False
    subjects = (c for c in head.children if c.dep_ in ("nsubj", "expl"))
    return any(c.lower_ in POINTING or ((row := cue_row(c)) and row.polarity != "negative") for c in subjects)


def _held_false(head: Token) -> bool:
    """Whether a clause is what a noun tells that is called false: "reports that it was mined are false"."""
    noun = head.head
    tells = head.dep_ in ("acl", "ccomp", "relcl") and noun.pos_ == "NOUN" and cue_row(noun) is not None
    return tells and noun.dep_ in JUDGED and calls_false(noun.head)


def is_called_false(draft: Draft, passage: Passage) -> bool:
    """Whether what the source says of a thing is that it is not so: "called the report baseless"."""
    cue = innermost_cue(draft, passage)
    if cue is None or cue.takes != "charge":
        return False
    words = [t for t in draft.syntax.tokens_in(*passage.content.hull) if t.is_alpha]
    if not words or any(t.lower_ in ("not", "never") for t in words):
        return False
    return words[-1].lower_ in class_of("falsity") or CALLED_FALSE.search(passage.content.text.lower()) is not None


def _turns(token: Token, head: Token) -> bool:
    """ "Failed to arrive" did not; "the generator failed" did fail."""
    return token.pos_ != "VERB" or token != head or any(c.dep_ == "xcomp" for c in head.children)


def _negated(head: Token) -> bool:
    if head.pos_ in ("NOUN", "PROPN") and is_denied(head):
        return True
    if head.left_edge.lower_ == "nor" or nor_before(head) is not None:
        return True
    for child in head.children:
        if child.dep_ == "neg" or child.lower_ == "never":
            return True
        if child.dep_ in ("nsubj", "nsubjpass", "dobj", "attr", "expl") and is_denied(child):
            return True
    return False


def tense(head: Token) -> Tense | None:
    """The tense of a clause by its finite verb; None for noun phrases and infinitives."""
    finite = [head, *(c for c in head.children if c.dep_ in ("aux", "auxpass", "cop"))]
    words = {t.lower_ for t in finite}
    tags = {t.tag_ for t in finite}
    if words & {"will", "shall", "'ll", "’ll", "wo"} or _going_to(head):
        return "future"
    if "would" in words and "have" not in words:
        return "future"
    if "VBD" in tags or words & {"was", "were", "had", "did"}:
        return "past"
    if words & {"has", "have", "having"} and head.tag_ in ("VBN", "VBD"):
        return "past"
    if tags & {"VBZ", "VBP", "MD"} or words & {"is", "are", "'s", "’s"}:
        return "present"
    return "past" if head.tag_ == "VBN" and head.dep_ in ("ROOT", "ccomp") else None


def _going_to(head: Token) -> bool:
    up = head.head
    if head.lemma_ == "expect" and any(c.dep_ == "xcomp" for c in head.children):
        return True
    return (head.dep_ == "xcomp" and up.lower_ in ("going", "set", "due", "about")) or (
        head.lower_ == "going" and any(c.dep_ == "xcomp" for c in head.children)
    )


STAGE = Stage(name="read.factuality", version=7, reads=("syntax", "passages"), writes=("factuality",), run=run)
