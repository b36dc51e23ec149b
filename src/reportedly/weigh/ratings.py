"""How a piece of evidence stands to an explanation, by rules that name their reason and the words it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from reportedly.link.content_words import rarity, stem
from reportedly.link.holds_compared import Hold, hold_in, keep_apart
from reportedly.model.hypothesis import Rating
from reportedly.model.reason import Reason
from reportedly.model.span import Spans
from reportedly.weigh.abilities import kinds_of, unable
from reportedly.weigh.alibis import subject_of, was_elsewhere
from reportedly.weigh.deeds import numbers
from reportedly.weigh.doers import ANYONE, names_in, side_stems, sides_in
from reportedly.weigh.gist import Gist, opposed, stems_in
from reportedly.weigh.likeness import figures_apart, shared_words
from reportedly.weigh.pieces import Piece, known_as, of_themselves
from reportedly.weigh.questions import Explanation, Question
from reportedly.weigh.situation import Situation
from reportedly.weigh.speaking import THEIRS

BEARS_FROM = 0.3
"""From this share of telling words on, evidence is about what an explanation says."""
BY_RELATION, BY_WORDS, BY_DOER = 4.0, 2.0, 1.5
"""Bits of a rating by a relation that linking found, by the words, and by who is said to have done it."""

TELLING = 6.0
"""Words that both have are about the same from so many bits on, by how rare they are in the news."""
MANY_WORDINGS = 0.3
"""What fewer wordings of an explanation name is not what it is about."""
ANY_SUCH = re.compile(r"\b(?:any|no) such (?P<what>\w+)", re.IGNORECASE)
TOUCHES: tuple[str, float, Rating] = ("touches on it and says neither", 0.0, "neutral")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """The machine's rating, with what it rests on."""

    rating: Rating
    reasons: tuple[Reason, ...]
    spans: Spans


def rate(piece: Piece, explanation: Explanation, question: Question, situation: Situation) -> Rated:
    """Rate a piece of evidence against one explanation; the first rule that fits decides."""
    first = situation.claims[piece.claims[0]]
    rules = (_by_witness, _by_relation, _by_alibi, _by_contents, _by_ability, _by_words)
    for rule in rules:
        found = rule(piece, explanation, question, situation)
        if found is not None:
            rating, reason = found
            spans = first.content.spans if first.event is None else first.event.trigger or first.content.spans
            return Rated(rating=rating, reasons=(reason,), spans=spans)
    return Rated(rating="not_applicable", reasons=(), spans=())


Found = tuple[Rating, Reason] | None


def _by_witness(piece: Piece, explanation: Explanation, question: Question, situation: Situation) -> Found:
    """Somebody says that it happened so; that rules out the rivals, as far as the witness goes."""
    if piece.testifies is None:
        return None
    told = situation.claims[piece.claims[0]].content.text
    if piece.testifies == explanation.id:
        return "consistent", Reason(
            feature="says that it was so", bits=BY_DOER, older=explanation.statement, newer=told
        )
    return "inconsistent", Reason(
        feature="says that it was otherwise", bits=-BY_DOER, older=explanation.statement, newer=told
    )


def _by_relation(piece: Piece, explanation: Explanation, question: Question, situation: Situation) -> Found:
    """Linking says that a claim of the piece contradicts or corroborates a wording."""
    ratings: Mapping[str, Rating] = {"contradicts": "inconsistent", "corroborates": "consistent"}
    if situation.relations_of.keys().isdisjoint(piece.claims):
        return None
    for r in situation.relations_within((*piece.claims, *explanation.wordings)):
        across = (r.older in piece.claims and r.newer in explanation.wordings) or (
            r.newer in piece.claims and r.older in explanation.wordings
        )
        if across and r.relation in ratings and (r.independent or r.relation == "contradicts"):
            older, newer = (situation.claims[id].content.text for id in (r.older, r.newer))
            bits = BY_RELATION if ratings[r.relation] == "consistent" else -BY_RELATION
            return ratings[r.relation], Reason(feature=f"relation {r.relation}", bits=bits, older=older, newer=newer)
    return None


def _by_alibi(piece: Piece, explanation: Explanation, question: Question, situation: Situation) -> Found:
    """Those whom the explanation names are said to have been elsewhere: that speaks against them, and nobody else."""
    for claim in (situation.claims[id] for id in piece.claims):
        if claim.factuality.polarity == "negative" or not was_elsewhere(claim.content.text):
            continue
        who = subject_of(claim.content.text)
        named = f"{known_as(claim, situation)} {who}" if THEIRS.search(" ".join(who.split()[:1])) else who
        for answer, wording in zip(explanation.answers, explanation.wordings, strict=True):
            if _names_one(named, answer.words):
                older = situation.claims[wording].content.text
                return "inconsistent", Reason(
                    feature="says that they were elsewhere", bits=-BY_DOER, older=older, newer=claim.content.text
                )
    return None


def _by_contents(piece: Piece, explanation: Explanation, question: Question, situation: Situation) -> Found:
    """Something else is said to have been in the very thing in which an explanation puts what did it."""
    told = [situation.claims[id].content.text for id in piece.claims if not piece.gists[0].negative]
    for newer, theirs in ((text, held) for text in told if (held := _held_in(text))):
        for older in (situation.claims[id].content.text for id in explanation.wordings):
            if (ours := _held_in(older)) and keep_apart(ours, theirs):
                return "inconsistent", Reason(
                    feature="says that something else was in it", bits=-BY_WORDS, older=older, newer=newer
                )
    return None


@lru_cache(maxsize=1 << 14)
def _held_in(text: str) -> Hold | None:
    """What a text says to be in what, looked for once: each is held against many."""
    return hold_in(text)


def _by_ability(piece: Piece, explanation: Explanation, question: Question, situation: Situation) -> Found:
    """What an explanation says to have done it is said not to do such things; of other things that says nothing."""
    claim = situation.claims[piece.claims[0]]
    kinds = kinds_of(unable(claim, situation))
    if not kinds:
        return None
    wordings = [situation.claims[id].content.text for id in explanation.wordings]
    naming = [words for words in wordings if kinds & kinds_of(words)]
    older = naming[0] if len(naming) >= MANY_WORDINGS * len(wordings) else None
    newer = claim.content.text
    if older is None:
        return "neutral", Reason(feature="speaks of other means", bits=0.0, older=explanation.statement, newer=newer)
    feature = "says that such means do no such thing"
    return "inconsistent", Reason(feature=feature, bits=-BY_WORDS, older=older, newer=newer)


def _names_one(words: str, doer: str) -> bool:
    """Whether some words name, by name or by what they are, whom an answer names first."""
    first = doer.split(" with ")[0]
    sides = (sides_in(words) & sides_in(first)) - {ANYONE}
    return bool(names_in(words) & names_in(first) or sides or _telling(words) & _telling(first))


def _telling(words: str) -> frozenset[str]:
    return frozenset(stem(w) for w in stems_in(words)) - numbers()


def _by_words(piece: Piece, explanation: Explanation, question: Question, situation: Situation) -> Found:
    """The piece is about what the explanation says: it affirms, denies, gives other figures, or names another doer."""
    share, mine, its = max(
        (
            (_bearing(g, e, question.rare), n, m)
            for n, g in enumerate(piece.gists)
            for m, e in enumerate(explanation.gists)
        ),
        key=lambda found: (found[0], -found[1], -found[2]),
    )
    told, said = piece.gists[mine], explanation.gists[its]
    means = frozenset(kind for gist in explanation.gists for kind in gist.means)
    older = situation.claims[explanation.wordings[its]].content.text
    claim = situation.claims[piece.claims[mine]]
    newer = claim.content.text
    if told.negative and of_themselves(claim) and _names_others(said, known_as(claim, situation)):
        return None
    if told.negative and _denies_any(newer, said):
        return "inconsistent", Reason(feature="denies it", bits=-BY_WORDS, older=older, newer=newer)
    if share >= BEARS_FROM:
        feature, bits, rating = next(_judgements(told, said))
    elif by_means := _by_means(told, means):
        feature, bits, rating = by_means
    elif share > 0 or told.actors & said.actors:
        feature, bits, rating = TOUCHES
    else:
        return None
    return rating, Reason(feature=feature, bits=bits, older=older, newer=newer)


def _names_others(said: Gist, speaker: str) -> bool:
    """Whether an explanation names others than a speaker, whose denial of a part of their own says nothing to it."""
    names, sides = names_in(speaker), sides_in(speaker) - {ANYONE}
    if not (names or sides) or not (said.names or said.sides):
        return False
    return not (names & said.names or sides & said.sides)


def _denies_any(text: str, said: Gist) -> bool:
    """Whether a text denies that there was "any such deal" as an explanation tells of."""
    found = ANY_SUCH.search(text)
    return found is not None and bool(stems_in(found["what"]) & said.stems)


def _bearing(told: Gist, said: Gist, rare: Mapping[str, float]) -> float:
    """How far a piece is about what a wording says, 0 to 1: by telling words that both have.

    A doer that both name makes a denial be about it, and nothing else: much is told of a doer.
    """
    both = told.stems & said.stems
    if not both and not told.negative:
        return 0.0
    if told.negative and (told.names & said.names or told.sides & said.sides):
        return max(BEARS_FROM, shared_words(told, said, rare))
    telling = sum(rarity(stem(word)) for word in both - numbers() - told.names - side_stems())
    return shared_words(told, said, rare) if telling >= TELLING else 0.0


def _by_means(told: Gist, means: frozenset[str]) -> tuple[str, float, Rating] | None:
    """The piece tells of means by which harm is done, of a kind that the explanation names.

    That there were other means about speaks against nothing: a mine may lie where a cable is worn.
    """
    if not told.means & means:
        return None
    if told.negative:
        return "denies such means", -BY_DOER, "inconsistent"
    return "tells of such means", BY_DOER, "consistent"


def _judgements(told: Gist, said: Gist) -> Iterator[tuple[str, float, Rating]]:
    if told.negative:
        yield "denies it", -BY_WORDS, "inconsistent"
    if opposed(said.stems, told.stems):
        yield "says the opposite", -BY_WORDS, "inconsistent"
    if figures_apart(said, told):
        yield "gives another figure", -BY_WORDS, "inconsistent"
    if told.actors and said.actors and not told.actors & said.actors:
        yield "names another doer", -BY_DOER, "inconsistent"
    yield "tells of what it says", BY_WORDS, "consistent"
