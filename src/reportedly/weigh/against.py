"""Words by which a claim speaks against what it names, though it denies nothing by its grammar.

"A small drone cannot carry that", "the welders had gone", "that speaks against all talk of a bomb". What only leaves
something open ("cannot be ruled out") speaks against nothing.
"""

from __future__ import annotations

import re

from reportedly.weigh.deeds import means_denied, means_in

IMPOSSIBLE = re.compile(
    r"\b(?:cannot|can[’']t|could not|couldn[’']t|impossible|unlikely|rul(?:es|ed|ing) out"
    r"|against (?:all |any |the |such )*(?:stor|theor|claim|idea|version|notion|suggestion|account|talk)\w*)\b",
    re.IGNORECASE,
)
LEFT_OPEN = re.compile(
    r"\b(?:cannot|can[’']t|could not|couldn[’']t) (?:\w+ )?(?:be |yet be )?(?:rule|exclude|say|tell|confirm|verif)\w*",
    re.IGNORECASE,
)
ABSENT = re.compile(
    r"\b(?:had (?:already |long )?(?:gone|left|finished)|knocked off|gone home|went home"
    r"|(?:was|were|is|are) (?:switched off|shut|closed|empty|away|gone))\b",
    re.IGNORECASE,
)


def speaks_against(text: str) -> bool:
    """Whether a text says that something cannot have been, or that means of harm were not there."""
    if IMPOSSIBLE.search(LEFT_OPEN.sub("", text)):
        return True
    means = means_in(text)
    return bool(means) and (ABSENT.search(text) is not None or means <= means_denied(text))
