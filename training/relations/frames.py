"""Pairs of texts invented for this project: one thing told, denied, left open or told with another value.

`frames.txt` lists ways of telling one thing; a pair is two of them with the slots filled. Where a slot that both
wordings name is filled differently, they contradict each other; with the same values they agree.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from training.relations.pairs import Pair
from training.relations.telling import DOES, NEITHER, REFUTES, SUPPORTS, capital, tell

TABLE = Path(__file__).with_name("frames.txt")
SLOT = re.compile(r"\{(\w+?)(2?)\}")
OTHER_EVENT = frozenset({"town", "day", "animal", "star", "company", "thing", "gadget", "crop", "site"})
"""Another place, day or thing is most often that of another event; another doer or figure is a contradiction."""
KINDS = {"same": 30, "slot": 24, "!": 24, "?": 9, "~": 14}
SHARE_TOLD = 0.45
SHARE_JOINED = 0.3
SHARE_TURNED = 0.2
"""Of denials: the denial is the claim, and what it denies is held against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Wordings of one thing by what they do to it: "=" tell, "!" deny, "?" leave open, "~" tell another thing."""

    name: str
    wordings: dict[str, list[str]] = field(default_factory=dict)


@cache
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


def frames(number: int, seed: int) -> list[Pair]:
    """So many invented pairs."""
    lists, told = read_frames()
    rng = random.Random(seed)
    return [_pair(rng.choice(told), told, lists, rng) for _ in range(number)]


def _pair(frame: Frame, all_frames: list[Frame], lists: dict[str, list[str]], rng: random.Random) -> Pair:
    values = _values(lists, rng)
    claim, evidence, relation = _wordings(frame, values, lists, rng)
    if rng.random() < SHARE_TOLD:
        mark = rng.choices("=!?*", (12, 5, 2, 1))[0]
        evidence, relation = tell(mark, rng.choice(lists["person"]), evidence, rng), DOES[mark][relation]
    if rng.random() < SHARE_JOINED:
        beside = rng.choice((frame, rng.choice(all_frames))).wordings["~"]
        more = [capital(_filled(rng.choice(beside), values)), capital(evidence)]
        evidence = ". ".join(rng.sample(more, 2))
    return Pair(task="frames", claim=capital(claim), evidence=capital(evidence), label=relation)


def _values(lists: dict[str, list[str]], rng: random.Random) -> dict[str, str]:
    """Two different values for every slot: {force}, and {force2} for another one."""
    drawn = {name: rng.sample(values, 2) for name, values in lists.items()}
    return {name: two[0] for name, two in drawn.items()} | {f"{name}2": two[1] for name, two in drawn.items()}


def _wordings(
    frame: Frame, values: dict[str, str], lists: dict[str, list[str]], rng: random.Random
) -> tuple[str, str, int]:
    told = frame.wordings["="]
    claim, wording = rng.choice([w for w in told if "2}" not in w] or told), rng.choice(told)
    kinds = {kind: weight for kind, weight in KINDS.items() if len(kind) > 1 or kind in frame.wordings}
    kind = rng.choices(list(kinds), list(kinds.values()))[0]
    if kind == "same":
        return _filled(claim, values), _filled(wording, values), SUPPORTS
    if kind == "slot":
        return _with_other_value(claim, wording, values, lists, rng)
    evidence = _filled(rng.choice(frame.wordings[kind]), values)
    if kind == "!" and rng.random() < SHARE_TURNED:
        return evidence, _filled(claim, values), REFUTES
    return _filled(claim, values), evidence, REFUTES if kind == "!" else NEITHER


def _with_other_value(
    claim: str, wording: str, values: dict[str, str], lists: dict[str, list[str]], rng: random.Random
) -> tuple[str, str, int]:
    """One slot that both wordings name, filled differently."""
    held = {name for name, two in SLOT.findall(wording) if not two}
    shared = sorted(held & {name for name, _ in SLOT.findall(claim)})
    if not shared:
        return _filled(claim, values), _filled(wording, values), SUPPORTS
    name = rng.choice(shared)
    others = [value for value in lists[name] if value not in (values[name], values[f"{name}2"])]
    changed = values | {name: rng.choice(others)}
    return _filled(claim, values), _filled(wording, changed), NEITHER if name in OTHER_EVENT else REFUTES


def _filled(wording: str, values: dict[str, str]) -> str:
    return SLOT.sub(lambda slot: values[slot[1] + slot[2]], wording)
