"""Words that look as if they said why, and say nothing of why anything happened."""

from __future__ import annotations

import re

from reportedly.weigh.deeds import numbers

ANONYMITY = re.compile(
    r"\b(?:not|n[’']t) (?:be )?(?:authori[sz]ed|permitted|allowed|cleared) to (?:speak|talk|comment|brief|be )"
    r"|\bfear(?:s|ed|ing)? (?:for (?:his|her|their) \w+|(?:of )?(?:reprisals?|retaliation|retribution))\b",
    re.IGNORECASE,
)
DWINDLED = re.compile(
    r"\b(?:is|are|was|were) down to (?:(?:the|its|their|about|some|only|just|last) )*(?:[\d.,]+|\w+) (?!of\b)\w+"
)
NO_AIM = re.compile(
    r"\b(?:order|tell|told|ask|forc|requir|urg|abl|unabl|due|likely|expect|seem|appear|tr(?:y|ied)|beg[au]n|continu|fail"
    r"|refus|declin|agree|vow|threaten|want|instruct|compel|allow|warn)\w* $",
    re.IGNORECASE,
)


def says_why_no_name(text: str) -> bool:
    """Whether a text says why a source will not be named: "he was not authorised to speak"."""
    return ANONYMITY.search(text) is not None


def says_how_little_is_left(text: str) -> bool:
    """Whether "down to" tells how little there is, and not what something is due to: "down to one lane"."""
    found = DWINDLED.search(text)
    return found is not None and bool({*found[0].lower().split()} & numbers())


def no_aim_follows(before: str) -> bool:
    """Whether the words before "to" say what somebody was told or failed to do, and not to what end it was done."""
    return NO_AIM.search(before) is not None
