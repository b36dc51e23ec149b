"""Small situations for the tests of links, in an analyst's notation.

A report is a head line `A1 | publisher | published | language` and its text up to the next head line; claims are lines
`> source | content`, or `> | content` in the report's own voice.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.model.actor import Actor
from reportedly.model.attribution import Attribution, Source, SourceKind
from reportedly.model.claim import Claim
from reportedly.model.digest import digest_id
from reportedly.model.factuality import Factuality
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.span import Quote

CERTAIN = Factuality(certainty="certain", polarity="positive", tense="past", unverified=False, hedges=())
KINDS: dict[str, SourceKind] = {
    "reports": "unspecified",
    "our correspondent": "own_sources",
    "the Harbour Wire": "media",
}


def situation(notation: str) -> dict[str, Reading]:
    """The readings of a situation, by the names that it gives them."""
    return dict(_readings(notation))


def _readings(notation: str) -> Iterator[tuple[str, Reading]]:
    blocks: list[list[str]] = []
    for line in notation.strip().splitlines():
        if line.count(" | ") == 3:
            blocks.append([line.strip()])
        elif line.strip():
            blocks[-1].append(line.strip())
    for head, *lines in blocks:
        name, publisher, published, language = head.split(" | ")
        text = "\n".join(line for line in lines if not line.startswith(">"))
        report = Report.from_text(
            text,
            external_id=name,
            publisher=publisher,
            published=published,
            published_from="metadata",
            language=language,
        )
        yield name, reading(report, [line[1:].strip() for line in lines if line.startswith(">")])


def reading(report: Report, claims: list[str], actors: tuple[Actor, ...] = ()) -> Reading:
    """A reading with claims given as `source | content`."""
    return Reading(
        report=report, claims=tuple(_claim(report, c) for c in claims), toponyms=(), timexes=(), actors=actors, gaps=()
    )


def _claim(report: Report, line: str) -> Claim:
    source, _, content = (part.strip() for part in line.partition("|"))
    chain = (_link(report, source),) if source else ()
    return Claim(
        id=digest_id("clm", report.id, line),
        report_id=report.id,
        kind="event",
        content=_cut(report, content),
        attribution=chain,
        factuality=CERTAIN,
        event=None,
        places=(),
        time=None,
        quantities=(),
        explains=(),
        score=1.0,
    )


def _link(report: Report, source: str) -> Attribution:
    kind = KINDS.get(source, "person")
    return Attribution(source=Source(quote=_cut(report, source), kind=kind), cue=None, actor=None)


def _cut(report: Report, words: str) -> Quote:
    start = report.text.index(words)
    return Quote.cut(report.text, [(start, start + len(words))])
