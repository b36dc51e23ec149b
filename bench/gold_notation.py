"""Our gold in an analyst's notation: a report, and one line for every claim that it makes.

A gold file has three parts, set apart by lines of `---`: the head, the report's text, the claims. `gold/README.md`
explains the notation to those who write it; this module turns a file into records, or says what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import get_args

from reportedly.model.attribution import SourceKind
from reportedly.model.claim import ClaimKind
from reportedly.model.event import PloverType
from reportedly.model.factuality import Certainty, Polarity, Tense
from reportedly.model.place import PlaceRole
from reportedly.model.span import Quote, Span
from reportedly.model.time import TimeRelation

GOLD = Path(__file__).resolve().parent.parent / "gold"
PARTS = ("tune", "measured")


class NotationError(ValueError):
    """A gold file that breaks the notation: every fault with its file and line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldLink:
    """One link of a gold chain; `antecedent` is whom a pronoun or a short name stands for."""

    source: Quote | None
    kinds: tuple[str, ...]
    """Any of them is right; none where the kind is not asked."""
    antecedent: Quote | None
    cue: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldEvent:
    """What is said to happen; any of `types` is right."""

    types: tuple[str, ...]
    mode: str | None
    actors: tuple[Quote, ...]
    recipients: tuple[Quote, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """Where: any point within `within_km` of the given one is right."""

    roles: tuple[str, ...]
    """Any of them is right: the road to a town is an area of its own, and has the town as its destination."""
    toponym: Quote
    relation: str | None
    lat: float
    lon: float
    within_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """When: EDTF values of which any is right, an anchor (id of another claim) with its relation, or both."""

    edtf: tuple[str, ...]
    relation: str | None
    anchor: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldCount:
    """A counted figure as a range; None where a side is open."""

    low: float | None
    high: float | None
    unit: str
    counted_by: Quote | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """One claim of a gold report; `optional` ones are neither missed nor false."""

    id: str
    optional: bool
    content: Quote
    chain: tuple[GoldLink, ...]
    kinds: tuple[str, ...]
    certainty: tuple[str, ...]
    polarity: tuple[str, ...]
    unverified: bool
    tense: str | None
    event: GoldEvent | None
    places: tuple[GoldPlace, ...]
    time: GoldTime | None
    counts: tuple[GoldCount, ...]
    explains: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldReport:
    """A report written for the project, with everything that it claims."""

    name: str
    publisher: str
    published: str
    shows: tuple[str, ...]
    text: str
    claims: tuple[GoldClaim, ...]
    elsewhere: tuple[GoldPlace, ...]
    """Places that the text names outside its claims, so that they are no false pins."""


def read_part(part: str, folder: Path = GOLD) -> list[GoldReport]:
    """Read every gold file of one part, in order of their names.

    Raises NotationError that lists every fault of every file.
    """
    reports: list[GoldReport] = []
    faults: list[str] = []
    for path in sorted((folder / part).glob("*.txt")):
        try:
            reports.append(parse_report(path.read_text(encoding="utf-8"), name=f"{part}/{path.stem}"))
        except NotationError as error:
            faults.append(str(error))
    if faults:
        raise NotationError("\n".join(faults))
    return reports


def parse_report(notation: str, *, name: str) -> GoldReport:
    """Turn one gold file into records.

    Raises NotationError that lists every fault with its line.
    """
    parts = re.split(r"^---\n", notation, flags=re.MULTILINE)
    if len(parts) != 3:
        raise NotationError(f"{name}: needs a head, a text and claims, set apart by two lines of ---")
    head, text, body = _head(parts[0]), parts[1].strip("\n"), parts[2]
    first_line = notation.count("\n", 0, len(notation) - len(body)) + 1
    faults: list[str] = []
    claims: list[GoldClaim] = []
    for number, line in enumerate(body.split("\n"), start=first_line):
        if not line.strip() or line.startswith("//"):
            continue
        try:
            claims.append(_claim(line, text, default_id=f"line{number}"))
        except ValueError as error:
            faults.append(f"{name}:{number}: {error}")
    faults += [f"{name}: {fault}" for fault in _faults_across(claims)]
    faults += [f"{name}: the head lacks {key}" for key in ("publisher", "published", "shows") if not head.get(key)]
    try:
        elsewhere = tuple(_places(head.get("elsewhere", ""), text, Span(0, len(text))))
    except ValueError as error:
        faults.append(f"{name}: elsewhere: {error}")
    if faults:
        raise NotationError("\n".join(faults))
    return GoldReport(
        name=name,
        publisher=head["publisher"],
        published=head["published"],
        shows=tuple(s.strip() for s in head["shows"].split(",")),
        text=text,
        claims=tuple(claims),
        elsewhere=elsewhere,
    )


def _head(lines: str) -> dict[str, str]:
    pairs = (line.split(":", 1) for line in lines.split("\n") if ":" in line)
    return {key.strip(): value.strip() for key, value in pairs}


def _faults_across(claims: list[GoldClaim]) -> Iterator[str]:
    ids = [c.id for c in claims]
    yield from (f"#{i} is given twice" for i in sorted({i for i in ids if ids.count(i) > 1}))
    for claim in claims:
        lost = [i for i in (*claim.explains, *_anchors(claim)) if i not in ids]
        yield from (f"#{claim.id} points at #{i}, which is not there" for i in lost)
        if claim.explains and "explanation" not in claim.kinds and not claim.unverified:
            yield f"#{claim.id} explains but is no explanation"


def _anchors(claim: GoldClaim) -> list[str]:
    anchor = claim.time.anchor if claim.time else None
    return [anchor] if anchor and anchor != "published" else []


def _claim(line: str, text: str, *, default_id: str) -> GoldClaim:
    first, *columns = (cell.strip() for cell in line.split(" | "))
    opening = re.match(r"(\? )?(?:#(\w+) )?(.+)", first)
    if opening is None:
        raise ValueError("a claim starts with its content")
    content = cut_unique(text, opening[3])
    labelled = dict(_labelled(columns))
    unknown = set(labelled) - {"by", "says", "event", "places", "time", "counts", "explains"}
    if unknown:
        raise ValueError(f"no such column: {', '.join(sorted(unknown))}")
    words = labelled.get("says", "").split()
    event = _event(labelled["event"], text, content.hull) if "event" in labelled else None
    sides = _Words(words)
    claim = GoldClaim(
        id=opening[2] or default_id,
        optional=bool(opening[1]),
        content=content,
        chain=_chain(labelled.get("by", ""), text, content.hull),
        kinds=sides.take(get_args(ClaimKind)) or (("event",) if event else ("state",)),
        certainty=sides.take(get_args(Certainty)) or ("certain",),
        polarity=sides.take(get_args(Polarity)) or ("positive",),
        unverified=bool(sides.take(("unverified",))),
        tense=next(iter(sides.take(get_args(Tense))), None),
        event=event,
        places=tuple(_places(labelled.get("places", ""), text, content.hull)),
        time=_time(labelled["time"]) if "time" in labelled else None,
        counts=tuple(_counts(labelled.get("counts", ""), text, content.hull)),
        explains=tuple(re.findall(r"#(\w+)", labelled.get("explains", ""))),
    )
    if sides.left:
        raise ValueError(f"no such word of factuality or kind: {', '.join(sides.left)}")
    return claim


def _labelled(columns: list[str]) -> Iterator[tuple[str, str]]:
    for column in columns:
        label, colon, value = column.partition(": ")
        yield (label, value.strip()) if colon and label.isalpha() else ("says", column)


class _Words:
    """The words of the factuality column, taken out kind by kind; "a/b" means that either is right."""

    def __init__(self, words: list[str]) -> None:
        self.left = words

    def take(self, allowed: tuple[str, ...]) -> tuple[str, ...]:
        for word in self.left:
            options = tuple(word.split("/"))
            if set(options) <= set(allowed):
                self.left = [w for w in self.left if w is not word]
                return options
        return ()


def _chain(cell: str, text: str, near: Span) -> tuple[GoldLink, ...]:
    return tuple(_link(part.strip(), text, near) for part in cell.split("←")) if cell else ()


def _link(part: str, text: str, near: Span) -> GoldLink:
    who, _, cue = part.partition(" / ")
    kind = re.search(r" \(([\w/]+)\)$", who)
    kinds = tuple(kind[1].split("/")) if kind else ()
    if not set(kinds) <= set(get_args(SourceKind)):
        raise ValueError(f"no such kind of source: {', '.join(kinds)}")
    source, _, antecedent = (who[: kind.start()] if kind else who).partition(" = ")
    return GoldLink(
        source=None if source.strip() == "–" else cut_nearest(text, source.strip(), near),
        kinds=kinds,
        antecedent=cut_nearest(text, antecedent.strip(), near) if antecedent else None,
        cue=cut_nearest(text, cue.strip(), near) if cue else None,
    )


def _event(cell: str, text: str, near: Span) -> GoldEvent:
    named, _, sides = cell.partition(":")
    types, _, mode = named.partition(" ")
    unknown = set(types.split("/")) - set(get_args(PloverType))
    if unknown:
        raise ValueError(f"no such PLOVER type: {', '.join(sorted(unknown))}")
    left, _, right = sides.partition("→")
    return GoldEvent(
        types=tuple(types.split("/")),
        mode=mode.strip() or None,
        actors=tuple(cut_nearest(text, w, near) for w in _listed(left)),
        recipients=tuple(cut_nearest(text, w, near) for w in _listed(right)),
    )


def _listed(cell: str) -> list[str]:
    return [w.strip() for w in cell.split(";") if w.strip()]


PLACE = re.compile(
    r"(?P<roles>[\w/]+) (?P<name>[^@\[]+?)(?: \[(?P<relation>[^\]]+)\])?"
    r" @(?P<lat>-?[\d.]+),(?P<lon>-?[\d.]+) ±(?P<km>[\d.]+)"
)


def _places(cell: str, text: str, near: Span) -> Iterator[GoldPlace]:
    for place in _listed(cell):
        found = PLACE.fullmatch(place)
        if found is None or not set(found["roles"].split("/")) <= set(get_args(PlaceRole)):
            raise ValueError(f"no place: {place}; write `role name [relation] @lat,lon ±km`")
        yield GoldPlace(
            roles=tuple(found["roles"].split("/")),
            toponym=cut_nearest(text, found["name"], near),
            relation=found["relation"],
            lat=float(found["lat"]),
            lon=float(found["lon"]),
            within_km=float(found["km"]),
        )


TIME = re.compile(
    r"(?P<edtf>[\d./~?XT:Z-]+(?: or [\d./~?XT:Z-]+)*)?\s*(?:(?P<relation>\w+) (?:#(?P<anchor>\w+)|published))?"
)


def _time(cell: str) -> GoldTime:
    found = TIME.fullmatch(cell)
    if found is None or (found["relation"] and found["relation"] not in get_args(TimeRelation)):
        raise ValueError(f"no time: {cell}; write an EDTF value, `after #id`, or both")
    values = tuple(found["edtf"].split(" or ")) if found["edtf"] else ()
    anchor = found["anchor"] or ("published" if found["relation"] else None)
    return GoldTime(edtf=values, relation=found["relation"], anchor=anchor)


COUNT = re.compile(
    r"(?P<low>\d+(?:\.\d+)?)?(?:(?P<open>\.\.)(?P<high>\d+(?:\.\d+)?)?)? (?P<unit>[a-z][\w -]*?)(?: by (?P<by>.+))?"
)


def _counts(cell: str, text: str, near: Span) -> Iterator[GoldCount]:
    for count in _listed(cell):
        found = COUNT.fullmatch(count)
        if found is None or not (found["low"] or found["high"]):
            raise ValueError(f"no count: {count}; write `12 killed`, `10..15 injured`, `12.. troops by the army`")
        low, high = (float(n) if n else None for n in (found["low"], found["high"]))
        yield GoldCount(
            low=low,
            high=high if found["open"] else low,
            unit=found["unit"],
            counted_by=cut_nearest(text, found["by"], near) if found["by"] else None,
        )


def cut_unique(text: str, words: str) -> Quote:
    """Cut out the stretch that the words stand for: ` … ` leaves out words, ` // ` joins parts of a broken stretch.

    Raises ValueError where the words are not in the text, or there more than once.
    """
    return _cut(text, words, _only)


def cut_nearest(text: str, words: str, near: Span) -> Quote:
    """Cut out the occurrence of the words that lies nearest to `near`; the earlier of two equally near.

    Raises ValueError where the words are not in the text.
    """

    def nearest(starts: list[int], sought: str) -> int:
        if not starts:
            raise ValueError(f"not in the text: {sought}")
        return min(starts, key=lambda s: (max(s - near.end, near.start - s - len(sought), 0), s))

    return _cut(text, words, nearest)


def _only(starts: list[int], sought: str) -> int:
    if len(starts) != 1:
        raise ValueError(f"{'not' if not starts else 'more than once'} in the text: {sought}")
    return starts[0]


def _cut(text: str, words: str, choose: Callable[[list[int], str], int]) -> Quote:
    spans: list[Span] = []
    for part in words.split(" // "):
        opening, *closing = part.split(" … ")
        start = choose([s for s in _occurrences(text, opening) if not spans or s >= spans[-1].end], opening)
        end = start + len(opening)
        for tail in closing:
            later = [s for s in _occurrences(text, tail) if s >= end]
            if not later:
                raise ValueError(f"not in the text after “{opening}”: {tail}")
            end = later[0] + len(tail)
        spans.append(Span(start, end))
    return Quote.cut(text, spans)


def _occurrences(text: str, words: str) -> list[int]:
    return [m.start() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]
