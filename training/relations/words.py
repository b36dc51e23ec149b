"""Write the vectors by which words come near each other: `python -m training.relations.words --out FOLDER`.

Every word is read by itself by the general encoder. What comes out is centred, turned to its widest axes and rounded to
bytes. The words are those of the encoder's vocabulary and of the lexicon's tables.
"""

from __future__ import annotations

import argparse
import json
import re
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Tokenizer

from reportedly.link.weights_kept import MANIFEST, VECTORS
from reportedly.read.encoder.pieces import load_tokenizer
from training.network import FORBIDDEN, pretrained_folder
from training.relations.export import write_manifest
from training.relations.network import PairReader

AXES, AT_ONCE, SAMPLE, SEED = 64, 512, 8000, 0
WORD = re.compile(r"[a-z]{3,}")

Vectors = NDArray[np.float32]


def main() -> None:
    """Read every word and write the vectors."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--out", type=Path, required=True)
    folder: Path = asked.parse_args().out
    torch.set_num_threads(1)
    tokenizer = load_tokenizer(pretrained_folder() / "tokenizer.json")
    words = sorted(frozenset(filter(WORD.fullmatch, tokenizer.get_vocab())) | _lexicon())
    np.savez_compressed(folder / VECTORS, words=np.array(words), vectors=rounded(turned(read(words, tokenizer))))
    if (folder / MANIFEST).exists():
        told = json.loads((folder / MANIFEST).read_bytes())
        write_manifest(folder, {key: value for key, value in told.items() if key not in ("format", "heads", "sha256")})


def _lexicon() -> frozenset[str]:
    tables = (path.read_text(encoding="utf-8") for path in resources.files("reportedly.lexicon").iterdir()
              if path.name.endswith(".tsv"))  # fmt: skip
    return frozenset(word for table in tables for word in WORD.findall(table))


def read(words: Sequence[str], tokenizer: Tokenizer) -> Vectors:
    """What the encoder makes of each word: the mean of its pieces, of length 1."""
    pieces = [tokenizer.encode(word).ids for word in words]
    order = sorted(range(len(words)), key=lambda n: len(pieces[n]))
    model = PairReader().start_from_pretrained().eval()
    found = np.zeros((len(words), model.words.embedding_dim), dtype=np.float32)
    with torch.inference_mode():
        for start in range(0, len(order), AT_ONCE):
            batch = order[start : start + AT_ONCE]
            found[batch] = _hidden(model, [pieces[n] for n in batch])
    return found


def _hidden(model: PairReader, batch: Sequence[Sequence[int]]) -> Vectors:
    longest = max(map(len, batch))
    pieces = torch.tensor([[*ids, *[0] * (longest - len(ids))] for ids in batch])
    held = torch.tensor([[1.0] * len(ids) + [0.0] * (longest - len(ids)) for ids in batch])
    x = model.norm(model.words(pieces) + model.positions.weight[:longest] + model.kinds.weight[0])
    for layer in model.layers:
        x = layer(x, (1 - held[:, None, None, :]) * FORBIDDEN, False)
    mean = (x * held[..., None]).sum(1) / held.sum(1, keepdim=True)
    vectors: Vectors = torch.nn.functional.normalize(mean, dim=-1).numpy()
    return vectors


def turned(vectors: Vectors) -> Vectors:
    """The vectors around their middle, by the axes in which a sample of them is widest, of length 1."""
    centred = vectors - vectors.mean(0)
    sample = np.random.RandomState(SEED).permutation(len(centred))[:SAMPLE]
    _, _, axes = np.linalg.svd(centred[sample], full_matrices=False)
    short = centred @ axes[:AXES].T
    return np.asarray(short / np.linalg.norm(short, axis=1, keepdims=True), dtype=np.float32)


def rounded(vectors: Vectors) -> NDArray[np.int8]:
    """Each vector as bytes, its largest number 127."""
    return np.asarray(np.round(vectors * 127 / np.abs(vectors).max(1, keepdims=True)), dtype=np.int8)


if __name__ == "__main__":
    main()
