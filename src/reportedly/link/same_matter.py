"""Whether two claims that differ in one thing are about the same matter in all others.

Claims of one situation share its places and names, and two of them that differ are most often about two things. They
contradict each other only where everything but what they differ in is the same: the words that tell it, what is said
to happen, the time. So each attribute is judged with its own words left out.

value            most of what the one tells beside its figure, of the same people or things; a later and higher count of
                 what adds up is news, and no contradiction
polarity         most of what is denied is told by the other, and it is of the same doer
actor            the same deed done to the same, both doers named as doing it
place, time      the same deed by or to the same
scope            the same deed
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator

from reportedly.link.attributes_compared import Comparison
from reportedly.link.content_words import stem as content_stem
from reportedly.link.denials import stand_of
from reportedly.link.doers_compared import acting
from reportedly.link.event_facts import day, kin_of
from reportedly.link.figures_compared import DONE
from reportedly.link.matter import Matter, Weights, weighed
from reportedly.link.told import carries_meaning, cut, matter_of
from reportedly.model.reason import Reason
from reportedly.model.relation import Attribute

BIT = 100
MOST, HALF, ENOUGH, SOME = 0.7, 0.5, 0.4, 0.3
"""Shares of what a claim tells, by rarity."""
LEAST_VALUE, LEAST_DENIED, LEAST_DEED, LEAST_EXTENT, LEAST_AROUND = 7 * BIT, 6 * BIT, 9 * BIT, 4 * BIT, 10 * BIT
"""Hundredths of a bit that the shared words must come to."""
EXCLUSIVE: tuple[Attribute, ...] = ("place", "time", "actor", "value")
"""Attributes of which two that differ at once mean two matters."""
COUNTED_ANYHOW = frozenset(
    ["people", "person", "dead", "others", "killed", "wounded", "injured", "victims", "casualties", "men", "lives"]
)
"""Words beside a figure that do not say which of the people it counts."""
STANDING_FOR_THE_SPEAKER = frozenset(["it", "its", "he", "his", "she", "her", "they", "their", "we", "our", "i", "my"])
NEXT_DENIAL = re.compile(r",\s+(?:and |nor )?(?=(?:we|they|he|she|it|i)\b[^,]*\b(?:not|never|no)\b)", re.IGNORECASE)
AGREE = 0.6
FAR_APART_DAYS = 30
"""Reports further apart, of which neither says when, tell of two rounds of what happens again and again."""
FIRST_WORDS = 3
"""A claim's subject stands among its first words, where no doer was found."""


def one_matter(older: Matter, newer: Matter, comparison: Comparison, attribute: Attribute, reason: Reason) -> bool:
    """Whether the two are about the same thing, apart from the attribute in which they differ."""
    if (
        older.long_ago != newer.long_ago
        or _far_apart(older, newer)
        or (attribute in EXCLUSIVE and _ahead(older, newer))
    ):
        return False
    if any(other in EXCLUSIVE and other != attribute for other, _ in comparison.against):
        return False
    disputed = weighed(cut(f"{reason.older} {reason.newer}")).keys()
    match attribute:
        case "value":
            return _same_count(older, newer, reason, disputed)
        case "polarity" | "existence":
            return _contrary(older, newer, reason, disputed) if reason.feature == "contrary" else _denied(older, newer)
        case "scope":
            return _same_deed(older, newer) and shared_bits(older.own, newer.own, disputed) >= LEAST_EXTENT
        case _:
            return _done_alike(older, newer, attribute, disputed)


def _ahead(older: Matter, newer: Matter) -> bool:
    """Whether one of the two tells what will be, and the other what was."""
    return len({"future", "past"} & {m.claim.factuality.tense for m in (older, newer)}) > 1


def _far_apart(older: Matter, newer: Matter) -> bool:
    days = [day(m.reading.report.published) for m in (older, newer)]
    timed = older.claim.time is not None and newer.claim.time is not None
    return not timed and days[0] is not None and days[1] is not None and days[1] - days[0] > FAR_APART_DAYS


def may_be_one_matter(one: Matter, other: Matter) -> bool:
    """Whether two claims share enough to be worth holding against each other: a cheap look before the close one."""
    if shared_bits(one.around, other.around) < LEAST_EXTENT:
        return False
    share = max(told_by_other(one.meant, other.around), told_by_other(other.meant, one.around))
    return share >= ENOUGH or (_same_deed(one, other) and shared_bits(one.own, other.own) >= LEAST_EXTENT)


def alike(older: Matter, newer: Matter) -> bool:
    """Whether most of what each of the two tells is told by the other, so that they can bear each other out."""
    if older.long_ago != newer.long_ago:
        return False
    least, _ = _shares(older, newer)
    return least >= AGREE and shared_bits(older.own, newer.own) >= LEAST_DEED


def told_by_other(own: Weights, other: Container[str], left_out: Container[str] = ()) -> float:
    """The share of words, by rarity, that the other has too; 0 to 1."""
    counted = {stem: weight for stem, weight in own.items() if stem not in left_out} if left_out else own
    whole = sum(counted.values())
    return sum([weight for stem, weight in counted.items() if stem in other]) / whole if whole else 0.0


def _shares(one: Matter, other: Matter, left_out: Container[str] = ()) -> tuple[float, float]:
    """The share of either's own words that the other has too, the smaller first."""
    mine, yours = told_by_other(one.own, other.own, left_out), told_by_other(other.own, one.own, left_out)
    return min(mine, yours), max(mine, yours)


def shared_bits(one: Weights, other: Weights, left_out: Container[str] = ()) -> int:
    """Hundredths of a bit of the words that both have."""
    return sum([min(one[stem], other[stem]) for stem in one.keys() & other.keys() if stem not in left_out])


def _same_count(older: Matter, newer: Matter, reason: Reason, disputed: Container[str]) -> bool:
    if _counts_others(reason) or _grew(older, newer):
        return False
    _, most = _shares(older, newer, disputed)
    return most >= AGREE and shared_bits(older.own, newer.own, disputed) >= LEAST_VALUE


def _counts_others(reason: Reason) -> bool:
    """Whether the figures count two sorts: two soldiers among the dead are no rival to fifteen dead."""
    ours, theirs = (
        frozenset(weighed(w for w in cut(words) if w.lower_ not in COUNTED_ANYHOW))
        for words in (reason.older, reason.newer)
    )
    return bool(ours or theirs) and not ours & theirs


def _grew(older: Matter, newer: Matter) -> bool:
    """Whether a count of what adds up is given on a later day and is higher."""
    days = [day(m.reading.report.published) for m in (older, newer)]
    if days[0] is None or days[1] is None or days[0] >= days[1]:
        return False
    ours, theirs = (
        {q.unit: q.low if q.low is not None else q.high for q in m.told.quantities if q.unit in DONE}
        for m in (older, newer)
    )
    return any((ours[unit] or 0) <= (theirs[unit] or 0) for unit in ours.keys() & theirs.keys())


def _contrary(older: Matter, newer: Matter, reason: Reason, disputed: Container[str]) -> bool:
    """Whether the words that rule each other out are what is said to happen, to the same."""
    if {content_stem(reason.older), content_stem(reason.newer)} - older.deeds - newer.deeds:
        return False
    least, _ = _shares(older, newer, disputed)
    return least >= AGREE and shared_bits(older.own, newer.own, disputed) >= LEAST_VALUE


def _denied(older: Matter, newer: Matter) -> bool:
    """Whether what the one denies is what the other tells."""
    if denies(older) == denies(newer):
        return False
    denying, telling = (older, newer) if denies(older) else (newer, older)
    if telling.claim.factuality.polarity != "positive" or telling.claim.factuality.certainty == "uncommitted":
        return False
    least = HALF if denying.is_thin else MOST
    return (
        any(_is_told_by(telling, denied, least) for denied in _each_denied(denying))
        and told_by_other(telling.own, denying.around) >= ENOUGH
        and shared_bits(denying.around, telling.around) >= LEAST_AROUND
        and _tells_deed_of(denying, telling)
        and _of_same_doer(denying, telling)
    )


def _is_told_by(telling: Matter, denied: Weights, least: float) -> bool:
    """Whether a claim tells most of what is denied."""
    return (
        told_by_other(denied, telling.around) >= least
        and told_by_other(denied, telling.own) >= HALF
        and shared_bits(denied, telling.own) >= LEAST_DENIED
    )


def _each_denied(denying: Matter) -> Iterator[Weights]:
    """What a claim denies; of several denials in a row ("we did not lay it, and we do not possess one"), each."""
    yield denying.meant
    parts = NEXT_DENIAL.split(denying.told.text)
    yield from (weighed(cut(part)) for part in parts if len(parts) > 1)


def parts_denied(denying: Matter) -> int:
    """In how many parts a claim denies something."""
    return len(NEXT_DENIAL.split(denying.told.text))


def denies(matter: Matter) -> bool:
    """Whether a claim denies: as it is read, or, where it says little else, by its words ("the report was wrong")."""
    negative = matter.claim.factuality.polarity == "negative" or matter.is_thin
    return negative and stand_of(matter.told).denies


def _tells_deed_of(denying: Matter, telling: Matter) -> bool:
    """Whether the deed that is denied is spoken of by the other; states have none."""
    deeds = denying.deeds or (denying.deeds_before if denying.is_thin else frozenset())
    spoken = {content_stem(word.lower_) for word in telling.told.words}
    return not deeds or bool(deeds & (spoken | telling.deeds) or kin_of(deeds) & telling.kin)


def _of_same_doer(denying: Matter, telling: Matter) -> bool:
    """Whether the other tells it of the one of whom it is denied, where the denial says of whom."""
    subject = frozenset() if denying.is_thin else frozenset(_subject(denying))
    return not subject or bool(subject & (telling.own.keys() | _named(telling)))


def _subject(denying: Matter) -> Iterator[str]:
    """The words for the one of whom something is denied; a pronoun stands for who says so."""
    words = denying.told.words
    doers = [doer.words for doer in acting(denying.told)] or [" ".join(w.text for w in words[:FIRST_WORDS])]
    for doer in doers:
        first = cut(doer)[:1]
        if first and first[0].lower_ in STANDING_FOR_THE_SPEAKER:
            doer = _speaker(denying)
        yield from (matter_of(w) for w in cut(doer) if w.text[:1].isupper() and carries_meaning(w.lower_))


def _speaker(matter: Matter) -> str:
    link = matter.claim.attribution[-1] if matter.claim.attribution else None
    return link.source.quote.text if link and link.source else matter.reading.report.publisher or ""


def _named(matter: Matter) -> frozenset[str]:
    return frozenset(matter_of(w) for doer in acting(matter.told) for w in cut(doer.words))


def _same_deed(older: Matter, newer: Matter) -> bool:
    return bool(older.deeds & newer.deeds or older.kin & newer.kin)


def _doers(matter: Matter) -> bool:
    """Whether it names who did it; "its troops" names nobody."""
    return any(cut(doer.words)[0].lower_ not in STANDING_FOR_THE_SPEAKER for doer in acting(matter.told) if doer.words)


def _done_alike(older: Matter, newer: Matter, attribute: Attribute, disputed: Container[str]) -> bool:
    """Whether both tell one deed, with most else alike."""
    if not _same_deed(older, newer) or stand_of(older.told).denies or stand_of(newer.told).denies:
        return False
    if attribute == "actor" and not (_doers(older) and _doers(newer)):
        return False
    least, most = _shares(older, newer, disputed)
    return least >= SOME and most >= AGREE and shared_bits(older.own, newer.own, disputed) >= LEAST_DEED
