"""Whether a newsroom says that it was told, or saw, itself: "told us", "told this paper", "our reporter counted"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.link.content import Item
from reportedly.link.initials import NAME_WORD
from reportedly.link.publishers import imprint, is_own
from reportedly.link.wording import quoted_spans
from reportedly.model.report import Report
from reportedly.model.span import Span

OWN_REPORTING: Item = ("own", "told itself")
OURSELVES = re.compile(
    r"\b(?:told|telling|tells) (?:us\b|(?:this|our) (?:newspaper|paper|daily|weekly|station|channel|magazine|website"
    r"|newsroom|reporter|correspondent|team)\b)"
    r"|\b[Oo]ur (?:own )?(?:reporter|correspondent|team|newsroom|colleague)s?\b"
    r"|\b[Ww]e (?:have |also |ourselves )*(?:saw|seen|met|spoke|spoken|asked|visited|counted|learned|interviewed)\b"
)
TOLD_NAME = re.compile(r"\b(?:told|tells|telling) (?:the )?((?:[^\W\d_a-z][\w’'-]*)(?: [^\W\d_a-z][\w’'-]*)*)")


def says_it_was_told_itself(report: Report) -> bool:
    """Whether a report says so outside what it quotes, where "us" is the speaker's."""
    quoted = quoted_spans(report.text)
    return any(not any(q.contains(at) for q in quoted) for at in _places(report))


def _places(report: Report) -> Iterator[Span]:
    yield from (Span(*match.span()) for match in OURSELVES.finditer(report.text))
    own = imprint(report.publisher).own
    for match in TOLD_NAME.finditer(report.text):
        if any(_calls(match.group(1), name) for name in own):
            yield Span(*match.span())


def _calls(words: str, name: str) -> bool:
    """Whether words are a publisher's name, its initials, or the word at its end: "the Post"."""
    return is_own(words, [name]) or words in NAME_WORD.findall(name)[-1:]
