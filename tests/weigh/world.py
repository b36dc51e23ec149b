"""Small situations in an analyst's notation: who says what, in which report, and how claims stand to each other.

A line for each claim:

    c1: r1 | Karim/state | Gunmen burned the depot at Basra | certain positive | event fire

that is: report, informant (with the party after the slash; `-` where lineage is unknown), content, factuality, and
after `event` the event that it tells of. Factuality may add `unverified`; instead of `event`, `explains a b` names
claims that an explanation explains. Further words of the last cell: `kind document` (of the source), `by X`, `to X`
(actors), `count 12 killed`. A claim's id is the word before a colon at the head of its line. Links are lines such as
`c2 withdraws c1` or `c3 contradicts c1 toll`.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace
from itertools import pairwise
from typing import Any

from reportedly.model.attribution import Attribution, Source
from reportedly.model.claim import Claim
from reportedly.model.event import Event, Participant
from reportedly.model.factuality import Factuality
from reportedly.model.origin import Origin, ReportRef
from reportedly.model.quantity import Quantity
from reportedly.model.relation import Relation
from reportedly.model.span import Quote
from reportedly.weigh.situation import Situation

LINK = re.compile(r"^(\w+) (corroborates|contradicts|updates|withdraws|repeats|distorts) (\w+)(?: (\w+))?$")
DAY = re.compile(r"^(r\w+) on (\S+)$")


def situation(notation: str, sides: dict[str, str] | None = None) -> Situation:
    """Read a situation; reports are published on the days of lines such as `r1 on 2021-05-04`."""
    lines = [line.strip() for line in notation.strip().splitlines() if line.strip()]
    days: dict[str, str | None] = {m[1]: m[2] for line in lines if (m := DAY.match(line))}
    links = [m for line in lines if (m := LINK.match(line))]
    rows = [_row(line) for line in lines if "|" in line]
    refs = {row["report"]: _ref(row["report"]) for row in rows}
    reports_of: dict[str, set[str]] = defaultdict(set)
    events: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        reports_of[row["informant"]].add(row["report"])
        if row["event"]:
            events[row["event"]].add(row["claim"].id)
    return Situation(
        claims={row["claim"].id: row["claim"] for row in rows},
        reports=refs,
        published={id: days.get(id) for id in refs},
        origins={row["claim"].id: _origins(row["informant"], reports_of, refs) for row in rows},
        relations=tuple(_relation(m) for m in links),
        events=tuple(frozenset(ids) for ids in events.values()),
        sides=sides or {},
    )


def _row(line: str) -> dict[str, Any]:
    report, informant, content, factuality, rest = (cell.strip() for cell in line.split("|"))
    id, _, report = report.partition(":")
    words = rest.split()
    return {
        "report": report.strip(),
        "informant": informant,
        "event": words[words.index("event") + 1] if "event" in words else None,
        "claim": _claim(id.strip(), report.strip(), informant, content, factuality, words),
    }


def _claim(id: str, report: str, informant: str, content: str, factuality: str, words: list[str]) -> Claim:
    explains = tuple(w for w in words[words.index("explains") + 1 :]) if "explains" in words else ()
    name = informant.partition("/")[0]
    source = Source(quote=quote(name), kind=_after("kind", words) or "official")  # type: ignore[arg-type]
    certainty, polarity, *flags = factuality.split()
    return Claim(
        id=id,
        report_id=report,
        kind="explanation" if "explains" in words else "event" if "event" in words else _after("as", words) or "event",  # type: ignore[arg-type]
        content=quote(content),
        attribution=() if name == "-" else (Attribution(source=source, cue=None, actor=None),),
        factuality=Factuality(
            certainty=certainty,  # type: ignore[arg-type]
            polarity=polarity,  # type: ignore[arg-type]
            tense="past",
            unverified="unverified" in flags,
            hedges=(),
        ),
        event=_event(content, words),
        places=(),
        time=None,
        quantities=_counts(words),
        explains=explains,
        score=0.9,
    )


def _event(content: str, words: list[str]) -> Event:
    def named(word: str) -> tuple[Participant, ...]:
        return tuple(Participant(quote=quote(b), actor=b) for a, b in pairwise(words) if a == word)

    type = _after("type", words)
    return Event(
        type=type,  # type: ignore[arg-type]
        mode=None,
        acled=None,
        trigger=quote(content).spans,
        actors=named("by"),
        recipients=named("to"),
    )


def _counts(words: list[str]) -> tuple[Quantity, ...]:
    if "count" not in words:
        return ()
    at = words.index("count")
    number = float(words[at + 1])
    return (
        Quantity(quote=quote(words[at + 1]), unit=words[at + 2], low=None, best=number, high=None, counted_by=None),
    )


def _after(word: str, words: list[str]) -> str | None:
    return words[words.index(word) + 1] if word in words else None


def quote(text: str) -> Quote:
    """Words that are the whole of a text."""
    return Quote.cut(text, [(0, len(text))])


def _ref(id: str) -> ReportRef:
    return ReportRef(id=id, url=None, publisher=f"Publisher of {id}", external_id=None)


def _origins(informant: str, reports_of: dict[str, set[str]], refs: dict[str, ReportRef]) -> tuple[Origin, ...]:
    name, _, party = informant.partition("/")
    if name == "-":
        return ()
    carried = tuple(refs[id] for id in sorted(reports_of[informant]))
    actor = name if name.isupper() else None
    return (Origin(id=name, informant=name, actor=actor, party=party or None, reports=carried),)


def _relation(link: re.Match[str]) -> Relation:
    return Relation(
        older=link[3],
        newer=link[1],
        relation=link[2],  # type: ignore[arg-type]
        attribute=link[4],  # type: ignore[arg-type]
        independent=True,
        reasons=(),
    )


def reordered(world: Situation) -> Situation:
    """The same situation, with everything in the reverse order."""
    return replace(
        world,
        claims=dict(reversed(list(world.claims.items()))),
        origins=dict(reversed(list(world.origins.items()))),
        relations=world.relations[::-1],
        events=world.events[::-1],
    )
