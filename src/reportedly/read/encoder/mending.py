"""Faults that a tree shows by itself: clauses whose subject was hung elsewhere, and how they are set right.

Heads and labels are told for each token alone, so that a tree may hold a finite verb without its subject beside a
noun that nothing needs. Whatever is set right, a tree stays a tree: what would hang a root, or a token on one that
hangs on it, is left as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

NOUNS = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
HELPING = frozenset({"aux", "auxpass"})
ENDED = frozenset({"VB", "VBN", "VBG"})
"""Tags of verbs that a helping one stands before."""
BETWEEN = frozenset({"aux", "auxpass", "advmod", "neg"})
"""What may stand between a subject and its verb."""


def joined_clauses(heads: list[int], deps: list[str], tags: Sequence[str], parts: Sequence[str]) -> None:
    """Give a clause behind "and" or "or" its own subject: "they missed the range or the depot was no target".

    There "depot" was hung beside "range", and "was" beside either noun or the verb before.
    """
    for verb, dep in enumerate(deps):
        if dep != "conj" or tags[verb] not in FINITE or parts[verb] not in VERBAL:
            continue
        subject = _noun_before(verb, heads, deps, parts)
        above = _verb_above(subject, heads, parts) if subject is not None else -1
        if subject is None or above < 0 or above == verb:
            continue
        noun, passive = heads[subject], any(heads[c] == verb and deps[c] == "auxpass" for c in range(subject, verb))
        if not (_hang(heads, verb, above) and _hang(heads, subject, verb)):
            continue
        deps[subject] = "nsubjpass" if passive else "nsubj"
        for at in (at for at in range(noun + 1, subject) if heads[at] == noun and deps[at] == "cc"):
            _hang(heads, at, above)


def _noun_before(verb: int, heads: Sequence[int], deps: Sequence[str], parts: Sequence[str]) -> int | None:
    """The noun, hung beside another, that stands right before a verb without a subject."""
    at = verb - 1
    while at > 0 and heads[at] == verb and deps[at] in BETWEEN:
        at -= 1
    if at < 1 or deps[at] != "conj" or parts[at] not in NOUNS or parts[heads[at]] not in NOUNS or heads[at] > at:
        return None
    return None if any(heads[c] == verb and deps[c] in SUBJECTS for c in range(heads[at], verb)) else at


def _verb_above(token: int, heads: Sequence[int], parts: Sequence[str]) -> int:
    """The nearest verb above a token; -1 where there is none."""
    while heads[token] != token:
        token = heads[token]
        if parts[token] in VERBAL:
            return token
    return -1


def that_clauses(
    texts: Sequence[str], heads: list[int], deps: list[str], tags: list[str], parts: Sequence[str]
) -> None:
    """Make a clause of what "that" opens where its verb was taken for a participle: "is that a frigate fired"."""
    for mark, text in enumerate(texts):
        verb = heads[mark]
        if text.lower() != "that" or deps[mark] != "mark" or deps[verb] != "acl" or tags[verb] not in ("VBN", "VBD"):
            continue
        noun = heads[verb]
        if (
            parts[noun] in VERBAL
            and mark < verb
            and any(heads[c] == verb and deps[c] == "nsubj" for c in range(mark, verb))
        ):
            deps[verb], tags[verb] = "ccomp", "VBD"
            continue
        apart = heads[noun] == noun or parts[noun] not in NOUNS or parts[heads[noun]] not in VERBAL
        if apart or not mark < noun < verb:
            continue
        if _hang(heads, verb, heads[noun]) and _hang(heads, noun, verb):
            deps[verb], tags[verb], deps[noun] = "ccomp", "VBD", "nsubj"


def second_that(texts: Sequence[str], heads: list[int], deps: list[str], parts: Sequence[str]) -> None:
    """Hang a clause behind "and that" beside the clause before it, and not on a noun there: "a mile off and that"."""
    for mark in range(1, len(texts)):
        verb = heads[mark]
        joined = (
            texts[mark].lower() == "that" and deps[mark] == "mark" and texts[mark - 1].lower() in ("and", "or", "but")
        )
        if not joined or verb <= mark or parts[heads[verb]] in VERBAL or heads[verb] > mark:
            continue
        above = _verb_above(heads[verb], heads, parts)
        if above >= 0 and _hang(heads, verb, above):
            _hang(heads, mark - 1, above)
            deps[verb] = "conj"


def apart_by_semicolons(texts: Sequence[str], heads: list[int], deps: Sequence[str], tags: Sequence[str]) -> None:
    """Give subject and "were" of "two bridges were hit; that none was killed" to their own verb."""
    past = [at for at, head in enumerate(heads) if head > at and ";" in texts[at:head]]
    for at in (at for at in past if deps[at] in HELPING):
        _hang(heads, at, next(_ended(at, texts, tags), heads[at]))
    for at in (at for at in past if deps[at] in ("nsubj", "nsubjpass")):
        _hang(heads, at, next((n for n in _ended(at, texts, tags) if _lacks_subject(n, heads, deps)), heads[at]))


def _ended(at: int, texts: Sequence[str], tags: Sequence[str]) -> Iterator[int]:
    """The verbs between a token and the next semicolon that a helping one may stand before."""
    return (n for n in range(at + 1, at + texts[at:].index(";")) if tags[n] in ENDED)


def _lacks_subject(verb: int, heads: Sequence[int], deps: Sequence[str]) -> bool:
    """Whether a verb with a helping one has no subject."""
    below = {deps[c] for c, head in enumerate(heads) if head == verb and c != verb}
    return below.isdisjoint(SUBJECTS) and not below.isdisjoint(HELPING)


def relative_clauses(
    texts: Sequence[str], heads: list[int], deps: list[str], parts: Sequence[str], tags: Sequence[str]
) -> None:
    """Hang what "that" or "which" opens right behind a noun on that noun, where it was hung on a verb behind it."""
    for at, tag in enumerate(tags):
        verb = _clause_of(at, heads, parts) if tag == "WDT" and at and parts[at - 1] in NOUNS else -1
        if verb < 0 or heads[verb] <= verb or "," not in texts[verb : heads[verb]]:
            continue
        if _hang(heads, verb, at - 1):
            deps[verb] = "relcl"


def _clause_of(token: int, heads: Sequence[int], parts: Sequence[str]) -> int:
    """The verb that a relative pronoun belongs to: the highest that stands behind it and before its own head."""
    verb = _verb_above(token, heads, parts)
    return verb if verb > token else -1


def mislabelled(heads: Sequence[int], deps: list[str], tags: Sequence[str]) -> None:
    """Name by what it has what was named otherwise: a clause by its subject, a second figure by the "or" before it.

    What "said a tank was ablaze" tells is no predicate of saying, nor does "nine" count the "two" of "two or nine".
    """
    for at, head in enumerate(heads):
        if deps[at] == "acomp" and any(heads[c] == at and deps[c] in SUBJECTS for c in range(head + 1, at)):
            deps[at] = "ccomp"
        elif deps[at] == "nummod" and tags[at] == tags[head] == "CD" and head < at:
            joined = any(heads[c] == head and deps[c] == "cc" for c in range(head + 1, at))
            deps[at] = "conj" if joined else deps[at]


def _hang(heads: list[int], token: int, on: int) -> bool:
    """Hang a token on another one of its sentence; not where it is the root, or where that one hangs on it."""
    if heads[token] == token or token in (path := _upward(on, heads)) or path[-1] != _upward(token, heads)[-1]:
        return False
    heads[token] = on
    return True


def _upward(token: int, heads: Sequence[int]) -> list[int]:
    """A token and all above it, up to the root."""
    path = [token]
    while heads[path[-1]] != path[-1]:
        path.append(heads[path[-1]])
    return path
