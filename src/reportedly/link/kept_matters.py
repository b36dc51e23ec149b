"""What each claim is about, as it is kept: all that it is held against others by, without the text of its report.

So two claims are held against each other with neither report decoded, in the process that has them or in another.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import fields, replace
from functools import cache
from typing import Any, get_origin, get_type_hints

import orjson

from reportedly.link.matter import Matter
from reportedly.link.told import Doer, Told
from reportedly.model.actor import Actor
from reportedly.model.claim import Claim
from reportedly.model.encoding import encoder
from reportedly.model.reading import Reading
from reportedly.model.report import Report
from reportedly.model.retelling import retold

FROM_CLAIM = ("claims", "places", "times", "quantities")
"""Parts of what a claim tells that its record has."""


def matter_kept(matter: Matter) -> bytes:
    """What is kept of a matter; equal for equal matters."""
    report, told = matter.reading.report, matter.told
    row = {
        "claim": encoder(Claim)(matter.claim),
        "report": [report.id, report.publisher, report.title, report.published, report.language],
        "doers": [[doer.words, doer.actor and encoder(Actor)(replace(doer.actor, mentions=()))] for doer in told.doers],
        "told": _plain(told),
        "about": _plain(matter),
    }
    try:
        return orjson.dumps(row, option=orjson.OPT_SORT_KEYS)
    except TypeError:  # half a character, which UTF-8 cannot hold
        return json.dumps(row, sort_keys=True).encode("ascii")


def matter_from(kept: bytes) -> Matter:
    """A matter as it is held against others; of its reading only what is compared is there."""
    try:
        row = orjson.loads(kept)
    except orjson.JSONDecodeError:
        row = json.loads(kept)
    claim: Claim = retold(Claim)(row["claim"])
    told = Told(
        claims=(claim,),
        doers=tuple(Doer(words=words, actor=actor and retold(Actor)(actor)) for words, actor in row["doers"]),
        places=claim.places,
        times=() if claim.time is None else (claim.time,),
        quantities=claim.quantities,
        **_made(Told, row["told"]),
    )
    return Matter(claim=claim, reading=_bare(*row["report"]), told=told, **_made(Matter, row["about"]))


def bare_report(id_: str, publisher: str | None, title: str | None, published: str | None, language: str) -> Report:
    """A report of which only what is compared is there."""
    return Report(
        id=id_,
        external_id=None,
        publisher=publisher,
        title=title,
        byline=(),
        dateline=None,
        published=published,
        published_from=None,
        fetched=None,
        url=None,
        language=language,
        sha256="",
        text="",
    )


def _bare(*report: Any) -> Reading:
    return Reading(report=bare_report(*report), claims=(), toponyms=(), timexes=(), actors=(), gaps=())


@cache
def _makers(kind: Any) -> Mapping[str, Callable[[Any], Any]]:
    """By field of a class that is words, numbers, sets or mappings of these: what makes it of its JSON."""
    hints = get_type_hints(kind)
    own = [field.name for field in fields(kind) if field.name not in ("claim", "reading", "told", "doers", *FROM_CLAIM)]
    return {name: frozenset if get_origin(hints[name]) is frozenset else _same for name in own}


def _same(value: Any) -> Any:
    return value


def _plain(record: Any) -> dict[str, Any]:
    kind: Any = type(record)
    parts = ((name, getattr(record, name)) for name in _makers(kind))
    return {name: sorted(part) if isinstance(part, frozenset) else part for name, part in parts}


def _made(kind: type, row: Mapping[str, Any]) -> dict[str, Any]:
    return {name: make(row[name]) for name, make in _makers(kind).items() if name in row}
