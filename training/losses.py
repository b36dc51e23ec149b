"""What each layer of labels costs the network: batches of labelled windows, and the loss of each head."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from reportedly.read.encoder.pieces import PAD, PADDED_SHAPE, UNKNOWN_SHAPE
from training.labels import IGNORED, Labelled
from training.layout import DEPENDENCIES, ENTITIES, PARTS, TAGS
from training.network import ARC, FORBIDDEN, LINK, Reader

WEIGHTS: Mapping[str, float] = {
    "voices": 1.0,
    "links": 2.0,
    "names": 1.0,
    "causes": 1.5,
    "roles": 1.0,
    "factuality": 0.3,
    "sentence": 0.3,
    "silver": 0.12,
}
UNCERTAIN_WEIGHT = 2.5
"""How much more an uncertain event counts among the classes: they are few, and what an analyst must not miss."""
SHAPES_DROPPED = 0.15
"""Share of training windows whose shapes are hidden, so that copy in capitals is read too."""


@dataclass(kw_only=True)
class Batch:
    """Padded tensors of a few windows; B windows, T pieces, N words."""

    windows: Sequence[Labelled]
    pieces: Tensor
    shapes: Tensor
    mask: Tensor
    first: Tensor
    words: Tensor


def collate(windows: Sequence[Labelled], rng: np.random.Generator | None = None) -> Batch:
    """Pad windows to one size; with `rng`, the shapes of some are hidden."""
    told = [w.window for w in windows]
    longest, most = max(len(w.pieces) for w in told), max(len(w.first) for w in told)
    pieces = np.full((len(told), longest), PAD, np.int64)
    shapes = np.full((len(told), longest), PADDED_SHAPE, np.int64)
    mask, first = np.zeros((len(told), longest), bool), np.zeros((len(told), most), np.int64)
    words = np.zeros((len(told), most), bool)
    for n, w in enumerate(told):
        pieces[n, : len(w.pieces)], mask[n, : len(w.pieces)] = w.pieces, True
        hidden = rng is not None and rng.random() < SHAPES_DROPPED
        shapes[n, : len(w.pieces)] = UNKNOWN_SHAPE if hidden else w.shapes
        first[n, : len(w.first)], words[n, : len(w.first)] = w.first, True
    return Batch(
        windows=windows,
        pieces=torch.from_numpy(pieces),
        shapes=torch.from_numpy(shapes),
        mask=torch.from_numpy(mask),
        first=torch.from_numpy(first),
        words=torch.from_numpy(words),
    )


def batches(windows: Sequence[Labelled], budget: int, rng: np.random.Generator) -> list[list[Labelled]]:
    """Windows of like length together, each batch of at most `budget` padded pieces, in random order."""
    lengths = [len(w.window.pieces) for w in windows]
    order = sorted(range(len(windows)), key=lambda n: lengths[n] + rng.random() * 8)
    groups: list[list[Labelled]] = [[]]
    widest = 0
    for n in order:
        widest = max(widest, lengths[n])
        if groups[-1] and widest * (len(groups[-1]) + 1) > budget:
            groups.append([])
            widest = lengths[n]
        groups[-1].append(windows[n])
    rng.shuffle(groups)  # type: ignore[arg-type]
    return [g for g in groups if g]


def told_by(model: Reader, batch: Batch) -> dict[str, Tensor]:
    """Every output of the model at the pieces of a batch, by name, [B, T, columns]."""
    x, mixed = model.encode(batch.pieces, batch.mask, torch.bfloat16)
    with torch.autocast("cpu", torch.bfloat16):
        outputs = dict(zip(model.OUTPUTS, model.heads(x, mixed, batch.shapes), strict=True))
    return {name: value.float() for name, value in outputs.items()}


def losses_of(
    model: Reader, batch: Batch, told: dict[str, Tensor], *, softly: bool = False
) -> Iterator[tuple[str, Tensor]]:
    """The loss of every head that the batch has labels for, before weighting; `softly`, see `_classes`."""
    if batch.windows[0].voices is not None:
        yield "voices", _tagging(model, batch, told, "voices", [w.voices for w in batch.windows])
        yield from _links(model, batch, told["links"])
    for family in batch.windows[0].tracks:
        yield family, _tagging(model, batch, told, family, [w.tracks[family] for w in batch.windows])
    if any(w.events for w in batch.windows):
        yield "factuality", _factuality(batch, told["factuality"], softly)
    if any(w.sentences for w in batch.windows):
        yield "sentence", _sentences(model, batch, told["sentence"])
    if any(w.silver for w in batch.windows):
        yield "silver", _silver(batch, told["arcs"], told["syntax"])


def _at_words(batch: Batch, values: Tensor) -> Tensor:
    return values.gather(1, batch.first[..., None].expand(-1, -1, values.shape[-1]))


def _tagging(model: Reader, batch: Batch, told: dict[str, Tensor], family: str, tags: list[Any]) -> Tensor:
    """Negative log-likelihood a word of the tags of all tracks that the windows annotate."""
    kept = [n for n in range(tags[0].shape[1]) if any((t[:, n] != IGNORED).any() for t in tags)]
    gold = torch.zeros(*batch.first.shape, len(kept), dtype=torch.long)
    for n, t in enumerate(tags):
        gold[n, : len(t)] = torch.from_numpy(np.maximum(t[:, kept], 0))
    emissions = _at_words(batch, told[family]).view(*batch.first.shape, -1, 3)[:, :, kept]
    return chain_loss(emissions, gold, batch.words, model.steps(family)[kept]).sum() / batch.words.sum()


def chain_loss(emissions: Tensor, gold: Tensor, words: Tensor, steps: Tensor) -> Tensor:
    """Linear-chain CRF: negative log-likelihood of `gold`, [B, K], from `emissions` [B, N, K, 3]."""
    mask, tracks = words.float()[:, :, None], torch.arange(gold.shape[2])
    right = (emissions.gather(-1, gold[..., None]).squeeze(-1) * mask).sum(1)
    right = right + (steps[tracks, gold[:, :-1], gold[:, 1:]] * mask[:, 1:]).sum(1)
    running = emissions[:, 0] + torch.tensor([0.0, 0.0, FORBIDDEN])
    present = words[:, :, None, None].unbind(1)
    for n, at in enumerate(emissions.unbind(1)):
        if n:
            running = torch.where(present[n], torch.logsumexp(running[..., :, None] + steps, -2) + at, running)
    return torch.logsumexp(running, -1) - right


def _links(model: Reader, batch: Batch, links: Tensor) -> Iterator[tuple[str, Tensor]]:
    """Whether each word belongs to the source, and to the content, of each cue."""
    rows = [(n, *link) for n, w in enumerate(batch.windows) for link in w.links]
    if not rows:
        return
    vectors = _at_words(batch, links).view(*batch.first.shape, 2, 4, LINK)
    of_window = torch.tensor([n for n, *_ in rows])
    cues, target = torch.zeros(len(rows), batch.first.shape[1]), torch.zeros(len(rows), batch.first.shape[1], 2)
    for at, (_, _, cue, parts) in enumerate(rows):
        cues[at, cue] = 1 / len(cue)
        target[at, parts["source"], 0] = 1
        target[at, parts["content"], 1] = 1
    level = torch.tensor([row[1] for row in rows])
    pick = torch.stack([2 * level, 2 * level + 1], 1)[:, None, :, None]
    chosen = pick.expand(-1, vectors.shape[1], -1, LINK)
    asking = torch.einsum("cn,cnrd->crd", cues, vectors[of_window, :, 0].gather(2, chosen))
    asked = vectors[of_window, :, 1].gather(2, chosen)
    scores = torch.einsum("crd,cnrd->cnr", asking, asked) / math.sqrt(LINK)
    scores = scores + model.head_link_bias[pick[:, 0, :, 0]][:, None]
    present = batch.words[of_window].float()[..., None]
    cost = functional.binary_cross_entropy_with_logits(scores, target, reduction="none") * present
    yield "links", cost.sum() / present.sum() / 2


def _factuality(batch: Batch, told: Tensor, softly: bool) -> Tensor:
    rows = [(n, piece, score) for n, w in enumerate(batch.windows) for piece, score in w.events]
    at = told[[r[0] for r in rows], [r[1] for r in rows]]
    gold = torch.tensor([r[2] for r in rows])
    counted = _classes(gold, softly) * torch.tensor([1.0, UNCERTAIN_WEIGHT, 1.0])
    cost = -(counted * at[:, 1:].log_softmax(-1)).sum() / counted.sum()
    return functional.smooth_l1_loss(3 * at[:, 0], gold) + 0.5 * cost


def _classes(gold: Tensor, softly: bool) -> Tensor:
    """Shares of "happened", "uncertain" and "not" by score, [N, 3].

    Scores are means of a few answers. Softly, one of 1 is half uncertain, one of .5 wholly, and one of 1.5 not at all.
    """
    uncertain = (1.5 - gold.abs()).clamp(0, 1) if softly else (gold.abs() <= 1).float()
    return torch.stack([(1 - uncertain) * (gold > 0), uncertain, (1 - uncertain) * (gold <= 0)], 1)


def _sentences(model: Reader, batch: Batch, told: Tensor) -> Tensor:
    rows = [(n, *s) for n, w in enumerate(batch.windows) for s in w.sentences]
    means = torch.stack([told[n, start:end].mean(0) for n, start, end, _, _ in rows])
    scores = model.of_sentences(means, torch.tensor([r[3] for r in rows]))
    cost = torch.zeros(())
    for column, name in enumerate(("speech", "causal")):
        known = [n for n, r in enumerate(rows) if getattr(r[4], name) is not None]
        if known:
            gold = torch.tensor([float(getattr(rows[n][4], name)) for n in known])
            cost = cost + functional.binary_cross_entropy_with_logits(scores[known, column], gold)
    known = [n for n, r in enumerate(rows) if r[4].role is not None]
    if known:
        cost = cost + functional.cross_entropy(scores[known, 2:], torch.tensor([rows[n][4].role for n in known]))
    return cost


def _silver(batch: Batch, arcs: Tensor, syntax: Tensor) -> Tensor:
    """Heads, labels, tags, parts of speech, entities and sentence starts, each a mean over tokens."""
    rows = [(n, w.silver) for n, w in enumerate(batch.windows) if w.silver is not None]
    window = torch.cat([torch.full((len(s.piece),), n) for n, s in rows])
    piece = torch.cat([torch.from_numpy(s.piece) for _, s in rows])
    scores = syntax[window, piece]
    cost, at = torch.zeros(()), 0
    for field, labels in (("dependency", DEPENDENCIES), ("tag", TAGS), ("part", PARTS), ("entity", ENTITIES)):
        gold = torch.cat([torch.from_numpy(getattr(s, field)) for _, s in rows])
        cost = cost + functional.cross_entropy(scores[:, at : at + len(labels)], gold, ignore_index=IGNORED)
        at += len(labels)
    starts = torch.cat([torch.from_numpy(s.starts) for _, s in rows]).float()
    cost = cost + functional.binary_cross_entropy_with_logits(scores[:, at], starts)
    return cost + _arcs(rows, arcs)


def _arcs(rows: list[Any], arcs: Tensor) -> Tensor:
    most = max(len(s.piece) for _, s in rows)
    dependent, head = torch.zeros(len(rows), most, ARC), torch.zeros(len(rows), most, ARC)
    gold = torch.full((len(rows), most), IGNORED)
    sentence = torch.full((len(rows), most), -1)
    picked = [arcs[n, torch.from_numpy(s.piece)] for n, s in rows]
    padded = torch.nn.utils.rnn.pad_sequence(picked, batch_first=True)
    dependent, head = padded[..., :ARC], padded[..., ARC:]
    for at, (_, s) in enumerate(rows):
        gold[at, : len(s.head)] = torch.from_numpy(s.head)
        sentence[at, : len(s.head)] = torch.from_numpy(s.sentence)
    scores = dependent @ head.transpose(1, 2) / math.sqrt(ARC)
    scores = scores.masked_fill(sentence[:, :, None] != sentence[:, None, :], FORBIDDEN)
    return functional.cross_entropy(scores.flatten(0, 1), gold.flatten(), ignore_index=IGNORED)
