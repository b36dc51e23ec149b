"""Pairs of texts invented for this project: one thing told, denied, left open or told with another value.

`frames.txt` lists ways of telling; a pair is two of them with the slots filled. Where a slot that both wordings name
is filled differently, they contradict each other; the same wording with the same values agrees.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

TABLE = Path(__file__).with_name("frames.txt")
SLOT = re.compile(r"\{(\w+)\}")
SUPPORTS, REFUTES, NEITHER = 0, 1, 2

TOLD = (
    "{who} said {it}",
    "{it}, {who} said",
    "according to {who}, {it}",
    "{who} told reporters that {it}",
    "{who} claimed that {it}",
)
DENIED = (
    "{who} denied that {it}",
    "{who} rejected reports that {it}",
    "it is not true that {it}, {who} said",
    "{who} dismissed as false the claim that {it}",
)
OPEN = ("{who} could not say whether {it}", "it was unclear whether {it}", "{who} is investigating whether {it}", "it may be that {it}, {who} said")  # fmt: skip
SHARE_WRAPPED = 0.45
SHARE_JOINED = 0.25


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Wordings of one thing by what they do to it: "=" tell, "!" deny, "?" leave open, "~" tell another thing."""

    name: str
    wordings: dict[str, list[str]] = field(default_factory=dict)


def read_frames(path: Path = TABLE) -> tuple[dict[str, list[str]], list[Frame]]:
    """The lists of fillers and the frames of the table."""
    lists: dict[str, list[str]] = {}
    frames: list[Frame] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("["):
            frames.append(Frame(name=line.strip("[]")))
        elif frames[-1].name == "lists":
            name, _, values = line.partition(":")
            lists[name] = [value.strip() for value in values.split("|")]
        else:
            frames[-1].wordings.setdefault(line[0], []).append(line[1:].strip())
    return lists, frames[1:]


def invent(number: int, seed: int = 3) -> Iterator[tuple[str, str, int]]:
    """Yield claim, evidence and relation."""
    lists, frames = read_frames()
    rng = random.Random(seed)
    for _ in range(number):
        yield _pair(rng.choice(frames), lists, rng)


def _pair(frame: Frame, lists: dict[str, list[str]], rng: random.Random) -> tuple[str, str, int]:
    claim = rng.choice(frame.wordings["="])
    values = {name: rng.choice(filled) for name, filled in lists.items()}
    kind = rng.choices(("same", "slot", "!", "?", "~", "denial denied"), (30, 24, 20, 9, 14, 3))[0]
    others, relation, wording = dict(values), SUPPORTS, rng.choice(frame.wordings["="])
    if kind == "slot":
        shared = set(SLOT.findall(claim)) & set(SLOT.findall(wording))
        if shared:
            changed = rng.choice(sorted(shared))
            others[changed] = rng.choice([value for value in lists[changed] if value != values[changed]])
            # Another place or day is most often another event; another doer, number or weapon is a contradiction.
            relation = NEITHER if changed in ("town", "day", "animal", "star", "company") else REFUTES
    elif kind in frame.wordings:
        wording = rng.choice(frame.wordings[kind])
        relation = {"!": REFUTES, "?": NEITHER, "~": NEITHER}[kind]
    if kind == "!" and rng.random() < 0.2:
        claim, wording = wording, claim
    evidence = _fill(wording, others)
    if rng.random() < SHARE_WRAPPED:
        evidence, relation = _wrapped(evidence, relation, rng.choice(lists["person"]), rng)
    if rng.random() < SHARE_JOINED:
        evidence = _joined(evidence, rng.choice(frame.wordings["~"]), values, rng)
    return _capital(_fill(claim, values)), _capital(evidence), relation


def _fill(wording: str, values: dict[str, str]) -> str:
    return SLOT.sub(lambda slot: values[slot[1]], wording)


def _wrapped(evidence: str, relation: int, who: str, rng: random.Random) -> tuple[str, int]:
    drawn = rng.random()
    if drawn < 0.6 or relation == NEITHER:
        return rng.choice(TOLD).format(who=who, it=evidence), relation
    if drawn < 0.85:
        return rng.choice(DENIED).format(who=who, it=evidence), {SUPPORTS: REFUTES, REFUTES: NEITHER}[relation]
    return rng.choice(OPEN).format(who=who, it=evidence), NEITHER


def _joined(evidence: str, other: str, values: dict[str, str], rng: random.Random) -> str:
    more = _fill(other, values)
    return rng.choice((f"{evidence}. {_capital(more)}", f"{_capital(more)}. {_capital(evidence)}"))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
