"""Which places a toponym could mean, before the report's other places are asked.

A toponym is looked up as it stands; as a state's adjective ("Russian") or news-style abbreviation ("Pa."); without the
noun that says what it is ("Anbar province"); and at last by its sound. The noun, in the name or beside it, rules out
what it does not fit: a river is never pinned on a town of its name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.gazetteer.entry import Entry, Feature
from reportedly.gazetteer.found import distance_km
from reportedly.gazetteer.names import fold, without_article
from reportedly.gazetteer.store import Gazetteer
from reportedly.lexicon.compass import compass
from reportedly.lexicon.states import states
from reportedly.model.span import Quote
from reportedly.read.toponym_candidates import abbreviations, place_nouns

MOST_CANDIDATES = 60
"""Of a name that more places bear ("San Antonio"), the most populous are weighed."""

Basis = str
"""How a candidate was found: "name", "word" (adjective or abbreviation), "stem" (noun left away), "near"
(a base found only by the name of its town), "sound"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A place that a toponym could mean, with what speaks for it regardless of the report's other places."""

    entry: Entry
    prior: float
    """Natural log of its weight, up to a constant."""
    basis: Basis
    own_name: bool
    """Whether the words are the name it is listed under, not a further one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Namesakes:
    """The towns of one name."""

    towns: Sequence[Entry]
    """Those large enough to give a province its name."""
    capitals: Sequence[Entry]

    def outshine(self, entry: Entry) -> bool:
        """Tell whether a province's bare name rather means the town in it, or the capital of its country."""
        if entry.feature not in ("adm1", "adm2"):
            return False
        # By distance, since a province may have been cut anew since its towns were filed (Erbil).
        return any(town.country == entry.country for town in self.capitals) or any(
            town.country == entry.country and distance_km(town.lat, town.lon, entry.lat, entry.lon) <= entry.radius_km
            for town in self.towns
        )


FITTING: Mapping[str, frozenset[Feature]] = {
    "settlement": frozenset(("city", "district", "adm2", "region")),
    "region": frozenset(("country", "adm1", "adm2", "region", "landscape")),
    "area": frozenset(("landscape", "region", "adm1", "adm2", "border", "site", "city", "district")),
    "water": frozenset(("river", "lake", "sea", "route")),
    "relief": frozenset(("mountain", "island", "landscape", "region", "adm1", "country")),
    "route": frozenset(("route",)),
    "base": frozenset(("base", "airfield", "site")),
    "built": frozenset(("base", "site", "district", "landscape")),
}
"""What the kinds of `lexicon/place_nouns.tsv` may be in the gazetteer."""

POINTING: Mapping[str, frozenset[Feature]] = {
    "settlement": frozenset(("city",)),
    "region": frozenset(("adm1", "adm2", "region")),
    "base": frozenset(("base", "airfield", "site")),
    "water": frozenset(("river", "lake", "sea")),
}
"""What a noun beside a bare name makes likelier: "Anbar province", "the city of Kirkuk"."""

SMALL_DIVISIONS: Mapping[str, frozenset[Feature]] = dict.fromkeys(
    ("county", "district", "subdistrict", "parish", "township"), frozenset(("adm2", "district"))
)

FEATURE_PRIOR: Mapping[Feature, float] = {
    "country": 7.0, "continent": 4.0, "region": 1.0, "adm1": 2.0, "adm2": -1.0, "city": 0.0, "district": -2.0,
    "airfield": -2.0, "base": 0.0, "site": 2.5, "island": 3.5, "mountain": 3.0, "river": 3.0, "lake": 3.5, "sea": 5.0,
    "landscape": 3.5, "route": 1.5, "border": 3.0,
}  # fmt: skip
OWN_ROW_PRIOR = 4.0
CAPITAL_PRIOR = 2.5
NAMED_FOR_TOWN = -2.5
"""Of a province named for the town in it ("Kirkuk", "Cairo"), unless the text calls it a province."""
UNKNOWN_POPULATION = 250
POPULATION_WEIGHT = 0.4
OWN_TOWN = 20_000
"""A town of fewer people gives no province its name."""
OTHER_NAME = -1.8
EXONYM_TOWN = 300_000
EXONYM = -1.2
"""Of a further name of a city this large: English has names of its own for such ("Mecca", "Aleppo")."""
BY_SOUND = -3.0
POINTED_AT = 5.0

WATERS = frozenset(("river", "lake", "sea", "gulf", "strait", "straits", "ocean"))

_COMPASS = re.compile(
    r"^(?:(?:north|south|east|west|central|upper|lower|inner|outer)(?:ern|eastern|western|-eastern|-western|-east|-west)?"
    r"|(?:north|south)(?:east|west)(?:ern)?|downtown|greater|rural|suburban|mainland|modern-day)\s+(?=[A-Z])",
    re.IGNORECASE,
)
_SHORT_COMPASS = re.compile(r"^([NSEW])\.\s?(?=[A-Z])")
_COMPASS_WORD = {"N": "North ", "S": "South ", "E": "East ", "W": "West "}
_COUNTY = re.compile(r"\b(?:Co\.|Cty\.?)$")
LAID_OFF = 40
"""Characters before a toponym among which a distance or a direction from it stands."""
_FROM = re.compile(
    r"(?:\d\s?(?P<unit>km|kms|kilomet(?:re|er)s?|miles?|mi|m|met(?:re|er)s?)\s(?:away\s)?|\b)"
    r"(?P<way>[a-z]+(?:-[a-z]+)?)?\s?\b(?:of|from|outside)\s(?:the\s(?:city|town)\sof\s)?$"
)
_WORD_AFTER = re.compile(r"[\s\-]([A-Za-z]+)")
_WORD_BEFORE = re.compile(r"([A-Za-z]+) (?:of )?(?:the )?$")


class Candidates:
    """Finds the candidates of toponyms in one gazetteer."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._gazetteer = gazetteer

    def of(self, toponym: Quote, text: str) -> tuple[Candidate, ...]:
        """Give the candidates of one toponym, the likeliest first; none where its words name no known place."""
        pointed = _pointed_at(toponym, text)
        found = self._find(toponym.text)
        ruling = _ruling_noun(toponym, text)
        capitals = [entry for _, entry in found if entry.id in self._gazetteer.capitals]
        towns = [entry for _, entry in found if entry.feature == "city" and entry.population >= OWN_TOWN]
        namesakes = Namesakes(towns=towns, capitals=capitals)
        weighed = [
            _weigh(entry, basis, toponym.text, pointed, namesakes)
            for basis, entry in found
            if not ruling or entry.feature in FITTING[ruling]
        ]
        return tuple(sorted(weighed, key=lambda c: (-c.prior, c.entry.id))[:MOST_CANDIDATES])

    def wide(self, words: str) -> list[Entry]:
        """Give the countries and provinces that go by `words`."""
        return [entry for _, entry in self._find(words) if entry.feature in ("country", "adm1")]

    def _find(self, words: str) -> list[tuple[Basis, Entry]]:
        exact = [("word", entry) for entry in self._by_word(words)]
        if exact:
            return exact
        named = [("name", entry) for entry in self._gazetteer.lookup(words)]
        if named:
            return named
        stems = list(self._by_stem(words))
        return stems or [("sound", entry) for entry in self._gazetteer.sound_alikes(words)]

    def _by_word(self, words: str) -> Iterator[Entry]:
        """Places meant by an adjective of a state or by the abbreviation of a province."""
        full = abbreviations().get(re.sub(r"\.\s+", ".", words)) or abbreviations().get(words)
        if full:
            yield from (entry for entry in self._gazetteer.lookup(full) if entry.feature == "adm1")
        elif re.fullmatch(r"[A-Z]{2}", words) and (state := self._gazetteer.division(f"US.{words}")):
            yield from (entry for entry in self._gazetteer.lookup(words) if entry.feature == "country")
            yield state
        elif code := adjectives().get(words):
            country = self._gazetteer.division(code)
            if country:
                yield country

    def _by_stem(self, words: str) -> Iterator[tuple[Basis, Entry]]:
        spelled = _COUNTY.sub("County", _SHORT_COMPASS.sub(lambda m: _COMPASS_WORD[m[1]], words))
        if spelled != words:
            yield from (("stem", entry) for entry in self._gazetteer.lookup(spelled))
        for stem, kind in _stems(words):
            for entry in self._gazetteer.lookup(stem):
                if entry.feature in FITTING[kind]:
                    yield "stem", entry
                elif kind == "base" and entry.feature == "city":
                    yield "near", entry
        bare = _COMPASS.sub("", words)
        if bare != words:
            yield from (("stem", entry) for entry in self._gazetteer.lookup(bare) if entry.feature != "adm2")


def _stems(words: str) -> Iterator[tuple[str, str]]:
    """Give the name without a noun before or after it, and the noun's kind."""
    parts = words.split()
    nouns = place_nouns()
    for length in (2, 1):
        for stem, noun in ((parts[:-length], parts[-length:]), (parts[length:], parts[:length])):
            known = nouns.get(" ".join(noun).lower().removesuffix(" of"))
            if stem and known and known.kind in FITTING:
                yield " ".join(stem).removeprefix("of ").removeprefix("the "), known.kind


def _pointed_at(toponym: Quote, text: str) -> frozenset[Feature]:
    """What the noun beside a toponym says it is: "Anbar province", "the city of Kirkuk"."""
    after = _WORD_AFTER.match(text, toponym.end)
    if after and (noun := place_nouns().get(after[1].lower())) and "after" in noun.sides:
        return SMALL_DIVISIONS.get(noun.noun) or POINTING.get(noun.kind, frozenset())
    before = _WORD_BEFORE.search(text, max(0, toponym.start - 30), toponym.start)
    if before and (noun := place_nouns().get(before[1].lower())) and noun.sides != ("after",):
        return SMALL_DIVISIONS.get(noun.noun) or POINTING.get(noun.kind, frozenset())
    return frozenset()


def is_called_division(toponym: Quote, text: str) -> bool:
    """Tell whether the noun beside a toponym calls it a province or the like: "Kharkiv region"."""
    return bool(_pointed_at(toponym, text) & {"adm1", "adm2"})


def is_measured_from(toponym: Quote, text: str) -> bool:
    """Tell whether the words before a toponym lay something off from it: "35 km south-east of", "just north of"."""
    match = _FROM.search(text[max(0, toponym.start - LAID_OFF) : toponym.start].lower())
    return match is not None and (match["unit"] is not None or match["way"] in compass())


def _ruling_noun(toponym: Quote, text: str) -> str | None:
    """Give the kind of a noun after the toponym that allows for nothing else: "the Neches River" is no town."""
    after = _WORD_AFTER.match(text, toponym.end)
    return "water" if after and after[1].lower() in WATERS else None


def _weigh(entry: Entry, basis: Basis, words: str, pointed: frozenset[Feature], namesakes: Namesakes) -> Candidate:
    prior = FEATURE_PRIOR[entry.feature] + POPULATION_WEIGHT * math.log(max(entry.population, UNKNOWN_POPULATION))
    prior += OWN_ROW_PRIOR if entry.id.startswith("reportedly:") else 0.0
    own = basis in ("stem", "near", "word") or _same_name(entry.name, words)
    if basis == "name" and not own:
        prior += OTHER_NAME if entry.population < EXONYM_TOWN else EXONYM
    prior += BY_SOUND if basis == "sound" else 0.0
    prior += POINTED_AT if entry.feature in pointed else 0.0
    prior += NAMED_FOR_TOWN if namesakes.outshine(entry) and not pointed else 0.0
    prior += CAPITAL_PRIOR if entry in namesakes.capitals else 0.0
    return Candidate(entry=entry, prior=prior, basis=basis, own_name=own)


def _same_name(name: str, words: str) -> bool:
    one, other = fold(name), fold(words)
    return one == other or (without_article(one) or one) == (without_article(other) or other)


@cache
def adjectives() -> Mapping[str, str]:
    """ISO codes of states by their adjectives and the names of their people ("Syrian", "Syrians")."""
    words = {word: code for code, row in states().items() for word in row.adjectives}
    return {word + "s": code for word, code in words.items() if not word.endswith(("s", "ese", "ish", "ch"))} | words
