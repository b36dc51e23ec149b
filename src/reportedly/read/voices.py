"""Who speaks where in a sentence: which attribution holds each word, and the chain of sources behind it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reportedly.model.attribution import Attribution, Source
from reportedly.model.span import Quote, Span
from reportedly.read.draft import AttributedContent, Draft
from reportedly.read.quotations import Quotations
from reportedly.read.sources import FIRST_PERSON, antecedent, can_speak, full_name, introduced, is_pronoun, source_of
from reportedly.read.token import Token
from reportedly.read.token import Tokens as Sentence

RELATIVE = frozenset({"who", "which", "that"})
THEORY = re.compile(r"^(?:[\w’'-]+ ){0,4}(?:theory|theories|hypothesis|hypotheses|explanations?)$", re.IGNORECASE)
THEY_SAY = re.compile(r"they (?:say|tell)\b", re.IGNORECASE)
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


def voices_in(chains: Chains, sentence: Sentence, touching: Sequence[int], quotations: Quotations) -> Voices:
    """The voices of one sentence: of the attributions that touch it."""
    draft = chains.draft
    offsets = draft.syntax.words.starts[sentence.start : sentence.end] if touching else []
    owners: dict[int, int] = {}
    for n in sorted(touching, key=lambda n: _depth(draft.attributions, n)):
        owners.update(dict.fromkeys(_inside(offsets, draft.attributions[n].content), n))
    told = [draft.attributions[n] for n in touching]
    return Voices(
        owners=owners,
        cues=frozenset(o for t in told for q in _cues(t) for o in _inside(offsets, q)),
        named=frozenset(o for t in told for q in _sources(t) for o in _inside(offsets, q)),
        chains={n: chains.of(n) for n in set(owners.values())},
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


class Chains:
    """The chains of one report's attributions; what is asked of all of them is gathered once."""

    def __init__(self, draft: Draft, quotations: Quotations) -> None:
        self.draft = draft
        self._meant: dict[Source, Source] = {}
        self._quotations = quotations
        self._held = [t.content.hull for t in draft.attributions]
        self._sourced = [(t.source, t.source.quote.start, _is_cited(t)) for t in draft.attributions if t.source]
        self._tellers = [(t.content.hull, t.source) for t in draft.attributions if t.source]

    def of(self, at: int) -> tuple[Attribution, ...]:
        """The links from the outermost attribution down to this one, pronouns replaced by what they stand for."""
        links: list[Attribution] = []
        spoken: Quote | None = None
        """The cue of "I think" inside somebody's speech: it says how sure the speaker is, and "I" is the speaker."""
        outward = _outward(self.draft.attributions, at)
        for number in outward:
            triple = self.draft.attributions[number]
            worded, cue = _without_theory(triple, self.draft.report.text)
            source = self._named(worded)
            inner = links[-1].source if links else None
            if not triple.makes_claim or (source and inner and inner.quote == source.quote):
                continue
            if source and source.quote.text in FIRST_PERSON and triple.outer is not None:
                spoken = spoken or cue
                continue
            links.append(Attribution(source=source, cue=spoken or cue, actor=None))
            spoken = None
        return (*self._relayed_before(outward[-1]), *reversed(links))

    def _relayed_before(self, at: int) -> tuple[Attribution, ...]:
        """Whoever passed on the last words of "he" or "the driver" who goes on: "… a driver as saying. He added …"."""
        triple = self.draft.attributions[at]
        named = self._named(triple.source)
        if named is None or triple.source is None or named.quote == triple.source.quote:
            return ()
        start = self._held[at].start
        last = max((held.end for held in self._held if held.end < start), default=0)
        own = (t for t, held in zip(self.draft.attributions, self._held, strict=True) if held.end == last)
        before = next((t for t in own if t.source and t.source.quote == named.quote), None)
        if before is None or before.outer is None or "\n" in self.draft.report.text[last:start]:
            return ()
        return self.of(before.outer)

    def _named(self, source: Source | None) -> Source | None:
        """The source, or whom a pronoun, a description or a short name stands for."""
        if source is None:
            return None
        if source not in self._meant:
            self._meant[source] = self._whom(source)
        return self._meant[source]

    def _whom(self, source: Source) -> Source:
        before = source.quote.start
        if (described := _described(source, self.draft)) is not None:
            return described
        if is_pronoun(source):
            earlier = _in_order(self._sources_before(before), _subjects_before(self.draft, before))
            meant = antecedent(source, self._within_speech(source, earlier))
            return self._who_told(source, meant) if meant else source
        if source.quote.text.startswith(("the ", "The ")):
            earlier = _in_order(self._sources_before(before), _subjects_before(self.draft, before))
            return introduced(source, earlier) or source
        return full_name(source, self._sources_before(before))

    def _within_speech(self, pronoun: Source, earlier: list[Source]) -> list[Source]:
        """Of sources named before, those that a pronoun can mean.

        "They say" in somebody's speech is people at large, unless that speech itself told of others before.
        """
        quoted = self._quotations.around(pronoun.quote.start)
        if quoted is None or THEY_SAY.match(self.draft.report.text, pronoun.quote.start) is None:
            return earlier
        return [source for source in earlier if quoted.contains(source.quote.hull)]

    def _who_told(self, pronoun: Source, meant: Source) -> Source:
        """Of whom a pronoun may mean, rather who told of them: "A nurse said the guard was drunk. She …"."""
        own = meant.quote.hull
        tellers = (source for held, source in self._tellers if held.contains(own))
        return next((s for s in tellers if s.quote.end <= pronoun.quote.start and antecedent(pronoun, [s])), meant)

    def _sources_before(self, before: int) -> list[Source]:
        """Everyone whom an earlier attribution names."""
        text = self.draft.report.text
        earlier = ((source, cited) for source, start, cited in self._sourced if start < before)
        return [s for s, cited in earlier if not (cited and ". " not in text[s.quote.end : before])]


def _without_theory(triple: AttributedContent, text: str) -> tuple[Source | None, Quote | None]:
    """Source and cue as worded; a theory is nobody who speaks, but part of the words that attribute."""
    source, cue = triple.wording or (triple.source, triple.cue)
    if source is None or cue is None or not THEORY.search(source.quote.text):
        return source, cue
    return None, Quote.cut(text, [Span(min(source.quote.start, cue.start), max(source.quote.end, cue.end))])


def sureness_of(draft: Draft, at: int) -> float | None:
    """The least probability among an attribution and those around it; None where the encoder sees none of them."""
    told = (draft.attributions[n].probability for n in _outward(draft.attributions, at))
    return min((p for p in told if p is not None), default=None)


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
