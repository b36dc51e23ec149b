"""Who and what fills the roles in a report's attacks: spans with a role, put together over the whole report.

A report names one perpetrator many times, in a few words and in many. Here the spans of the same words share what is
said of each; of two roles for the same words the better borne out stays; and words for the same party or thing become
one filler, named by those that are borne out best.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import fmean
from typing import NamedTuple

from reportedly.model.span import Quote, Span
from reportedly.read.encoder.encoded import Encoded
from reportedly.read.filler_evidence import bits
from reportedly.read.filler_words import names_nobody, naming_stretch, plain, same_filler, short_forms_in
from reportedly.read.role_candidates import role_candidates

FIRM = 1.5
"""Bits for the best filler of a report that tells of an attack at all; set on MUC-4's train and dev parts."""


class RoleSpan(NamedTuple):
    """A stretch of text in a role; `score` is in bits, above zero where more speaks for it than against it."""

    role: str
    start: int
    end: int
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """A party or thing with its role in what the report tells."""

    role: str
    mentions: tuple[Quote, ...]
    """In text order, without opening articles; none lies in another."""
    name: Quote
    """The words that are best borne out, where they first stand."""
    score: float
    """Of its best words, in bits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """All spans of one role with the same words."""

    role: str
    plain: str
    spans: tuple[Span, ...]
    score: float

    @property
    def rank(self) -> tuple[float, int, int, str]:
        """How well the words name a filler: marked surely, said often, in many words."""
        return self.score, len(self.spans), len(self.plain), self.plain


def fillers_in(encoded: Encoded, text: str) -> tuple[Filler, ...]:
    """The fillers that the encoder's roles bear out, in the order of their first mentions.

    None where not one of them is borne out firmly: the report then tells of no attack.
    """
    told = ((c.role, c.places, bits(c)) for c in role_candidates(encoded, text))
    spans = (RoleSpan(role, *place, score) for role, places, score in told for place in places)
    fillers = role_fillers(spans, text)
    return fillers if any(f.score >= FIRM for f in fillers) else ()


def role_fillers(spans: Iterable[RoleSpan], text: str, *, least: float = 0.0) -> tuple[Filler, ...]:
    """The fillers that spans of one report name, in the order of their first mentions.

    Words with a score below `least`, all places considered, are left out.
    """
    told = [words for words in _one_role_each(_words_told(spans, text)) if words.score >= least]
    short_forms = short_forms_in(text, frozenset(words.plain for words in told))
    by_role: dict[str, list[_Words]] = defaultdict(list)
    for words in told:
        by_role[words.role].append(words)
    fillers = (_filler(g, text) for words in by_role.values() for g in _groups(words, short_forms))
    return tuple(sorted(fillers, key=lambda f: (f.mentions[0].start, f.role)))


def _words_told(spans: Iterable[RoleSpan], text: str) -> Iterator[_Words]:
    places: dict[tuple[str, str], dict[Span, float]] = defaultdict(dict)
    for role, start, end, score in sorted(spans):
        cut = Span(*naming_stretch(text, start, end))
        name = plain(text[cut.start : cut.end])
        if not names_nobody(name):
            places[role, name][cut] = score
    for (role, name), told in places.items():
        yield _Words(role=role, plain=name, spans=tuple(told), score=fmean(told.values()))


def _one_role_each(told: Iterable[_Words]) -> list[_Words]:
    """Of the same words in several roles, those that are best borne out."""
    best: dict[str, _Words] = {}
    for words in told:
        if words.plain not in best or best[words.plain].rank < words.rank:
            best[words.plain] = words
    return list(best.values())


def _groups(told: Sequence[_Words], short_forms: frozenset[tuple[str, str]]) -> list[list[_Words]]:
    """Words that stand for the same filler, the best borne out first; each goes to the best group that it fits."""
    groups: list[list[_Words]] = []
    for words in sorted(told, key=lambda w: w.rank, reverse=True):
        fitting = (g for g in groups if any(same_filler(words.plain, w.plain, short_forms) for w in g))
        group = next(fitting, None)
        if group is None:
            groups.append([words])
        else:
            group.append(words)
    return groups


def _filler(group: Sequence[_Words], text: str) -> Filler:
    """`group` begins with the words that are best borne out."""
    spans = sorted({s for words in group for s in words.spans})
    whole = [s for s in spans if not any(o != s and o.start <= s.start and s.end <= o.end for o in spans)]
    return Filler(
        role=group[0].role,
        mentions=tuple(Quote.cut(text, [s]) for s in whole),
        name=Quote.cut(text, [group[0].spans[0]]),
        score=group[0].score,
    )
