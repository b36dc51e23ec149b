"""A text taken apart into clauses without a parse, with what each negates, hedges and attributes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from typing import Literal

from reportedly.lexicon.table import load_table
from reportedly.read.bearing.figures import Figure, figures_in
from reportedly.read.bearing.hedging import Hedging, hedging_of, unlikely
from reportedly.read.bearing.moments import Moment, moments_in
from reportedly.read.bearing.verbs import is_finite, is_passive
from reportedly.read.bearing.vocabulary import class_of, stem, stems_of
from reportedly.read.bearing.words import Words, keys_of, lower, words_of

BREAKS = frozenset({",", ";", ":", ".", "!", "?", "(", ")", "–", "—"})
QUOTES = frozenset({"“", "”", '"', "‘", "«", "»"})
OPEN_QUESTIONS = frozenset({"whether", "if", "why", "how", "what", "who", "when", "where"})
"""Openings of what is left open, not denied, when somebody does not say it."""
CLOSES = frozenset({";", ".", "!", "?", "–", "—"})
KEPT = 256
"""How many texts are kept taken apart: claims of one sentence are held against the same words."""
NEGATED_NOUN = frozenset({"no", "without", "zero"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _CueRow:
    lemma: str
    part: Literal["verb", "noun", "preposition", "adverb"]
    takes: str
    claim: bool
    certainty: str
    polarity: str
    source: str


@cache
def saying() -> frozenset[str]:
    """Stems of the verbs that attribute, deniers left out."""
    rows = load_table("cues", _CueRow)
    return frozenset(stem(row.lemma) for row in rows if row.part == "verb" and row.claim) - stems_of("denier")


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """Words `first` to `last` (exclusive) that say one thing."""

    first: int
    last: int
    opening: str
    """The boundary word that it starts with; "" where it starts with none."""
    keys: frozenset[str]
    negative: bool | None
    """Whether it is turned round; None where the text says it and denies it."""
    hedging: Hedging
    reporting: bool
    """True where it only says who says it: "the ministry said"."""


@dataclass(frozen=True, kw_only=True)
class Said:
    """A text with everything that it is held against or held to, each worked out when first asked for."""

    text: str

    @cached_property
    def words(self) -> Words:
        """Its words."""
        return words_of(self.text)

    @cached_property
    def moments(self) -> tuple[Moment, ...]:
        """What it says of when."""
        return moments_in(self.words)

    @cached_property
    def _timed(self) -> frozenset[int]:
        return frozenset(i for moment in self.moments for i in range(moment.first, moment.last))

    @cached_property
    def figures(self) -> tuple[Figure, ...]:
        """Its numbers, but for those of dates and times."""
        return figures_in(self.words, self._timed)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """By word: what it says, "" for small words, times and numbers."""
        counting = {i for figure in self.figures for i in range(figure.first, figure.last)}
        return keys_of(self.words, self._timed | counting)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The clauses that it is made of."""
        return _clauses(self.words, self.keys)

    def quoted(self, first: int, last: int) -> str:
        """The text of words `first` to `last` (exclusive)."""
        return self.text[self.words[first].start : self.words[last - 1].end]


@lru_cache(maxsize=KEPT)
def said_by(text: str) -> Said:
    """A text to be taken apart; of the same words, what was worked out before."""
    return Said(text=text)


def _clauses(words: Words, keys: Sequence[str]) -> tuple[Clause, ...]:
    cut = [_plain_clause(words, keys, first, last) for first, last in _stretches(words, keys)]
    return _with_reach(words, cut)


def _stretches(words: Words, keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Where clauses start and end: at marks, conjunctions, and behind verbs that attribute."""
    first = 0
    for at in range(1, len(words) + 1):
        if at < len(words) and not _starts_clause(words, keys, at):
            continue
        if any(keys[first:at]) or first == 0 or at == len(words) or _is_cut_anyway(words, first, at):
            yield first, at
            first = at


def _is_cut_anyway(words: Words, first: int, at: int) -> bool:
    """Whether a stretch without content still says something: "it could not", "he said"."""
    return _is_cue(words, at - 1) or bool({w.lower_ for w in words[first:at]} & class_of("negator"))


def _starts_clause(words: Words, keys: Sequence[str], at: int) -> bool:
    word, before = words[at].lower_, words[at - 1].lower_
    if before in BREAKS:
        return not _is_fronted(words, keys, at)
    if word in ("and", "but") and lower(words, at + 1, at + 2) == "not":
        return True
    if word == "without" and before in class_of("be"):
        return False
    if word in class_of("boundary"):
        return not (word == "as" or (word == "that" and before in class_of("preposition")) or _is_fixed(words, at))
    if word in ("and", "or"):
        return _has_verb(words, at + 1)
    return _is_cue(words, at - 1) and not is_passive(words, at - 1) and word not in ("by", *BREAKS, "that")


def _is_fixed(words: Words, at: int) -> bool:
    """ "Three days before" and "not until" open no clause."""
    return words[at].lower_ == "until" and words[at - 1].lower_ == "not"


def _is_fronted(words: Words, keys: Sequence[str], at: int) -> bool:
    """Whether a comma ends no more than a phrase in front: "Upstream of Dongola, water levels rise"."""
    if words[at - 1].lower_ != ",":
        return False
    first = next((i + 1 for i in range(at - 2, -1, -1) if words[i].lower_ in BREAKS), 0)
    if words[first].lower_ in ("and", "but"):
        first += 1
    fronted = words[first].lower_ in class_of("preposition") or keys[first] in _place_fronts()
    return fronted and not _has_verb(words[: at - 1], first) and at - first < 9


@cache
def _place_fronts() -> frozenset[str]:
    return frozenset(map(stem, ("upstream", "downstream", "north", "south", "east", "west", "further", "according")))


def _has_verb(words: Words, at: int) -> bool:
    """Whether a finite verb or an auxiliary stands before the next mark."""
    end = next(
        (i for i in range(at, len(words)) if words[i].lower_ in BREAKS or words[i].lower_ in ("and", "or")), len(words)
    )
    return any(is_finite(words, i) for i in range(at, end))


def _is_cue(words: Words, at: int) -> bool:
    """Whether a word is a verb that attributes or denies, and is used as one."""
    word = words[at].lower_
    if word in class_of("stop") and word != "said":
        return False
    before = lower(words, at - 1, at)
    verb = is_finite(words, at) or before in ("to", "not", *class_of("auxiliary")) or word.endswith("ing")
    return (
        verb and before not in class_of("determiner") and (stem(word) in saying() or stem(word) in stems_of("denier"))
    )


def _plain_clause(words: Words, keys: Sequence[str], first: int, last: int) -> Clause:
    while first < last and words[first].lower_ in BREAKS | QUOTES:
        first += 1
    inside = frozenset(key for key in keys[first:last] if key)
    opening = words[first].lower_ if first < last else ""
    if opening in ("and", "or") and first + 1 < last and words[first + 1].lower_ in class_of("inheriting"):
        opening = words[first + 1].lower_
    return Clause(
        first=first,
        last=last,
        opening=opening,
        keys=inside,
        negative=_turns(words, first, last) % 2 == 1,
        hedging=hedging_of(words, first, last),
        reporting=_reports(words, first, last),
    )


ELSE = ("else", "more")


def _turns(words: Words, first: int, last: int) -> int:
    """How often a clause is turned round: particles together once, each implicative once, a passive denier once."""
    particles = any(is_negator(words, i) for i in range(first, last))
    turning = stems_of("implicative") | unlikely()
    verbs = sum(stem(words[i].lower_) in turning for i in range(first, last))
    return int(particles) + verbs + sum(_is_denier(words, i) and is_passive(words, i) for i in range(first, last))


def is_negator(words: Words, at: int) -> bool:
    """Whether a word negates; not so in "no fewer than", "not only", "not until", "could not be verified".

    "Diesel and nothing else" and "nothing but diesel" deny only what is not told.
    """
    if words[at].lower_ not in class_of("negator"):
        return False
    after = lower(words, at + 1, at + 2)
    if after in class_of("uncounting") or lower(words, at - 2, at + 1) == "whether or not":
        return False
    if words[at].lower_ == "nothing" and (after == "but" or (after in ELSE and lower(words, at - 1, at) == "and")):
        return False
    ahead = [w.lower_ for w in words[at + 1 : at + 12]]
    if words[at].lower_ in ("not", "n't") and "until" in ahead:
        return False
    return not checks_behind(words, at)


def checks_behind(words: Words, at: int) -> bool:
    """Whether a negation says that something was not checked or is not known."""
    for i in range(at + 1, min(at + 7, len(words))):
        word = words[i].lower_
        if word in BREAKS or word in class_of("boundary"):
            return False
        if stem(word) in stems_of("checking") or word in class_of("knowing"):
            return True
        if stem(word) not in _on_the_way() and word not in class_of("stop"):
            return False
    return False


@cache
def _on_the_way() -> frozenset[str]:
    words = (
        "independently",
        "immediately",
        "possible",
        "able",
        "officially",
        "publicly",
        "so",
        "far",
        "way",
        "able",
        "yet",
    )
    return frozenset(map(stem, words))


def _is_denier(words: Words, at: int) -> bool:
    return stem(words[at].lower_) in stems_of("denier") and lower(words, at - 1, at) not in class_of("determiner")


def _reports(words: Words, first: int, last: int) -> bool:
    """Whether a clause is no more than a source with a cue, or "according to" a source."""
    if lower(words, first, first + 2) == "according to":
        return True
    return last > first and any(_is_cue(words, i) and not is_passive(words, i) for i in range(first, last))


def cues_of(said: Said, clause: Clause) -> frozenset[str]:
    """Stems of the verbs by which a clause attributes or denies."""
    places = range(clause.first, clause.last) if clause.reporting else ()
    return frozenset(stem(said.words[i].lower_) for i in places if _is_cue(said.words, i))


def _with_reach(words: Words, clauses: Sequence[Clause]) -> tuple[Clause, ...]:
    """Let denials and hedges reach over what they are said of."""
    told = list[Clause]()
    for at, clause in enumerate(clauses):
        before = told[-1] if told else None
        told.append(_reached(words, clause, before, clauses[at - 1] if at else None))
    return _with_trailing(words, tuple(told))


def _reached(words: Words, clause: Clause, before: Clause | None, plain: Clause | None) -> Clause:
    if before is None or plain is None or words[clause.first - 1].lower_ in CLOSES:
        return clause
    direct = before.last == clause.first and words[clause.first - 1].lower_ not in BREAKS
    held = direct and (before.reporting or clause.opening in class_of("inheriting"))
    if not held:
        return clause
    unsaid = before.negative is True and before.reporting and clause.opening not in OPEN_QUESTIONS
    denied = (_denies(words, before) and clause.opening != "by") != unsaid
    turned = clause.negative != denied if clause.negative is not None else None
    carried = clause.opening in class_of("inheriting") and before.negative is True and not before.reporting
    return replace(
        clause,
        negative=(not turned if carried and turned is not None else turned),
        hedging=clause.hedging | before.hedging,
    )


def _denies(words: Words, clause: Clause) -> bool:
    """Whether a clause ends in an active denial of what follows."""
    return any(_is_denier(words, i) and not is_passive(words, i) for i in range(clause.first, clause.last))


def _with_trailing(words: Words, clauses: tuple[Clause, ...]) -> tuple[Clause, ...]:
    """Let a hedge or denial that stands alone behind ("but this was unconfirmed") speak of what stands before it."""
    told = list(clauses)
    for at, clause in enumerate(clauses):
        bare = len(clause.keys - _hedging_keys()) == 0
        if at and bare and clause.hedging.hard:
            told[:at] = [replace(c, hedging=c.hedging | clause.hedging) for c in told[:at]]
        if at and clause.reporting and _denies(words, clause) and _nothing_behind(words, clauses, at):
            told[:at] = [replace(c, negative=None) for c in told[:at]]
    return tuple(told)


def _nothing_behind(words: Words, clauses: Sequence[Clause], at: int) -> bool:
    return at + 1 == len(clauses) or words[clauses[at].last - 1].lower_ in BREAKS


@cache
def _hedging_keys() -> frozenset[str]:
    extra = ("report", "claim", "this", "information", "account", "independently", "immediately", "could", "version")
    return frozenset(map(stem, extra)) | stems_of("uncertain") | stems_of("checking") | stems_of("knowing")
