"""Being elsewhere when it happened: "they were at a wedding in Gao that night" speaks against having done it."""

from __future__ import annotations

import re

BE = r"(?:was|were|had been|have been|has been|is|are)"
THEN = (
    r"(?:that|the same|the whole|all) (?:day|night|evening|morning|afternoon|week|time)|at (?:the|that) time|then|"
    r"(?:on|last|all) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: \w+)?|when it happened|"
    r"with (?:\w+ )+(?:guests|witnesses)"
)
ELSEWHERE = re.compile(
    rf"\b{BE} (?:already |still |all |both )*(?:abroad|away|elsewhere|asleep|at sea"
    r"|in (?:hospital|prison|custody|jail)"
    rf"|(?:\w+ )?(?:miles|kilometres|hours) (?:away|from))\b"
    rf"|\b{BE} (?:already |still |all |both )*(?:at|in|on|aboard) [^.;]*?\b(?:{THEN})",
    re.IGNORECASE,
)


def was_elsewhere(text: str) -> bool:
    """Whether a text says of those whom it is about that they were somewhere else when it happened."""
    return ELSEWHERE.search(text) is not None


def subject_of(text: str) -> str:
    """The words for who is said to have been there: those before the verb."""
    found = re.search(rf"\b{BE}\b", text)
    return text[: found.start()] if found else ""
