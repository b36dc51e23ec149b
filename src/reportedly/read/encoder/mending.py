"""Faults that a tree shows by itself: clauses whose subject was hung elsewhere, and how they are set right.

Heads and labels are told for each token alone, so that a tree may hold a finite verb without its subject beside a
noun that nothing needs.
"""

from __future__ import annotations

from collections.abc import Sequence

NOUNS = frozenset({"NOUN", "PROPN"})
VERBAL = frozenset({"VERB", "AUX"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})
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
        heads[verb], heads[subject], deps[subject] = above, verb, "nsubjpass" if passive else "nsubj"
        for at in range(noun + 1, subject):
            heads[at] = above if heads[at] == noun and deps[at] == "cc" else heads[at]


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
        heads[verb], deps[verb], tags[verb] = heads[noun], "ccomp", "VBD"
        heads[noun], deps[noun] = verb, "nsubj"


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
        if above >= 0:
            heads[verb], deps[verb], heads[mark - 1] = above, "conj", above


def auxiliaries(texts: Sequence[str], heads: list[int], deps: Sequence[str], tags: Sequence[str]) -> None:
    """Give "were" of "two were hit; that none was killed" back to its own verb, where it was hung past a semicolon."""
    for at, dep in enumerate(deps):
        if dep not in ("aux", "auxpass") or heads[at] <= at or ";" not in texts[at : heads[at]]:
            continue
        end = at + texts[at : heads[at]].index(";")
        heads[at] = next((n for n in range(at + 1, end) if tags[n] in ("VB", "VBN", "VBG")), heads[at])
