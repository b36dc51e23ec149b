"""Train the pair reader and write its weights: `python -m training.relations --out FOLDER`."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import numpy as np
import torch
from tokenizers import Tokenizer

from training.network import pretrained_folder
from training.relations.evaluate import Scores, figures
from training.relations.examples import examples
from training.relations.loop import head, train
from training.relations.network import PairReader, padded
from training.relations.pairs import Pair, Published
from training.relations.recipe import STRETCHES


def main() -> None:
    asked = _asked()
    torch.set_num_threads(asked.threads)
    tokenizer = Tokenizer.from_file(str(pretrained_folder() / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    published = Published()
    model = PairReader().start_from_pretrained()
    if asked.start:
        model.start_from_reader(torch.load(asked.start))
    for n, stretch in enumerate(STRETCHES):
        train(model, tokenizer, examples(published, stretch, asked.seed * 100 + n), stretch, asked.seed, say)
        torch.save(model.state_dict(), f"{asked.out}_{n}.pt")
        say(str(figures(lambda pairs, name: scored(model, tokenizer, pairs, name), published)))


def say(line: str) -> None:
    print(time.strftime("%H:%M"), line, flush=True)


def scored(model: PairReader, tokenizer: Tokenizer, pairs: list[Pair], name: str) -> Scores:
    order = sorted(range(len(pairs)), key=lambda n: len(pairs[n].claim) + len(pairs[n].evidence))
    told = {}
    with torch.inference_mode():
        for at in range(0, len(order), 24):
            rows = order[at : at + 24]
            logits = model(*padded(tokenizer, [(pairs[n].claim, pairs[n].evidence) for n in rows]), precision=torch.bfloat16)
            told.update(zip(rows, logits[:, head(name)].numpy(), strict=True))
    return np.array([told[n] for n in range(len(pairs))])


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--start", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
