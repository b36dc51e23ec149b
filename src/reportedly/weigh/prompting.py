"""Who made somebody go, stop or give in: "the government had asked them to leave" says why they left."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportedly.weigh.deeds import deeds_in, does_harm

ASKED = re.compile(
    r"\b(?P<asked>asked|told|ordered|forced|urged|begged|persuaded|paid|bribed|pressed|pushed|wanted|instructed|got"
    r"|allowed)"
    r" (?P<whom>them|him|her|it|(?:the|its|their|his|her) [\w’'-]+(?: [\w’'-]+)?) to "
    r"(?P<told>[a-z]+\b(?! (?:out|aside|behind|open|off)\b).*)$"
)
PRONOUNS = frozenset({"they", "he", "she", "it", "we", "you", "i", "who"})
MOST_WORDS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompting:
    """Somebody who made others do something, in the words of a text."""

    by: str
    """The words for who did and by what: "the government had asked them"."""
    to_do: str
    """The words for what they were to do."""
    verb: str


def prompting_in(text: str) -> Prompting | None:
    """Who is said to have made others do something that harms nobody; None where nobody is."""
    found = ASKED.search(text)
    if found is None:
        return None
    who, to_do = text[: found.start()].split(), deeds_in(found["told"])
    if not 0 < len(who) <= MOST_WORDS or not PRONOUNS.isdisjoint(word.lower() for word in who):
        return None
    if not to_do or found["told"].lower().find(to_do[0].first) != 0 or does_harm(to_do[0].kind):
        return None
    return Prompting(by=text[: found.end("whom")], to_do=found["told"], verb=found["asked"])
