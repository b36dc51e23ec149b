"""What the terms on a page mean, said where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from reportedly.model.origin import How
from reportedly.model.relation import Attribute
from reportedly.model.situation import Status

STATUS_MEANS: Mapping[str, str] = {
    "disputed": "others say otherwise",
    "denied": "more origins deny it than hold it",
    "withdrawn": "its own source took it back",
    "corroborated": "held by independent origins",
    "uncorroborated": "claimed by one origin, or by none that can be named",
}
CREDIBILITY_MEANS: Mapping[int, str] = {
    1: "confirmed by others",
    2: "probably true",
    3: "possibly true",
    4: "doubtful",
    5: "improbable",
    6: "cannot be judged",
}
"""The Admiralty code's words for what is told."""
RELIABILITY_MEANS: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
"""The Admiralty code's words for who tells it."""
ATTRIBUTE_MEANS: Mapping[str, str] = {
    "value": "how many or how much",
    "polarity": "said by one, denied by the other",
    "actor": "who did it",
    "place": "where",
    "time": "when",
    "scope": "all of it, or a part",
    "existence": "whether it happened at all",
}
"""On what origins disagree."""
HOW_MEANS: Mapping[str, str] = {
    "verbatim": "word for word",
    "light_edit": "the same words with a few changed",
    "rewrite": "the same report in other words",
    "translation": "the same report in another language",
    "same_statement": "another report of one statement",
}
"""How a report carries the words of another."""

for _terms, _known in (
    (STATUS_MEANS, get_args(Status)),
    (ATTRIBUTE_MEANS, get_args(Attribute)),
    (HOW_MEANS, (one for one in get_args(How) if one != "none")),
):
    if set(_terms) != set(_known):  # pragma: no cover
        raise AssertionError(f"a page shows terms that it cannot explain: {set(_terms) ^ set(_known)}")
