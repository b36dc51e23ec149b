"""Find the words of a text that name places."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from reportedly.gazetteer.entry import Feature
from reportedly.gazetteer.store import Gazetteer, open_gazetteer
from reportedly.model.span import Quote, Span
from reportedly.read.draft import Draft, Stage
from reportedly.read.toponym_candidates import Candidate, Known, NameFacts, NameKind, candidates
from reportedly.read.toponym_evidence import Surroundings, bits
from reportedly.read.words import Words

KINDS: dict[Feature, NameKind] = {
    "country": "country",
    "adm1": "region",
    "adm2": "region",
    "city": "settlement",
    "district": "settlement",
    "airfield": "base",
    "base": "base",
    "site": "base",
}
"""Every other feature is a "landscape" to the reader of names."""


def run(draft: Draft) -> Draft:
    """Add every toponym of the text, in text order, none overlapping another."""
    spans = toponym_spans(draft.syntax.words, known_names(open_gazetteer()))
    return replace(draft, toponyms=tuple(Quote.cut(draft.report.text, [span]) for span in spans))


def toponym_spans(words: Words, known: Known) -> list[Span]:
    """Choose among the candidates of a text: the strongest first, none that overlaps a stronger one."""
    found = candidates(words, known)
    around = Surroundings(words, found)
    weighed = sorted(((bits(c, around), c.last - c.first, c) for c in found), key=lambda w: (-w[0], -w[1], w[2].first))
    taken: list[Candidate] = []
    for weight, _, candidate in weighed:
        if weight <= 0:
            break
        if all(candidate.last <= t.first or t.last <= candidate.first for t in taken):
            taken.append(candidate)
    return [Span(words.starts[c.first], words.ends[c.last - 1]) for c in sorted(taken, key=lambda c: c.first)]


@cache
def known_names(gazetteer: Gazetteer) -> Known:
    """What a gazetteer knows of a name without its context, kept for the life of the process."""

    def known(name: str) -> NameFacts | None:
        if not gazetteer.is_name(name):
            return None
        entries = gazetteer.lookup(name)
        kind = KINDS.get(entries[0].feature, "landscape") if entries else "none"
        return NameFacts(kind, max((e.population for e in entries), default=0))

    return known


STAGE = Stage(name="read.toponyms", version=1, reads=("report", "syntax"), writes=("toponyms",), run=run)
