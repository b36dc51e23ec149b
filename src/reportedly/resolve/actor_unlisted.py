"""Bodies that no table lists, known by the noun that ends their capitalised name."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model.actor import ActorKind
from reportedly.resolve.actor_mentions import Key, Mention, Named
from reportedly.resolve.actor_names import BodyRow, Sighting, body_nouns, carriers, words_for
from reportedly.resolve.actor_words import Words

FUNCTION_WORDS = frozenset({"DET", "ADP", "SCONJ", "CCONJ", "PRON", "ADV", "AUX"})


def unlisted_bodies(named: Named) -> Iterator[Mention]:
    """Bodies that no table lists, known by the noun that ends their capitalised name ("Karsh Relief Committee")."""
    words = named.words
    if words.in_capitals:
        return
    last = 0
    for word in [n for n, text in enumerate(words.text) if text[0].isupper()]:
        if word < last:
            continue
        last = max(_capital_run(named, word), word + 1)
        if not _is_headline(words, word, last):
            yield from _body_in_run(named, word, last)


def _is_headline(words: Words, first: int, last: int) -> bool:
    """Tell whether a capitalised run is a line in capitals, or a headline with a verb, and no name."""
    tokens = [words.token(word) for word in range(first, last)]
    return all(w.isupper() for w in words.text[first:last] if w.isalpha()) or any(
        t and t.pos_ == "VERB" for t in tokens
    )


def _capital_run(named: Named, first: int) -> int:
    words = named.words
    last = first
    for word in range(first, min(first + 9, len(words))):
        if word > first and words.opens_paragraph(word):
            break
        if words.text[word][0].isupper():
            last = word + 1
        elif not _joins(words, word) or word > last + 2:
            break
    return last


def _is_common(sighting: Sighting) -> bool:
    """Tell whether the words are a noun that every state has a body for ("Defence Ministry")."""
    return any(isinstance(m, BodyRow) for m in sighting.meanings)


def _joins(words: Words, word: int) -> bool:
    """Tell whether a small word can stand inside a body's name; "the" only after "of"."""
    if words.lower[word] == "the":
        return words.lower[word - 1] == "of"
    return words.lower[word] in words_for("joining")


def _body_in_run(named: Named, first: int, last: int) -> Iterator[Mention]:
    words = named.words
    while first < last and _opens(words, first):
        first += 1
    if first in named.starting and named.starting[first].last == last and _is_common(named.starting[first]):
        return
    for end in range(_with_small_noun(named, first, last), first + 1, -1):
        length = next((n for n in (3, 2, 1) if tuple(words.lower[end - n : end]) in body_nouns()), 0)
        if words.lower[end - length - 1] in ("the", "of", "for", "and"):
            continue
        if length and end - length > first and (words.text[end - length][0].isupper() or end > last):
            whole = last if words.lower[end : end + 1] in (["of"], ["for"]) and end < last else end
            yield _unlisted(named, first, whole, body_nouns()[tuple(words.lower[end - length : end])].kind)
            return


def _with_small_noun(named: Named, first: int, last: int) -> int:
    """The end of a name whose noun for a news medium is not capitalised ("Al-Sahel television")."""
    words = named.words
    for length in (2, 1):
        row = body_nouns().get(tuple(words.text[last : last + length]))
        if row is not None and row.kind == "media" and last > first and last not in named.ending:
            return last + length
    return last


def _opens(words: Words, word: int) -> bool:
    """Tell whether a word at the start of a capitalised run is not yet the name ("Members of the …")."""
    lower, token = words.lower[word], words.token(word)
    return (
        (token is not None and token.pos_ in FUNCTION_WORDS)
        or words.text[word] in words_for("opening")
        or lower in words_for("joining")
        or (lower in carriers() and words.lower[word + 1 : word + 2] == ["of"])
        or words.title_end(word) > word
    )


def _unlisted(named: Named, first: int, last: int, kind: ActorKind) -> Mention:
    """The body under its own name, of the state whose adjective starts it."""
    opening = named.starting.get(first)
    state = named.state(opening) if opening is not None else None
    key = Key(kind=kind, country=state.code if state else None, name=_name(named.words, first, last))
    return Mention(first=first, last=last, key=key)


def _name(words: Words, first: int, last: int) -> str:
    return " ".join(words.report_text[words.starts[first] : words.ends[last - 1]].split())
