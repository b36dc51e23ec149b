"""Who is said to have begun it: "the guards fired first", "the strikers were the first to shoot"."""

from __future__ import annotations

import re

from reportedly.link.doers_compared import apart, same_doer
from reportedly.link.once import once_each
from reportedly.link.told import Doer, Told
from reportedly.model.reason import Reason

BEGAN_IT = "another began it"
BEGAN_IT_BITS = -3.0
VIOLENCE = (
    r"(?:fire|fires|fired|firing|shoot|shoots|shot|shooting|attack|attacks|attacked|attacking|shell|shelled|shelling"
    r"|strike|struck|open fire|opened fire|opening fire|throw stones|threw stones)"
)
BEGAN = (
    re.compile(rf"^ (?P<who>.+?) (?:(?:had|have|has) )?(?:{VIOLENCE}) (?:[\w'-]+ ){{0,4}}?first "),
    re.compile(rf"^ (?P<who>.+?) (?:was|were|had been|have been) (?:the )?first to {VIOLENCE} "),
    re.compile(rf"^ it (?:was|is) (?P<who>.+?) (?:who|that) (?:had )?{VIOLENCE} (?:[\w'-]+ ){{0,4}}?first "),
    re.compile(
        r"^ the first (?:shot|shots|shell|shells|stone|stones) (?:was|were|had been|came) (?:fired |thrown )?"
        r"(?:by|from) (?P<who>.+?) (?:(?:at|on|in|near|across|over) .*)?$"
    ),
)
DENIED = re.compile(r" (?:not|never|nobody|denied|nor) ")


def compare_beginnings(older: Told, newer: Told) -> Reason | None:
    """The reason that two beginners give; None where not both claims name one, or both may mean the same."""
    ours, theirs = began_it(older), began_it(newer)
    if not ours or not theirs:
        return None
    one, other = Doer(words=ours, actor=None), Doer(words=theirs, actor=None)
    if same_doer(one, other) or not apart(one, other, True):
        return None
    return Reason(feature=BEGAN_IT, bits=BEGAN_IT_BITS, older=ours, newer=theirs)


@once_each
def began_it(told: Told) -> str:
    """The words for those who began it; empty where a claim says nothing of the kind."""
    found = next((found for began in BEGAN if (found := began.search(told.phrase))), None)
    return found["who"] if found and not DENIED.search(told.phrase) else ""
