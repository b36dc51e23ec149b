"""Where each claim is said to take place: which toponyms, in what part, moved and widened as the words want it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportedly.gazetteer.entry import Feature
from reportedly.gazetteer.store import Gazetteer, open_gazetteer
from reportedly.model.gap import Gap
from reportedly.model.place import ClaimPlace, Place, PlaceRole
from reportedly.model.span import Quote, Span
from reportedly.read.draft import Draft, Passage, Stage
from reportedly.read.syntax import Syntax
from reportedly.read.token import Doc
from reportedly.read.token import Tokens as Slice
from reportedly.read.words import Words
from reportedly.resolve.antecedents import Anaphor, Named, anaphors, antecedent, taken_object
from reportedly.resolve.displacement import between, bordering, displaced, unresolved
from reportedly.resolve.here import heres, stands_in
from reportedly.resolve.relations import Phrase, Relation, phrase_at
from reportedly.resolve.roles import PlaceKind, Setting, adjectives, preposition_before, setting_of

NAME = "resolve.whereabouts"
DATELINE = re.compile(
    r"(?:\A|\n)\s*([A-Z][A-Z.'’\- ]+(?:,\s[A-Za-z.'’\- ]+)?(?:,?\s[A-Z][A-Za-z]{2,8}\.?\s\d{1,2})?"
    r"\s*(?:\([^)\n]{1,40}\))?)\s*(?:--|-|–|—)\s"
)
"""Where the text says it was written, which is no place of what it says: "KHARKIV, Ukraine, March 3 (Agency) - ..."."""
KINDS: dict[Feature, PlaceKind] = {
    "country": "country",
    "continent": "country",
    "region": "region",
    "adm1": "region",
    "adm2": "region",
    "city": "settlement",
    "district": "settlement",
    "airfield": "base",
    "base": "base",
    "site": "base",
    "route": "route",
}
"""Every other feature is a landscape."""

PLAIN: frozenset[PlaceKind] = frozenset({"settlement", "base"})
STEPS_UP = 8
"""How far above a place the words that date by its event are looked for."""
LIST_WORDS = frozenset(
    [",", "and", "or", "&", "as", "well", "both", "then", "also", "specifically", "including", "notably", "especially"]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One toponym of the text in its phrase, with its part in what is said."""

    number: int
    phrase: Phrase
    place: Place
    kind: PlaceKind
    setting: Setting | None
    neighbours: tuple[str, ...] = ()
    """Codes of the states whose adjective stands in the same sentence: "the Turkish wall on the border with X"."""
    listed: bool = False
    """True where it goes on with a list that an earlier toponym began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """A claim place, and the words of the report by which a passage comes to have it."""

    at: Span
    claim_place: ClaimPlace
    time_words: Span | None = None
    """Words that make it the place of another event, which only dates the claim: "on the eve of the talks in X"."""


class _Order:
    """Located words by where they start, so that a passage asks only those near it."""

    def __init__(self, located: Sequence[Located]) -> None:
        self._located = located
        self._starts = [item.at.start for item in located]

    def between(self, start: int, end: int) -> Sequence[Located]:
        """Those that start in a stretch of the text."""
        return self._located[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def run(draft: Draft) -> Draft:
    """Add the places of every passage that has any."""
    gazetteer = open_gazetteer()
    doc = draft.syntax.doc
    mentions = list(_mentions(draft.syntax, draft.places, gazetteer))
    gaps: list[Gap] = []
    named = list(_from_mentions(doc, mentions, gazetteer, gaps))
    located = [
        *named,
        *_from_anaphors(draft, mentions, gazetteer, gaps),
        *_from_heres(draft, named, gazetteer, gaps),
    ]
    located.sort(key=lambda found: found.at)
    order = _Order(located)
    placed = {p.id: places for p in draft.passages if (places := _within(p, order))}
    _add_fronted(draft, order, placed)
    return replace(draft, claim_places=placed, gaps=(*draft.gaps, *gaps))


def _mentions(syntax: Syntax, places: Sequence[Place], gazetteer: Gazetteer) -> Iterator[Mention]:
    doc, words = syntax.doc, syntax.words
    lower = words.lower
    before: Mention | None = None
    datelines = _datelines(words)
    for number, place in enumerate(places):
        if any(line.contains(place.toponym.hull) for line in datelines):
            continue
        span = doc.covering(place.toponym.start, place.toponym.end)
        kind = _kind(place, gazetteer)
        phrase = phrase_at(words, span.start, span.end, kind in PLAIN)
        if before is not None and _holds(doc, before, phrase, place, kind):
            continue
        if before is not None and _goes_on(doc, lower, before, phrase):
            mention = Mention(
                number=number, phrase=phrase, place=place, kind=kind, setting=_shared(before), listed=True
            )
        else:
            setting = setting_of(doc, lower, phrase, kind)
            mention = Mention(
                number=number,
                phrase=phrase,
                place=place,
                kind=kind,
                setting=setting,
                neighbours=_neighbours(span, phrase),
            )
        yield mention
        before = mention


def _datelines(words: Words) -> list[Span]:
    return [Span(*m.span(1)) for m in DATELINE.finditer(words.whole)]


def _neighbours(span: Slice, phrase: Phrase) -> tuple[str, ...]:
    if phrase.relation is None or phrase.relation.kind != "border":
        return ()
    codes = adjectives()
    return tuple(codes[t.lower_] for t in span[0].sent if t.lower_ in codes)


def _kind(place: Place, gazetteer: Gazetteer) -> PlaceKind:
    entry = gazetteer.entry(place.gazetteer_id) if place.gazetteer_id else None
    if entry is not None:
        return KINDS.get(entry.feature, "landscape")
    return {4: "region", 5: "landscape", 6: "country"}.get(place.precision or 1, "settlement")  # type: ignore[return-value]


def _holds(doc: Doc, before: Mention, phrase: Phrase, place: Place, kind: PlaceKind) -> bool:
    """Tell whether the place only says where the one before it lies: "Orlando, Fla.", "Fallujah, Anbar"."""
    start, end = before.phrase.last, phrase.name_first
    if end - start != 1 or doc[start].text != "," or kind not in ("country", "region"):
        return False
    smaller = before.kind in PLAIN or (before.kind == "region" and kind == "country")
    return smaller and (place.country is None or before.place.country in (None, place.country))


def _goes_on(doc: Doc, lower: Sequence[str], before: Mention, phrase: Phrase) -> bool:
    """Tell whether only list words stand between two toponyms: "in A, B and C", "A, specifically B"."""
    start, end = before.phrase.last, phrase.first
    gap = lower[start:end]
    if phrase.relation is not None and phrase.relation.kind in ("direction", "distance"):
        return False
    if not gap or len(gap) > 4 or not all(word in LIST_WORDS for word in gap):
        return False
    root = doc[phrase.name_last - 1]
    return not (root.dep_ in ("nsubj", "nsubjpass") and root.head.i > root.i)


def _shared(before: Mention) -> Setting | None:
    return replace(before.setting, pair=False) if before.setting else None


def _from_mentions(doc: Doc, mentions: Sequence[Mention], gazetteer: Gazetteer, gaps: list[Gap]) -> Iterator[Located]:
    skip: set[int] = set()
    for n, mention in enumerate(mentions):
        if mention.setting is None or n in skip:
            continue
        after = mentions[n + 1] if n + 1 < len(mentions) and mentions[n + 1].listed else None
        if mention.setting.pair and after is not None:
            skip.add(n + 1)
            yield from _pair(doc, mention, after, gazetteer, gaps)
        else:
            found = _single(mention, mentions, gazetteer, gaps)
            yield replace(found, time_words=_time_words(doc, mention.phrase))


def _time_words(doc: Doc, phrase: Phrase) -> Span | None:
    """The words by which the phrase belongs to an event that dates the sentence: "a day after …", "on the eve of …"."""
    token = doc[phrase.name_last - 1]
    for _ in range(STEPS_UP):
        token = token.head
        before = doc[token.i - 1].lower_ if token.i else ""
        measured = token.lower_ in ("after", "before") and (
            token.head.dep_ == "npadvmod"
            or any(t.dep_ == "npadvmod" for t in token.lefts)
            or (token.i and doc[token.i - 1].dep_ == "npadvmod")
        )
        if (token.dep_ == "prep" and measured) or token.lower_ == "eve" or (token.lower_ == "of" and before == "ahead"):
            return Span(token.idx, token.idx + len(token))
        if token.head.i == token.i:
            break
    return None


def _single(mention: Mention, mentions: Sequence[Mention], gazetteer: Gazetteer, gaps: list[Gap]) -> Located:
    assert mention.setting is not None
    relation = mention.phrase.relation or _widening(mention.setting)
    place, role = mention.place, mention.setting.role
    if mention.setting.pair:
        # "between the two rivers of X": only one of the two is named, so nothing can be drawn.
        place, relation = unresolved(place), Relation(kind="between", words="between")
        gaps.append(_gap("where exactly", "only one of the two places it lies between is named", mention))
    elif relation is not None and relation.kind == "border":
        place = _border(mention, mentions, gazetteer, gaps)
    elif relation is not None:
        place = displaced(place, relation, gazetteer.polygon)
    if relation is not None:
        role = _role(role, relation)
    return _located(mention, _lawful(place, mention, gaps), role, relation.words if relation else None)


def _widening(setting: Setting) -> Relation | None:
    return Relation(kind=setting.widen, words=setting.words or setting.widen) if setting.widen else None


def _role(role: PlaceRole, relation: Relation) -> PlaceRole:
    """The part after a relation: "in northern X" is an area, "west of X" is near; ends of a way stay ends."""
    if role not in ("at", "near", "area"):
        # "advanced to within 10 km of X" ends near it, not in it.
        return "near" if relation.words.startswith("within") else role
    if relation.kind in ("part", "border", "between"):
        return "area"
    return role if relation.kind == "around" else "near"


def _pair(doc: Doc, one: Mention, other: Mention, gazetteer: Gazetteer, gaps: list[Gap]) -> Iterator[Located]:
    """Both toponyms of "between A and B", each with the stretch (or border) that lies between."""
    place = between(one.place, other.place)
    words = "between"
    if "border" in doc[max(0, one.phrase.first - 2) : one.phrase.first].text.lower():
        line = _line(one.place, other.place, gazetteer)
        place = bordering(one.place, other.place, line) if line else unresolved(one.place)
        words = "border between"
    for mention in (one, other):
        drawn = replace(place, toponym=mention.place.toponym)
        yield _located(mention, _lawful(drawn, mention, gaps), "area", words)


def _border(mention: Mention, mentions: Sequence[Mention], gazetteer: Gazetteer, gaps: list[Gap]) -> Place:
    """The border "with X": with whom else is taken from the nearest country of the report that has one with X."""
    if mention.kind != "country":
        return mention.place
    for code in mention.neighbours:
        entry = gazetteer.division(code)
        line = gazetteer.shared_border(code, mention.place.country or "") if entry else None
        if entry is not None and line is not None:
            return bordering(mention.place, Place(toponym=mention.place.toponym, name=entry.name), line)
    others = sorted(
        (m for m in mentions if m.place.country not in (None, mention.place.country)),
        key=lambda m: (abs(m.phrase.first - mention.phrase.first), m.number),
    )
    for other in others:
        line = _line(mention.place, other.place, gazetteer)
        if line is not None:
            entry = gazetteer.division(other.place.country or "")
            neighbour = replace(other.place, name=entry.name if entry else other.place.country)
            return bordering(mention.place, neighbour, line)
    gaps.append(_gap("which border", "no line of a border with a country named nearby is known", mention))
    # Somewhere along its rim: all that is left to say is that it lies within the country and a little beyond.
    return displaced(mention.place, Relation(kind="rim", words="border"), gazetteer.polygon)


def _line(one: Place, other: Place, gazetteer: Gazetteer) -> dict[str, object] | None:
    if one.country is None or other.country is None or one.country == other.country:
        return None
    line = gazetteer.shared_border(one.country, other.country)
    return dict(line) if line else None


def _located(mention: Mention, place: Place, role: PlaceRole, relation: str | None) -> Located:
    toponym = mention.place.toponym.hull
    return Located(at=toponym, claim_place=ClaimPlace(place=place, role=role, relation=relation))


def _lawful(place: Place, mention: Mention, gaps: list[Gap]) -> Place:
    """Never a bare pin for an area: without radius and geometry its point is left away."""
    is_area = (place.precision or 1) > 1
    if place.lat is None or not is_area or place.radius_km or place.geometry:
        return place
    gaps.append(_gap("how far it reaches", "it is an area whose extent the gazetteer does not know", mention))
    return unresolved(place)


def _gap(what: str, why: str, mention: Mention) -> Gap:
    return Gap(stage=NAME, what=f"{what}: {mention.place.toponym.text}", why=why, spans=mention.place.toponym.spans)


def _from_anaphors(
    draft: Draft, mentions: Sequence[Mention], gazetteer: Gazetteer, gaps: list[Gap]
) -> Iterator[Located]:
    """The places that "there", "the town" and "it" stand for, quoted by these words."""
    doc, syntax = draft.syntax.doc, draft.syntax
    words = syntax.words
    named = [
        Named(m.phrase.name_first, syntax.sentence_number(doc[m.phrase.name_first]), m.number, m.kind)
        for m in mentions
        if m.setting is not None
    ]
    by_number = {m.number: m for m in mentions}
    for anaphor in anaphors(draft.syntax):
        before = antecedent(anaphor, syntax.sentence_number(doc[anaphor.first]), named)
        if before is None:
            continue
        meant = by_number[before.number]
        phrase = phrase_at(words, anaphor.first, anaphor.last, meant.kind in PLAIN)
        setting = _anaphor_setting(doc, words, anaphor, phrase, meant.kind)
        if setting is not None and not setting.pair:
            start = anaphor.first - 1 if words.lower[anaphor.first - 1] in ("the", "this", "that") else anaphor.first
            quote = Quote.cut(draft.report.text, [(words.starts[start], words.ends[anaphor.last - 1])])
            place = replace(meant.place, toponym=quote)
            stand_in = Mention(number=meant.number, phrase=phrase, place=place, kind=meant.kind, setting=setting)
            yield _single(stand_in, mentions, gazetteer, gaps)


def _from_heres(draft: Draft, named: Sequence[Located], gazetteer: Gazetteer, gaps: list[Gap]) -> Iterator[Located]:
    """The places that "here" stands for: those in which the speakers are."""
    datelines = _datelines(draft.syntax.words)
    at = {found.at for found in named if found.claim_place.role == "at" and not found.claim_place.relation}
    told = [place for place in draft.places if place.toponym.hull in at]
    for token in heres(draft.syntax):
        place = stands_in(token, draft, told, datelines)
        if place is None:
            continue
        kind = _kind(place, gazetteer)
        stand_in = Mention(
            number=draft.places.index(place),
            phrase=phrase_at(draft.syntax.words, token.i, token.i + 1, kind in PLAIN),
            place=replace(place, toponym=Quote.cut(draft.report.text, [(token.idx, token.idx + len(token))])),
            kind=kind,
            setting=Setting(role="at"),
        )
        yield _single(stand_in, [], gazetteer, gaps)


def _anaphor_setting(doc: Doc, words: Words, anaphor: Anaphor, phrase: Phrase, kind: PlaceKind) -> Setting | None:
    if taken_object(doc, anaphor):
        return Setting(role="at")
    if phrase.relation is None and preposition_before(words.lower, phrase.first) is None:
        return None
    return setting_of(doc, words.lower, phrase, kind)


def _within(passage: Passage, located: _Order) -> tuple[ClaimPlace, ...]:
    """The places named inside a passage's content, each once for each part it plays."""
    found: dict[object, ClaimPlace] = {}
    for item in located.between(passage.content.start, passage.content.end):
        if item.time_words is not None and any(span.contains(item.time_words) for span in passage.content.spans):
            continue
        if any(span.contains(item.at) for span in passage.content.spans):
            place = item.claim_place.place
            # "Kirkuk … it": one place, however often it is named.
            key = (place.gazetteer_id or place.toponym.text, item.claim_place.role, item.claim_place.relation)
            found.setdefault(key, item.claim_place)
    return tuple(found.values())


def _add_fronted(draft: Draft, located: _Order, placed: dict[str, tuple[ClaimPlace, ...]]) -> None:
    """Give a place that opens a sentence ("In Basra, the police said …") to its passage that has none of its own."""
    doc = draft.syntax.doc
    for passage in draft.passages:
        if passage.id in placed:
            continue
        sentence = doc[passage.head].sent
        if passage.content.start <= sentence.start_char:
            continue
        opening = [
            item.claim_place
            for item in located.between(sentence.start_char, passage.content.start)
            if _opens(doc, sentence.start, item)
        ]
        if opening and len(opening) == 1:
            placed[passage.id] = (opening[0],)


def _opens(doc: Doc, first: int, item: Located) -> bool:
    """Tell whether the place stands in the preposition phrase that the sentence begins with, closed by a comma."""
    start = doc[first]
    if start.pos_ != "ADP" or item.claim_place.role not in ("at", "near", "area"):
        return False
    span = doc.covering(item.at.start, item.at.end)
    return span.end < len(doc) and doc[span.end].text == "," and span.start - first <= 4


STAGE = Stage(name=NAME, version=2, reads=("syntax", "passages", "places"), writes=("claim_places", "gaps"), run=run)
