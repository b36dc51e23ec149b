"""The stretches of text that each make one claim, and whose they are.

A sentence falls into regions, one for each innermost attribution and one for the report's own voice; a region falls
into clauses. The clause that only attributes ("the army said") makes no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.model.attribution import Attribution
from reportedly.model.span import Span
from reportedly.read.asides import ANSWERING, answers_in, asides_in
from reportedly.read.clauses import Clause, adjunct_openers, is_event_adjunct, split
from reportedly.read.draft import Draft, Passage, Stage
from reportedly.read.edges import without_stranded
from reportedly.read.enumerated import announced
from reportedly.read.frames import framed_clause, hedges_itself, is_list_item, opens_list, span_of
from reportedly.read.quotations import Quotations
from reportedly.read.reported import is_reported, only_sets, with_setting
from reportedly.read.saying import beside, excuses_namelessness, is_named, only_speaks, points_only, says_something
from reportedly.read.stretch import quote_at, quote_of
from reportedly.read.token import Token
from reportedly.read.token import Tokens as Sentence
from reportedly.read.verification import denies, only_denies_check
from reportedly.read.voices import Chains, Voices, touching_by_sentence, voices_in


@dataclass(frozen=True, slots=True)
class Region:
    """The tokens of a sentence under one innermost attribution; None for the report's own voice."""

    owner: int | None
    tokens: tuple[Token, ...]


def run(draft: Draft) -> Draft:
    """Cut a report into passages, in text order."""
    found: list[Passage] = []
    frame: Span | None = None
    paragraph_governed = False
    quotations = Quotations(draft.report.text)
    chains = Chains(draft, quotations)
    for sentence, touching in zip(draft.syntax.sentences, touching_by_sentence(draft), strict=True):
        tokens = _body(draft, sentence)
        if not tokens:
            continue
        if _opens_paragraph(draft.report.text, sentence):
            paragraph_governed = False
        if opens_list(sentence, draft.syntax.words):
            frame = span_of(tokens)
            continue
        paragraph_governed = frame is not None and (paragraph_governed or is_list_item(tokens))
        voices = voices_in(chains, sentence, touching, quotations)
        if not voices.cues and only_denies_check(sentence, draft.syntax.words):
            continue
        outer = (frame,) if frame is not None and paragraph_governed else ()
        if not voices.cues and (listed := list(_enumerated(draft, sentence))):
            found += listed
            continue
        found += _answered(draft, sentence, found)
        found += _with_asides(draft, sentence, tokens, voices, outer)
    return replace(draft, passages=tuple(sorted(_unique(found), key=lambda p: (p.content.start, p.content.end))))


def _enumerated(draft: Draft, sentence: Sentence) -> Iterator[Passage]:
    """The items of a list of answers that the sentence itself announces, each a passage in that frame."""
    frame, items = announced(draft.report.text, sentence) or (None, [])
    for item in items:
        content, words = quote_at(draft.report.text, [item]), draft.syntax.tokens_in(*item)
        if content is not None and frame is not None:
            own_id = Passage.make_id(draft.report.id, content, ())
            yield Passage(
                id=own_id, content=content, chain=(), sureness=None, head=words.root.i, frames=(frame,), purpose_of=None
            )


def _unique(passages: list[Passage]) -> list[Passage]:
    return list({p.id: p for p in passages}.values())


def _opens_paragraph(text: str, sentence: Sentence) -> bool:
    line = text.rfind("\n", 0, sentence.start_char) + 1
    return not text[line : sentence.start_char].strip(" \t")


def _body(draft: Draft, sentence: Sentence) -> list[Token]:
    """The tokens of a sentence, less the dateline."""
    after = 0
    if draft.report.dateline and (at := draft.report.text.find(draft.report.dateline)) >= 0:
        after = at + len(draft.report.dateline)
        if not sentence.start_char < after <= sentence.end_char:
            after = 0
    tokens = [t for t in sentence if t.idx >= after] if after else list(sentence)
    while tokens and (tokens[0].is_space or (tokens[0].is_punct and tokens[0].text in "-–—,.:")):
        tokens = tokens[1:]
    while tokens and tokens[-1].is_space:
        tokens = tokens[:-1]
    return tokens


def _with_asides(
    draft: Draft, sentence: Sentence, tokens: list[Token], voices: Voices, frames: tuple[Span, ...]
) -> list[Passage]:
    """The passages of a sentence; what somebody denies or confirms in an aside is told once more, by that voice."""
    asides = list(asides_in(draft.report.text, sentence)) if _may_answer(draft, sentence) else []
    if not asides:
        return list(_in_sentence(draft, tokens, voices, frames))
    kept = [t for t in tokens if not any(a.stretch.start <= t.idx < a.stretch.end for a in asides)]
    found = list(_in_sentence(draft, kept, voices, frames))
    again = [_told_by(draft, before, a.voice) for a in asides if (before := _last_before(found, a.stretch.start))]
    return found + again if len(again) == len(asides) else list(_in_sentence(draft, tokens, voices, frames))


def _answered(draft: Draft, sentence: Sentence, found: list[Passage]) -> list[Passage]:
    """The last claim of the sentence before, in the same paragraph, once more by who denies or confirms it here."""
    if not _may_answer(draft, sentence):
        return []
    last = max(found, key=lambda p: p.content.end, default=None)
    if last is None or draft.syntax.sentence_number(draft.syntax.doc[last.head]) != _number_before(draft, sentence):
        return []
    if "\n" in draft.report.text[last.content.end : sentence.start_char]:
        return []
    return [_told_by(draft, last, voice) for voice in answers_in(draft.report.text, sentence)]


def _may_answer(draft: Draft, sentence: Sentence) -> bool:
    """Quick, for the many sentences in which nobody denies or confirms."""
    return not ANSWERING.isdisjoint(draft.syntax.words.lemma[sentence.start : sentence.end])


def _number_before(draft: Draft, sentence: Sentence) -> int:
    return draft.syntax.sentence_number(sentence[0]) - 1


def _last_before(passages: list[Passage], end: int) -> Passage | None:
    """The passage that ends last before an aside."""
    before = [p for p in passages if p.content.end <= end]
    return max(before, key=lambda p: p.content.end, default=None)


def _told_by(draft: Draft, passage: Passage, voice: Attribution) -> Passage:
    chain = (voice,)
    own_id = Passage.make_id(draft.report.id, passage.content, chain)
    return replace(passage, id=own_id, chain=chain, sureness=None, purpose_of=None)


def _in_sentence(draft: Draft, tokens: list[Token], voices: Voices, frames: tuple[Span, ...]) -> Iterator[Passage]:
    for region in _regions(tokens, voices):
        ids: dict[int, str] = {}
        for n, clause in enumerate(split(region.tokens, draft.syntax.words.head)):
            passage = _passage(draft, clause, region.owner, frames, voices, ids)
            if passage is not None:
                ids[n] = passage.id
                yield passage


def _regions(tokens: Sequence[Token], voices: Voices) -> list[Region]:
    """Tokens by who speaks; an event that only dates what is said is told in the report's own voice."""
    if not voices.owners and not voices.cues:
        return [Region(None, tuple(tokens))]
    by_owner: dict[int | None, list[Token]] = {}
    openers = [o for noun in tokens if is_event_adjunct(noun) for o in adjunct_openers(noun)]
    dated = {t.i for opener in openers for t in opener.subtree}
    for token in tokens:
        if voices.is_cue(token):
            continue
        owner = voices.owner(token)
        if token.i in dated and not voices.in_quotation(token):
            owner = None
        by_owner.setdefault(owner, []).append(token)
    return [Region(owner, tuple(held)) for owner, held in by_owner.items()]


def _passage(
    draft: Draft,
    clause: Clause,
    owner: int | None,
    frames: tuple[Span, ...],
    voices: Voices,
    ids: dict[int, str],
) -> Passage | None:
    chain = voices.chains[owner] if owner is not None else ()
    head, tokens = clause.head, list(clause.tokens)
    framed = framed_clause(head) if clause.kind == "main" else None
    if framed is not None:
        inside = {t.i for t in framed.subtree if not (t.dep_ == "mark" and t.head == framed)}
        around = [t for t in tokens if t.i not in inside]
        frames = (*(() if hedges_itself(around) else frames), span_of(around)) if around else frames
        head, tokens = framed, [t for t in tokens if t.i in inside]
    if voices.cues or voices.named:
        tokens = [t for t in tokens if not (only_speaks(t, head, voices) or beside(t, head, voices))]
    tokens = without_stranded(tokens)
    tokens = with_setting(head, tokens, voices)
    if not says_something(head, tokens, clause.kind, voices, attributed=bool(chain), framed=framed is not None):
        return None
    content = quote_of(draft.report.text, tokens) if tokens else None
    if (
        content is None
        or (len(content.text.split()) < 2 and not (is_named(head, chain) or is_reported(head, voices)))
        or points_only(tokens)
    ):
        return None
    if only_sets(head, voices):
        return None
    if excuses_namelessness(draft, tokens) or (tokens[0].lower_ == "which" and any(map(denies, tokens))):
        return None
    return Passage(
        id=Passage.make_id(draft.report.id, content, chain),
        content=content,
        chain=chain,
        sureness=voices.sureness[owner] if owner is not None else None,
        head=head.i,
        frames=frames,
        purpose_of=ids.get(clause.host) if clause.host is not None else None,
    )


STAGE = Stage(name="read.passages", version=5, reads=("syntax", "attributions"), writes=("passages",), run=run)
