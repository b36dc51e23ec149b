"""The model card: what the weights are, what they were trained on, how well they read, how to make them again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

LICENCES = (
    ("all-MiniLM-L6-v2 (starting weights)", "Apache-2.0"),
    ("PolNeAR 1.0 (attribution)", "no licence stated; articles belong to their publishers"),
    ("NewsDiscourse (speech, discourse roles)", "annotations for research; articles belong to their publishers"),
    ("UDS-IH2 (factuality)", "CC BY-SA 4.0"),
    ("MegaVeridicality, Ross and Pavlick (factuality)", "no licence stated"),
    ("Causal News Corpus (cause and effect)", "CC0"),
    ("ECB+ (events and participants)", "CC BY 3.0 (annotations)"),
    ("LGL, GeoVirus (toponyms)", "no licence stated; GeoVirus texts CC BY 2.5"),
    ("RE3D (entities)", "Open Government Licence (annotations)"),
    ("MUC-4 (role fillers)", "no licence stated"),
    ("reports invented for this project", "Apache-2.0"),
    ("spaCy's small English pipeline (teacher of the syntax heads)", "MIT"),
)


def write_card(folder: Path) -> None:
    """Write `CARD.md` from the folder's manifest."""
    told = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
    (folder / "CARD.md").write_text(card(told), encoding="utf-8")


def card(told: dict[str, Any]) -> str:
    """The card of a model as Markdown."""
    licences = "\n".join(f"| {name} | {terms} |" for name, terms in LICENCES)
    figures = "\n".join(f"| {name} | {value:.3f} |" for name, value in told.get("figures", {}).items())
    return f"""# Model card: {told["name"]} {told["version"]}

One uncased encoder of 6 layers, 384 wide (22 million parameters), with heads for attributions on two levels, mentions,
cause and effect, role fillers, factuality, sentence roles, and syntax. Matrices and word vectors are 7-bit and 8-bit
integers, a channel at a time; heads are in full precision. Input: windows of at most 160 wordpieces.

It is made to read English news of conflicts and crises. It says nothing of whether what a text says is true. It was
trained for the most part on American and British news; on other varieties, and on text that is no news, it reads worse.
It keeps no names beyond what its general encoder knew.

## Trained on

| data | terms |
| --- | --- |
{licences}

Several of these sets state no licence. The weights hold none of their texts, but whoever passes them on should know it.

## Figures on the held-out parts

In per cent, but for correlation and error. Held out: the development parts of PolNeAR, NewsDiscourse, UDS-IH2, ECB+ and
MUC-4; a tenth of the Causal News Corpus; a fifth of LGL by newspaper and of GeoVirus; every fifth report of RE3D.

| figure | value |
| --- | ---: |
{figures}

## Made again

`python -m training --out FOLDER`, in a clone with the benchmark data beside it; `training/README.md` says what that
needs.
The recipe, the digests of the data and the minutes it took are in `reader.json` under `training`.
"""
