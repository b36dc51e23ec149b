"""What exactly a claim denies, which is seldom all of its words.

"He had not resigned and would lead the talks" denies that he resigned; "no missile was fired at the town" that there
was a missile; and whoever denies that nitrate was kept "in the building" need not call it as others do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.link.denials import GOES_ON, is_denying_word
from reportedly.link.laid_out import DEFINITE, PREPOSITIONS, SOMETHING_SAID, Weights
from reportedly.link.matter import Matter, weighed
from reportedly.link.told import carries_meaning, cut, matter_of
from reportedly.read.bearing.vocabulary import stem

EVIDENCE = frozenset(map(stem, ["evidence", "proof", "sign", "signs", "indication", "indications", "trace", "traces"]))
"""Of these there is none: what is denied is what they would be of."""
NEXT_DENIAL = re.compile(r",\s+(?:and |nor )?(?=(?:we|they|he|she|it|i)\b[^,]*\b(?:not|never|no)\b)", re.IGNORECASE)
CALLED_FALSE = re.compile(
    rf"\W*(?:{SOMETHING_SAID} (?:that|of) )?(?P<what>.+?)(?: as)? (?:an?|pure|mere) (?:\w+ )?"
    r"(?:fabrication|invention|fiction|fairy tale|fable|hoax|lie|nonsense)\b.*",
    re.IGNORECASE,
)
"""What somebody calls an invention, without the words that call it so."""
PART_IN = re.compile(
    r"\b(?:nothing to do with|(?:no|any|never had a) (?:part|role|hand|involvement) in"
    r"|(?:not|never)(?: been)? (?:involved in|behind|responsible for)) (?P<what>.+?)"
    r"(?:,? (?:and|or|nor|but) .*|[,;].*)?$",
    re.IGNORECASE,
)
"""In what somebody denies that he had a part."""
LYING = frozenset(
    matter_of(word) for word in cut("kept stored held stacked piled stowed hidden lay lain lying placed left found put")
)
"""Words that say that something was somewhere, and nothing of what became of it."""
NONE_OF = re.compile(
    r" (?:no|not one|not a single) (?P<what>(?:[\w'-]+ ){1,3}?)(?:was|were|has|have|had|is|are) (?!not )"
)
"""A claim that begins so denies that there was any such thing."""


def each_denied(denying: Matter) -> Iterator[Weights]:
    """What a claim denies; of several denials in a row ("we did not lay it, and we do not possess one"), each."""
    if denying.knows_of_none:
        yield denying.before
        return
    yield {stem: weight for stem, weight in denying.meant.items() if stem not in EVIDENCE}
    called = CALLED_FALSE.match(denying.told.text)
    if called is not None:
        yield weighed(cut(called["what"]))
    if (part := PART_IN.search(denying.told.text)) is not None:
        yield weighed(cut(part["what"]))
    if GOES_ON.search(denying.told.text):
        yield denial_of(denying)
    if none := none_of(denying):
        yield none
    parts = NEXT_DENIAL.split(denying.told.text)
    yield from (weighed(cut(part)) for part in parts if len(parts) > 1)


def denial_of(denying: Matter) -> Weights:
    """The words of a denial up to where the claim goes on with what it affirms."""
    denial, *affirmed = GOES_ON.split(denying.told.text)
    parted = bool(affirmed) and any(is_denying_word(word.lower_) for word in cut(denial))
    return weighed(cut(denial)) if parted else denying.own


def none_of(denying: Matter) -> Weights:
    """What a claim says that there was none of: "no missile was fired"; empty for other denials."""
    none = NONE_OF.match(denying.told.phrase)
    return weighed(cut(none["what"])) if none else {}


def pointed_to(matter: Matter) -> dict[str, str]:
    """By preposition: the noun behind it that only points to what is told elsewhere, "in the building"."""
    words = matter.told.words
    return {
        before.lower_: matter_of(noun)
        for before, article, noun in zip(words, words[1:], words[2:], strict=False)
        if before.lower_ in (*PREPOSITIONS, "into", "to", "inside")
        and article.lower_ in DEFINITE
        and noun.text.islower()
        and carries_meaning(noun.lower_)
        and not _goes_on_behind(matter, noun.text)
    }


def _goes_on_behind(matter: Matter, noun: str) -> bool:
    """Whether more stands behind a noun that says which is meant: "the market at Tabit", "the oil refinery"."""
    behind = re.search(rf"\b{re.escape(noun)} ([\w'’-]+)", matter.told.text)
    return behind is not None and (behind[1].lower() in PREPOSITIONS or behind[1][:1].isupper())
