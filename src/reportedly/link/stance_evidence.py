"""What speaks for a passage's supporting a claim, and for its refuting it: signs, each weighed in bits by a table.

The network that reads both texts together gives two of the signs. The others are what can be checked by eye: how much
of the claim the passage speaks of, its names and figures, what else both name, words that deny, and how it is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from reportedly.lexicon.table import load_table
from reportedly.link.attributes_compared import CONTRADICTS, Comparison, compare
from reportedly.link.denials import stand_of
from reportedly.link.held_against import Held
from reportedly.link.laid_on import Laid, laid_of
from reportedly.link.near_words import nearly_covered
from reportedly.link.pair_model import Said
from reportedly.link.passages import Passage
from reportedly.link.stance_denials import beside_denial, calls_false, denial_of, of_another
from reportedly.link.stance_figures import figure_told
from reportedly.link.told import Told, matter_of, stems_in
from reportedly.link.word_rarity import COMMON_GROUND, Rarity
from reportedly.model.reason import Reason, bits

PRIOR = "before any evidence"
LEAST_BESIDE = 0.3
"""The share of the claim that must stand beside the words that deny, for these to deny it."""
LITTLE = 0.3
"""The share of the claim, with what comes near it, below which a denial is likely one of something else."""
BEARABLE = 0.7
"""The share of the claim, with what comes near it, from which on the network's support counts in full."""
OPEN = 0.5
"""What is left of what the network says, where the source leaves open whether it is so."""
MOST_OF_IT, PLAINLY, DENYING_IT = 0.5, 0.75, 0.6
"""The share of the claim that a passage speaks of to tell it outright, to do so in spite of another figure, doer, place
or time, and to deny it outright."""
SOME_OF_A_NAME = 1 / 3
"""The share of a doer's words, by bits, from which on they may be named: the Shire alone is no Upper Shire Front."""
NONE_HELD: Held = {}
UNREAD = Said(supports=0.0, refutes=0.0)
"""Of a passage that the network has not read."""
UTMOST = (UNREAD, Said(supports=1.0, refutes=0.0), Said(supports=0.0, refutes=1.0))
"""What the network may say at the utmost: all else lies between these."""
ROUNDED = 0.02
"""Bits that rounding each reason may add."""
BLAMED = {"laid on": "lays it on its doer", "cleared": "clears its doer"}
NAMED = ("actor", "place", "time", "scope")
"""Attributes besides figures and denials that may agree or differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing that both were compared by: how far it is so, and the two values."""

    feature: str
    value: float
    older: str
    newer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SignWeights:
    """What a sign weighs, in bits."""

    feature: str
    supports: float
    refutes: float
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What a passage is compared in the light of: how rare words are, and the stems of the whole report."""

    rarity: Rarity
    report: frozenset[str]


@cache
def weighed_signs() -> Mapping[str, SignWeights]:
    """By feature, what each sign weighs."""
    return {row.feature: row for row in load_table("stance_evidence", SignWeights)}


def weighed(signs: Iterator[Sign]) -> tuple[tuple[Reason, ...], tuple[Reason, ...]]:
    """The reasons for supporting, and those for refuting, from the same signs; the prior last."""
    told = [*signs, Sign(feature=PRIOR, value=1.0, older="", newer="")]
    rows = weighed_signs()
    supporting = tuple(_reason(sign, rows[sign.feature].supports) for sign in told)
    refuting = tuple(_reason(sign, rows[sign.feature].refutes) for sign in told)
    return supporting, refuting


def _reason(sign: Sign, weight: float) -> Reason:
    return Reason(feature=sign.feature, bits=round(weight * sign.value, 2), older=sign.older, newer=sign.newer)


def signs(asked: Told, passage: Passage, said: Said, around: Around, held: Held = NONE_HELD) -> Iterator[Sign]:
    """Every sign of a passage that is there, first the passage itself; `held` says how its claims stand to it."""
    found = tuple(_single(asked, passage, said, around))
    yield from found
    yield from _relations(passage, held)
    yield from _outright(passage, {sign.feature: sign for sign in found})


def read(unread: Sequence[Sign], asked: Told, passage: Passage, said: Said) -> Iterator[Sign]:
    """The same signs of a passage with what the network says of it."""
    network = {sign.feature: sign for sign in _network(passage, said, asked, _spoken_of(unread))}
    yield from (network.get(sign.feature, sign) for sign in unread)


def most_bits(unread: Sequence[Sign], asked: Told, passage: Passage) -> float:
    """The bits that a passage may have at the most for a side, whatever the network says of it."""
    spoken_of = _spoken_of(unread)
    base = [bits(reasons) for reasons in weighed(iter(unread))]
    moved = [weighed(_network(passage, said, asked, spoken_of)) for said in UTMOST]
    most = [max(bits(both[side][:-1]) for both in moved) for side in (0, 1)]
    return max(base[0] + most[0], base[1] + most[1]) + ROUNDED


def _spoken_of(unread: Sequence[Sign]) -> float:
    """The share of the claim that a passage speaks of or comes near to."""
    return sum(sign.value for sign in unread if sign.feature in ("speaks of it", "comes near it"))


def _single(asked: Told, passage: Passage, said: Said, around: Around) -> Iterator[Sign]:
    told = passage.told
    share = around.rarity.covered(asked.stems, told.stems)
    yield Sign(feature="speaks of it", value=share, older=asked.text, newer=told.text)
    nearly = nearly_covered(asked, told.stems, around.rarity)
    yield Sign(feature="comes near it", value=nearly, older=asked.text, newer=told.text)
    comparison = compare(asked, told)
    if share + nearly < LITTLE and _elsewhere(comparison) is None:
        yield Sign(
            feature="speaks of little of it", value=1 - (share + nearly) / LITTLE, older=asked.text, newer=told.text
        )
    yield from _names(asked, told, around, elsewhere=_elsewhere(comparison) is not None)
    yield from _doers(asked, told, around.rarity)
    for laid in lays(asked, passage, around.rarity):
        yield Sign(feature=BLAMED[laid], value=1.0, older=asked.text, newer=told.text)
    yield from _figures(comparison, asked, told)
    yield from _attributes(comparison)
    yield from _denials(comparison, asked, passage, around.rarity, share + nearly)
    yield from _alternatives(asked, told)
    yield from _network(passage, said, asked, share + nearly)
    if passage.kind != "sentence":
        yield Sign(feature=passage.kind, value=1.0, older="", newer=passage.kind)


def _outright(passage: Passage, found: Mapping[str, Sign]) -> Iterator[Sign]:
    """Whether several signs together make it plain that a sentence or a content tells the claim, or denies it."""
    about = found["speaks of it"]
    share = about.value + found["comes near it"].value
    if passage.kind == "sentences" or not found["names its names"].value:
        return
    differing = {"another figure", "another doer, place or time"} & found.keys()
    doubtful = {"denies", "lacks its figure", "leaves it open"} & found.keys() or passage.denied or passage.open_
    if not doubtful and share >= (PLAINLY if differing else MOST_OF_IT):
        yield Sign(feature="tells it outright", value=1.0, older=about.older, newer=about.newer)
    if "denies beside its words" in found and share >= DENYING_IT:
        yield Sign(feature="denies it outright", value=1.0, older=about.older, newer=about.newer)


def _telling_names(asked: Told, around: Around) -> frozenset[str]:
    """The claim's names but for the place that most reports are about: those need not say where they speak of."""
    common = (name for name in asked.place_names if around.rarity.share(name) >= COMMON_GROUND)
    return asked.names - frozenset(common)


def _names(asked: Told, told: Told, around: Around, *, elsewhere: bool) -> Iterator[Sign]:
    telling = _telling_names(asked, around)
    names = " ".join(sorted(asked.names))
    if asked.names and not asked.names & told.stems and not elsewhere and not calls_false(told):
        yield Sign(feature="names none of its names", value=1.0, older=names, newer="")
    for feature, stems in (("names its names", told.stems), ("its names in the report", around.report)):
        share = len(telling & stems) / len(telling) if telling else 1.0
        yield Sign(feature=feature, value=share, older=names, newer=" ".join(sorted(telling & stems)))


def _doers(asked: Told, told: Told, rarity: Rarity) -> Iterator[Sign]:
    """That none of those who do it by the claim, and have a name, is named: the rest may be told of any of many."""
    named = [doer.words for doer in asked.doers if stems_in(doer.words) & asked.names]
    there = told.stems | {stem.removesuffix("s") for stem in told.stems} | {f"{stem}s" for stem in told.stems}
    if named and all(rarity.covered(stems_in(words), there) < SOME_OF_A_NAME for words in named):
        yield Sign(feature="lacks its doer", value=1.0, older="; ".join(named), newer="")


def lays(asked: Told, passage: Passage, rarity: Rarity) -> Sequence[Laid]:
    """Whether a sentence lays the deed on those who did it by the claim, or clears them of it."""
    return sorted(laid_of(asked, passage.told, rarity)) if passage.kind == "sentence" else ()


def _figures(comparison: Comparison, asked: Told, told: Told) -> Iterator[Sign]:
    found = figure_told(comparison, asked, told)
    if found is not None:
        yield Sign(feature=found[0], value=1.0, older=found[1], newer=found[2])


def _elsewhere(comparison: Comparison) -> Reason | None:
    """What tells that it happened within the bounds of somebody else than the claim says."""
    return next((reason for _, reason in comparison.found if reason.feature == "other bounds"), None)


def _attributes(comparison: Comparison) -> Iterator[Sign]:
    """The first of who, where, when and how much of it that differs, and the first that agrees."""
    named = [reason for attribute, reason in comparison.found if attribute in NAMED]
    differing = next((reason for reason in named if reason.bits <= CONTRADICTS), None)
    agreeing = next((reason for reason in named if reason.bits > 0), None)
    for found, feature in (("other bounds", "within other bounds"), ("same bounds", "within its bounds")):
        bounds = next((reason for reason in named if reason.feature == found), None)
        if bounds is not None:
            yield Sign(feature=feature, value=1.0, older=bounds.older, newer=bounds.newer)
    for feature, reason in (("another doer, place or time", differing), ("same doer, place or time", agreeing)):
        if reason is not None:
            yield Sign(feature=feature, value=1.0, older=reason.older, newer=reason.newer)


def _denials(comparison: Comparison, asked: Told, passage: Passage, rarity: Rarity, spoken_of: float) -> Iterator[Sign]:
    denial = denial_of(comparison, asked, passage, spoken_of)
    if denial is not None:
        yield Sign(feature="denies", value=1.0, older=denial.older, newer=denial.newer)
        if beside_denial(asked, passage.told, rarity) >= LEAST_BESIDE:
            yield Sign(feature="denies beside its words", value=1.0, older=denial.older, newer=denial.newer)
    if (denial is not None or passage.denied) and (another := of_another(comparison, asked, passage)) is not None:
        yield Sign(feature="denies it of another", value=another[0], older=asked.text, newer=another[1])
    if (stand := stand_of(passage.told)).kind in ("weak", "open"):
        yield Sign(feature="leaves it open", value=1.0, older="", newer=stand.words)


def _relations(passage: Passage, held: Held) -> Iterator[Sign]:
    """That a claim of the passage contradicts the one asked, or bears it out: each once."""
    relations = {held[claim.id].relation: held[claim.id] for claim in passage.told.claims if claim.id in held}
    for kind, feature in (("contradicts", "contradicts it"), ("corroborates", "bears it out")):
        if kind in relations:
            reason = relations[kind].reasons[0]
            yield Sign(feature=feature, value=1.0, older=reason.older, newer=reason.newer)


def _alternatives(asked: Told, told: Told) -> Iterator[Sign]:
    """Whether a name of the claim is told as one of two that it may be: "from the north or the coast"."""
    words = told.words
    for at in (at for at, word in enumerate(words) if word.lower_ == "or"):
        before, after = words[max(0, at - 1) : at], words[at + 1 : at + 3]
        named = [bool(asked.names & frozenset(map(matter_of, side))) for side in (before, after)]
        if any(named) and not all(named) and any(word.text[:1].isupper() for word in after):
            beside = " ".join(word.text for word in (*before, words[at], *after))
            yield Sign(feature="one of two", value=1.0, older=asked.text, newer=beside)
            return


def _network(passage: Passage, said: Said, asked: Told, spoken_of: float) -> Iterator[Sign]:
    """What the network says, turned round where the passage is told as denied.

    It takes two texts with one setting for two that say the same, so that its support counts the less, the less of the
    claim is spoken of.
    """
    said = said.turned() if passage.denied else said
    left = OPEN if passage.open_ else 1.0
    borne = min(1.0, spoken_of / BEARABLE)
    for feature, share, part in (
        ("read as supporting it", said.supports, left * borne),
        ("read as refuting it", said.refutes, left),
    ):
        yield Sign(feature=feature, value=share * part, older=asked.text, newer=f"{share:.0%}")
