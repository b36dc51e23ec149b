"""What changed on the way from one report to its copy: a number, a negation, the tense, a direction, a name.

Sentences of the copy are laid beside the sentences of the older report that tell the same, and only what stands between
the same words in both is compared. A detail that was added or left out is no distortion.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import chain

from reportedly.lexicon.words import words_in
from reportedly.link.content import STEM, ItemKind, figure, number_words, skeleton, small_words
from reportedly.link.traits import Traits
from reportedly.link.wording import WORD, Sentence, Word, fold
from reportedly.model.claim import Claim
from reportedly.model.origin import Distortion, DistortionKind
from reportedly.model.reading import Reading

TELLS_THE_SAME = 0.6
"""The share of the shorter one's telling words that the other has, from which two sentences or claims tell the same."""
LEAST_WORDS = 4
LONGEST_CHANGE = 3
"""Words that may stand for each other between the same words; more is another way of telling."""
SHORTEST_NAME = 4
LOOK = 40
LEAST_OF_LONGER = 0.4
NEGATIONS = frozenset(
    (
        *("not", "no", "never", "nor", "neither", "without", "cannot", "nobody", "none"),
        *("didnt", "doesnt", "dont", "isnt", "wasnt", "werent", "wont"),
    )
)
FUTURE = frozenset(("will", "shall", "wont", "ll"))
OPPOSITE = ({"positive", "negative"},)
APART = ({"past", "future"}, {"present", "future"})


def distortions(older: Traits, newer: Traits, told: tuple[Reading, Reading] | None = None) -> tuple[Distortion, ...]:
    """Every detail that the newer report tells otherwise; none between two languages.

    Numbers, directions, names and negations are read from the wording, tense and polarity from the claims of `told`.
    """
    if older.report.language != newer.report.language:
        return ()
    found: dict[tuple[str, str, str], Distortion] = {}
    in_words = (
        Distortion(what=what, older=_text(older, before), newer=_text(newer, after))
        for before, after in aligned(older, newer)
        for what in _changes(before, after, older, newer)
    )
    for distortion in chain(in_words, _claimed_otherwise(*told) if told else ()):
        found.setdefault((distortion.what, distortion.older, distortion.newer), distortion)
    return tuple(found.values())


def _claimed_otherwise(older: Reading, newer: Reading) -> Iterator[Distortion]:
    """Claims that say the same of other polarity, or as to come what the older report tells as done."""
    before = [(claim, _stems(claim, older.report.language)) for claim in older.claims]
    for claim in newer.claims:
        stems = _stems(claim, newer.report.language)
        alike = [(len(stems & other), -n) for n, (_, other) in enumerate(before) if _same(stems, other)]
        if not alike:
            continue
        one = before[-max(alike)[1]][0]
        told = (one, older), (claim, newer)
        if {one.factuality.polarity, claim.factuality.polarity} in OPPOSITE and _in_one_only(NEGATIONS, *told):
            yield Distortion(what="negation", older=one.content.text, newer=claim.content.text)
        if {one.factuality.tense, claim.factuality.tense} in APART and _in_one_only(FUTURE, *told):
            yield Distortion(what="tense", older=one.content.text, newer=claim.content.text)


def _in_one_only(words: frozenset[str], older: tuple[Claim, Reading], newer: tuple[Claim, Reading]) -> bool:
    """Whether one of the words stands near only one of two claims."""
    return _near(*older, words) != _near(*newer, words)


def _near(claim: Claim, reading: Reading, words: frozenset[str]) -> bool:
    """Whether one of the words stands in a claim or near it: the reader may have put it outside the claim."""
    around = reading.report.text[max(0, claim.content.start - LOOK) : claim.content.end + LOOK]
    return bool(words.intersection(map(fold, WORD.findall(around))))


def _same(one: set[str], other: set[str]) -> bool:
    shared = len(one & other)
    shorter, longer = sorted((len(one), len(other)))
    return shared >= LEAST_WORDS - 1 and shared >= TELLS_THE_SAME * shorter and shared >= LEAST_OF_LONGER * longer


def _stems(claim: Claim, language: str) -> set[str]:
    small = small_words(language)
    return {w[:STEM] for w in map(fold, WORD.findall(claim.content.text)) if w not in small and not w[0].isdigit()}


def aligned(older: Traits, newer: Traits) -> Iterator[tuple[Sentence, Sentence]]:
    """Each sentence of the newer report with the sentence of the older that tells the same, where there is one."""
    small = small_words(older.report.language)
    telling = [(sentence, _telling(sentence, small)) for sentence in older.sentences]
    for sentence in newer.sentences:
        words = _telling(sentence, small)
        if len(words) < LEAST_WORDS:
            continue
        share, _, best = max(
            (
                (len(words & other) / max(LEAST_WORDS, min(len(words), len(other))), -n, s)
                for n, (s, other) in enumerate(telling)
            ),
            key=lambda found: found[:2],
        )
        if share >= TELLS_THE_SAME:
            yield best, sentence


def _telling(sentence: Sentence, small: frozenset[str]) -> set[str]:
    return {w.folded[:STEM] for w in sentence.words if w.folded not in small and not w.folded[0].isdigit()}


def _text(report: Traits, sentence: Sentence) -> str:
    return report.report.text[sentence.span.start : sentence.span.end]


def _changes(before: Sentence, after: Sentence, older: Traits, newer: Traits) -> Iterator[DistortionKind]:
    match = SequenceMatcher(None, before.folded, after.folded, autojunk=False)
    for kind, low, high, other_low, other_high in match.get_opcodes():
        if kind != "equal" and max(high - low, other_high - other_low) <= LONGEST_CHANGE:
            one, other = before.words[low:high], after.words[other_low:other_high]
            if bool(_negates(one)) != bool(_negates(other)):
                yield "negation"
            yield from (what for what in _replaced(one, other, older, newer) if what != "name" or (low and other_low))


def _negates(words: Sequence[Word]) -> frozenset[str]:
    return NEGATIONS.intersection(word.folded for word in words)


def _replaced(before: Sequence[Word], after: Sequence[Word], older: Traits, newer: Traits) -> Iterator[DistortionKind]:
    """What changed between words that stand for each other; a number or name that the other report has too did not."""
    figures, others = _figures(before), _figures(after)
    if figures and others and not (_kept(figures, "figure", newer) or _kept(others, "figure", older)):
        yield "number"
    if (one := _directions(before)) and (other := _directions(after)) and one != other:
        yield "direction"
    names, others = _names(before), _names(after)
    if names and others and not (_kept(names, "name", newer) or _kept(others, "name", older)):
        yield "name"


def _kept(values: set[str], kind: ItemKind, report: Traits) -> bool:
    return any((kind, value) in report.items for value in values)


def _names(words: Sequence[Word]) -> set[str]:
    if not words or not all(word.capital and len(word.folded) >= SHORTEST_NAME for word in words):
        return set()
    return {skeleton(word.folded) for word in words} if not _directions(words) else set()


def _figures(words: Sequence[Word]) -> set[str]:
    digits = {figure(w.folded) for w in words if w.folded[0].isdigit()}
    return digits | {number_words()[w.folded] for w in words if w.folded in number_words()}


def _directions(words: Sequence[Word]) -> set[str]:
    return {w.folded.removesuffix("ern") for w in words} & _compass()


@cache
def _compass() -> frozenset[str]:
    return frozenset(word.replace("-", "") for word in words_in("compass", "word"))
