"""The model card of the pair reader: what it is, what it was trained on, how well it judges, how to make it again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from reportedly.link.weights_kept import CARD, MANIFEST

LICENCES = (
    ("all-MiniLM-L6-v2 (starting weights)", "Apache-2.0"),
    ("Emergent (claims and headlines)", "no licence stated; headlines belong to their publishers"),
    ("FNC-1 (headlines and bodies, made from Emergent)", "its hosts differ; texts belong to their publishers"),
    ("ClaimDiff (claims of two outlets on one topic)", "no licence stated; texts belong to their publishers"),
    ("PolNeAR 1.0 (contents of attributions, as claims)", "no licence stated; articles belong to their publishers"),
    ("MegaVeridicality (verbs that bear on what they tell)", "no licence stated"),
    ("pairs invented for this project", "Apache-2.0"),
)  # fmt: skip


def write_card(folder: Path) -> None:
    """Write `CARD.md` from the folder's manifest."""
    told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / CARD).write_text(card(told), encoding="utf-8")


def _shown(value: float) -> str:
    return f"{value:,}" if isinstance(value, int) else f"{value:.3f}"


def card(told: dict[str, Any]) -> str:
    """The card of a model as Markdown."""
    licences = "\n".join(f"| {name} | {terms} |" for name, terms in LICENCES)
    figures = "\n".join(f"| {name} | {_shown(value)} |" for name, value in told.get("figures", {}).items())
    return f"""# Model card: {told["name"]} {told["version"]}

One uncased encoder of 6 layers, 384 wide (22 million parameters), that reads a claim and a piece of text together and
says whether the text supports the claim, refutes it, or does neither. One head is shared by all sets of its training,
and is what `reportedly check` asks; the others are each trained on one set and serve to measure. Matrices are 7-bit and
word vectors 8-bit integers. Input: at most 40 wordpieces of the claim, and 128 in all.

It judges words against words. It knows nothing of the world, and nothing of whether either text is true. It was trained
on English news, much of it American and on rumours of the years 2014 to 2016; on other matter it judges worse. What it
says is one reason among others, and is never used alone.

## Trained on

| data | terms |
| --- | --- |
{licences}

Most of these sets state no licence. The weights hold none of their texts, but whoever passes them on should know it.

## Figures on the held-out parts

Of Emergent and FNC-1, the stories that the split by story over both sets holds out, a fifth, FNC-1 at the prevalence of
the set; of ClaimDiff a fifth of its topics. ClaimDiff's labels are often rhetorical.

| figure | value |
| --- | ---: |
{figures}

## The vectors beside it

`words.npz` holds a vector of 64 bytes for each of 30,000 English words, by which `check` tells which words come near
each other. They are what the starting weights above make of each word read by itself, turned and rounded; no other text
went into them. `python -m training.relations.words --out FOLDER` makes them again.

## Made again

`python -m training.relations --out FOLDER`, in a clone with the benchmark data beside it; `training/README.md` says
what that needs.
"""
