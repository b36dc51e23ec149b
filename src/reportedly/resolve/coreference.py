"""Who is meant by a surname, "the ministry", "the president" or "he": only what the report itself settles."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from reportedly.lexicon.states import StateRow
from reportedly.resolve.actor_mentions import Key, Mention, Named, body_key, office_key
from reportedly.resolve.actor_names import BodyRow, DescriptionRow, OfficeRow, descriptions, words_for
from reportedly.resolve.actor_words import Words

WHICH_STATE = "the report does not say of which state"
REACH = 100
"""How many mentions back a description may look."""
DEFINITE = frozenset({"the", "this", "that", "its", "their", "his", "her"})


@dataclass(frozen=True, slots=True)
class Holder:
    """An office holder's name as the report gives it."""

    key: Key | None
    """None where the report gives the name a title, but not of which state or body."""
    names: frozenset[str]
    surname: str
    why: str | None


class People:
    """The office holders of a report, found again by surname."""

    def __init__(self, words: Words, mentions: Iterable[Mention]) -> None:
        self._words = words
        self.holders: list[Holder] = []
        self._full_names: dict[str, set[frozenset[str]]] = defaultdict(set)
        for mention in mentions:
            if mention.holder is not None:
                self._add(mention, mention.holder)
        self._collect_full_names()

    def _collect_full_names(self) -> None:
        """Every longer name in the report that ends like a holder's: "Michelle" or "Barack" before the same surname."""
        surnames = self.surnames()
        for word, text in enumerate(self._words.text):
            if text in surnames:
                parts = self.parts(_name_start(self._words, word), word + 1)
                if len(parts) > 1:
                    self._full_names[text].add(frozenset(parts))

    def _is_titled(self, parts: list[str]) -> bool:
        """Tell whether a title stands before this very name somewhere in the report."""
        return any(len(h.names) > 1 and _same(h.names, frozenset(parts)) for h in self.holders)

    def _add(self, mention: Mention, name: tuple[int, int]) -> None:
        parts = self.parts(*name)
        if parts:
            self.holders.append(Holder(mention.key, frozenset(parts), parts[-1], mention.why))

    def parts(self, first: int, last: int) -> list[str]:
        """The words of a name without its particles and marks."""
        return [w for w in self._words.text[first:last] if w[0].isalnum() and w.lower() not in words_for("particle")]

    def key(self, first: int, last: int) -> tuple[Key | None, str | None]:
        """The office of the person whose name these words are, or None and why."""
        parts = self.parts(first, last)
        if len(parts) > 1 and len(self._full_names[parts[-1]]) > 1 and not self._is_titled(parts):
            return None, None
        fitting = [h for h in self.holders if parts and h.surname == parts[-1] and _same(h.names, frozenset(parts))]
        keys = {h.key for h in fitting if h.key is not None}
        if len(keys) > 1:
            return None, "several office holders in the report bear this name"
        if keys:
            return next(iter(keys)), None
        return None, fitting[0].why if fitting else None

    def surnames(self) -> frozenset[str]:
        """The surnames of all holders."""
        return frozenset(h.surname for h in self.holders)


def _same(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def by_holders(words: Words, mentions: list[Mention]) -> list[Mention]:
    """Resolve titles without an owner by their holders' names ("President Salih" after "Iraqi President … Salih")."""
    people = People(words, mentions)
    return [_by_holder(people, m) for m in mentions]


def with_namesakes(words: Words, titled: list[Mention]) -> list[Mention]:
    """Add every earlier or later mention of an office holder by name alone."""
    people = People(words, titled)
    titled = list(titled)
    taken = {n for m in titled for n in range(m.first, m.last)} | {
        n for m in titled if m.holder for n in range(*m.holder)
    }
    surnames = people.surnames()
    for word, text in enumerate(words.text):
        if text in surnames and word not in taken:
            titled += _by_surname(words, people, word)
    return titled + [_apposed(m) for m in titled if m.holder and m.key and not m.first <= m.holder[0] < m.last]


def _by_holder(people: People, mention: Mention) -> Mention:
    if mention.key is not None or mention.holder is None:
        return mention
    key, _ = people.key(*mention.holder)
    return replace(mention, key=key)


def _apposed(mention: Mention) -> Mention:
    """The holder's name as a mention of its own, where the office stands beside it."""
    assert mention.holder is not None
    return replace(mention, first=mention.holder[0], last=mention.holder[1], row=None)


def _name_start(words: Words, word: int) -> int:
    """Where the personal name that ends with the word starts."""
    first = word
    while first > 0 and words.name_run(first - 1) > word:
        first -= 1
    while first > 1 and words.lower[first - 1] == "-" and words.name_run(first - 2) > word:
        first -= 2
    return first


def _by_surname(words: Words, people: People, word: int) -> list[Mention]:
    first = _name_start(words, word)
    while words.title_end(first) > first and words.title_end(first) <= word:
        first = words.title_end(first)
    last = words.name_run(first)
    key, why = people.key(first, last)
    if key is None and why is None:
        return []
    return [Mention(first=first, last=last, key=key, why=why, holder=(first, last))]


def at_home(named: Named, mentions: list[Mention]) -> list[Mention]:
    """Give bodies without an owner the one that the report settles: named before, or of the country it is about."""
    home, only = named.home(), named.only_country()
    latest: dict[tuple[str, ...], Key] = {}
    settled: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.first, m.last)):
        settled.append(_settle(named, mention, latest, home, only))
        key = settled[-1].key
        if isinstance(mention.row, BodyRow) and key is not None:
            latest |= dict.fromkeys(_ways_back(named, mention, mention.row), key)
    return settled


def _settle(
    named: Named, mention: Mention, latest: Mapping[tuple[str, ...], Key], home: StateRow | None, only: StateRow | None
) -> Mention:
    if mention.key is not None or mention.why is not None or mention.coloured or mention.row is None:
        return mention
    if isinstance(mention.row, OfficeRow):
        return _settle_office(mention, mention.row, only if mention.row.abroad and mention.holder else home)
    return _settle_body(named, mention, mention.row, latest, home)


def _settle_office(mention: Mention, row: OfficeRow, state: StateRow | None) -> Mention:
    if row.owner != "state":
        return mention
    if state is None:
        return replace(mention, why=WHICH_STATE)
    return replace(mention, key=office_key(row, state.of, state.code))


def _settle_body(
    named: Named, mention: Mention, row: BodyRow, latest: Mapping[tuple[str, ...], Key], home: StateRow | None
) -> Mention:
    before = named.words.lower[max(mention.first - 1, 0) : mention.first]
    if before in (["its"], ["their"]):
        owner = _state_before(named, mention.first)
        return replace(mention, key=body_key(row, owner)) if owner else mention
    way = _ways_back(named, mention, row)[-1]
    if way in latest and (row.alone or before == ["the"]):
        return replace(mention, key=latest[way])
    if not row.alone or _is_local(named, mention):
        return mention
    return replace(mention, key=body_key(row, home)) if home else replace(mention, why=WHICH_STATE)


def _ways_back(named: Named, mention: Mention, row: BodyRow) -> list[tuple[str, ...]]:
    """By which words a body is taken up again: any of a body of the state, but "the convoy" only after a convoy."""
    if row.alone:
        return [row.words]
    return [(word,) for word in named.words.lower[mention.first : mention.last]]


def _state_before(named: Named, word: int) -> StateRow | None:
    """The only state named before the word in its sentence: the owner in "Iran said its forces"."""
    sentence = named.words.sentence(word)
    found: dict[str, StateRow] = {}
    for before in range(word - 1, -1, -1):
        if named.words.sentence(before) not in (sentence, -1):
            break
        sighting = named.words.sighting_at.get(before)
        state = named.state(sighting) if sighting is not None else None
        if state is not None:
            found[state.code] = state
    return next(iter(found.values())) if len(found) == 1 else None


def _is_local(named: Named, mention: Mention) -> bool:
    before = named.words.lower[max(mention.first - 2, 0) : mention.first]
    return not words_for("local").isdisjoint(before)


def described(named: Named, word: int, mentions: Sequence[Mention]) -> tuple[Key | None, str | None]:
    """The body that a definite description at the word takes up ("the group"), or None and why.

    `mentions` are in text order.
    """
    row = descriptions().get(named.words.lower[word])
    if row is None:
        return None, None
    end = bisect_left(mentions, word, key=lambda m: m.first)
    near = reversed(mentions[max(end - REACH, 0) : end])
    fitting = [m for m in near if m.last <= word and m.key is not None and not m.coloured and _fits(row, m.key)]
    if not fitting:
        return None, None
    sentence = named.words.sentence(fitting[0].first)
    rivals = {m.key for m in fitting if named.words.sentence(m.first) == sentence}
    if len(rivals) > 1:
        return None, "the sentence before names several that fit"
    return fitting[0].key, None


def _fits(row: DescriptionRow, key: Key) -> bool:
    return key.kind in row.kinds and (not row.named or any(part in key.name for part in row.named))
