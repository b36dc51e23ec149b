"""Train the pair reader and write its weights: `python -m training.relations --out FOLDER`."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from tokenizers import Tokenizer

from training.network import pretrained_folder
from training.relations import frames, loop, pairs
from training.relations.export import export
from training.relations.network import PairReader
from training.relations.recipe import STRETCHES, Stretch


def main() -> None:
    """Train in the stretches of the recipe, on one thread, and export."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--out", type=Path, required=True, help="the folder to write the weights into")
    folder: Path = options.parse_args().out
    torch.set_num_threads(1)
    tokenizer = Tokenizer.from_file(str(pretrained_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    sets = pairs.load()
    model = PairReader().start_from_pretrained()
    for stretch in STRETCHES:
        loop.train(model, tokenizer, examples(sets, stretch), stretch.rate, stretch.head_rate, print)
    export(model, folder, {"name": "pairs", "version": "2026.11"})


def examples(sets: pairs.Sets, stretch: Stretch) -> list[loop.Example]:
    """Everything that one stretch sees."""
    headlines = [_example("fnc", pair) for pair in pairs.for_training(sets.fnc)]
    claims = [_example("emergent", pair) for pair in sets.emergent if not pair.held_out]
    invented = frames.invent(stretch.invented, stretch.invented_seed)
    return [
        *claims * stretch.emergent_passes,
        *headlines,
        *(loop.Example(task="frames", claim=c, evidence=e, label=r) for c, e, r in invented),
    ]


def _example(task: str, pair: pairs.Pair) -> loop.Example:
    return loop.Example(task=task, claim=pair.claim, evidence=pair.evidence, label=pair.label)


if __name__ == "__main__":
    main()
