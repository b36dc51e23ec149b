"""Whether what one claim denies is what another tells: most of its words, the deed, and of the same doer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from reportedly.link.content_words import stem as content_stem
from reportedly.link.deed_denied import ANYBODY, denies_deed_to_one, may_be_of_one_thing
from reportedly.link.denials import bears_out, denied_by_cue, only_sets_against, set_against, stand_of
from reportedly.link.denied_of_whom import HAVING_A_PART, is_done, named_in, speaker, subject, tells_of_itself
from reportedly.link.denied_words import (
    CALLED_FALSE,
    EVIDENCE,
    LYING,
    NEXT_DENIAL,
    PART_IN,
    denial_of,
    each_denied,
    none_of,
    pointed_to,
)
from reportedly.link.event_facts import kin_of
from reportedly.link.laid_out import Weights
from reportedly.link.matter import Matter, weighed
from reportedly.link.one_story import WHATEVER, denied_in_story
from reportedly.link.shared_words import BIT, shared_bits, told_by_other
from reportedly.link.told import Word, carries_meaning, cut, matter_of

ALL, MOST, HALF, ENOUGH = 0.95, 0.7, 0.5, 0.4
"""Shares of what a claim tells, by rarity."""
LEAST_DENIED, LEAST_AROUND = 6 * BIT, 10 * BIT
"""Hundredths of a bit that the shared words must come to."""
DENYING = frozenset(["not", "never", "cannot", "who"])
"""What stands right behind these is what is denied: "was not shut", "not the villagers who dug it"."""
AUXILIARIES = frozenset(["is", "are", "was", "were", "be", "been", "being", "has", "have", "had"])
NOT_ALL = re.compile(
    r" (?:cannot|can not|can't|could not|couldn't) (?:all|both) (?:be|have been) (?:right|true|correct|telling) "
)
"""Who says so of several accounts denies none of them."""


def denied(older: Matter, newer: Matter) -> bool:
    """Whether what the one denies is what the other tells."""
    against = denies(older) or older.knows_of_none
    if against == (denies(newer) or newer.knows_of_none):
        return False
    denying, telling = (older, newer) if against else (newer, older)
    if telling.claim.factuality.polarity != "positive" or telling.claim.factuality.certainty == "uncommitted":
        return False
    may_be_of_one = may_be_of_one_thing(denying, telling) and not _have_other(denying, telling)
    if may_be_of_one and denies_deed_to_one(denying, telling):
        return True
    return (
        ((may_be_of_one and _is_told(denying, telling)) or denied_in_story(denying, telling))
        and _of_same_doer(denying, telling)
        and _says_so(denying, telling.judged)
        and _says_so(telling, denying.judged)
    )


def _is_told(denying: Matter, telling: Matter) -> bool:
    """Whether the words of the one tell what the other denies."""
    if denying.takes_back:  # a newsroom tells in a few words what it reported
        of_it = told_by_other(denying.own, telling.around) >= ENOUGH
        return of_it and shared_bits(denying.own, telling.own) >= LEAST_AROUND and _tells_deed_of(denying, telling)
    of_itself, invented = _denies_a_part(denying), CALLED_FALSE.match(denying.told.text) is not None
    least = HALF if _is_of_before(denying) or of_itself else MOST
    return (
        (
            any(_is_told_by(telling, denied, least, akin=invented) for denied in each_denied(denying))
            or _lies_there(denying, telling)
        )
        and (
            of_itself
            or any(
                told_by_other(_words_of(telling), denying.around, left_out) >= ENOUGH
                for left_out in _need_not_be_said(telling, denying)
            )
        )
        and shared_bits(denying.around, telling.around) >= LEAST_AROUND
        and _tells_deed_of(denying, telling)
    )


def _denies_a_part(denying: Matter) -> bool:
    """Whether somebody with a name says that he had no part in something: of whom it must be told is plain then."""
    return PART_IN.search(denying.told.text) is not None and any(subject(denying))


def _lies_there(denying: Matter, telling: Matter) -> bool:
    """Whether both say of one thing that it was somewhere, of which the denial only points to where: "the building"."""
    pointing = pointed_to(denying)
    if not pointing or denying.deeds or not pointing.keys().isdisjoint(pointed_to(telling)):
        return False
    aside = LYING | frozenset(pointing.values())
    what = {stem: weight for stem, weight in denial_of(denying).items() if stem not in aside}
    return LYING.isdisjoint(what) and not LYING.isdisjoint(denying.own) and _is_told_by(telling, what, ALL)


def _need_not_be_said(telling: Matter, denying: Matter) -> Iterator[frozenset[str]]:
    """The words by which a claim says when: who denies that it was at all need not say when it was not.

    Nor where, unless the denial names a place.
    """
    when = [time.timex.text for time in telling.told.times if time.timex is not None]
    yield frozenset(weighed(cut(" ".join(when))))
    if not denying.told.places:
        yield frozenset(weighed(cut(" ".join([*when, *(p.place.toponym.text for p in telling.told.places)]))))


def _says_so(matter: Matter, who: frozenset[str]) -> bool:
    """Whether a claim is theirs whose saying the other judges, where that names somebody."""
    return who <= matter.around.keys() | weighed(cut(speaker(matter))).keys()


def _is_told_by(telling: Matter, denied: Weights, least: float, *, akin: bool = False) -> bool:
    """Whether a claim tells most of what is denied; `akin`: words of one kind count as told ("sank", "ran down")."""
    by_kin = {stem: weight for stem, weight in denied.items() if akin and kin_of(frozenset((stem,))) & telling.kin}
    words = {**by_kin, **_words_of(telling)}
    return (
        told_by_other(denied, {**by_kin, **telling.around}) >= least
        and told_by_other(denied, words) >= HALF
        and shared_bits(denied, words) >= LEAST_DENIED
    )


def _words_of(telling: Matter) -> Weights:
    """What a claim tells: its words, and those that it says are so ("the denial is false", "the report is true").

    What it sets against what it tells ("from A, and not from B") it does not tell.
    """
    words = telling.meant if telling.is_thin and bears_out(telling.told) else telling.own
    against = set_against(telling.told)
    return {stem: weight for stem, weight in words.items() if stem not in against} if against else words


def denies_more(matter: Matter) -> bool:
    """Whether a claim denies several things in a row, a part in something, or that there is a sign of something."""
    text = matter.told.text
    if matter.knows_of_none or NEXT_DENIAL.search(text) or CALLED_FALSE.match(text) or PART_IN.search(text):
        return True
    return denies(matter) and not EVIDENCE.isdisjoint(matter.meant)


def least_denied(matter: Matter) -> int:
    """What the words weigh at the least that a claim denies, in hundredths of a bit; 0 where it denies nothing."""
    if not denies(matter):
        return 0
    aside = LYING | frozenset(pointed_to(matter).values())
    weights = [sum([w for stem, w in part.items() if stem not in aside]) for part in each_denied(matter)]
    return min((weight for weight in weights if weight), default=0)


def denies(matter: Matter) -> bool:
    """Whether a claim denies: as it is read, or, where it says little else, by its words ("the report was wrong")."""
    if NOT_ALL.search(matter.told.phrase):
        return False
    negative = matter.claim.factuality.polarity == "negative" or matter.is_thin or matter.takes_back
    return negative and stand_of(matter.told).denies and not only_sets_against(matter.told)


def _is_of_before(matter: Matter) -> bool:
    """Whether what it denies is what was told before it."""
    return matter.is_thin or matter.knows_of_none


def _tells_deed_of(denying: Matter, telling: Matter) -> bool:
    """Whether what is denied is spoken of by the other: the deed, or of a state the word that is denied."""
    if (part := PART_IN.search(denying.told.text)) is not None:
        in_what = (word for word in cut(part["what"]) if carries_meaning(word.lower_))
        return all(_speaks_of(telling, word) for word in islice(in_what, 1))
    called = CALLED_FALSE.match(denying.told.text)
    if called is not None and weighed(cut(called["what"])):
        of_it, of_other = (
            kin_of(frozenset(content_stem(word.lower_) for word in words))
            for words in (cut(called["what"]), telling.told.words)
        )
        return not of_it or not of_it.isdisjoint(telling.kin | of_other)
    deeds = denying.deeds_before if denying.knows_of_none else denying.deeds
    deeds = deeds or (denying.deeds_before if denying.is_thin else frozenset())
    told = telling.deeds or (telling.deeds_before if telling.is_thin else frozenset())
    spoken = {content_stem(word.lower_) for word in telling.told.words if carries_meaning(word.lower_)}
    if _have_none_of(denying, telling):
        return True
    if not deeds:
        return _is_of_before(denying) or all(_speaks_of(telling, word) for word in _denied_words(denying))
    said = not denying.deed_words.isdisjoint(_words_of(telling)) and bool(deeds & denying.deeds)
    return said or bool(deeds & (spoken | told) or kin_of(deeds) & kin_of(told))


def _have_other(denying: Matter, telling: Matter) -> bool:
    """Whether the one says that there was none of one thing, and the other tells of another."""
    none = none_of(denying).keys() - ANYBODY
    return bool(none) and none.isdisjoint(telling.around)


def _have_none_of(denying: Matter, telling: Matter) -> bool:
    """Whether the one says that there was none of what the other tells of, in an event of the same type."""
    none, events = none_of(denying), (denying.claim.event, telling.claim.event)
    of_one_type = events[0] is not None and events[1] is not None and events[0].type == events[1].type
    return of_one_type and bool(none) and none.keys() <= _words_of(telling).keys()


def _denied_words(denying: Matter) -> Iterator[Word]:
    """What is said of the one of whom something is denied: "shut" of "was not shut", "dug" of "not those who dug".

    Where that is denied from outside, what is said at all: "burst" of "reports that the dam had burst are false".
    """
    words = denying.told.words
    if denied_by_cue(denying.told):
        behind = (w for at, w in enumerate(words) if at and words[at - 1].lower_ in AUXILIARIES)
        said = next((w for w in behind if w.lower_ not in AUXILIARIES), None)
        yield from () if said is None or matter_of(said) in LYING else (said,)
    for at, word in enumerate(words):
        if word.lower_ in DENYING or word.lower_.endswith("n't"):
            behind = (w for w in words[at + 1 :] if carries_meaning(w.lower_))
            yield from islice((w for w in behind if matter_of(w) not in WHATEVER), 1)


def _speaks_of(matter: Matter, word: Word) -> bool:
    stem = content_stem(word.lower_)
    spoken = {content_stem(w.lower_) for w in matter.told.words}
    kin = kin_of(frozenset((stem,)))
    return stem in spoken or matter_of(word) in _words_of(matter) or bool(kin and kin & kin_of(frozenset(spoken)))


def _of_same_doer(denying: Matter, telling: Matter) -> bool:
    """Whether the other tells it of the one of whom it is denied, where the denial says of whom."""
    if denying.takes_back:
        return True
    if _is_of_before(denying) and not HAVING_A_PART.search(
        denying.told.phrase
    ):  # "They say that we did it. It is a lie": that it happened is not denied
        doers, told = denying.doers_before, telling.own.keys() | named_in(telling)
        return telling.is_thin or not denying.done_before or (is_done(telling) and (not doers or bool(doers & told)))
    of_whom = frozenset(subject(denying))
    if _denies_a_part(denying):
        return bool(of_whom & (frozenset(subject(telling)) | tells_of_itself(telling)))
    return not of_whom or bool(of_whom & (telling.own.keys() | named_in(telling) | tells_of_itself(telling)))
