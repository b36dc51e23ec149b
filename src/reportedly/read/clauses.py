"""A sentence taken apart into the clauses that each make one claim.

Works on the tokens of one region: those under one attribution, or those in the report's own voice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from reportedly.read.event_words import nouns
from reportedly.read.token import Token

ClauseKind = Literal["main", "purpose", "cause", "nominal"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
STANDING_APART = frozenset({"while", "although", "though", "whereas", "before", "after", "since", "until", "till"})
CAUSES = frozenset({"because"})
SEEMING = frozenset({"purport", "claim", "seem", "appear", "allege", "profess", "pretend"})
"""Verbs whose infinitive says what they tell, and no purpose."""
ADJUNCTS = frozenset({"pobj", "pcomp"})
TIME_PREPOSITIONS = frozenset({"after", "before", "following", "since", "until", "till"})
CONTRAST = frozenset({"but", "yet"})
TRAILING = frozenset({"while", "although", "though", "whereas"})
"""What is left at an end where somebody else's words were taken out."""
LEADING = frozenset(
    {"and", "but", "or", "yet", "so", "then", "that", "while", "although", "though", "whereas", "also", "either"}
)
LEADING_TIMES = frozenset({"before", "after", "since", "until", "till"})
LIST_ORDINALS = frozenset(
    {"first", "firstly", "second", "secondly", "third", "thirdly", "fourth", "fourthly", "finally", "lastly"}
)
NOMINAL_WORDS = 2
"""Words besides its head and determiner that an event noun needs to be a claim of its own."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One claim's tokens; `host` is the place in the list of the clause that a purpose or cause belongs to."""

    head: Token
    tokens: tuple[Token, ...]
    kind: ClauseKind
    host: int | None


def split(region: Sequence[Token], above: Sequence[int]) -> list[Clause]:
    """Take the tokens of a region apart; every token goes to the nearest clause head above it.

    `above`: the number of each token's head, for the whole report.
    """
    inside = {t.i for t in region}
    heads: dict[int, ClauseKind] = {t.i: kind for t in region if (kind := _starts_clause(t))}
    roots = [t for t in region if t.i not in heads and (above[t.i] not in inside or above[t.i] == t.i)]
    if roots:
        heads[_main_root(roots).i] = "main"
    owners = _Owners(region, heads, roots, above)
    owned: dict[int, list[Token]] = {}
    for token in region:
        owned.setdefault(owners.of(token.i), []).append(token)
    by_head = {t.i: t for t in region}
    order = sorted(owned, key=lambda i: owned[i][0].i)
    clauses: list[Clause] = []
    for i in order:
        head = by_head[i]
        kind = heads.get(i, "main")
        holder = owners.of(above[i]) if above[i] in inside and above[i] != i else None
        host = order.index(holder) if kind in ("purpose", "cause") and holder in order else None
        clauses.append(Clause(head, tuple(_without_edges(owned[i], kind)), kind, host))
    return _with_surface_purposes(clauses)


def _main_root(roots: Sequence[Token]) -> Token:
    """Of the tokens that hang on nothing in the region, the one that the others go with: a verb, else a noun."""
    for wanted in (("VERB", "AUX"), ("NOUN", "PROPN")):
        for token in roots:
            if token.pos_ in wanted and token.dep_ not in ("advcl", "aux", "auxpass"):
                return token
    return roots[0]


def _starts_clause(token: Token) -> ClauseKind | None:
    dep = token.dep_
    if dep in ADJUNCTS:
        return "nominal" if is_event_adjunct(token) else None
    if dep in ("dep", "conj", "ccomp") and token.pos_ in ("VERB", "AUX") and _beside_semicolon(token):
        return "main"
    if dep not in ("conj", "ccomp", "parataxis", "advcl") or token.pos_ not in ("VERB", "AUX"):
        return None
    marks = {c.lower_ for c in token.children if c.dep_ == "mark"}
    has_subject = any(c.dep_ in SUBJECTS for c in token.children)
    beside = not marks or (dep == "conj" and marks == {"that"})
    if dep != "advcl" and has_subject and beside and _same_level(token):
        return "main"
    if dep == "conj" and _differs(token):
        return "main"
    if dep == "advcl" and marks & STANDING_APART and has_subject:
        return "main"
    if dep == "advcl" and marks & CAUSES:
        return "cause"
    if is_purpose(token):
        return "purpose"
    return None


def _same_level(token: Token) -> bool:
    """Tell whether a clause stands beside its head rather than inside it: conjoined main clauses and run-ons."""
    if token.dep_ == "conj":
        return token.head.dep_ in ("ROOT", "conj", "ccomp", "advcl", "parataxis") and token.head.pos_ in ("VERB", "AUX")
    return token.head.dep_ == "ROOT" and any(c.text in (";", ":") for c in token.head.children if c.dep_ == "punct")


def _behind_semicolon(verb: Token) -> bool:
    """Tell whether a clause with a subject of its own stands behind a semicolon: "A; B", "that A; and that B"."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i), None)
    at = subject.left_edge.i - 1 if subject is not None else -1
    while at > 0 and (verb.doc[at].dep_ in ("cc", "mark") or verb.doc[at].lower_ == "that"):
        at -= 1
    return at > 0 and verb.doc[at].text == ";"


def _beside_semicolon(verb: Token) -> bool:
    """Tell whether a clause is one of two that a semicolon parts, whichever of them hangs on the other."""
    return _behind_semicolon(verb) if verb.head.i < verb.i else _before_semicolon(verb)


def _before_semicolon(verb: Token) -> bool:
    """Tell whether a clause stands before a semicolon, behind which the parser found the verb that it hangs on."""
    own = any(c.dep_ in SUBJECTS for c in verb.children)
    return own and any(c.text == ";" and c.i > verb.i for c in verb.head.children) and _behind_semicolon(verb.head)


def is_alternative(head: Token) -> bool:
    """Tell whether a clause is one of two of which only one can be so: "either they missed it, or it was no target"."""
    first = head.head if head.dep_ == "conj" else head
    if first == head and head.left_edge.lower_ != "either":
        return False
    either = any(c.lower_ == "either" and c.dep_ in ("cc", "preconj") and c.i < first.i for c in first.children)
    return either and any(c.dep_ == "conj" for c in first.children)


def _differs(token: Token) -> bool:
    """Tell whether a conjoined verb phrase says something of another kind: set off by "but", or only one denied."""
    other = token.head
    if other.pos_ not in ("VERB", "AUX") or other.dep_ != "ROOT":
        return False
    contrast = any(c.dep_ == "cc" and c.lower_ in CONTRAST for c in other.children if c.i < token.i)
    return contrast or (token.pos_ in ("VERB", "AUX") and _finite(token) and _stance(token) != _stance(other))


def _finite(verb: Token) -> bool:
    return verb.tag_ in ("VBD", "VBZ", "VBP") or any(
        c.dep_ in ("aux", "auxpass") and c.lower_ != "to" for c in verb.children
    )


def _stance(verb: Token) -> tuple[bool, bool, bool]:
    """Denied, modal, present: two verb phrases that differ in one of these make two claims."""
    below = list(verb.children)
    denied = any(c.dep_ == "neg" for c in below)
    modal = any(c.tag_ == "MD" for c in below)
    present = verb.tag_ in ("VBZ", "VBP") and not any(c.dep_ in ("aux", "auxpass") for c in below)
    return denied, modal, present


def is_purpose(token: Token) -> bool:
    """Tell whether a verb opens a purpose that closes its clause: "to deny them supplies", "so that …"."""
    if token.dep_ != "advcl" or token.head.lemma_ in ("be", *SEEMING) or token.i < token.head.i:
        return False
    marks = {c.lower_ for c in token.children if c.dep_ in ("mark", "aux")}
    so_that = any(t.lower_ == "so" for t in token.children) and "that" in marks
    infinitive = token.tag_ == "VB" and "to" in marks and token.left_edge.lower_ in ("to", "in", "apparently", "so")
    return (infinitive or so_that) and token.head.pos_ == "VERB"


def is_event_adjunct(token: Token) -> bool:
    """Tell whether a noun names an event that only dates another: "two days after the withdrawal of …"."""
    if token.dep_ not in ADJUNCTS or token.head.lower_ not in TIME_PREPOSITIONS or token.pos_ not in ("NOUN", "PROPN"):
        return False
    if not names_event(token) and not _somebodys_move(token):
        return False
    words = [t for t in token.subtree if t.is_alpha and t.dep_ not in ("det", "case") and t.i != token.i]
    return len(words) >= NOMINAL_WORDS


def _somebodys_move(noun: Token) -> bool:
    """ "The president's flight to X": whose it is and where it leads make any noun an event."""
    kinds = {c.dep_ for c in noun.children}
    return "poss" in kinds and any(c.dep_ == "prep" and c.lower_ in ("to", "from", "into") for c in noun.children)


def names_event(noun: Token) -> bool:
    """Tell whether a noun is one of the lexicon's event nouns."""
    return noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() in nouns()


class _Owners:
    """To which clause head each token belongs; what hangs on nothing in the region goes with its main root."""

    def __init__(
        self, region: Sequence[Token], heads: dict[int, ClauseKind], roots: Sequence[Token], above: Sequence[int]
    ) -> None:
        self._above = above
        self._known: dict[int, int] = {i: i for i in heads}
        main = next((t.i for t in roots if t.i in heads), -1)
        self._known |= {t.i: main for t in roots if t.i not in heads}
        for token in region:
            if heads.get(token.i) == "nominal":
                self._known |= {t.i: token.i for t in adjunct_openers(token)}
            elif token.i in heads and (measure := _measure_before(token)) is not None:
                self._known[measure.i] = token.i
            if token.i in heads and (nor := nor_before(token)) is not None:
                between = range(nor.i, token.i)
                self._known |= {c.i: token.i for c in token.head.children if c.i in between and c.dep_ != "punct"}

    def of(self, number: int) -> int:
        """The number of the clause head above a token."""
        way: list[int] = []
        while number not in self._known:
            way.append(number)
            number = self._above[number]
        owner = self._known[number]
        for passed in way:
            self._known[passed] = owner
        return owner


def nor_before(verb: Token) -> Token | None:
    """The "nor" that joins a clause to the one before it and denies it: "did not return, nor was it seen"."""
    if verb.dep_ != "conj":
        return None
    return next((c for c in verb.head.children if c.lower_ == "nor" and verb.head.i < c.i < verb.i), None)


def _measure_before(verb: Token) -> Token | None:
    """The noun that measures how far off a time clause lies: "a day" before "after the army came"."""
    first = verb.left_edge
    if verb.dep_ != "advcl" or first.lower_ not in LEADING_TIMES or first.i == 0:
        return None
    before = first.nbor(-1)
    return before if _measures(before) else None


def adjunct_openers(noun: Token) -> list[Token]:
    """The words above an event noun that only date by it: "after", and the "day" of "a day after the visit"."""
    preposition = noun.head
    measure = preposition.head
    if not _measures(measure) and preposition.i > 0:
        measure = preposition.nbor(-1)
    return [preposition, measure] if _measures(measure) else [preposition]


def _measures(token: Token) -> bool:
    """Tell whether a word measures how long before or after: "a day", "two weeks"."""
    return token.dep_ == "npadvmod" and token.pos_ == "NOUN"


def _without_edges(tokens: list[Token], kind: ClauseKind) -> list[Token]:
    """Drop connectives in front, and for event adjuncts everything before the noun phrase."""
    if kind == "nominal":
        head = next(t for t in tokens if is_event_adjunct(t))
        return [t for t in tokens if t.i >= head.left_edge.i]
    while len(tokens) > 1 and _is_tail(tokens[-1]):
        tokens = tokens[:-1]
    start = _after_measure(tokens)
    while start < len(tokens) - 1 and _is_edge(tokens[start], tokens[start + 1], kind):
        start += 1
    return tokens[start:]


def _after_measure(tokens: list[Token]) -> int:
    """How many words in front only measure a time clause's distance: "a day" of "a day after the army came"."""
    at = next((n for n, t in enumerate(tokens) if t.dep_ == "mark"), 0)
    measured = tokens[at].lower_ in LEADING_TIMES and any(t.dep_ == "npadvmod" for t in tokens[:at])
    return at if measured else 0


def _is_tail(token: Token) -> bool:
    closes = token.text in "?!)]\"”’'»"
    return token.is_space or token.dep_ == "cc" or (token.is_punct and not closes) or token.lower_ in TRAILING


def _is_edge(token: Token, after: Token, kind: ClauseKind) -> bool:
    if token.is_space or (token.is_punct and token.text not in "([\"“'‘"):
        return True
    if kind == "cause":
        return False
    if (
        token.lower_ in LEADING
        and token.dep_ in ("cc", "mark", "advmod", "det", "preconj", "dep", "nsubj")
        and (token.dep_ in ("cc", "mark") or token.lower_ in ("then", "so", "also"))
    ):
        return True
    if token.lower_ == "that" and token.pos_ == "SCONJ":
        return True
    if token.lower_ in LEADING_TIMES and token.dep_ == "mark":
        return True
    return token.lower_ in LIST_ORDINALS and after.text in (",", ":")


def _with_surface_purposes(clauses: list[Clause]) -> list[Clause]:
    """Split off purposes that open with "to not only", which the parser does not see as infinitives."""
    out = list(clauses)
    for n, clause in enumerate(clauses):
        words = [t.lower_ for t in clause.tokens] if clause.kind == "main" else []
        for at in range(3, len(words) - 3):
            if words[at] == "to" and words[at : at + 3] in (["to", "not", "only"], ["to", "not", "just"]):
                out[n] = Clause(clause.head, clause.tokens[:at], "main", None)
                out.append(Clause(clause.tokens[at + 3], clause.tokens[at:], "purpose", n))
                break
    return out
