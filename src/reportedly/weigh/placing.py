"""Which matter an answer is about: by what its claim tells, what stands around it, and what its report is about."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reportedly.link.content_words import content_stems
from reportedly.model.claim import Claim
from reportedly.model.reason import Reason
from reportedly.model.span import Span
from reportedly.read.bearing.vocabulary import class_of
from reportedly.weigh.answer import IN_PASSING, Answer
from reportedly.weigh.listed import paragraphs_of
from reportedly.weigh.matters import Aspects, Having, Matter, aspects_of, comparing, weight_of_words
from reportedly.weigh.mishaps import MISHAPS
from reportedly.weigh.situation import Situation
from reportedly.weigh.unworded import Unworded, bits_in, worded

OF_THE_EVENT, EXPLAINS_IT, JUST_BEFORE = 5.0, 10.0, 4.0
AROUND, IN_THE_REPORT = 4.0, 3.0
"""Bits where the paragraph, or the report, is full of the words of a matter."""
FULL_PARAGRAPH, FULL_REPORT = 2000.0, 6000.0
"""So much shared is full, in hundredths of a bit."""
SURE_OF_IT = 3.0
"""Who did harm is told in passing of much: without a hedge it takes so much to be an answer."""
NAMES_A_MATTER = 800
"""Words that tell so much, in hundredths of a bit, name what is explained."""
TIES = ("of the event itself", "said to explain it", "deed", "words")
EACH_DOUBLING, MOST_WIDELY = 1.0, 4.0
"""Bits for each doubling of the reports that tell of a matter: what many report is what is explained."""
FULLEST = 3
"""So many matters are tried for what a report is about as a whole."""
NO_WORDS_NEEDED = 1.5
"""An answer tells of a cause, so that it need not repeat what it explains: given back of what missing words take."""
VIOLENCE = frozenset({"attack", "explosion", "shelling", "killing", "murder", "shooting"})
"""Deeds by any of which the others come about: who mined a road may have attacked the bus on it."""
BEFELL_IT = 3.0
"""What befell the very thing that the matter is about: the ferry that sank is the ferry that hit a rock."""
WITHOUT_A_DEED = 6.0
"""Given back of what another deed takes where somebody is blamed and it is not told of what."""
CULPRITS_PLACE = 8.0
"""A place in an answer may be the culprit's own: given back of what another place takes."""


class Placing:
    """The matters of a situation, to be asked which of them an answer is about."""

    def __init__(self, matters: Sequence[Matter], situation: Situation) -> None:
        self._matters, self._situation = matters, situation
        self._of_claim = {id: n for n, matter in enumerate(matters) for id in matter.claims}
        self._claims = [frozenset(matter.claims) for matter in matters]
        self._around: dict[str, frozenset[str]] = {}
        self._just_before: dict[str, str | None] = {}
        self._paragraphs: dict[str, list[Span]] = {}
        self._fullest: dict[str, frozenset[int]] = {}
        self._having = Having()
        for n, matter in enumerate(matters):
            self._having.add(n, matter.aspects.words, matter.aspects.reports)

    @property
    def claims(self) -> frozenset[str]:
        """Every claim that tells of a matter."""
        return frozenset(self._of_claim)

    def paragraph_of(self, claim_id: str) -> tuple[str, int]:
        """The report of a claim, and where the paragraph starts that it stands in."""
        claim = self._situation.claims[claim_id]
        return claim.report_id, self._paragraph(claim).start

    def place(self, answer: Answer) -> tuple[int, tuple[Reason, ...]] | None:
        """The matter that an answer fits best, by number, with the reasons; None where it fits none."""
        claim = self._situation.claims[answer.claim]
        aspects = self._aspects(claim)
        fits = {n: bits_in(self._reasons(answer, claim, aspects, n)) for n in self._near(claim, aspects)}
        best = max(fits, key=lambda n: (round(fits[n], 9), -n), default=None)
        if best is None or fits[best] <= self._least(answer, claim):
            return None
        reasons = tuple(map(worded, self._reasons(answer, claim, aspects, best)))
        return None if self._is_about_else(answer, reasons) else (best, reasons)

    def _aspects(self, claim: Claim) -> Aspects:
        """What a claim tells; without a time of its own it is of the time of what was told just before."""
        aspects, before = aspects_of([claim], self._situation), self._before(claim)
        if claim.time is not None or before is None:
            return aspects
        return replace(aspects, long_ago=self._matters[self._of_claim[before]].aspects.long_ago)

    def _least(self, answer: Answer, claim: Claim) -> float:
        return SURE_OF_IT if answer.way in IN_PASSING and claim.factuality.certainty == "certain" else 0.0

    def _is_about_else(self, answer: Answer, reasons: Iterable[Reason]) -> bool:
        """Whether the claim says itself what it explains, and that is not told of the matter."""
        sure = self._situation.claims[answer.claim].factuality.certainty == "certain"
        bare = answer.rest.split()[:1] and answer.rest.split()[0].lower() in class_of("preposition")
        says_what = (answer.way == "phrase" and not bare) or (answer.way == "did it" and sure)
        telling = weight_of_words(content_stems(answer.rest) - content_stems(answer.words))
        tied = any((r.feature in TIES and r.bits > 0) or r.feature == "deed of violence" for r in reasons)
        return says_what and telling >= NAMES_A_MATTER and not tied

    def about(self, words: str, claim: Claim) -> int | None:
        """The matter that some words of a claim's report are about, such as those that announce a list."""
        aspects = replace(aspects_of([claim], self._situation, words=words), towns=(), days=None)
        told = [(bits_in(comparing(self._matters[n].aspects, aspects)), -n) for n in self._near(claim, aspects)]
        best = max(told, default=(0.0, 0))
        return -best[1] if best[0] > 0 else None

    def _before(self, claim: Claim) -> str | None:
        """The last claim before an answer, in its paragraph, that tells of a matter."""
        if claim.id not in self._just_before:
            self._just_before[claim.id] = self._last_before(claim)
        return self._just_before[claim.id]

    def _last_before(self, claim: Claim) -> str | None:
        start = self.paragraph_of(claim.id)[1]
        told = (self._situation.claims[id] for id in self._situation.claims_of[claim.report_id] if id in self._of_claim)
        inside = [c for c in told if start <= c.content.start < claim.content.start]
        return max(inside, key=lambda c: c.content.start).id if inside else None

    def _near(self, claim: Claim, aspects: Aspects) -> list[int]:
        words = aspects.words | self._words_around(claim)
        near = {*self._having.nearest(words, aspects.reports)} | self._told_in(claim.report_id)
        ids = (claim.id, *claim.explains, *self._situation.event_of.get(claim.id, ()))
        own = {self._of_claim[id] for id in ids if id in self._of_claim}
        return sorted(near | own)

    def _told_in(self, report_id: str) -> frozenset[int]:
        """The matters whose words a report is fullest of."""
        if report_id not in self._fullest:
            self._fullest[report_id] = frozenset(self._having.nearest(self._words_of(report_id), most=FULLEST))
        return self._fullest[report_id]

    def _reasons(self, answer: Answer, claim: Claim, aspects: Aspects, number: int) -> Iterator[Unworded]:
        matter, claims = self._matters[number], self._claims[number]
        event = self._situation.event_of.get(answer.claim, frozenset())
        if answer.claim in claims or not event.isdisjoint(claims):
            yield "of the event itself", OF_THE_EVENT, (), ()
        if answer.way != "blames" and not claims.isdisjoint(claim.explains):
            yield "said to explain it", EXPLAINS_IT, (), ()
        if self._before(claim) in claims:
            yield "told just before", JUST_BEFORE, (), ()
        older, newer = VIOLENCE & matter.aspects.deeds, VIOLENCE & aspects.deeds
        if older and newer:
            yield "deed of violence", 0.0, older, newer
        if answer.by in MISHAPS and (thing := content_stems(answer.rest) & matter.aspects.words):
            yield "befell what it is about", BEFELL_IT, (), thing
        untold = WITHOUT_A_DEED if answer.way == "blames" and not answer.rest else 0.0
        given_back = {"words": NO_WORDS_NEEDED, "place": CULPRITS_PLACE, "deed": untold}
        for feature, bits, ours, theirs in comparing(matter.aspects, aspects):
            yield feature, min(0.0, bits + given_back.get(feature, 0.0)) if bits < 0 else bits, ours, theirs
        many = len(matter.aspects.reports)
        yield "told in many reports", round(min(math.log2(many) * EACH_DOUBLING, MOST_WIDELY), 2), (str(many),), ()
        yield self._shared("stands among words of it", self._words_around(claim), matter, AROUND, FULL_PARAGRAPH)
        yield self._shared(
            "its report tells of it", self._words_of(claim.report_id), matter, IN_THE_REPORT, FULL_REPORT
        )

    def _shared(self, feature: str, words: frozenset[str], matter: Matter, most: float, full: float) -> Unworded:
        shared = words & matter.aspects.words
        return feature, round(min(1.0, weight_of_words(shared) / full) * most, 2), shared, shared

    def _words_around(self, claim: Claim) -> frozenset[str]:
        if claim.id not in self._around:
            text = self._situation.texts.get(claim.report_id, "")
            at = self._paragraph(claim)
            self._around[claim.id] = content_stems(text[at.start : at.end])
        return self._around[claim.id]

    def _paragraph(self, claim: Claim) -> Span:
        """Where the paragraph is that a claim stands in; the claim alone where there is no text."""
        report = claim.report_id
        if report not in self._paragraphs:
            self._paragraphs[report] = paragraphs_of(self._situation.texts.get(report, ""))
        at = bisect_right(self._paragraphs[report], (claim.content.start, math.inf)) - 1
        return self._paragraphs[report][at] if at >= 0 else claim.content.hull

    def _words_of(self, report_id: str) -> frozenset[str]:
        if report_id not in self._around:
            text = self._situation.texts.get(report_id, "")
            self._around[report_id] = content_stems(text)
        return self._around[report_id]
