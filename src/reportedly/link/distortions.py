"""What changed on the way from one report to its copy: a number, a negation, the tense, a direction, a name.

Sentences of the copy are laid beside the sentences of the older report that tell the same, and only what stands between
the same words in both is compared. A detail that was added or left out is no distortion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache

from reportedly.lexicon.words import words_in
from reportedly.link.content import figure, number_words, skeleton, small_words
from reportedly.link.traits import Traits
from reportedly.link.wording import Sentence, Word
from reportedly.model.origin import Distortion, DistortionKind

TELLS_THE_SAME = 0.5
"""The share of a shorter sentence's telling words that the other has too, from which the two tell the same."""
LEAST_WORDS = 4
LONGEST_CHANGE = 3
"""Words that may stand for each other between the same words; more is another way of telling."""
NEGATIONS = frozenset("not no never nor neither without cannot nobody none didnt doesnt dont isnt wasnt werent wont hasnt havent".split())
FUTURE = frozenset("will shall".split())
PASTS = frozenset("was were has had have been did".split())


def distortions(older: Traits, newer: Traits) -> tuple[Distortion, ...]:
    """Every detail that the newer report tells otherwise, in its text order; none between two languages."""
    if older.report.language != newer.report.language:
        return ()
    found: dict[tuple[str, str, str], Distortion] = {}
    for before, after in aligned(older, newer):
        for what in _changes(before, after):
            told = Distortion(what=what, older=_text(older, before), newer=_text(newer, after))
            found.setdefault((what, told.older, told.newer), told)
    return tuple(found.values())


def aligned(older: Traits, newer: Traits) -> Iterator[tuple[Sentence, Sentence]]:
    """Each sentence of the newer report with the sentence of the older that tells the same, where there is one."""
    small = small_words(older.report.language)
    telling = [(sentence, _telling(sentence, small)) for sentence in older.sentences]
    for sentence in newer.sentences:
        words = _telling(sentence, small)
        if len(words) < LEAST_WORDS:
            continue
        share, _, best = max(
            ((len(words & other) / max(LEAST_WORDS, min(len(words), len(other))), -n, s) for n, (s, other) in enumerate(telling)),
            key=lambda found: found[:2],
        )
        if share >= TELLS_THE_SAME:
            yield best, sentence


def _telling(sentence: Sentence, small: frozenset[str]) -> set[str]:
    return {w.folded[:5] for w in sentence.words if w.folded not in small and not w.folded[0].isdigit()}


def _text(report: Traits, sentence: Sentence) -> str:
    return report.report.text[sentence.span.start : sentence.span.end]


def _changes(before: Sentence, after: Sentence) -> Iterator[DistortionKind]:
    if bool(_among(before, NEGATIONS)) != bool(_among(after, NEGATIONS)):
        yield "negation"
    if bool(_among(before, FUTURE)) != bool(_among(after, FUTURE)) and (_among(before, PASTS) or _among(after, PASTS)):
        yield "tense"
    match = SequenceMatcher(None, before.folded, after.folded, autojunk=False)
    for kind, low, high, other_low, other_high in match.get_opcodes():
        if kind == "replace" and max(high - low, other_high - other_low) <= LONGEST_CHANGE:
            yield from _replaced(before.words[low:high], after.words[other_low:other_high])


def _among(sentence: Sentence, words: frozenset[str]) -> set[str]:
    return words.intersection(sentence.folded)


def _replaced(before: Sequence[Word], after: Sequence[Word]) -> Iterator[DistortionKind]:
    figures, others = _figures(before), _figures(after)
    if figures and others and figures != others:
        yield "number"
    if (one := _directions(before)) and (other := _directions(after)) and one != other:
        yield "direction"
    if len(before) == len(after) == 1 and before[0].capital and after[0].capital and not (figures or others):
        one_name, other_name = skeleton(before[0].folded), skeleton(after[0].folded)
        if one_name != other_name and not (_directions(before) or _directions(after)):
            yield "name"


def _figures(words: Sequence[Word]) -> set[str]:
    digits = {figure(w.folded) for w in words if w.folded[0].isdigit()}
    return digits | {number_words()[w.folded] for w in words if w.folded in number_words()}


def _directions(words: Sequence[Word]) -> set[str]:
    return {w.folded.removesuffix("ern") for w in words} & _compass()


@cache
def _compass() -> frozenset[str]:
    return frozenset(word.replace("-", "") for word in words_in("compass", "word"))
