"""Training: every pair of a stretch in one fixed random order, with a running average of the weights."""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from collections.abc import Callable, Sequence

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from training.loop import Average
from training.relations.network import HEADS, PairReader, padded
from training.relations.pairs import Pair
from training.relations.recipe import Stretch

FROZEN = ("words.", "positions.", "kinds.")
SHARED_OF = {"fnc": (0, 1, 2, 2), "claimdiff": None}
"""What each class of a set is to the head that all share; without a row, its own; none for labels of another kind."""
BUDGET = 1536
"""Padded wordpieces a step."""
MOST = 128
WARM_UP, LAST = 0.08, 0.02


def train(
    model: PairReader, tokenizer: Tokenizer, pairs: Sequence[Pair], stretch: Stretch, seed: int,
    say: Callable[[str], None],
) -> None:  # fmt: skip
    """Train in place; at the end the model has the averaged weights."""
    torch.manual_seed(seed)
    plan = _plan(tokenizer, pairs, random.Random(seed))
    weights = class_weights(pairs)
    optimiser = _optimiser(model, stretch)
    full = [group["lr"] for group in optimiser.param_groups]
    mean = Average(model, stretch.average)
    began, costs = time.monotonic(), list[float]()
    model.train()
    for step, group in enumerate(plan):
        for rates, own in zip(optimiser.param_groups, full, strict=True):
            rates["lr"] = own * _share(step / len(plan))
        logits = model(*padded(tokenizer, [(p.claim, p.evidence) for p in group]), precision=torch.bfloat16)
        cost = _cost(logits, group, weights)
        optimiser.zero_grad(set_to_none=True)
        cost.backward()
        nn.utils.clip_grad_norm_([p for p in model.parameters() if p.grad is not None], 1.0)
        optimiser.step()
        mean.take(model)
        costs.append(cost.item())
        if (step + 1) % 100 == 0:
            say(f"step {step + 1}/{len(plan)} {(time.monotonic() - began) / 60:.1f} min {sum(costs) / len(costs):.4f}")
            costs.clear()
    mean.give(model)
    model.eval()


def _share(done: float) -> float:
    """Of the full rate: up from nothing, then down in a line."""
    return min((done + 1e-3) / WARM_UP, 1 - (1 - LAST) * max(0.0, done - WARM_UP) / (1 - WARM_UP))


def _cost(logits: torch.Tensor, group: Sequence[Pair], weights: dict[tuple[str, int], float]) -> torch.Tensor:
    """Mean over the batch of each pair's cost by its own head, and half of that by the shared one, by class weight."""
    total = logits.new_zeros(())
    for task in sorted({pair.task for pair in group}):
        rows = [n for n, pair in enumerate(group) if pair.task == task]
        labels = [group[n].label for n in rows]
        costs = functional.cross_entropy(logits[rows][:, head(task)], torch.tensor(labels), reduction="none")
        shared = SHARED_OF.get(task, (0, 1, 2))
        if shared is not None:
            told = torch.tensor([shared[label] for label in labels])
            costs = costs + 0.5 * functional.cross_entropy(logits[rows][:, head("shared")], told, reduction="none")
        total = total + (torch.tensor([weights[task, label] for label in labels]) * costs).sum()
    return total / len(group)


def head(name: str) -> slice:
    """Where the logits of a head lie."""
    names = list(HEADS)
    start = sum(HEADS[other] for other in names[: names.index(name)])
    return slice(start, start + HEADS[name])


def class_weights(pairs: Sequence[Pair]) -> dict[tuple[str, int], float]:
    """What a pair weighs by its set and label: the rarity of the label in the set, to the power .7."""
    count = Counter((p.task, p.label) for p in pairs)
    of_task = Counter(p.task for p in pairs)
    return {key: math.pow(of_task[key[0]] / (HEADS[key[0]] * n), 0.7) for key, n in count.items()}


def _plan(tokenizer: Tokenizer, pairs: Sequence[Pair], rng: random.Random) -> list[list[Pair]]:
    """Batches of like length, in random order."""
    coded = tokenizer.encode_batch([(p.claim, p.evidence) for p in pairs])
    sized = [(min(len(c.ids), MOST) + rng.random() * 8, n) for n, c in enumerate(coded)]
    plan: list[list[Pair]] = [[]]
    for size, n in sorted(sized):
        if plan[-1] and (len(plan[-1]) + 1) * min(size, MOST) > BUDGET:
            plan.append([])
        plan[-1].append(pairs[n])
    rng.shuffle(plan)
    return plan


def _optimiser(model: PairReader, stretch: Stretch) -> torch.optim.AdamW:
    for name, weight in model.named_parameters():
        weight.requires_grad_(not name.startswith(FROZEN))
    body = [p for n, p in model.named_parameters() if not n.startswith((*FROZEN, "head_"))]
    heads = [p for n, p in model.named_parameters() if n.startswith("head_")]
    groups = [{"params": body, "lr": stretch.rate}, {"params": heads, "lr": stretch.head_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01, fused=True)
