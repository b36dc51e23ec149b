"""Copies: generated reprints found, independent reports of the same event left alone, and what finding them costs.

Reprints are made here from BasIL's articles: cut short, under another dateline and headline, with boilerplate put in,
numbers changed, letters exchanged for look-alikes, words changed, sentences left out. The other newsrooms' articles
on the same story, which tell the same event in part with the same quotations, are the hard negatives. Speed is CPU
time against MinHash LSH over whole reports alone, by `datasketch` and by `rensa`.
"""

from __future__ import annotations

import random
import re
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from datasketch import MinHash, MinHashLSH
from rensa import RMinHash, RMinHashLSH

from bench.origin_pairs import readings_of
from reportedly.link.reprints import ReprintIndex
from reportedly.model.reading import Reading
from reportedly.model.report import Report

SEED = 20240601
LEAST_CHARACTERS = 60
LOOK_ALIKES = str.maketrans({"a": "а", "e": "е", "o": "о", "c": "с", "p": "р"})
PLACES = ("LISBON", "NAIROBI", "OSLO", "MANILA", "LIMA")
OUTLETS = ("Harbour Gazette", "Plainview Courier", "Northgate Echo", "Millbrook Times", "Eastfield Observer")
NOTICES = (
    "Sign up for our newsletter and never miss a story.",
    "The material on this page may not be published, broadcast, rewritten or redistributed without permission.",
    "Read more of our coverage and follow us for the latest updates.",
    "Media playback is unsupported on your device.",
)
SYNONYMS = {
    "said": "stated",
    "also": "as well",
    "after": "following",
    "about": "around",
    "big": "large",
    "many": "numerous",
}
Edit = Callable[[str, random.Random], str]


def cut_short(text: str, chance: random.Random) -> str:
    """The first third to two thirds."""
    parts = text.split("\n\n")
    return "\n\n".join(parts[: max(2, int(len(parts) * chance.uniform(0.34, 0.67)))])


def new_head(text: str, chance: random.Random) -> str:
    """Another headline and dateline."""
    bare = re.sub(r"^[A-Z][A-Z ,.]+(?:\([^)]*\))?\s*[—–-]+\s*", "", text)
    return f"What we know so far, in brief\n\n{chance.choice(PLACES)} — {bare}"


def with_notices(text: str, chance: random.Random) -> str:
    """Boilerplate at the head, in the middle and at the end."""
    parts = text.split("\n\n")
    parts.insert(len(parts) // 2, chance.choice(NOTICES))
    return "\n\n".join((chance.choice(NOTICES), *parts, *NOTICES[:2]))


def other_numbers(text: str, chance: random.Random) -> str:
    """Every third number changed."""
    change = lambda m: str(int(m.group()) + chance.randint(1, 9)) if chance.random() < 1 / 3 else m.group()  # noqa: E731
    return re.sub(r"\b\d{1,9}\b", change, text)


def look_alikes(text: str, chance: random.Random) -> str:
    """Letters of every second word exchanged for Cyrillic ones that look the same, quotation marks straightened."""
    words = re.split(r"(\s+)", text.translate(str.maketrans("“”’", '""\'')))
    return "".join(w.translate(LOOK_ALIKES) if chance.random() < 0.5 else w for w in words)


def other_words(text: str, chance: random.Random) -> str:
    """Common words exchanged, and one word in twenty left out."""
    words = re.split(r"(\s+)", text)
    return "".join(SYNONYMS.get(w, w) for w in words if not w.isalpha() or chance.random() > 0.05)


def fewer_sentences(text: str, chance: random.Random) -> str:
    """One sentence in four left out."""
    return "\n\n".join(p for n, p in enumerate(text.split("\n\n")) if n == 0 or chance.random() > 0.25)


EDITS: dict[str, tuple[Edit, ...]] = {
    "cut": (cut_short,),
    "head": (new_head,),
    "notices": (with_notices,),
    "numbers": (other_numbers,),
    "look_alikes": (look_alikes,),
    "words": (other_words, fewer_sentences),
    "all": (cut_short, new_head, other_numbers, other_words, with_notices, look_alikes),
}


def reprint(reading: Reading, kind: str, chance: random.Random) -> Reading:
    """A reprint of a report by another outlet, some days later; claims are not read again."""
    text = reading.report.text
    for edit in EDITS[kind]:
        text = edit(text, chance)
    old = reading.report
    report = Report.from_text(
        text,
        external_id=f"{old.external_id}/{kind}",
        publisher=chance.choice(OUTLETS),
        published=old.published,
        published_from=old.published_from,
        language=old.language,
    )
    return replace(reading, report=report, claims=(), toponyms=(), timexes=(), actors=(), gaps=())


def score() -> dict[str, float]:
    """Pair F1 of generated reprints, by kind their recall, and the independent pairs called copies."""
    chance = random.Random(SEED)
    articles = list(readings_of("basil"))
    kinds = list(EDITS)
    made = [reprint(r, kinds[n % len(kinds)], chance) for n, r in enumerate(articles)]
    found = _index((*articles, *made)).reprints()
    origin = {r.report.id: r.report.external_id for r in articles}
    origin |= {m.report.id: r.report.external_id for m, r in zip(made, articles, strict=True)}
    told = {(origin[a.report.id], origin[b.report.id]) for g in found.groups for n, a in enumerate(g) for b in g[:n]}
    pairs = [(a, b) for g in found.groups for n, a in enumerate(g) for b in g[:n]]
    right = sum(origin[a.report.id] == origin[b.report.id] for a, b in pairs)
    figures = {"reprints_f1": 2 * right / (len(pairs) + len(made))}
    together = {frozenset((a.report.id, b.report.id)) for a, b in pairs}
    for n, kind in enumerate(kinds):
        of_kind = [frozenset((m.report.id, r.report.id)) for m, r in zip(made, articles, strict=True)][n :: len(kinds)]
        figures[f"recall_{kind}"] = sum(pair in together for pair in of_kind) / len(of_kind)
    figures["independent_called_copies"] = float(len({frozenset(p) for p in told if p[0] != p[1]}))
    return figures


def _index(readings: Iterable[Reading]) -> ReprintIndex:
    index = ReprintIndex()
    for reading in readings:
        index.add(reading)
    return index


def generated(count: int) -> list[Reading]:
    """Reports of paragraphs drawn from many articles, with invented words in them, and reprints of three in ten."""
    chance = random.Random(SEED)
    first, *_ = articles = list(readings_of("basil"))
    paragraphs = [p for a in articles for p in a.report.text.split("\n\n") if len(p) > LEAST_CHARACTERS]
    made: list[Reading] = []
    while len(made) < count:
        words = "\n\n".join(chance.sample(paragraphs, 4)).split(" ")
        text = " ".join(
            w + "".join(chance.choices("bdfgklmnprst", k=2)) if chance.random() < 0.25 else w for w in words
        )
        day = f"2011-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        report = Report.from_text(text, external_id=str(len(made)), publisher=chance.choice(OUTLETS), published=day)
        made.append(replace(first, report=report, claims=(), toponyms=(), timexes=(), actors=(), gaps=()))
        if chance.random() < 0.3:
            made.append(reprint(made[-1], chance.choice(list(EDITS)), chance))
    return made[:count]


def by_rensa(readings: Sequence[Reading]) -> None:
    """MinHash LSH over whole reports with `rensa`: the named baseline."""
    index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
    for number, reading in enumerate(readings):
        sketch = RMinHash(num_perm=128, seed=1)
        sketch.update(_shingled(reading.report.text))
        index.query(sketch)
        index.insert(number, sketch)


def by_datasketch(readings: Sequence[Reading]) -> None:
    """MinHash LSH over whole reports with `datasketch`."""
    index = MinHashLSH(threshold=0.5, num_perm=128)
    for number, reading in enumerate(readings):
        sketch = MinHash(num_perm=128)
        sketch.update_batch([shingle.encode() for shingle in _shingled(reading.report.text)])
        index.query(sketch)
        index.insert(str(number), sketch)


def by_index(readings: Sequence[Reading]) -> None:
    """The index, everything compared and judged."""
    _index(readings).reprints()


def _shingled(text: str) -> list[str]:
    words = text.lower().split()
    return [" ".join(words[at : at + 3]) for at in range(len(words) - 2)]


def seconds(work: Callable[[Sequence[Reading]], None], readings: Sequence[Reading]) -> float:
    before = time.process_time()
    work(readings)
    return time.process_time() - before


def speed(count: int) -> dict[str, float]:
    """CPU time for so many reports, as ratios to the baselines and to a tenth of the reports."""
    readings = generated(count)
    index, tenth = seconds(by_index, readings), seconds(by_index, readings[: count // 10])
    return {
        "index_seconds": index,
        "index_to_rensa": index / seconds(by_rensa, readings),
        "index_to_datasketch": index / seconds(by_datasketch, readings),
        "growth_for_tenfold": index / tenth,
    }


if __name__ == "__main__":
    for figure, value in (speed(int(sys.argv[2])) if sys.argv[1:2] == ["speed"] else score()).items():
        print(f"{figure:28s} {value:.3f}")
