"""Competing explanations in a brief: likelihood, confidence apart from it, evidence, what would tell them apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from reportedly.lexicon.table import load_table
from reportedly.model.hypothesis import Confidence, Evidence, Hypothesis, Telling
from reportedly.tell.brief.english import capital, quoted, some
from reportedly.tell.brief.scope import Scope
from reportedly.tell.brief.sentence import Item, Section, Sentence
from reportedly.tell.brief.voice import reported_in, says, who_says, words_of
from reportedly.tell.wording import plain
from reportedly.weigh.hypotheses import competing
from reportedly.weigh.likelihood import LikelihoodWord

MOST_EVIDENCE, MOST_TELLING = 2, 3
"""Pieces for and against an explanation, and what would tell explanations apart, that are told."""
BASIS: dict[Confidence, str] = {
    "low": "what tells them apart is thin, or comes from one side",
    "moderate": "what tells them apart has some weight and comes from two sides at least",
    "high": "what tells them apart is weighty and comes from three sides or more",
}
ALONE = "Explanations without a rival were held against nothing, and are left out."
NO_RIVALS = "No explanations compete over what was asked for, so that nothing is judged more or less likely."
RANKED = (
    "Ranks follow from how little speaks against an explanation, by rules; read the evidence before the rank. One that "
    "nobody has named is always reckoned with."
)


def questions(scope: Scope) -> list[list[Hypothesis]]:
    """The rivals of each question that the events asked for bear on, best first."""
    rivals = sorted(competing(scope.picture.hypotheses), key=lambda h: (h.question_id, h.rank, h.id))
    grouped = [list(group) for _, group in groupby(rivals, key=lambda h: h.question_id)]
    return sorted((g for g in grouped if _bears(g, scope)), key=lambda g: (-len(g), -len(g[0].evidence), g[0].id))


def _bears(rivals: Sequence[Hypothesis], scope: Scope) -> bool:
    if not scope.narrowed or scope.totals is not None:
        return True  # where only a part was taken up, others were left out before
    return any(
        scope.claims & {*h.wordings, *(id for piece in h.evidence if piece.weight > 0 for id in piece.claims)}
        for h in rivals
    )


def key_judgements(scope: Scope) -> Section:
    """For each question, how likely its explanations are; and apart from that, how sound the basis is."""
    asked = questions(scope)
    return Section(
        id="judgements",
        heading="Key judgements",
        items=tuple(_judged(rivals) for rivals in asked),
        remarks=() if asked else (NO_RIVALS,),
    )


def _judged(rivals: Sequence[Hypothesis]) -> Item:
    likelihoods = [
        Sentence(text=capital(f"{_that(h)} {_likelihood(h.likelihood)} ({_band(h.likelihood)})."), claims=h.wordings)
        for h in rivals
    ]
    telling = [id for h in rivals for e in h.evidence if e.weight * e.diagnosticity > 0 for id in e.claims[:1]]
    return Item(
        heading=plain(rivals[0].question),
        sentences=(
            *likelihoods,
            Sentence(
                text=f"Analytic confidence in this is {rivals[0].confidence}: {BASIS[rivals[0].confidence]}.",
                claims=tuple(dict.fromkeys(telling))[:6] or rivals[0].wordings,
            ),
        ),
    )


def explanations(scope: Scope) -> Section:
    """Each explanation with what speaks for and against it most, and what would tell the rivals apart."""
    asked = questions(scope)
    return Section(
        id="explanations",
        heading="Explanations, and what would tell them apart",
        items=tuple(_matrix(rivals, scope) for rivals in asked),
        remarks=(RANKED, ALONE) if asked else (NO_RIVALS,),
    )


def _matrix(rivals: Sequence[Hypothesis], scope: Scope) -> Item:
    apart = tuple(s for t in rivals[0].would_tell_apart[:MOST_TELLING] for s in _would_tell(t, rivals, scope))
    told = tuple(Item(heading=f"{h.rank}. {capital(plain(h.statement))}", sentences=_weighed(h, scope)) for h in rivals)
    last = (Item(heading="What would tell them apart", sentences=apart),) if apart else ()
    return Item(heading=plain(rivals[0].question), sentences=(), under=(*told, *last))


def _weighed(hypothesis: Hypothesis, scope: Scope) -> tuple[Sentence, ...]:
    return (
        _given(hypothesis, scope),
        *_pieces(hypothesis, "inconsistent", "Against it", scope),
        *_pieces(hypothesis, "consistent", "For it", scope),
    )


def _given(hypothesis: Hypothesis, scope: Scope) -> Sentence:
    """Who gives the explanation first, and in how many reports it is given."""
    claims = scope.claims_of(hypothesis.wordings)
    reports = len({claim.report_id for claim in claims})
    first = f"{capital(says(claims[0], scope.picture))}: {words_of(claims[0])}"
    where = reported_in(claims[0], scope.picture)
    more = f"; {some(reports, 'report')} in all give this explanation" if reports > 1 else ""
    return Sentence(text=f"{first} ({where}){more}.", claims=tuple(claim.id for claim in claims))


def _pieces(hypothesis: Hypothesis, rating: str, lead: str, scope: Scope) -> Iterator[Sentence]:
    weighty = [e for e in hypothesis.evidence if e.counted == rating and e.weight > 0]
    weighty.sort(key=lambda e: (-e.weight * e.diagnosticity, -e.weight, e.claim))
    for piece in weighty[:MOST_EVIDENCE]:
        yield _piece(piece, hypothesis, lead, scope)
    if not weighty:
        way = "against" if rating == "inconsistent" else "for"
        yield Sentence(text=f"Nothing of weight speaks {way} it.", claims=hypothesis.wordings)


def _piece(piece: Evidence, hypothesis: Hypothesis, lead: str, scope: Scope) -> Sentence:
    claim = scope.picture.situation.claims[piece.claim]
    rated = "" if piece.person is None else f", as {plain(piece.person.by)} rates it"
    said = f"{says(claim, scope.picture)}: {words_of(claim)}"
    if piece.claim in hypothesis.wordings:
        said = f"{who_says(claim, scope.picture)} says so outright: {words_of(claim)}"
    return Sentence(text=f"{lead}{rated}, {said} ({reported_in(claim, scope.picture)}).", claims=piece.claims)


def _would_tell(telling: Telling, rivals: Sequence[Hypothesis], scope: Scope) -> Iterator[Sentence]:
    """What would have to be found out, and which explanation would lead either way."""
    claim = scope.picture.situation.claims[telling.claim]
    by_id = {h.id: h for h in rivals}
    so, not_so = by_id.get(telling.if_so), by_id.get(telling.if_not)
    if so is None or not_so is None:
        return
    said = f"{capital(says(claim, scope.picture))}: {words_of(claim)}"
    doubt = "Nothing bears on this" if telling.doubt == "missing" else f"This is {telling.doubt}"
    if so is not_so:
        outcome = f"{_short(so)} would lead either way, by more in one case than in the other"
    else:
        outcome = f"if it is so, {_short(so)} would lead; if it is not, {_short(not_so)}"
    claims = tuple(dict.fromkeys((claim.id, _worded_by(so, scope), _worded_by(not_so, scope))))
    yield Sentence(text=f"{said}. {doubt}: {outcome}.", claims=claims)


def _worded_by(hypothesis: Hypothesis, scope: Scope) -> str:
    """The wording that the explanation is stated in."""
    claims = scope.picture.situation.claims
    stated = (id for id in hypothesis.wordings if hypothesis.statement in claims[id].content.text)
    return next(stated, hypothesis.wordings[0])


def _short(hypothesis: Hypothesis) -> str:
    return quoted(plain(hypothesis.statement), 90)


def _that(hypothesis: Hypothesis) -> str:
    return f"the explanation {quoted(plain(hypothesis.statement), 160)}"


def _likelihood(word: str) -> str:
    """The likelihood word as a predicate: "is unlikely", "has a roughly even chance"."""
    if word.endswith("chance"):
        return f"has {'a ' if word.startswith('roughly') else ''}{word}"
    return f"is {word}"


def _band(likelihood: str) -> str:
    """The band of a likelihood word in per cent."""
    row = next(row for row in load_table("likelihood_words", LikelihoodWord) if row.word == likelihood)
    return f"{row.low * 100:.0f}–{row.high * 100:.0f}%"
