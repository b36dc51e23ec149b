"""The phrases of a report that name an office: what it is of, and who is said to hold it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportedly.lexicon.states import states
from reportedly.model.place import Place
from reportedly.resolve.actor_mentions import OF, Key, Mention, Named, office_key, owner_after, owner_before
from reportedly.resolve.actor_names import (
    BodyRow,
    NamedRow,
    OfficeRow,
    Sighting,
    names_without_article,
    words_for,
)
from reportedly.resolve.coreference import described

OF_AN_OFFICE = frozenset({"of", "for", "to", "from", "at", "in"})
OF_A_STATE = frozenset({"of", "for", "from"})
HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "dr"})
OWNING_OFFICES_OF_STATE = frozenset({"government", "armed_force", "armed_group"})
"""Kinds of bodies that have ministers, presidents and chiefs of staff as states do."""
OTHER_NAMES = frozenset({"NORP", "DATE", "TIME", "LANGUAGE", "EVENT"})
SPEAKERS_OFFICE = "Spokesperson of {owner}"


def offices(named: Named, bodies: Mapping[int, Mention], ends: Mapping[int, Mention]) -> Iterator[Mention]:
    """Every phrase that names an office; `bodies` and `ends` are the named bodies by first word and by end."""
    for sighting in named.words.sightings:
        row = next((m for m in sighting.meanings if isinstance(m, OfficeRow)), None)
        if row is not None and not _is_past(named, sighting.first) and not _is_surname(named, sighting):
            office = _of_its_holder(named, _with_holder(named, _office(named, sighting, row, bodies, ends)))
            if not _is_one_of_many(named, office, row) and not _is_unsettled(named, office):
                yield office


def _is_one_of_many(named: Named, office: Mention, row: OfficeRow) -> bool:
    """Tell whether the words name some leader of a body and not its office ("a PKK commander")."""
    if row.owner != "body" or row.name == SPEAKERS_OFFICE or office.holder is not None:
        return False
    before = named.words.lower[max(office.first - 1, 0) : office.first]
    possessive = "'" in named.words.lower[office.first : office.last]
    return before not in (["the"], ["its"]) and not possessive


def _is_surname(named: Named, sighting: Sighting) -> bool:
    """Tell whether the word is a person's name ("Charlie King", "Mr. King")."""
    words = named.words
    token = words.token(sighting.first)
    if sighting.last - sighting.first > 1 or token is None or not words.text[sighting.first][0].isupper():
        return False
    before = token.nbor(-1) if token.i else None
    inside = before is not None and before.ent_type_ == token.ent_type_ == "PERSON" and token.ent_iob_ == "I"
    return inside or (before is not None and before.text.rstrip(".").lower() in HONORIFICS)


def _is_unsettled(named: Named, office: Mention) -> bool:
    """Tell whether the words name no certain office: "for president", "president of the chess club"."""
    if office.key is not None or office.holder is not None:
        return office.key is None and named.words.lower[office.first - 1 : office.first] == ["state"]
    lower = named.words.lower
    followed = lower[office.last : office.last + 1] in (["of"], ["for"])
    return followed or lower[max(office.first - 1, 0) : office.first] not in (["the"], ["its"])


def _is_past(named: Named, first: int) -> bool:
    """Tell whether the office is said to be held no more ("former Iraqi President")."""
    lower = named.words.lower
    return any(
        word in words_for("past") for word in lower[max(first - 3, 0) : first] if word.isalpha() and word != "the"
    )


def _office(
    named: Named, sighting: Sighting, row: OfficeRow, bodies: Mapping[int, Mention], ends: Mapping[int, Mention]
) -> Mention:
    bare = Mention(first=sighting.first, last=sighting.last, key=None, row=row)
    if named.words.lower[sighting.first - 1 : sighting.first] and named.words.lower[sighting.first - 1] in words_for(
        "below"
    ):
        bare = replace(bare, first=sighting.first - 1, row=_deputy(row))
    for way in (_of_body, _of_state, _of_place):
        found = way(named, bare, bodies, ends)
        if found is not None:
            return found
    return _by_default(bare)


def _deputy(row: OfficeRow) -> OfficeRow:
    return replace(row, name=f"Deputy {row.name}", country=None)


def _by_default(bare: Mention) -> Mention:
    """The office that the words alone name ("Secretary of State"), where there is one."""
    row = bare.row
    assert isinstance(row, OfficeRow)
    state = states().get(row.country or "")
    return replace(bare, key=office_key(row, state.of, state.code)) if state else bare


def _of_body(named: Named, bare: Mention, bodies: Mapping[int, Mention], ends: Mapping[int, Mention]) -> Mention | None:
    """An office of a body: "the Iraqi army's spokesman", "a spokesman for the Pentagon"."""
    row = bare.row
    assert isinstance(row, OfficeRow)
    before = _body_before(named, bare.first, ends)
    if before is not None and before.key is not None and _may_own(row, before.key):
        return _held_by(bare, row, before, first=before.first)
    after = _body_after(named, bare.last, bodies)
    if after is not None:
        return _held_by(bare, row, after, last=after.last)
    return _of_described(named, bare, row, bodies)


def _of_described(named: Named, bare: Mention, row: OfficeRow, bodies: Mapping[int, Mention]) -> Mention | None:
    """An office of a body named before: "a spokesman for the ministry"."""
    lower = named.words.lower
    if row.owner != "body" or lower[bare.last : bare.last + 1] not in (["for"], ["of"]):
        return None
    if lower[bare.last + 1 : bare.last + 2] != ["the"] or bare.last + 2 >= len(lower):
        return None
    key, _ = described(named, bare.last + 2, list(bodies.values()))
    return replace(bare, last=bare.last + 3, key=office_key(row, _with_article(key.name), key.country)) if key else None


def _may_own(row: OfficeRow, body: Key) -> bool:
    return row.owner == "body" or body.kind in OWNING_OFFICES_OF_STATE


def _held_by(
    bare: Mention, row: OfficeRow, body: Mention, *, first: int | None = None, last: int | None = None
) -> Mention:
    grown = replace(bare, first=bare.first if first is None else first, last=bare.last if last is None else last)
    if body.key is None:
        return replace(grown, why=body.why)
    return replace(grown, key=office_key(row, _with_article(body.key.name), body.key.country))


def _with_article(name: str) -> str:
    """A body's name as it stands after "of"."""
    return name if name in names_without_article() else f"the {name}"


def _body_before(named: Named, first: int, ends: Mapping[int, Mention]) -> Mention | None:
    lower = named.words.lower
    for back in (0, 1, 2, 3):
        between = lower[max(first - back, 0) : first]
        if all(
            word in ("'", "s") or word in ("top", "senior", "chief", "political", "military", "media")
            for word in between
        ):
            body = ends.get(first - back)
            if body is not None and not body.coloured:
                return body
    return None


def _body_after(named: Named, last: int, bodies: Mapping[int, Mention]) -> Mention | None:
    lower = named.words.lower
    if last >= len(lower) or lower[last] not in OF_AN_OFFICE:
        return None
    word = last + 1
    while word < len(lower) and lower[word] in ("the", "a"):
        word += 1
    body = bodies.get(word)
    return None if body is None or body.coloured else body


def _of_state(
    named: Named, bare: Mention, bodies: Mapping[int, Mention], ends: Mapping[int, Mention]
) -> Mention | None:
    """An office of a state: "Iraqi President", "the president of Iraq", "Iraq's president"."""
    row = bare.row
    assert isinstance(row, OfficeRow)
    spokesman = row.name == SPEAKERS_OFFICE
    if row.owner != "state" and not spokesman:
        return None
    owner = owner_before(named, bare.first)
    if owner is not None:
        return _state_office(named, replace(bare, first=owner.first), row, owner, spokesman)
    after = owner_after(named, bare.last, OF_A_STATE)
    if after is None or spokesman or named.form(after) == "adjective":
        return None
    return _state_office(named, replace(bare, last=after.last), row, after, spokesman)


def _state_office(named: Named, grown: Mention, row: OfficeRow, owner: Sighting, spokesman: bool) -> Mention | None:
    if named.words.is_modifier(owner.first, owner.last):
        return None
    state = named.state(owner)
    if state is not None:
        return replace(
            grown, key=office_key(row, f"the Government of {state.of}" if spokesman else state.of, state.code)
        )
    if any(isinstance(m, NamedRow) for m in owner.meanings):
        key, why = named.body(owner)
        return replace(grown, key=key and office_key(row, _with_article(key.name), key.country), why=why)
    return None


def _of_place(
    named: Named, bare: Mention, bodies: Mapping[int, Mention], ends: Mapping[int, Mention]
) -> Mention | None:
    """An office of a province or town: "the governor of Anbar", "Basra's mayor"."""
    row = bare.row
    assert isinstance(row, OfficeRow)
    if row.owner != "place":
        return None
    words = named.words
    if words.lower[bare.last : bare.last + 1] in (["of"], ["in"]):
        word = bare.last + 1
        while word < len(words) and words.lower[word] in ("the", "province", "city", "state", "of"):
            word += 1
        place = words.place(word) if word < len(words) else None
        return _governing(named, bare, row, place, last=_end(named, place)) if place else None
    place = _place_before(named, bare.first)
    return _governing(named, bare, row, place, first=words.at(*place.toponym.hull)[0]) if place else None


def _end(named: Named, place: Place) -> int:
    return named.words.at(*place.toponym.hull)[1]


def _place_before(named: Named, first: int) -> Place | None:
    words = named.words
    word = first - 1
    while word >= max(first - 5, 0):
        place = words.place(word)
        if place is not None:
            return place
        if words.lower[word] not in words_for("place_noun") and not words.text[word][0].isupper():
            return None
        word -= 1
    return None


def _governing(
    named: Named, bare: Mention, row: OfficeRow, place: Place, *, first: int | None = None, last: int | None = None
) -> Mention:
    grown = replace(bare, first=bare.first if first is None else first, last=bare.last if last is None else last)
    country = place.country or (home.code if (home := named.home()) else None)
    return replace(grown, key=office_key(row, place.toponym.text, country))


def _with_holder(named: Named, office: Mention) -> Mention:
    """The office with the holder's name, where one stands beside it."""
    after = _name_after(named, office.last)
    if after is not None:
        return replace(
            office,
            holder=after,
            last=after[1] if after[0] - office.last < 1 or _titled(named, office, after) else office.last,
        )
    before = _name_before(named, office.first)
    return replace(office, holder=before) if before else office


def _of_its_holder(named: Named, office: Mention) -> Mention:
    """The state after the holder's name: "Foreign Minister Karim Saleh of Iraq"."""
    row = office.row
    if office.key is not None or office.holder is None or not isinstance(row, OfficeRow) or row.owner != "state":
        return office
    after = owner_after(named, office.holder[1], OF)
    state = named.state(after) if after is not None and named.form(after) == "name" else None
    return replace(office, key=office_key(row, state.of, state.code)) if state else office


def _titled(named: Named, office: Mention, name: tuple[int, int]) -> bool:
    """Tell whether nothing but ranks and forms of address stands between the office and the name."""
    return named.words.title_end(office.last) == name[0]


def _name_after(named: Named, last: int) -> tuple[int, int] | None:
    words = named.words
    comma = words.lower[last : last + 1] == [","]
    start = words.title_end(last + comma)
    end = words.name_run(start)
    if end == start or words.text[start] in words_for("calendar") or _is_other_name(named, start, end):
        return None
    ranked = start > last + comma
    return (start, end) if not comma or ranked or _is_person(named, start, end) else None


def _is_other_name(named: Named, first: int, last: int) -> bool:
    tokens = [named.words.token(word) for word in range(first, last)]
    return any(t is not None and t.ent_type_ in OTHER_NAMES for t in tokens)


def _name_before(named: Named, first: int) -> tuple[int, int] | None:
    """The name in "Barham Salih, the president of Iraq"."""
    words = named.words
    word = first - 1
    while word >= 0 and words.lower[word] in ("the", "a", "an", "new", "acting", "senior", "chief", "its"):
        word -= 1
    if word < 1 or words.lower[word] != ",":
        return None
    start = word
    while start > 0 and words.text[start - 1][0].isalnum() and words.name_run(start - 1) >= word:
        start -= 1
    while start > 1 and words.lower[start - 1] == "-" and words.name_run(start - 2) >= word:
        start -= 2
    start = words.title_end(start)
    return (start, word) if start < word and _is_person(named, start, word) else None


def _is_person(named: Named, first: int, last: int) -> bool:
    tokens = [named.words.token(word) for word in range(first, last)]
    return any(t is not None and t.ent_type_ == "PERSON" for t in tokens)


def agree(offices_found: list[Mention]) -> list[Mention]:
    """Give an office without an owner the only owner that the report names for the same office."""
    owned: dict[str, set[Key]] = {}
    for mention in offices_found:
        if mention.key is not None and isinstance(mention.row, OfficeRow):
            owned.setdefault(mention.row.name, set()).add(mention.key)
    return [_agreed(mention, owned) for mention in offices_found]


def _agreed(mention: Mention, owned: Mapping[str, set[Key]]) -> Mention:
    if mention.key is not None or mention.row is None or isinstance(mention.row, BodyRow):
        return mention
    keys = owned.get(mention.row.name, set())
    if len(keys) > 1:
        return replace(mention, why="the report names several holders of such an office")
    return mention if mention.holder or not keys else replace(mention, key=next(iter(keys)))
