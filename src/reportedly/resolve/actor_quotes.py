"""Whom the words of a source or a participant name: the mention at their head, or what those words take up."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from reportedly.model.span import Quote
from reportedly.resolve.actor_mentions import Key, Mention, Named, government_key, state_key
from reportedly.resolve.actor_names import carriers, descriptions, words_for
from reportedly.resolve.actor_register import Register
from reportedly.resolve.coreference import DEFINITE, described

PERSONAL = frozenset({"he", "she", "him", "her", "his"})
CARRYING = frozenset({"of", "from", "in", "at", "with", "within", "inside", "by", "for"})


class Resolver:
    """Settles whom the words of a source or a participant name."""

    def __init__(self, named: Named, mentions: list[Mention], register: Register) -> None:
        self._named = named
        self._words = named.words
        self._register = register
        self._mentions = mentions
        self._people = [m for m in mentions if m.key is not None and m.key.kind == "office"]
        self._covering: dict[int, list[Mention]] = defaultdict(list)
        for mention in mentions:
            for word in range(mention.first, mention.last):
                self._covering[word].append(mention)

    def settle(self, quote: Quote, *, town: bool) -> None:
        """Record the actor that the words name, or the gap that they leave; `town`: a capital's name is the town."""
        first, last = self._words.at(*quote.hull)
        if first >= last:
            return
        key, why = self._key(quote, first, last, town)
        if key is not None:
            self._register.answer(key, quote)
        elif why is not None:
            self._register.leave_open(quote, why)

    def _key(self, quote: Quote, first: int, last: int, town: bool) -> tuple[Key | None, str | None]:
        if self._words.lower[first] in PERSONAL and last - first == 1:
            return self._person_before(first), None
        root = self._root(quote, first, last)
        if self._is_several(first, last, root):
            return None, "the words name several"
        for mention in self._inside(first, last):
            if mention.first <= root < mention.last and (mention.key or mention.why or mention.coloured):
                return (None if mention.coloured else mention.key), mention.why
        return self._carried(first, last, root) or self._state(first, last, root, town) or self._described(first, root)

    def _root(self, quote: Quote, first: int, last: int) -> int:
        """The number of the word that heads the phrase."""
        root = self._words.syntax.tokens_in(*quote.hull).root
        return next((n for n in range(first, last) if self._words.ends[n] > root.idx), last - 1)

    def _is_several(self, first: int, last: int, root: int) -> bool:
        """Tell whether the phrase joins different names ("Burkina Faso and Mali")."""
        token = self._words.token(root)
        joined = [] if token is None else [t for t in token.conjuncts if t.i > token.i]
        heads = [n for n in range(root + 1, last) if any(t.idx == self._words.starts[n] for t in joined)]
        return any(self._names_anyone(n) for n in heads) and self._names_anyone(root)

    def _names_anyone(self, word: int) -> bool:
        sighting = self._words.sighting_at.get(word)
        stated = sighting is not None and self._named.form(sighting) in ("name", "seat")
        return stated or any(m.key is not None for m in self._covering.get(word, ()))

    def _inside(self, first: int, last: int) -> list[Mention]:
        """The mentions that overlap the phrase, the outermost first."""
        found = {id(m): m for word in range(first, last) for m in self._covering.get(word, ())}
        return sorted(found.values(), key=lambda m: m.first - m.last)

    def _carried(self, first: int, last: int, root: int) -> tuple[Key | None, str | None] | None:
        """The body behind "fighters", "a source in", "dozens of"."""
        if self._words.lower[root] not in carriers():
            return None
        for mention in self._inside(first, last):
            if mention.last <= root and self._adjoins(mention.last, root) and _is_named(mention):
                return (None if mention.coloured else mention.key), mention.why
            if root < mention.first and self._belongs(root, mention.first) and not mention.coloured:
                return mention.key, mention.why
        return None

    def _adjoins(self, end: int, root: int) -> bool:
        """Tell whether only modifiers stand between a name and the noun after it."""
        return root - end <= 3 and not any(self._words.lower[n] in CARRYING | {","} for n in range(end, root))

    def _belongs(self, root: int, start: int) -> bool:
        """Tell whether a preposition of belonging ties the name at word `start` to the noun."""
        between = self._words.lower[root + 1 : start]
        return bool(between) and between[0] in CARRYING and len(between) <= 4 and "close" not in between

    def _state(self, first: int, last: int, root: int, town: bool) -> tuple[Key | None, str | None] | None:
        sighting = self._words.sighting_at.get(root)
        if sighting is None or sighting.first < first or sighting.last > last:
            return None
        state = self._named.state(sighting)
        form = self._named.form(sighting)
        if form == "name" and state is not None:
            return state_key(state), None
        if form == "name":
            return None, "the words name several states"
        return (government_key(state), None) if form == "seat" and state is not None and not town else None

    def _described(self, first: int, root: int) -> tuple[Key | None, str | None]:
        """The body that "the ministry" takes up."""
        if self._words.lower[first] not in DEFINITE or self._words.lower[root] not in descriptions():
            return None, None
        if not words_for("sort").issuperset(self._words.lower[first + 1 : root]):
            return None, None
        return described(self._named, root, self._mentions)

    def _person_before(self, word: int) -> Key | None:
        """The office of whoever "he" is; None where the nearest person before has no public role."""
        before = bisect_left(self._people, word, key=lambda m: m.first)
        office = self._people[before - 1] if before else None
        if office is None:
            return None
        persons = self._words.person_starts
        nearest = bisect_left(persons, self._words.starts[word]) - 1
        private = nearest >= 0 and persons[nearest] >= self._words.ends[_last_word(office) - 1]
        return None if private else office.key


def _last_word(office: Mention) -> int:
    """Where an office and its holder's name end."""
    return max(office.last, office.holder[1] if office.holder else 0)


def _is_named(mention: Mention) -> bool:
    """Tell whether the mention is a body with a name of its own, which its members can stand for."""
    return mention.row is None or mention.why is not None or (mention.key is not None and mention.key.kind != "state")
