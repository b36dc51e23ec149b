"""The training texts with their layers, read from `../shared/bench`; nothing of it is copied.

Every set is cut into a part to train on and a part held out, by document, newspaper or publisher, never at random:
copied wire text leaks. What a set does not annotate is left out of its examples, so that no head learns a gap as "no".
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal
from urllib.parse import urlparse

from bench.shared import rows

Part = Literal["train", "held"]
Spans = tuple[tuple[int, int], ...]

BENCH_TASKS = ("attribution", "discourse", "factuality", "causal", "ecb", "place", "re3d", "muc")
ECB_TRACKS = ("ACTION", "HUMAN", "NON_HUMAN", "LOC", "TIME")
RE3D_TRACKS = ("Organisation", "Person", "Location", "Nationality", "Temporal", "Weapon", "Quantity")
RE3D_FOLDED = {"MilitaryPlatform": "Weapon", "Vehicle": "Weapon"}
CAUSAL_TRACKS = ("cause", "effect", "signal")
MUC_TRACKS = {
    "PERP: INDIVIDUAL ID": "perpetrator",
    "PERP: ORGANIZATION ID": "perpetrator_body",
    "PHYS TGT: ID": "target",
    "HUM TGT: NAME": "victim",
    "HUM TGT: DESCRIPTION": "victim",
    "INCIDENT: INSTRUMENT ID": "weapon",
}
DISCOURSE = (
    "Main",
    "Main_Consequence",
    "Cause_Specific",
    "Cause_General",
    "Distant_Historical",
    "Distant_Anecdotal",
    "Distant_Evaluation",
    "Distant_Expectations_Consequences",
    "NA",
)
RE3D_FOLDS = 5
LEAST_CONFIDENCE = 0.5
"""RE3D spans below this are proposals that its annotators did not confirm."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Triple:
    """One attribution; `level` 0 is one that lies in no other, 1 one within another's content."""

    source: Spans
    cue: Spans
    content: Spans
    level: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence with what is said of it; None where the set does not say."""

    start: int
    end: int
    number: int
    of: int
    speech: bool | None = None
    causal: bool | None = None
    role: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A text with the layers that its set annotates."""

    task: str
    name: str
    text: str
    triples: tuple[Triple, ...] = ()
    spans: tuple[tuple[str, int, int], ...] = ()
    """Track, start, end."""
    events: tuple[tuple[int, int, float], ...] = ()
    """Start, end, factuality from -3 to 3."""
    sentences: tuple[Sentence, ...] = ()
    left_out: Spans = ()
    """Stretches that are not annotated; windows that touch them are not trained on."""
    extra: dict[str, Any] = field(default_factory=dict)


def number_of(name: str) -> int:
    """A number that depends on nothing but the name, to cut sets by."""
    return int(hashlib.md5(name.encode(), usedforsecurity=False).hexdigest(), 16)


def examples(task: str, part: Part) -> list[Example]:
    """The examples of one task's part, in the order of its files."""
    return list(_READERS[task](part))


def silver_texts() -> Iterator[str]:
    """Every text that gets a silver parse: those of all parts but the capitals of MUC-4."""
    for task in ("attribution", "discourse", "ecb", "place", "re3d", "causal", "factuality", "stories"):
        for part in ("train", "held"):
            yield from (e.text for e in examples(task, part))


def _attribution(part: Part) -> Iterator[Example]:
    for row in rows(f"attribution/polnear_{'train' if part == 'train' else 'dev'}.jsonl"):
        triples = tuple(
            Triple(source=_pairs(a["source"]), cue=_pairs(a["cue"]), content=_pairs(a["content"]))
            for a in row["attributions"]
        )
        yield Example(
            task="attribution", name=row["doc_id"], text=row["text"], triples=triples, left_out=_pairs(row["discards"])
        )


def _pairs(spans: list[list[int]]) -> Spans:
    return tuple((int(start), int(end)) for start, end in spans)


def _discourse(part: Part) -> Iterator[Example]:
    for row in rows(f"speech/newsdiscourse_{'train' if part == 'train' else 'validation'}.jsonl"):
        told = row["sentences"]
        sentences = tuple(
            Sentence(
                start=s["start"],
                end=s["end"],
                number=n,
                of=len(told),
                speech=bool(s["speech"]),
                role=DISCOURSE.index(s["content_type"]) if s["content_type"] in DISCOURSE else None,
            )
            for n, s in enumerate(told)
        )
        yield Example(task="discourse", name=row["doc_id"], text=row["text"], sentences=sentences)


PACK_SIZES = (1, 6, 3, 8, 2, 5)
"""How many unrelated sentences make one text, in turn: in use windows are packed, and short reports are short."""


def _in_packs(told: list[Any]) -> Iterator[list[Any]]:
    at = turn = 0
    while at < len(told):
        size = PACK_SIZES[turn % len(PACK_SIZES)]
        yield told[at : at + size]
        at, turn = at + size, turn + 1


def _factuality(part: Part) -> Iterator[Example]:
    """Unrelated sentences, packed as in use."""
    suffix = "train" if part == "train" else "dev"
    sets = ("uds_ih2", "megaveridicality", "ross_pavlick") if part == "train" else ("uds_ih2",)
    for name in sets:
        told = list(rows(f"factuality/{name}_{suffix}.jsonl"))
        told.sort(key=lambda r: number_of(f"{r['doc_id']} {r['text']}"))
        for n, pack in enumerate(_in_packs(told)):
            yield _packed(f"{name}:{suffix}:{n}", pack)


def _packed(name: str, told: list[dict[str, Any]]) -> Example:
    text, events = "", []
    for row in told:
        events += [(len(text) + e["start"], len(text) + e["end"], float(e["score"])) for e in row["events"]]
        text += row["text"] + "\n"
    return Example(task="factuality", name=name, text=text, events=tuple(events))


def _causal(part: Part) -> Iterator[Example]:
    """Single sentences, packed as in use to train on and alone where held out: a tenth by document."""
    if part == "held":
        yield from single_causes("held")
        return
    told = sorted(_causal_rows(part), key=lambda r: number_of(r["index"]))
    for n, pack in enumerate(_in_packs(told)):
        yield _causal_pack(f"causal:{n}", pack)


def single_causes(part: Part) -> Iterator[Example]:
    """Its sentences, each a text by itself."""
    return (_causal_pack(row["index"], [row]) for row in _causal_rows(part))


def _causal_rows(part: Part) -> list[dict[str, Any]]:
    told = rows("explanation/causalnews_train.jsonl")
    return [r for r in told if (number_of(r["doc_id"]) % 10 == 0) == (part == "held")]


def _causal_pack(name: str, told: list[dict[str, Any]]) -> Example:
    text, spans, sentences = "", [], []
    for n, row in enumerate(told):
        at = len(text)
        for relation in row["relations"]:
            found = [(k, relation[k]) for k in ("cause", "effect") if relation[k]]
            found += [("signal", s) for s in relation["signals"]]
            spans += [(track, at + s[0], at + s[1]) for track, s in found]
        text += row["text"]
        sentences.append(Sentence(start=at, end=len(text), number=n, of=len(told), causal=bool(row["causal"])))
        text += "\n"
    return Example(task="causal", name=name, text=text, spans=tuple(spans), sentences=tuple(sentences))


def _ecb(part: Part) -> Iterator[Example]:
    """Only annotated sentences: the other lines are blanked, so that offsets stay."""
    for row in rows(f"sameevent/ecbplus_{'train' if part == 'train' else 'dev'}.jsonl"):
        spans = tuple((_ecb_track(s["type"]), s["start"], s["end"]) for s in row["spans"])
        clean = tuple((s["start"], s["end"]) for s in row["spans"] if s["clean"])
        yield Example(
            task="ecb",
            name=row["doc_id"],
            text=_blanked(row["text"], [s for _, s, _ in spans]),
            spans=spans,
            extra={"clean": clean},
        )


def _ecb_track(label: str) -> str:
    plain = label.removeprefix("NEG_")
    return next(t for t in ("NON_HUMAN", "HUMAN", "ACTION", "LOC", "TIME") if plain.startswith(t))


def _blanked(text: str, annotated: list[int]) -> str:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(line if any(at <= s < at + len(line) for s in annotated) else " " * len(line))
        at += len(line) + 1
    return "\n".join(lines)


def _place(part: Part) -> Iterator[Example]:
    """LGL is cut by newspaper, GeoVirus by document: a fifth each is held out."""
    for name in ("lgl", "geovirus"):
        for row in rows(f"places/{name}.jsonl"):
            group = urlparse(row["url"]).netloc if name == "lgl" else f"geovirus:{row['doc_id']}"
            if (number_of(group) % 5 == 0) == (part == "held"):
                spans = tuple(("toponym", s["start"], s["end"]) for s in row["spans"])
                yield Example(
                    task="place", name=f"{name}:{row['doc_id']}", text=row["text"], spans=spans, extra={"set": name}
                )


def _re3d(part: Part) -> Iterator[Example]:
    return re3d_fold(0, part)


def re3d_fold(fold: int, part: Part) -> Iterator[Example]:
    """RE3D with one of its five folds held out: every fifth report of each publisher."""
    by_publisher: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in sorted(rows("events/re3d_dev.jsonl"), key=lambda r: number_of(r["doc_id"])):
        by_publisher[row["publisher"]].append(row)
    for told in by_publisher.values():
        for n, row in enumerate(told):
            if (n % RE3D_FOLDS == fold) == (part == "held"):
                yield re3d_example(row)


def re3d_example(row: dict[str, Any]) -> Example:
    """One RE3D report with its confirmed entities."""
    typed = ((RE3D_FOLDED.get(s["type"], s["type"]), s) for s in row["spans"] if s["confidence"] >= LEAST_CONFIDENCE)
    spans = tuple((t, s["start"], s["end"]) for t, s in typed if t in RE3D_TRACKS)
    return Example(task="re3d", name=row["doc_id"], text=row["text"], spans=spans)


def _muc(part: Part) -> Iterator[Example]:
    for row in rows(f"events/muc4_{'train' if part == 'train' else 'dev'}.jsonl"):
        spans = {(MUC_TRACKS[s["role"]], s["start"], s["end"]) for s in row["spans"] if s["role"] in MUC_TRACKS}
        yield Example(task="muc", name=row["doc_id"], text=row["text"], spans=tuple(sorted(spans)), extra={"row": row})


def _stories(part: Part) -> Iterator[Example]:
    """Unlabelled news, for the silver layers alone."""
    if part == "train":
        for row in rows("stories/basil_2010_2015.jsonl"):
            yield Example(task="stories", name=row["report_id"], text=row["text"])


_READERS = {
    "attribution": _attribution,
    "discourse": _discourse,
    "factuality": _factuality,
    "causal": _causal,
    "ecb": _ecb,
    "place": _place,
    "re3d": _re3d,
    "muc": _muc,
    "stories": _stories,
}
