"""What networks say of headlines whose stories they did not see: `python -m training.relations.folds`, some 6 minutes.

How far the network is to be trusted beside the words cannot be told from headlines that it was trained on. Here one is
trained anew for each part of the stories that are not held out: first, once for all, on what has no stories (pairs
invented, contents of attributions, verbs), then on the headlines of the other parts. It is a smaller training than the
one that is shipped, which reads whole texts as well.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.read.encoder.pieces import load_tokenizer
from training.network import pretrained_folder
from training.relations.contents import contents
from training.relations.examples import headlines_without
from training.relations.frames import frames
from training.relations.loop import head, train
from training.relations.network import PairReader, padded
from training.relations.pairs import Pair, Published
from training.relations.recipe import SEED, STRETCH
from training.relations.stories import FOLDS
from training.relations.verbs import verbs

MADE = 7
"""The seed of the pairs that have no stories."""
AT_ONCE = 32

Logits = NDArray[np.float32]


def main() -> None:
    """Train a network a part, and keep what each says of its part."""
    asked = _asked()
    torch.set_num_threads(1)
    asked.work.mkdir(parents=True, exist_ok=True)
    tokenizer, published = load_tokenizer(pretrained_folder() / "tokenizer.json"), Published()
    first = _without_stories(tokenizer).state_dict()
    for part in range(1, FOLDS):
        model = PairReader()
        model.load_state_dict(first)
        seen = headlines_without(part, published) + frames(400, part) + contents(200, part)
        train(model, tokenizer, seen, STRETCH, SEED, say)
        unseen = [pair for pair in published.emergent if pair.part == part]
        logits = said_of(model, tokenizer, unseen)
        np.save(asked.work / f"headlines_{part}.npy", logits)
        right = np.mean(logits.argmax(1) == [pair.label for pair in unseen])
        say(f"part {part}: {right:.3f} of {len(unseen)} headlines told by a network that saw none of their stories")


def _without_stories(tokenizer: Tokenizer) -> PairReader:
    torch.manual_seed(SEED)
    model = PairReader().start_from_pretrained()
    train(model, tokenizer, contents(2200, MADE) + verbs(400, MADE) + frames(3600, MADE), STRETCH, SEED, say)
    return model


def said_of(model: PairReader, tokenizer: Tokenizer, pairs: Sequence[Pair]) -> Logits:
    """The logits of the head that judges headlines, in the order of the pairs."""
    told = []
    with torch.no_grad():
        for start in range(0, len(pairs), AT_ONCE):
            texts = [(pair.claim, pair.evidence) for pair in pairs[start : start + AT_ONCE]]
            told.append(model(*padded(tokenizer, texts))[:, head("emergent")].numpy())
    logits: Logits = np.concatenate(told)
    return logits


def say(line: str) -> None:
    """Tell how far the training is."""
    print(line, flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m training.relations.folds", description=__doc__)
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="where what they say is kept")
    return parser.parse_args()


if __name__ == "__main__":
    main()
