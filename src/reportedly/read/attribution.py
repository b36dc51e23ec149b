"""Who says what: source, cue and content of every attribution in a report.

The encoder's heads find them, on two levels; rules over the parse add what the heads do not know. Spans follow the
annotation of PARC3 / PolNeAR and may be discontinuous. Which attribution lies inside which is told by `outer`.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.model.span import Quote, Span
from reportedly.read.accorded import with_verdicts
from reportedly.read.bearing.vocabulary import class_of
from reportedly.read.called_false import up_to_verdict
from reportedly.read.draft import AttributedContent, Draft, Stage
from reportedly.read.heard import by_encoder, with_carriers
from reportedly.read.pointing import pointing_back
from reportedly.read.quotations import Quotations
from reportedly.read.reach import from_the_subject, past_semicolon, to_the_end, up_to_others, up_to_the_speaker
from reportedly.read.ruled_attributions import by_layout, by_rules, headlines_in

CITING = ("citing", "quoting", "relaying", "referring", "with reference")
RELAYING_WORDS = (*CITING, "cite", "quote", "it cite", "they cite", "according", "in the words", "as told")
AT_FIRST = re.compile(
    r"\b(?:first|initially|originally|previously|earlier|once)\b.*\breported\b"
    r"|\breported (?:earlier|first|initially|before)\b",
    re.IGNORECASE,
)
INSTEAD = re.compile(r"\b(?:not|rather than|instead of)\b", re.IGNORECASE)
ARTICLE = re.compile(r"(?:the|an?|any|all|such) ", re.IGNORECASE)
FROM_WHOM = re.compile(r"\b(?:by|from) $")


def run(draft: Draft) -> Draft:
    """Find the attributions of a report: those of headlines, those that the heads tell, and those that rules add."""
    quotations = Quotations(draft.report.text)
    headlines = headlines_in(draft)
    told = by_layout(draft, quotations, headlines)
    ruled = [_kept_inside(found, quotations, draft.report.text) for found in by_rules(draft, quotations, headlines)]
    cues = _Stretches(r.cue for r in ruled)
    heard = list(by_encoder(draft, quotations))
    laid_out = [*told, *heard]
    said = _Stretches(t.cue for t in laid_out)
    beside = [t for t in heard if not _meets(t, told) or any(_tells_within(o, t) for o in told)]
    told += with_carriers(draft, [_agreeing(t, ruled, cues, draft.report.text) for t in beside])
    ways, contents = _Stretches(t.cue or t.content for t in told), _Stretches(t.content for t in told)
    told += [t for t in ruled if not (ways.touched_by(t.cue) if t.cue else contents.touched_by(t.content))]
    told = [t for t in told if not _only_attributes(t, laid_out, said, draft.report.text)]
    told = [up_to_the_speaker(t, told, quotations, draft.report.text) for t in told]
    told = [to_the_end(draft, up_to_others(from_the_subject(draft, t), told, draft.report.text), told) for t in told]
    told = [up_to_verdict(draft, past_semicolon(draft, t, told)) for t in told]
    told = [t for t in told if not _says_what_was_wrong(t, draft.report.text)]
    told = with_verdicts(without_hearsay(list(pointing_back(draft, told)), draft.report.text), draft.report.text)
    triples = nested(told)
    return replace(draft, attributions=tuple(_going_on(t, triples, quotations, draft.report.text) for t in triples))


def _says_what_was_wrong(triple: AttributedContent, text: str) -> bool:
    """Whether "as first reported" only names what a correction takes back: "by gas and not by a mine, as …"."""
    if triple.source is not None or triple.cue is None or AT_FIRST.search(triple.cue.text) is None:
        return False
    start = max(text.rfind(stop, 0, triple.cue.start) for stop in (". ", "\n", "; "))
    return INSTEAD.search(text, max(start, 0), triple.cue.start) is not None


def _kept_inside(triple: AttributedContent, quotations: Quotations, text: str) -> AttributedContent:
    """What somebody quoted says that he says ends with the quotation: '"I tell you, it was here," said the clerk'."""
    quoted = quotations.around(triple.cue.start) if triple.cue else None
    if quoted is None or not quoted.start <= triple.content.start < quoted.end < triple.content.end:
        return triple
    words = text[: quoted.end].rstrip(" \n,.”\"'»")
    spans = [Span(s.start, min(s.end, len(words))) for s in triple.content.spans if s.start < len(words)]
    return replace(triple, content=Quote.cut(text, spans)) if spans else triple


def _going_on(
    triple: AttributedContent, triples: Sequence[AttributedContent], quotations: Quotations, text: str
) -> AttributedContent:
    """Somebody's speech with what follows of it in what is passed on: '"A," X said, according to Y. "B."'."""
    quoted = quotations.around(triple.content.start)
    if triple.outer is None or triple.cue is None or quoted is None or quotations.around(triple.cue.start):
        return triple
    last = max(triple.content.end, triple.cue.end)
    later = [s for s in triples[triple.outer].content.spans if s.start >= last and quotations.around(s.start)]
    if not later:
        return triple
    return replace(triple, content=Quote.cut(text, [*triple.content.spans, *later]))


class _Stretches:
    """Words by where they stand, so that few of a long report's are asked whether they overlap others."""

    def __init__(self, quotes: Iterable[Quote | None]) -> None:
        self._spans = sorted((s.start, s.end, n) for n, quote in enumerate(quotes) if quote for s in quote.spans)
        self._widest = max((end - start for start, end, _ in self._spans), default=0)

    def touched(self, span: Span) -> list[int]:
        """Numbers of those that share a character with a stretch, ascending."""
        return sorted(set(self._touching(*span))) if span.start < span.end else []

    def touched_by(self, quote: Quote) -> list[int]:
        """Numbers of those that share a character with a quote, ascending."""
        return sorted({n for start, end in quote.spans for n in self._touching(start, end)})

    def _touching(self, start: int, end: int) -> Iterator[int]:
        low, high = bisect_left(self._spans, (start - self._widest,)), bisect_left(self._spans, (end,))
        return (n for _, until, n in self._spans[low:high] if until > start)


def _only_attributes(
    triple: AttributedContent, heard: Sequence[AttributedContent], cues: _Stretches, text: str
) -> bool:
    """Whether the words that rules take for a content are no more than what the heads take for a source and its cue."""
    if triple.probability is not None:
        return False
    told = (heard[n] for n in cues.touched_by(triple.content))
    ways = [s for t in told if t.cue for s in (*t.cue.spans, *(t.source.quote.spans if t.source else ()))]
    held = {i for s in ways for i in range(*s)}
    left = (text[i] for part in triple.content.spans for i in range(*part) if i not in held)
    return not any(letter.isalnum() for letter in left)


def _tells_within(layout: AttributedContent, triple: AttributedContent) -> bool:
    """Whether a headline's content holds the whole of an attribution: "Army: rebels say …"."""
    parts = [triple.content, triple.cue, triple.source.quote if triple.source else None]
    return all(p is not None and layout.content.hull.contains(p.hull) for p in parts)


def _meets(triple: AttributedContent, others: Iterable[AttributedContent]) -> bool:
    """Whether an attribution lies among the words of another."""
    return any(_shares(triple.cue or triple.content, o.content) or _shares(triple.content, o.content) for o in others)


def _agreeing(
    triple: AttributedContent, ruled: Sequence[AttributedContent], cues: _Stretches, text: str
) -> AttributedContent:
    """The attribution beside the one that rules see at the same cue.

    It gets the rules' source where the heads see none, and their wording where both see the same source. It is the
    rules' own where the heads see no clause as content. Where sources differ, the heads are right, unless theirs only
    passes on what the other one says.
    """
    beside = [ruled[n] for n in cues.touched_by(triple.cue)] if triple.cue else []
    if not beside:
        return triple
    same = next((r for r in beside if _same_source(r, triple)), beside[0])
    triple = _apart(_without_itself(triple, same), same, beside)
    if _tells_more(triple, same, ruled, cues) or _is_judged(triple, same, ruled, cues):
        triple = replace(triple, content=same.content)
    passed_on = same.cue is not None and same.cue.text.endswith(" by") and _same_source(same, triple)
    cited = same.source is not None and _shares(same.source.quote, triple.content)
    meant = passed_on or cited or _shares(same.content, triple.content)
    if same.makes_claim and not triple.makes_claim and meant:
        return same
    if same.source is None and triple.source and same.cue and _shares(triple.source.quote, same.cue):
        return replace(triple, source=None)  # "reports that … proved wrong": no voice of their own
    if triple.source is None or (same.source is None and not _passed_on(triple, same, ruled)):
        source = triple.source or same.source
        return replace(triple, source=source, wording=(source, same.cue))
    if same.source is None:
        return replace(triple, source=None)
    if _shares(triple.source.quote, same.source.quote):
        return replace(triple, wording=(same.source, same.cue))
    wrong = _passed_on(triple, same, ruled) or _told_to(triple, same, text)
    return replace(triple, source=same.source) if wrong else triple


def _same_source(one: AttributedContent, other: AttributedContent) -> bool:
    return bool(one.source and other.source and _shares(one.source.quote, other.source.quote))


def _apart(triple: AttributedContent, same: AttributedContent, beside: list[AttributedContent]) -> AttributedContent:
    """The attribution without the words by which rules see somebody else speak: "relayed" of "relayed a message"."""
    others = [r for r in beside if r.source and r.cue and not _same_source(r, triple)]
    own = same.cue if _same_source(same, triple) else None
    return replace(triple, cue=own) if own and any(not _shares(own, r.cue) for r in others if r.cue) else triple


def _tells_more(
    triple: AttributedContent, same: AttributedContent, ruled: Sequence[AttributedContent], cues: _Stretches
) -> bool:
    """Whether rules see in the content who said it, or what "as saying" brings in, where the heads see only one."""
    if not _same_source(triple, same) or not _holds(same, triple) or triple.cue is None:
        return False
    if triple.content.text.endswith("as saying"):
        return len(same.content.text) > len(triple.content.text)
    inside = (ruled[n] for n in cues.touched_by(same.content))
    others = (r for r in inside if r is not same and r.makes_claim and r.cue and not _shares(r.cue, triple.content))
    return triple.cue.text.lower() == "according to" and any(_shares(o.content, triple.content) for o in others)


def _is_judged(
    triple: AttributedContent, same: AttributedContent, ruled: Sequence[AttributedContent], cues: _Stretches
) -> bool:
    """Whether the heads take for a part of the content what somebody thinks of it: "… was a lie", "… were denied"."""
    tail = Span(same.content.end, triple.content.end)
    opens = 0 <= same.content.start - triple.content.start <= len("that ")
    verdicts = [ruled[n] for n in cues.touched(tail)] if opens and tail.start < tail.end else []
    return any(_is_verdict(v, same, tail) for v in verdicts)


def _is_verdict(answer: AttributedContent, told: AttributedContent, tail: Span) -> bool:
    """Whether somebody denies or confirms in the tail what is told, by its cue or as hearsay of nobody's."""
    if answer.cue is None or not tail.contains(answer.cue.hull) or not answer.content.hull.contains(told.content.hull):
        return False
    return told.source is None or answer.cue.text.split()[-1].lower() in class_of("falsity")


def _told_to(triple: AttributedContent, same: AttributedContent, text: str) -> bool:
    """Whether the heads take for the source who was told it: "he was told by X", "he had heard from X"."""
    if not (triple.source and same.source and same.cue) or triple.source.quote.start > same.cue.start:
        return False
    return FROM_WHOM.search(text[same.cue.end : same.source.quote.start]) is not None


def _without_itself(triple: AttributedContent, same: AttributedContent) -> AttributedContent:
    """The attribution without its own source and cue in its content, where rules cut them off."""
    own = [q for q in (triple.cue, triple.source.quote if triple.source else None) if q]
    holds = len(own) == 2 and all(_shares(triple.content, q) for q in own)
    within = triple.content.hull.contains(same.content.hull)
    cuts_off = holds and within and not any(_shares(same.content, q) for q in own)
    return replace(triple, content=same.content) if cuts_off else triple


def _passed_on(triple: AttributedContent, same: AttributedContent, ruled: Sequence[AttributedContent]) -> bool:
    """Whether rules see the source of an attribution at another cue instead of at this one."""
    others = (r.source for r in ruled if r is not same and _shares(r.content, same.content))
    return triple.source is not None and any(s and _shares(s.quote, triple.source.quote) for s in others)


def without_hearsay(triples: list[AttributedContent], text: str) -> list[AttributedContent]:
    """Leave out "reports that" of nobody's where somebody denies or confirms them: they are no voice of their own.

    The denial is then of what the reports say.
    """
    kept: list[AttributedContent] = []
    inner = {_opening(t.cue, text): t for t in triples if t.cue and t.source is None}
    dropped = [t for o in triples if (t := inner.get(_opening(o.content, text))) is not None and t is not o]
    dropped += [t for t in inner.values() if any(_takes_up(o, t) for o in triples)]
    for triple in triples:
        if triple not in dropped:
            held = inner.get(_opening(triple.content, text))
            if held in dropped and any(_denies_within(triple, o, held) for o in triples):
                held = None  # whoever says that another denied it says all of that
            kept.append(replace(triple, content=held.content) if held in dropped and held is not None else triple)
    return kept


def _denies_within(told: AttributedContent, other: AttributedContent, hearsay: AttributedContent | None) -> bool:
    """Whether a content holds the cue by which another answers the hearsay: "…, were dismissed by X, it said"."""
    answers = hearsay is not None and other is not told and other is not hearsay and other.source is not None
    return answers and other.cue is not None and any(s.contains(other.cue.hull) for s in told.content.spans)


def _takes_up(told: AttributedContent, hearsay: AttributedContent) -> bool:
    """Whether somebody behind it says the same words of a noun's: "the claim that … was dismissed by X"."""
    if hearsay.cue is None or told.cue is None or told.source is None:
        return False
    before = hearsay.cue.end <= hearsay.content.start and hearsay.content.end <= told.cue.start
    return before and told.content == hearsay.content


def _opening(content: Quote, text: str) -> int:
    """Where the first word of a content stands, an article left out."""
    article = ARTICLE.match(text, content.start)
    return article.end() if article else content.start


def _shares(one: Quote, other: Quote) -> bool:
    return any(a < d and c < b for a, b in one.spans for c, d in other.spans)


def nested(triples: list[AttributedContent]) -> tuple[AttributedContent, ...]:
    """Number, for each triple, the one whose content most narrowly holds its content."""
    order = sorted(range(len(triples)), key=lambda n: triples[n].content.start)
    starts = [triples[n].content.start for n in order]
    widest = max((t.content.end - t.content.start for t in triples), default=0)
    numbered = []
    for at, triple in enumerate(triples):
        low, high = triple.content.start - widest, triple.content.end
        near = order[bisect_left(starts, low) : bisect_left(starts, high)]
        outer = _narrowest(at, near, triples)
        numbered.append(triple if outer == triple.outer else replace(triple, outer=outer))
    return tuple(numbered)


def _narrowest(at: int, near: Iterable[int], triples: list[AttributedContent]) -> int | None:
    """Among the triples near enough to touch it, so that long reports stay linear."""
    inner = triples[at]
    holders = [
        (_breadth(triples[n], n), n)
        for n in near
        if n != at and _breadth(triples[n], n) > _breadth(inner, at) and _holds(triples[n], inner)
    ]
    return min(holders)[1] if holders else None


def _breadth(triple: AttributedContent, at: int) -> tuple[int, int, int]:
    """How wide a content reaches; of two alike, what is said "according to" or "citing" someone is the inner one.

    Only a newsroom, which passes on what others say, is the outer one also there, unless it is cited itself.
    """
    cue = triple.cue.text.lower() if triple.cue else ""
    relayed = cue.startswith(RELAYING_WORDS)
    newsroom = triple.source is not None and triple.source.kind == "media" and not cue.startswith(CITING)
    return (len(triple.content.text), (2 if newsroom else 0) if relayed else 1, -at)


def _holds(outer: AttributedContent, inner: AttributedContent) -> bool:
    shared = (min(b, d) - max(a, c) for a, b in inner.content.spans for c, d in outer.content.spans)
    return sum(length for length in shared if length > 0) >= 0.9 * sum(b - a for a, b in inner.content.spans)


STAGE = Stage(name="read.attribution", version=7, reads=("syntax",), writes=("attributions",), run=run)
