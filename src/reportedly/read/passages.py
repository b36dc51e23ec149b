"""The stretches of text that each make one claim, and whose they are.

A sentence falls into regions, one for each innermost attribution and one for the report's own voice; a region falls
into clauses. The clause that only attributes ("the army said") makes no claim.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from reportedly.model.attribution import Attribution, Source
from reportedly.model.span import Quote, Span
from reportedly.read.clauses import Clause, ClauseKind, is_event_adjunct, names_event, split
from reportedly.read.draft import AttributedContent, Draft, Passage, Stage
from reportedly.read.frames import framed_clause, hedges_itself, is_list_item, opens_list, span_of
from reportedly.read.quotations import Quotations
from reportedly.read.sources import antecedent, can_speak, full_name, introduced, is_pronoun, source_of
from reportedly.read.stretch import quote_of
from reportedly.read.verification import denies, only_denies_check

SENTENCES_BACK = 3
"""How many sentences back a pronoun may find whom it stands for among the subjects."""


@dataclass(frozen=True, slots=True)
class Region:
    """The tokens of a sentence under one innermost attribution; None for the report's own voice."""

    owner: int | None
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Voices:
    """Who speaks where: the attributions that make claims, where each holds, and which tokens only attribute."""

    triples: tuple[AttributedContent, ...]
    chains: tuple[tuple[Attribution, ...], ...]
    quotations: Quotations

    def owner(self, token: Token) -> int | None:
        """The innermost attribution whose content holds the token."""
        best: int | None = None
        for n, triple in enumerate(self.triples):
            held = triple.makes_claim and any(s.start <= token.idx < s.end for s in triple.content.spans)
            if held and (best is None or triple.outer == best or _narrower(triple, self.triples[best], best)):
                best = n
        return best

    def in_quotation(self, token: Token) -> bool:
        """Tell whether a token stands between quotation marks."""
        return self.quotations.around(token.idx) is not None

    def attributes(self, token: Token) -> bool:
        """Tell whether a token is a cue or source of an attribution that makes claims."""
        return any(_stands_in(token, q) for t in self.triples if t.makes_claim for q in (t.cue, _words(t.source)) if q)

    def is_cue(self, token: Token) -> bool:
        """Tell whether a token is a cue of an attribution that makes claims."""
        return any(_stands_in(token, t.cue) for t in self.triples if t.makes_claim and t.cue)


def _words(source: Source | None) -> Quote | None:
    return source.quote if source else None


def _stands_in(token: Token, quote: Quote) -> bool:
    return any(s.start <= token.idx < s.end for s in quote.spans)


def _narrower(a: AttributedContent, b: AttributedContent, b_at: int) -> bool:
    return len(a.content.text) < len(b.content.text) or a.outer == b_at


def run(draft: Draft) -> Draft:
    """Cut a report into passages, in text order."""
    found: list[Passage] = []
    frame: Span | None = None
    paragraph_governed = False
    quotations = Quotations(draft.report.text)
    for sentence in draft.syntax.sentences:
        tokens = _body(draft, sentence)
        if not tokens:
            continue
        if _opens_paragraph(draft.report.text, sentence):
            paragraph_governed = False
        if opens_list(sentence):
            frame = span_of(tokens)
            continue
        paragraph_governed = frame is not None and (paragraph_governed or is_list_item(tokens))
        voices = _voices(draft, sentence, quotations)
        if not any(t.makes_claim for t in voices.triples) and only_denies_check(sentence):
            continue
        outer = (frame,) if frame is not None and paragraph_governed else ()
        found += _in_sentence(draft, tokens, voices, outer)
    return replace(draft, passages=tuple(sorted(_unique(found), key=lambda p: (p.content.start, p.content.end))))


def _unique(passages: list[Passage]) -> list[Passage]:
    return list({p.id: p for p in passages}.values())


def _opens_paragraph(text: str, sentence: Sentence) -> bool:
    before = text[: sentence.start_char].rstrip(" \t")
    return not before or before.endswith("\n")


def _body(draft: Draft, sentence: Sentence) -> list[Token]:
    """The tokens of a sentence, less the dateline."""
    after = 0
    if draft.report.dateline and (at := draft.report.text.find(draft.report.dateline)) >= 0:
        after = at + len(draft.report.dateline)
        if not sentence.start_char < after <= sentence.end_char:
            after = 0
    tokens = [t for t in sentence if t.idx >= after]
    while tokens and (tokens[0].is_space or (tokens[0].is_punct and tokens[0].text in "-–—,.:")):
        tokens = tokens[1:]
    while tokens and tokens[-1].is_space:
        tokens = tokens[:-1]
    return tokens


def _voices(draft: Draft, sentence: Sentence, quotations: Quotations) -> Voices:
    """The attributions that touch a sentence, renumbered, with the chain of each."""
    whole = Span(sentence.start_char, sentence.end_char)
    at = [n for n, t in enumerate(draft.attributions) if _touches(t, whole)]
    number = {n: k for k, n in enumerate(at)}
    triples = [draft.attributions[n] for n in at]
    chains = [_chain(draft, n) for n in at]
    kept = tuple(replace(t, outer=number.get(t.outer) if t.outer is not None else None) for t in triples)
    return Voices(kept, tuple(chains), quotations)


def _touches(triple: AttributedContent, whole: Span) -> bool:
    quotes = (triple.content, triple.cue, triple.source.quote if triple.source else None)
    return any(s.overlaps(whole) for q in quotes if q for s in q.spans)


def _chain(draft: Draft, at: int) -> tuple[Attribution, ...]:
    """The links from the outermost attribution down to this one, pronouns replaced by what they stand for."""
    links: list[Attribution] = []
    number: int | None = at
    seen: set[int] = set()
    while number is not None and number not in seen:
        seen.add(number)
        triple = draft.attributions[number]
        source = _named(triple.source, draft)
        again = (
            bool(links)
            and source is not None
            and links[-1].source is not None
            and links[-1].source.quote == source.quote
        )
        if triple.makes_claim and not again:
            links.append(Attribution(source=source, cue=triple.cue, actor=None))
        number = triple.outer
    return tuple(reversed(links))


def _named(source: Source | None, draft: Draft) -> Source | None:
    """The source, or whom a pronoun or short name stands for."""
    if source is None:
        return None
    if is_pronoun(source):
        return antecedent(source, _earlier(draft, source.quote.start)) or source
    earlier = _earlier(draft, source.quote.start)
    return introduced(source, earlier) or full_name(source, earlier)


def _earlier(draft: Draft, before: int) -> list[Source]:
    """Everyone who has been named as a source or as a subject before a point of the text, in order."""
    text = draft.report.text
    sources = [t.source for t in draft.attributions if t.source and t.source.quote.start < before]
    near = [s for s in draft.syntax.sentences if s.end_char <= before][-SENTENCES_BACK:]
    heads = [t for s in near for t in s if t.dep_ in ("nsubj", "nsubjpass", "agent")]
    subjects = [source_of(text, t) for t in heads if can_speak(t)]
    return sorted([*sources, *(s for s in subjects if s)], key=lambda s: s.quote.start)


def _in_sentence(draft: Draft, tokens: list[Token], voices: Voices, frames: tuple[Span, ...]) -> Iterator[Passage]:
    for region in _regions(tokens, voices):
        chain = voices.chains[region.owner] if region.owner is not None else ()
        ids: dict[int, str] = {}
        for n, clause in enumerate(split(region.tokens)):
            passage = _passage(draft, clause, chain, frames, voices, ids)
            if passage is not None:
                ids[n] = passage.id
                yield passage


def _regions(tokens: Sequence[Token], voices: Voices) -> list[Region]:
    """Tokens by who speaks; an event that only dates what is said is told in the report's own voice."""
    by_owner: dict[int | None, list[Token]] = {}
    dated = {t.i for noun in tokens if is_event_adjunct(noun) for t in _adjunct(noun).subtree}
    for token in tokens:
        if voices.is_cue(token):
            continue
        owner = voices.owner(token)
        if token.i in dated and not voices.in_quotation(token):
            owner = None
        by_owner.setdefault(owner, []).append(token)
    return [Region(owner, tuple(held)) for owner, held in by_owner.items()]


def _adjunct(noun: Token) -> Token:
    """The head of the whole adjunct that an event noun closes: the "day" of "a day after the visit"."""
    measure = noun.head.head
    return measure if measure.dep_ == "npadvmod" else noun.head


def _passage(
    draft: Draft,
    clause: Clause,
    chain: tuple[Attribution, ...],
    frames: tuple[Span, ...],
    voices: Voices,
    ids: dict[int, str],
) -> Passage | None:
    head, tokens = clause.head, list(clause.tokens)
    framed = framed_clause(head) if clause.kind == "main" else None
    if framed is not None:
        inside = {t.i for t in framed.subtree if not (t.dep_ == "mark" and t.head == framed)}
        around = [t for t in tokens if t.i not in inside]
        frames = (*(() if hedges_itself(around) else frames), span_of(around)) if around else frames
        head, tokens = framed, [t for t in tokens if t.i in inside]
    if not _says_something(head, tokens, clause.kind, voices, attributed=bool(chain)):
        return None
    content = quote_of(draft.report.text, tokens)
    if content is None or len(content.text.split()) < 2:
        return None
    return Passage(
        id=Passage.make_id(draft.report.id, content, chain),
        content=content,
        chain=chain,
        head=head.i,
        frames=frames,
        purpose_of=ids.get(clause.host) if clause.host is not None else None,
    )


def _says_something(head: Token, tokens: list[Token], kind: ClauseKind, voices: Voices, *, attributed: bool) -> bool:
    """Tell whether a clause makes a claim: it has a verb or names an event, and does not only attribute or check."""
    if all(t.is_stop or t.is_punct or t.is_space for t in tokens) or voices.attributes(head) or denies(head):
        return False
    if kind != "main" or attributed:
        return True
    verbal = head.pos_ in ("VERB", "AUX") or any(t.pos_ in ("VERB", "AUX") and t.head == head for t in tokens)
    return verbal or names_event(head) or any(names_event(t) for t in tokens if t.head == head)


STAGE = Stage(name="read.passages", version=1, reads=("syntax", "attributions"), writes=("passages",), run=run)
