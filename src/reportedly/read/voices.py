"""Who speaks where in a sentence: which attribution holds each word, and the chain of sources behind it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Span as Sentence
from spacy.tokens import Token

from reportedly.model.attribution import Attribution, Source
from reportedly.model.span import Quote, Span
from reportedly.read.draft import AttributedContent, Draft
from reportedly.read.quotations import Quotations
from reportedly.read.sources import antecedent, can_speak, full_name, introduced, is_pronoun, source_of

FIRST_PERSON = frozenset({"I", "We", "we"})
RELATIVE = frozenset({"who", "which", "that"})
SENTENCES_BACK = 3
"""How many sentences back a pronoun may find whom it stands for among the subjects."""


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of one sentence, by the offsets of its tokens; what is in none of them the report says itself."""

    owners: dict[int, int]
    """Token offset → number, in `Draft.attributions`, of the innermost attribution that holds the token."""
    cues: frozenset[int]
    """Offsets of the tokens that attribute."""
    named: frozenset[int]
    """Offsets of the tokens that name a source."""
    chains: dict[int, tuple[Attribution, ...]]
    sureness: dict[int, float | None]
    quotations: Quotations

    def owner(self, token: Token) -> int | None:
        """The innermost attribution whose content holds the token."""
        return self.owners.get(token.idx)

    def is_cue(self, token: Token) -> bool:
        """Tell whether a token is part of a cue."""
        return token.idx in self.cues

    def attributes(self, token: Token) -> bool:
        """Tell whether a token is part of a cue or source."""
        return token.idx in self.cues or token.idx in self.named

    def in_quotation(self, token: Token) -> bool:
        """Tell whether a token stands between quotation marks."""
        return self.quotations.around(token.idx) is not None


def touching_by_sentence(draft: Draft) -> list[list[int]]:
    """For each sentence, the numbers of the attributions that make claims and touch it with any of their words."""
    wholes = [Span(s.start_char, s.end_char) for s in draft.syntax.sentences]
    ends = [whole.end for whole in wholes]
    touching: list[list[int]] = [[] for _ in wholes]
    for n, triple in enumerate(draft.attributions):
        quotes = (triple.content, *_cues(triple), *_sources(triple))
        for span in (s for q in quotes if triple.makes_claim for s in q.spans):
            at = bisect_right(ends, span.start)
            while at < len(wholes) and wholes[at].start < span.end:
                if not touching[at] or touching[at][-1] != n:
                    touching[at].append(n)
                at += 1
    return touching


def voices_in(draft: Draft, sentence: Sentence, touching: Sequence[int], quotations: Quotations) -> Voices:
    """The voices of one sentence: of the attributions that touch it."""
    offsets = [t.idx for t in sentence] if touching else []
    owners: dict[int, int] = {}
    for n in sorted(touching, key=lambda n: _depth(draft.attributions, n)):
        owners.update(dict.fromkeys(_inside(offsets, draft.attributions[n].content), n))
    told = [draft.attributions[n] for n in touching]
    return Voices(
        owners=owners,
        cues=frozenset(o for t in told for q in _cues(t) for o in _inside(offsets, q)),
        named=frozenset(o for t in told for q in _sources(t) for o in _inside(offsets, q)),
        chains={n: chain_of(draft, n) for n in set(owners.values())},
        sureness={n: sureness_of(draft, n) for n in set(owners.values())},
        quotations=quotations,
    )


def _cues(triple: AttributedContent) -> list[Quote]:
    """The words that attribute, in either wording."""
    return [q for q in (triple.cue, triple.wording[1] if triple.wording else None) if q]


def _sources(triple: AttributedContent) -> list[Quote]:
    """The words that name the source, in either wording."""
    return [s.quote for s in (triple.source, triple.wording[0] if triple.wording else None) if s]


def _inside(offsets: Sequence[int], quote: Quote) -> Iterator[int]:
    """Those of ascending offsets that a quote holds."""
    for start, end in quote.spans:
        yield from offsets[bisect_left(offsets, start) : bisect_left(offsets, end)]


def _depth(triples: Sequence[AttributedContent], at: int) -> tuple[int, int]:
    """Wide contents first; of two alike the outer one."""
    outers = _outward(triples, at)
    return -len(triples[at].content.text), len(outers)


def _outward(triples: Sequence[AttributedContent], at: int) -> list[int]:
    """The attribution itself and those around it, innermost first."""
    numbers: list[int] = []
    number: int | None = at
    while number is not None and number not in numbers:
        numbers.append(number)
        number = triples[number].outer
    return numbers


def chain_of(draft: Draft, at: int) -> tuple[Attribution, ...]:
    """The links from the outermost attribution down to this one, pronouns replaced by what they stand for."""
    links: list[Attribution] = []
    spoken: Quote | None = None
    """The cue of "I think" inside somebody's speech: it says how sure the speaker is, and "I" is the speaker."""
    for number in _outward(draft.attributions, at):
        triple = draft.attributions[number]
        worded, cue = triple.wording or (triple.source, triple.cue)
        source = _named(worded, draft)
        inner = links[-1].source if links else None
        if not triple.makes_claim or (source and inner and inner.quote == source.quote):
            continue
        if source and source.quote.text in FIRST_PERSON and triple.outer is not None:
            spoken = spoken or cue
            continue
        links.append(Attribution(source=source, cue=spoken or cue, actor=None))
        spoken = None
    return (*_relayed_before(draft, _outward(draft.attributions, at)[-1]), *reversed(links))


def _relayed_before(draft: Draft, at: int) -> tuple[Attribution, ...]:
    """Whoever passed on the last words of the "he" or "the driver" who goes on: "… a driver as saying. He added …"."""
    triple = draft.attributions[at]
    named = _named(triple.source, draft) if triple.source else None
    if named and triple.source and named.quote == triple.source.quote:
        return ()
    earlier = [t for t in draft.attributions if named and t.content.end < triple.content.start]
    last = max((t.content.end for t in earlier), default=0)
    own = (t for t in earlier if t.content.end == last and t.source and named and t.source.quote == named.quote)
    before = next(own, None)
    if before is None or before.outer is None or "\n" in draft.report.text[last : triple.content.start]:
        return ()
    return chain_of(draft, before.outer)


def sureness_of(draft: Draft, at: int) -> float | None:
    """The least probability among an attribution and those around it; None where the encoder sees none of them."""
    told = (draft.attributions[n].probability for n in _outward(draft.attributions, at))
    return min((p for p in told if p is not None), default=None)


def _named(source: Source | None, draft: Draft) -> Source | None:
    """The source, or whom a pronoun, a description or a short name stands for."""
    if source is None:
        return None
    before = source.quote.start
    if (described := _described(source, draft)) is not None:
        return described
    if is_pronoun(source):
        meant = antecedent(source, _in_order(_sources_before(draft, before), _subjects_before(draft, before)))
        return _who_told(source, meant, draft) if meant else source
    if source.quote.text.startswith(("the ", "The ")):
        earlier = _in_order(_sources_before(draft, before), _subjects_before(draft, before))
        return introduced(source, earlier) or source
    return full_name(source, _sources_before(draft, before))


def _described(source: Source, draft: Draft) -> Source | None:
    """Whom "who" or "which" stands for: "the army, which denied it"."""
    if source.quote.text.lower() not in RELATIVE:
        return None
    verb = draft.syntax.tokens_in(*source.quote.hull)[0].head
    while verb.dep_ in ("conj", "xcomp", "ccomp") and verb.head != verb:
        verb = verb.head
    meant = _whole_name(verb.head) if verb.dep_ == "relcl" else None
    return source_of(draft.report.text, meant, [verb]) if meant is not None else None


def _whole_name(noun: Token) -> Token:
    """The head of a name of several parts: of "the Islamic State in the Greater Sahara", the state."""
    link = noun.head if noun.dep_ == "pobj" and noun.pos_ == "PROPN" else None
    return link.head if link is not None and link.lower_ in ("of", "in", "for") and link.head.pos_ == "PROPN" else noun


def _who_told(pronoun: Source, meant: Source, draft: Draft) -> Source:
    """Of whom a pronoun may mean, rather who told of them: "A nurse said the guard was drunk. She …"."""
    tellers = (t.source for t in draft.attributions if t.source and t.content.hull.contains(meant.quote.hull))
    return next((s for s in tellers if s.quote.end <= pronoun.quote.start and antecedent(pronoun, [s])), meant)


def _sources_before(draft: Draft, before: int) -> list[Source]:
    """Everyone whom an earlier attribution names."""
    text, earlier = draft.report.text, (t for t in draft.attributions if t.source and t.source.quote.start < before)
    return [
        t.source for t in earlier if t.source and not (_is_cited(t) and ". " not in text[t.source.quote.end : before])
    ]


def _is_cited(triple: AttributedContent) -> bool:
    """ "Citing the weather office, it said": the office is not "it"."""
    return triple.cue is not None and triple.cue.text.lower().startswith(("citing", "quoting", "referring"))


def _subjects_before(draft: Draft, before: int) -> list[Source]:
    """The subjects of the sentences just before that can say something."""
    sentences = draft.syntax.sentences
    done = bisect_right(sentences, before, key=lambda s: s.end_char)
    near = sentences[max(done - SENTENCES_BACK, 0) : done]
    heads = [t for s in near for t in s if t.dep_ in ("nsubj", "nsubjpass", "agent")]
    found = [source_of(draft.report.text, t) for t in heads if can_speak(t)]
    return [s for s in found if s]


def _in_order(sources: list[Source], subjects: list[Source]) -> list[Source]:
    return sorted([*sources, *subjects], key=lambda s: s.quote.start)
