"""What the words of a time expression say by themselves, before anything around them is known.

`GRAMMAR` is a list of rules over class letters (`read.time_words`), the first that fits wins; a finder made of their
union passes over everything else. What the words come to on the calendar is settled in `resolve`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import count
from typing import NamedTuple

from reportedly.read.time_meaning import TimeKind, TimeWords, build
from reportedly.read.time_words import Word


class Rule(NamedTuple):
    """A kind of expression and its form over class letters; groups name the parts that bear values."""

    kind: TimeKind
    form: str


MONTH = "(?P<month>[Mm4])(?:_(?=[d1y6n,]))?"
DAY = "(?P<day>[d1])"
YEAR = "(?P<year>y9?|[nd]9|6)"
OF_YEAR = "(?:,?i?(?P<year>y9?|[nd]9|6)|,?i(?P<year_relation>q|t?qF|tF|F)U)"
COUNT = "(?P<count>NXi|N(?:-?N)?|aXi?|X|haU|d|n|a(?![Uu]-))"
UNITS = "(?P<unit>[uU3Q])"
NEAR = "(?P<near>(?:XK|@K)?K{0,3})"
BESIDE = "(?P<relation>tqF|t?F|qF|q)"
PART = "(?P<daypart>P)"
OF_PART = f"(?:t?B?{PART}u?[ij]t?)"
WEEKDAY = "(?:(?P<weekday>[Ww])_?,?t?)"
CLOCK = "(?P<clock>c|C|0H?|yH|y(?=z)|(?<=@)y)(?:_?(?P<zone>z|l)T?)?"


def _edged(kind: TimeKind, *forms: str) -> tuple[Rule, ...]:
    """Rules that may begin with "early", "the end of", "the first half of"."""
    edges = ("t?(?P<modifier>B)-?(?:[ij]t?|t)?", "(?:t|a)?(?P<edge>G)it?", "t?(?P<half_ordinal>[oBk])hit?", "")
    return tuple(Rule(kind, f"{edge}{form}") for edge in edges for form in forms)


GRAMMAR = (
    Rule("iso", "(?P<iso>[ZI])"),
    Rule("slashed", "(?P<slashed>s)"),
    # nights over two days
    Rule("date", f"t?B?{PART}it?{DAY}(?:[-/x]|j)t?(?P<day_after>[d1])i?{MONTH}{OF_YEAR}?"),
    Rule("date", f"t?B?{PART}i{MONTH}{DAY}[-/x](?P<day_after>[d1]){OF_YEAR}?"),
    # days of months
    Rule("date", f"{CLOCK}[,j]{{0,2}}{WEEKDAY}?t?{DAY}i?{MONTH}{OF_YEAR}?"),
    Rule("date", f"{CLOCK},?j?{WEEKDAY}?{MONTH}{DAY}{OF_YEAR}?"),
    Rule("date", f"{OF_PART}?{WEEKDAY}?t?{DAY}i?(?P<month>4)_?(?P<short_year>[dn])(?![uU4M])"),
    Rule("date", f"{OF_PART}?{WEEKDAY}?t?{DAY}-?i?{MONTH}{OF_YEAR}?,?@?{CLOCK}"),
    Rule("date", f"{OF_PART}?{WEEKDAY}?t?{DAY}-?i?{MONTH}{OF_YEAR}?{PART}"),
    Rule("date", f"{OF_PART}?{WEEKDAY}?t?{DAY}-?i?{MONTH}-?{OF_YEAR}?"),
    Rule("date", f"{OF_PART}?{WEEKDAY}?{MONTH}t?{DAY}{OF_YEAR}?,?@?{CLOCK}"),
    Rule("date", f"{OF_PART}?{WEEKDAY}?{MONTH}t?{DAY}{OF_YEAR}?{PART}"),
    Rule("date", f"{OF_PART}?{WEEKDAY}?{MONTH}t?{DAY}(?!-?[uU]){OF_YEAR}?"),
    # months, seasons and other parts of years
    *_edged("date", f"{MONTH}{OF_YEAR}"),
    Rule("date", "t?(?P<ordinal>[o1])(?P<part>Q|h)it?(?P<year_relation>F|q)U"),
    Rule("date", f"t?(?P<ordinal>[o1])(?P<part>Q|h)i?{YEAR}"),
    Rule("date", f"(?P<quarter>2)(?:i?{YEAR})?"),
    *_edged("date", f"{BESIDE}(?P<month>[Mm4])(?!_?[d1])", f"{BESIDE}(?P<season>[Ee])"),
    *_edged("date", f"t?(?P<season>[Ee]){OF_YEAR}"),
    Rule("date", f"{YEAR}(?P<season>[E])"),
    *_edged("date", "t?(?P<season>E)"),
    Rule("date", "(?:(?P<modifier>B)-?(?:[ij]t?|t)?|(?P<edge>G)it?|(?<=[jx])t?)(?P<season>e)(?!i)"),
    Rule("date", "t(?P<modifier>B)(?P<season>[Ee])"),
    Rule("date", "t(?P<season>e)(?![ij~])"),
    Rule("date", "(?P<month>m)(?=[-/]i?[Mm4]|[jx][Mm4](?:_?[y,]|y))"),
    *_edged("date", "(?P<month>[M4])"),
    Rule("date", "(?:t?(?P<modifier>B)-?(?:[ij]t?)?|t?(?P<edge>G)it?|(?<=[jx]))(?P<month>m)"),
    # clocks, weekdays and days from publication
    Rule("clock", CLOCK),
    Rule("date", f"{OF_PART}(?P<relation>F)?(?P<weekday>W)"),
    Rule("date", f"(?:(?P<modifier>B)j?)?{BESIDE}(?P<weekday>W){PART}?"),
    Rule("date", f"(?:(?P<modifier>B)j?)?(?P<weekday>W){PART}?"),
    Rule("deictic", f"{OF_PART}?(?P<modifier>[Bvk])?(?P<deictic>R){PART}?"),
    # decades and centuries
    *_edged("date", f"{NEAR}t?(?P<decade>5)9?", "t?(?P<century>[1o])-?3(?P<era>9)?"),
    # counted offsets
    Rule("offset", f"{NEAR}{COUNT}K?-?{UNITS}(?P<direction>[gkv])"),
    Rule("offset", f"{NEAR}{COUNT}-?{UNITS}(?P<direction>[bf])(?=[,_])"),
    Rule("offset", f"{NEAR}{COUNT}-?{UNITS}j(?P<from_now>J)"),
    Rule("offset", "(?P<some>u)(?P<direction>[gkv])"),
    Rule("offset", "t(?P<unit>U)(?P<direction>[fb])(?=[,_])"),
    # sets
    Rule("set", "(?P<set>D)"),
    Rule("set", f"(?P<every>Y)o?(?P<weekday>W){PART}?"),
    Rule("set", f"(?P<every>Y){PART}"),
    Rule("set", f"(?P<every>Y)(?P<count>d|N|X|aX){UNITS}"),
    Rule("set", f"(?P<each>Y){UNITS}"),
    Rule("set", "(?P<every>Y)(?P<season>[Ee])"),
    Rule("set", f"(?P<every>Y){MONTH}"),
    Rule("set", f"(?P<every>p){UNITS}"),
    Rule("set", f"(?<=[dnN])(?P<every>a){UNITS}(?!-?L)"),
    # stretches beside another time, and parts of larger units
    Rule("nth", f"t?(?P<ordinal>[o1F]){COUNT}?-?{UNITS}i(?P<month>[Mm4])(?:,?i?{YEAR})?"),
    Rule("nth", f"t?(?P<ordinal>[o1F]){COUNT}?-?{UNITS}i{YEAR}"),
    Rule("duration", f"{NEAR}{BESIDE}K?{COUNT}-?{UNITS}(?!-?A)"),
    Rule("duration", f"{NEAR}t?{COUNT}(?P<relation>F){UNITS}"),
    Rule("reference", "(?P<recent>X)(?P<unit>u)"),
    Rule("nth", f"t?(?P<ordinal>[o1]){COUNT}-?{UNITS}"),
    Rule("duration", f"{NEAR}{BESIDE}(?P<unit>u)"),
    # units told by their relation to another time
    Rule("unit", f"t?(?P<edge>G)i{BESIDE}(?P<unit>[U3Q])"),
    Rule("unit", "t?(?P<edge>G)it(?P<unit>[U3Q])"),
    Rule("unit", f"t?(?P<half_ordinal>[oBk])hi{BESIDE}(?P<unit>[U3Q])"),
    Rule("unit", "t?(?P<half_ordinal>[oBk])hit(?P<unit>[U3Q])"),
    Rule("unit", "(?P<unit>U)7(?P<edge>G)"),
    Rule("unit", f"(?P<modifier>[vkB])j?{BESIDE}(?P<unit>[U3Q])"),
    Rule("unit", "(?P<modifier>[vkB])jt(?P<unit>[U3Q])"),
    Rule("unit", f"(?P<modifier>B)?{BESIDE}{PART}"),
    Rule("unit", f"{BESIDE}(?P<unit>[U3Q]){PART}?(?!-)"),
    Rule("unit", "t(?P<unit>U)(?P<relation>F)"),
    # durations
    Rule("duration", f"{NEAR}(?P<count>a)-?{UNITS}-?x-?a-?(?P<and_half>h)(?:-?L)?"),
    Rule("duration", f"{NEAR}t?(?P<count>d|n|N(?:-?N)?)xa?(?P<and_half>h)-?{UNITS}"),
    Rule("duration", f"{NEAR}(?P<half_unit>h)-?a?{UNITS}"),
    Rule("duration", f"{NEAR}t?{COUNT}(?:K|X)?-?{UNITS}(?:-?L)?(?!-?A)(?!Qi)"),
    Rule("duration", f"{NEAR}(?P<unit>[U])-?L"),
    Rule("duration", f"{NEAR}t?(?P<count>d|n|N(?:-?N)?|X)~{UNITS}(?!-?A)"),
    Rule("duration", "(?P<some>u)(?:-?L)?(?!-?A)"),
    # parts of the day
    Rule("date", f"(?:(?P<modifier>B)(?:jt?)?)?t?{PART}(?!u)"),
    # bare years, and the parts of ranges
    *_edged("date", f"(?<!~-){NEAR}t?[Uu]?{YEAR}"),
    Rule("date", f"t?{DAY}(?=(?:[-/x]|,x|,|j)t?[d1](?:(?:[-/x]|,x|j)t?[d1])?i?[Mm4])"),
    Rule("date", "(?P<year>[nd])(?=(?:-|j|x)[nd]9)"),
    Rule("date", f"(?:(?<=[Mm4][d1][-/xj])|(?<=[Mm4]_[d1][-/xj]))t?{DAY}(?!-?[uUNX])(?:,{YEAR})?"),
    Rule("date", "(?<=y[-/])(?P<short_year>[dn])(?!-?[uU])"),
    Rule("date", "(?<=[j@])t(?P<day>1)(?![-]?[U3QWo])"),
    Rule("date", f"(?:t|(?P<relation>F))?(?P<holiday>O)(?P<eve>V|U)?{PART}?(?:,?i?{YEAR})?"),
    # words that name no day
    Rule("reference", "(?P<reference>J)"),
    Rule("reference", "(?P<past_or_present>F)-?U"),
    Rule("reference", "(?P<past_or_present>tF)(?![NXdnuU3QWMEPT])"),
    Rule("reference", "(?P<recent>X)"),
    Rule("vague", "(?P<relation>tqF|tF)(?P<vague>[TS])"),
    Rule("vague", "(?<=[j@])(?P<relation>q|qF|F)(?P<vague>[TS])"),
    Rule("vague", "(?<=[j@])t(?P<vague>T)"),
)


def _form(form: str) -> str:
    """Let "at" stand wherever a preposition may, and write it as a regular expression."""
    return re.sub(r"\[[^\]]*\]|j", lambda m: m.group().replace("j", "j@") if len(m.group()) > 1 else "[j@]", form)


def _numbered(form: str) -> str:
    """Give groups of one name numbers, for a rule may name a part in two places."""
    numbers = count()
    return re.sub(r"\?P<(\w+)>", lambda m: f"?P<{m[1]}__{next(numbers)}>", form)


def _unnamed(form: str) -> str:
    return re.sub(r"\?P<\w+>", "?:", form)


NEVER_FIRST = r'~"\-,_/(!7TSzlHLAgfbijx%9'
"""Class letters that no expression starts with; most words have one of them and are passed over at once."""


@cache
def _finder() -> re.Pattern[str]:
    """All rules in one, for finding where an expression starts; compiled at first use, for the import to be fast."""
    union = "|".join(f"(?:{_unnamed(_form(rule.form))})" for rule in GRAMMAR)
    return re.compile(f"(?=[^{NEVER_FIRST}])(?:{union})")


@cache
def _chooser() -> re.Pattern[str]:
    """All rules in one, each a group whose number tells which fits first; searching with so many groups is slow."""
    return re.compile("|".join(f"({_unnamed(_form(rule.form))})" for rule in GRAMMAR))


@cache
def _pattern(number: int) -> re.Pattern[str]:
    """A rule with its parts numbered."""
    return re.compile(_numbered(_form(GRAMMAR[number].form)))


class Found(NamedTuple):
    """A time expression in a text: where it stands and what its words say."""

    start: int
    end: int
    words: TimeWords


def find(words: Sequence[Word]) -> Iterator[Found]:
    """Find the time expressions among the words of a text, from left to right."""
    letters = "".join(word.letter for word in words)
    finder, at = _finder(), 0
    while (hit := finder.search(letters, at)) is not None:
        read = _read(words, letters, hit.start())
        if read is None:
            at = hit.start() + 1
            continue
        first, last, meaning = read
        at = last + 1
        yield Found(words[first].start, words[last].end, meaning)


def _read(words: Sequence[Word], letters: str, at: int) -> tuple[int, int, TimeWords] | None:
    """Read the expression that starts at a word by the first rule that fits and makes sense."""
    first = _chooser().match(letters, at)
    for number in range(first.lastindex - 1, len(GRAMMAR)) if first and first.lastindex else ():
        match = _pattern(number).match(letters, at)
        if match is None or match.end() == at:
            continue
        groups = [name for name, got in match.groupdict().items() if got]
        parts = {name.partition("__")[0]: words[match.start(name) : match.end(name)] for name in groups}
        meaning = build(GRAMMAR[number].kind, parts)
        if meaning is not None:
            return at, match.end() - 1, meaning
    return None
