"""The phrases of a report that name bodies: their nouns, whom they belong to, and what they thereby mean."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.lexicon.states import StateRow, states
from reportedly.model.actor import ActorKind
from reportedly.resolve.actor_names import (
    BodyRow,
    NamedRow,
    OfficeRow,
    Sighting,
    StateWord,
    carriers,
    words_for,
)
from reportedly.resolve.actor_words import Words

LEFT_REACH = 6
BETWEEN = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
PARTICIPLES = frozenset({"VBN", "VBG"})
OF = frozenset({"of"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
WORLDLY = 0.5
"""Weight of a namesake that belongs to no state, or reports the news, before the report speaks for others."""
FULL_NAME, COUNTRY = 2.0, 1.0
DOMINANT = 2 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """What makes an actor the same actor everywhere."""

    kind: ActorKind
    country: str | None
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words `first` up to `last` (exclusive) that name an actor, or leave it open."""

    first: int
    last: int
    key: Key | None
    """None where the words alone do not tell which actor."""
    row: BodyRow | OfficeRow | None = None
    """The noun's row, for those that belong to somebody."""
    why: str | None = None
    """Why `key` is None where several actors fit."""
    holder: tuple[int, int] | None = None
    """The words of an office holder's name."""
    coloured: bool = False
    """Whether the words only colour the next noun ("Turkish-backed")."""


def state_key(row: StateRow) -> Key:
    """The state itself."""
    return Key(kind="state", country=row.code, name=row.name)


def government_key(row: StateRow) -> Key:
    """The state's government."""
    return Key(kind="government", country=row.code, name=f"Government of {row.of}")


def body_key(body: BodyRow, state: StateRow) -> Key:
    """A body of the state."""
    return Key(kind=body.kind, country=state.code, name=body.name.format(state=state.of))


def office_key(office: OfficeRow, owner: str, country: str | None) -> Key:
    """An office of the owner, whose name is given as it stands after "of"."""
    return Key(kind="office", country=country, name=office.name.format(owner=owner))


class Named:
    """The sightings of a report with what they mean in it."""

    def __init__(self, words: Words, place_countries: Sequence[str]) -> None:
        self.words = words
        self.starting: dict[int, Sighting] = {s.first: s for s in words.sightings}
        self.ending: dict[int, Sighting] = {s.last: s for s in words.sightings}
        self.countries = Counter(place_countries)
        self.countries.update(self._stated_countries())
        self._full_names = {row.name for s in words.sightings if (row := _sole_long_name(words, s))}
        self.acronyms = dict(self._introduced())

    def _stated_countries(self) -> Iterator[str]:
        for sighting in self.words.sightings:
            codes = {m.row.code for m in sighting.meanings if isinstance(m, StateWord)}
            if len(codes) == 1:
                yield from codes

    def home(self) -> StateRow | None:
        """The one state that the report is about; None where it names several with like weight, or none."""
        if not self.countries:
            return None
        code, count = self.countries.most_common(1)[0]
        return states().get(code) if count >= DOMINANT * self.countries.total() else None

    def only_country(self) -> StateRow | None:
        """The state that alone is named, and more than once."""
        code, count = next(iter(self.countries.items())) if len(self.countries) == 1 else ("", 0)
        return states().get(code) if count > 1 else None

    def state(self, sighting: Sighting) -> StateRow | None:
        """The state that the words name; None where they name none or cannot be told apart."""
        found = list({m.row.code: m.row for m in sighting.meanings if isinstance(m, StateWord)}.values())
        if len(found) > 1:
            known = [row for row in found if self.countries[row.code]]
            found = known if len(known) == 1 else []
        return found[0] if found else None

    def form(self, sighting: Sighting) -> str | None:
        """Whether the words are a state's name, its adjective or its seat of government."""
        forms = {m.form for m in sighting.meanings if isinstance(m, StateWord)}
        return next((form for form in ("name", "adjective", "seat") if form in forms), None)

    def is_adjective(self, sighting: Sighting) -> bool:
        """Tell whether the words can stand before a noun as a state's."""
        return any(isinstance(m, StateWord) and m.form in ("adjective", "name") for m in sighting.meanings)

    def body(self, sighting: Sighting) -> tuple[Key | None, str | None]:
        """The named body that the words mean, or None and why it stays open."""
        rows = [m for m in sighting.meanings if isinstance(m, NamedRow)]
        introduced = self.acronyms.get(" ".join(self.words.text[sighting.first : sighting.last]))
        if introduced is not None:
            return introduced, None
        if not rows:
            return None, None
        weights = [self._weight(row) for row in rows]
        best = max(weights)
        if weights.count(best) > 1:
            return None, "the report does not tell which of " + ", ".join(row.name for row in rows) + " is meant"
        row = rows[weights.index(best)]
        return Key(kind=row.kind, country=row.country, name=row.name), None

    def _weight(self, row: NamedRow) -> float:
        worldly = WORLDLY if row.country is None or row.kind == "media" else 0.0
        near = COUNTRY if row.country is not None and self.countries[row.country] else 0.0
        return worldly + near + (FULL_NAME if row.name in self._full_names else 0.0)

    def _introduced(self) -> Iterator[tuple[str, Key]]:
        """Acronyms that the report itself gives in brackets after a name."""
        words = self.words
        for sighting in words.sightings:
            bracket = words.text[sighting.last : sighting.last + 3]
            if len(bracket) == 3 and bracket[0] == "(" and bracket[2] == ")" and bracket[1].isupper():
                rows = [m for m in sighting.meanings if isinstance(m, NamedRow)]
                if len(rows) == 1:
                    yield bracket[1], Key(kind=rows[0].kind, country=rows[0].country, name=rows[0].name)


def _sole_long_name(words: Words, sighting: Sighting) -> NamedRow | None:
    rows = [m for m in sighting.meanings if isinstance(m, NamedRow)]
    return rows[0] if len(rows) == 1 and not words.text[sighting.first].isupper() else None


def bodies(named: Named) -> Iterator[Mention]:
    """Every phrase that names a body, or a body's noun that may take one up; offices and bare states left out."""
    for sighting in named.words.sightings:
        rows = [m for m in sighting.meanings if isinstance(m, BodyRow)]
        if rows:
            owned = _owned(named, sighting, rows[0])
            if owned.first < sighting.first or owned.last > sighting.last or not _colours(named.words, sighting):
                yield owned
        elif any(isinstance(m, NamedRow) for m in sighting.meanings):
            yield _by_name(named, sighting)


def _by_name(named: Named, sighting: Sighting) -> Mention:
    key, why = named.body(sighting)
    coloured = named.words.is_modifier(sighting.first, sighting.last)
    return Mention(first=sighting.first, last=sighting.last, key=key, why=why, coloured=coloured)


def _colours(words: Words, sighting: Sighting) -> bool:
    """Tell whether a noun without an owner only colours the next one ("military equipment", "police station")."""
    token = words.token(sighting.last - 1)
    if token is None or token.dep_ not in ("compound", "amod", "nmod"):
        return False
    return token.head.lower_ not in carriers() or words.lower[sighting.last : sighting.last + 1] != [token.head.lower_]


def _owned(named: Named, sighting: Sighting, row: BodyRow) -> Mention:
    bare = Mention(first=sighting.first, last=sighting.last, key=None, row=row)
    left = owner_before(named, sighting.first)
    if left is not None:
        return _belonging(named, bare, left)
    right = owner_after(named, sighting.last, OF)
    if right is None:
        return bare
    state = named.state(right)
    if state is not None and named.form(right) == "name":
        return replace(bare, last=right.last, key=body_key(row, state))
    key, why = named.body(right)
    return replace(bare, last=right.last, key=key, why=why) if key else bare


def _belonging(named: Named, bare: Mention, owner: Sighting) -> Mention:
    """The body whose owner stands before its noun."""
    if named.words.is_modifier(owner.first, owner.last):
        return replace(bare, first=owner.first, coloured=True, why="who backs or leads a force does not name it")
    state = named.state(owner)
    if state is None:
        key, why = named.body(owner)
        return replace(bare, first=owner.first, key=key, why=why)
    if _joined_state(named, owner) not in (None, state):
        return replace(bare, first=owner.first, why="the words name the bodies of several states")
    assert isinstance(bare.row, BodyRow)
    return replace(bare, first=owner.first, key=body_key(bare.row, state))


def _joined_state(named: Named, owner: Sighting) -> StateRow | None:
    """The other state in "Iraqi and US forces"."""
    lower = named.words.lower
    if owner.first < 2 or lower[owner.first - 1] not in ("and", "or", ",", "/", "-"):
        return None
    other = named.ending.get(owner.first - 1)
    return named.state(other) if other is not None and named.form(other) == "adjective" else None


def owner_before(named: Named, first: int) -> Sighting | None:
    """Whose the noun at word `first` is: the state or body named before it in the same noun phrase."""
    word = first
    while word > max(first - LEFT_REACH, 0) and not named.words.opens_paragraph(word):
        sighting = named.ending.get(word)
        if sighting is not None and (named.is_adjective(sighting) or _has_body_name(sighting)):
            return sighting
        if sighting is not None and not _is_noun(sighting):
            return None
        if sighting is None and not _may_stand_between(named.words, word - 1):
            return None
        word = sighting.first if sighting is not None else word - 1
    return None


def _has_body_name(sighting: Sighting) -> bool:
    return any(isinstance(m, NamedRow) for m in sighting.meanings)


def _is_noun(sighting: Sighting) -> bool:
    return any(isinstance(m, BodyRow | OfficeRow) for m in sighting.meanings)


def _may_stand_between(words: Words, word: int) -> bool:
    lower = words.lower[word]
    if lower in ("'", "s") or (lower == "-" and word + 1 < len(words) and words.lower[word + 1] != " "):
        return lower != "-" or words.ends[word - 1] == words.starts[word]
    token = words.token(word)
    return token is not None and (token.pos_ in BETWEEN or token.tag_ in PARTICIPLES)


def owner_after(named: Named, last: int, prepositions: frozenset[str]) -> Sighting | None:
    """Whose the noun that ends at word `last` is: the state or body after one of the prepositions."""
    lower = named.words.lower
    if last >= len(lower) or lower[last] not in prepositions:
        return None
    word = last + 1
    while word < len(lower) and lower[word] in ("the", "neighbouring", "neighboring", "'"):
        word += 1
    return named.starting.get(word)


def standing_states(named: Named) -> Iterator[Mention]:
    """States and governments that act in the grammar of their sentence ("Iran said", "a strike by Turkey")."""
    for sighting in named.words.sightings:
        form, state = named.form(sighting), named.state(sighting)
        if state is None or form not in ("name", "seat") or named.words.is_modifier(sighting.first, sighting.last):
            continue
        if form == "name" and _acts(named.words, sighting):
            yield Mention(first=sighting.first, last=sighting.last, key=state_key(state))
        elif form == "seat" and _speaks(named.words, sighting):
            yield Mention(first=sighting.first, last=sighting.last, key=government_key(state))


def _acts(words: Words, sighting: Sighting) -> bool:
    token = words.token(sighting.last - 1)
    return token is not None and (token.dep_ in SUBJECTS or (token.dep_ == "pobj" and token.head.dep_ == "agent"))


def _speaks(words: Words, sighting: Sighting) -> bool:
    """Tell whether a seat of government stands for the government, not for the town."""
    token = words.token(sighting.last - 1)
    if token is None:
        return False
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    if token.dep_ == "nsubj":
        return token.head.lemma_ in words_for("speaking")
    return token.dep_ == "pobj" and token.head.lower_ == "between" and token.head.head.lower_ in words_for("relation")
