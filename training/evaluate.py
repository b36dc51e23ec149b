"""Figures of a reader on the held-out parts, by the decoding that the package itself uses.

`encode` turns the texts of examples into `Encoded`; from the PyTorch model or from an exported network alike.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

import numpy as np

from bench.shared import scorer
from reportedly.read.encoder.encoded import Encoded
from reportedly.read.encoder.linking import Linked, Run
from reportedly.read.encoder.windows import Window
from training.corpora import CAUSAL_TRACKS, DISCOURSE, ECB_TRACKS, RE3D_TRACKS, Example, examples
from training.labels import place_in_text

ROLES = ("source", "cue", "content")
Encode = Callable[[str], Encoded]
Spans = set[tuple[str, int, int]]
Counts = np.ndarray[Any, Any]


def figures(encode: Encode, tasks: Iterable[str]) -> dict[str, float]:
    """Every figure of the tasks named, in per cent but for correlation and error."""
    told: dict[str, float] = {}
    for task in tasks:
        held = examples(task, "held")
        encoded = [encode(e.text) for e in held]
        told |= {f"{task}: {name}": value for name, value in _MEASURES[task](held, encoded).items()}
    return told


def _attribution(held: Sequence[Example], encoded: Sequence[Encoded]) -> dict[str, float]:
    reference = scorer("score_attribution")
    gold, read = {}, {}
    for example, told in zip(held, encoded, strict=True):
        gold[example.name] = {
            "text": example.text,
            "attributions": [{r: [list(s) for s in getattr(t, r)] for r in ROLES} for t in example.triples],
            "discards": [list(s) for s in example.left_out],
        }
        read[example.name] = {"attributions": list(map(record, told.attributions(0)))}
    roles, whole = reference.score(gold, read)
    found = {
        f"{role} exact": reference.prf(roles[role]["exact"], roles[role]["g"], roles[role]["p"])[2] for role in ROLES
    }
    return found | {
        "triple exact": reference.prf(whole["te"], whole["g"], whole["p"])[2],
        "triple lenient": reference.prf(whole["tl"], whole["g"], whole["p"])[2],
        "source right": 100 * whole["sn"] / max(1, whole["sd"]),
    }


def record(found: tuple[Window, Linked]) -> dict[str, list[list[int]]]:
    """An attribution as the reference scorer reads it."""
    window, linked = found

    def spans(runs: Sequence[Run]) -> list[list[int]]:
        return [[int(window.starts[low]), int(window.ends[high - 1])] for low, high in runs]

    return {"source": spans(linked.source), "cue": spans([linked.cue]), "content": spans(linked.content)}


def _discourse(held: Sequence[Example], encoded: Sequence[Encoded]) -> dict[str, float]:
    speech, roles = [], []
    for example, told in zip(held, encoded, strict=True):
        scores = _sentences(example, told)
        speech += [(bool(s.speech), row[0] > 0) for s, row in zip(example.sentences, scores, strict=True)]
        roles += [
            (s.role, int(row[2:10].argmax()))
            for s, row in zip(example.sentences, scores, strict=True)
            if s.role is not None and s.role < 8
        ]
    by_role = [_f1_of([(g == c, r == c) for g, r in roles]) for c in range(len(DISCOURSE) - 1)]
    return {"speech F1": _f1_of(speech), "role macro F1": float(np.mean(by_role))}


def _sentences(example: Example, told: Encoded) -> np.ndarray[Any, Any]:
    places = np.array([place_in_text(s) for s in example.sentences], dtype=np.float32).reshape(-1, 3)
    return told.sentence_scores([(s.start, s.end) for s in example.sentences], places)


def _causal(held: Sequence[Example], encoded: Sequence[Encoded]) -> dict[str, float]:
    pairs = [
        (bool(s.causal), score > 0)
        for example, told in zip(held, encoded, strict=True)
        for s, score in zip(
            example.sentences, told.causal_scores([(s.start, s.end) for s in example.sentences]), strict=True
        )
    ]
    spans = span_f1(_gold(held), _read(held, encoded, "causes"), CAUSAL_TRACKS)
    only = {e.name for e in held if e.spans}
    causal = span_f1(
        {k: v for k, v in _gold(held).items() if k in only},
        {k: v for k, v in _read(held, encoded, "causes").items() if k in only},
        CAUSAL_TRACKS,
    )
    return {"sentence F1": _f1_of(pairs), "span F1": spans["all"], "span F1, causal only": causal["all"]} | {
        f"{t} F1": spans[t] for t in CAUSAL_TRACKS
    }


def _factuality(held: Sequence[Example], encoded: Sequence[Encoded]) -> dict[str, float]:
    gold, read = [], []
    for example, told in zip(held, encoded, strict=True):
        for start, end, score in example.events:
            scored = told.factuality(start, end)
            if scored is not None:
                gold.append(score)
                read.append(scored)
    g, r = np.array(gold), np.array(read)
    kinds = [np.where(x > 1, 0, np.where(x < -1, 2, 1)) for x in (g, r)]
    f1s = [_f1_of(list(zip(kinds[0] == c, kinds[1] == c, strict=True))) for c in range(3)]
    return {
        "Pearson r": float(np.corrcoef(g, r)[0, 1]),
        "MAE": float(np.abs(g - r).mean()),
        "uncertain F1": f1s[1],
        "macro F1": float(np.mean(f1s)),
    }


def _place(held: Sequence[Example], encoded: Sequence[Encoded]) -> dict[str, float]:
    gold, read = _gold(held), _read(held, encoded, "names")
    told: dict[str, float] = {}
    for name in ("lgl", "geovirus"):
        own = {k: v for k, v in gold.items() if k.startswith(name)}
        told[f"{name} exact"] = span_f1(own, read, ("toponym",))["all"]
    return told


def _ecb(held: Sequence[Example], encoded: Sequence[Encoded]) -> dict[str, float]:
    gold, read = _gold(held), _read(held, encoded, "names")
    every = span_f1(gold, read, ECB_TRACKS)
    clean = {}
    kept = {}
    for example in held:
        lines = _lines(example.text)
        clean_lines = [line for line in lines if any(line[0] <= s < line[1] for s, _ in example.extra["clean"])]
        clean[example.name] = {s for s in gold[example.name] if (s[1], s[2]) in set(example.extra["clean"])}
        kept[example.name] = {s for s in read[example.name] if any(low <= s[1] < high for low, high in clean_lines)}
    return {f"{t} exact": every[t] for t in ECB_TRACKS} | {
        "ACTION exact on clean sentences": span_f1(clean, kept, ("ACTION",))["all"]
    }


def _lines(text: str) -> list[tuple[int, int]]:
    bounds, at = [], 0
    for line in text.split("\n"):
        bounds.append((at, at + len(line)))
        at += len(line) + 1
    return bounds


def _re3d(held: Sequence[Example], encoded: Sequence[Encoded]) -> dict[str, float]:
    told = span_f1(_gold(held), _read(held, encoded, "names"), RE3D_TRACKS)
    main = span_f1(_gold(held), _read(held, encoded, "names"), RE3D_TRACKS[:3])
    return {f"{t} exact": told[t] for t in RE3D_TRACKS} | {"three types exact": main["all"]}


def _muc(held: Sequence[Example], encoded: Sequence[Encoded]) -> dict[str, float]:
    gold, read = _gold(held), _read(held, encoded, "roles")
    tracks = sorted({t for spans in gold.values() for t, _, _ in spans})
    told = span_f1(gold, read, tracks)
    return {f"{t} span F1": told[t] for t in (*tracks, "all")}


def _gold(held: Iterable[Example]) -> dict[str, Spans]:
    return {e.name: set(e.spans) for e in held}


def _read(held: Sequence[Example], encoded: Sequence[Encoded], family: str) -> dict[str, Spans]:
    return {e.name: set(told.spans(family)) for e, told in zip(held, encoded, strict=True)}


def span_f1(gold: dict[str, Spans], read: dict[str, Spans], tracks: Sequence[str]) -> dict[str, float]:
    """Exact F1 in per cent by track, and of all tracks together."""
    counts: dict[str, Counts] = defaultdict(lambda: np.zeros(3))
    for name, spans in gold.items():
        for track in tracks:
            wanted = {s for s in spans if s[0] == track}
            found = {s for s in read.get(name, set()) if s[0] == track}
            counts[track] += (len(wanted & found), len(wanted), len(found))
    counts["all"] = sum((counts[t] for t in tracks), np.zeros(3))
    return {track: 200 * both / max(1, wanted + found) for track, (both, wanted, found) in counts.items()}


def _f1_of(pairs: Sequence[tuple[Any, Any]]) -> float:
    both = sum(bool(g and r) for g, r in pairs)
    return 200 * both / max(1, sum(bool(g) for g, _ in pairs) + sum(bool(r) for _, r in pairs))


_MEASURES: dict[str, Callable[[Sequence[Example], Sequence[Encoded]], dict[str, float]]] = {
    "attribution": _attribution,
    "discourse": _discourse,
    "factuality": _factuality,
    "causal": _causal,
    "ecb": _ecb,
    "place": _place,
    "re3d": _re3d,
    "muc": _muc,
}


def lines(told: dict[str, float]) -> Iterator[str]:
    """The figures, a line each."""
    return (f"{name:55s} {value:8.3f}" for name, value in told.items())
