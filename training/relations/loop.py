"""Training: every pair of every set as often as its passes say, in one fixed random order."""

from __future__ import annotations

import math
import random
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

import torch
from tokenizers import Tokenizer
from torch import nn
from torch.nn import functional

from training.relations.network import HEADS, PairReader, padded

FROZEN = ("words.", "positions.", "kinds.")
SHARED_OF = {"emergent": (0, 1, 2), "fnc": (0, 1, 2, 2), "frames": (0, 1, 2)}
"""What each class of a set is to the head that all share: supports, refutes, neither."""
BUDGET = 1536
"""Padded wordpieces a step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One pair with its label by its set."""

    task: str
    claim: str
    evidence: str
    label: int


def train(
    model: PairReader, tokenizer: Tokenizer, examples: list[Example], rate: float, head_rate: float,
    say: Callable[[str], None], seed: int = 1,
) -> None:  # fmt: skip
    """Train in place; classes weigh by (rarity in their set) to the power .7."""
    torch.manual_seed(seed)
    plan = _plan(tokenizer, examples, random.Random(seed))
    weights = _class_weights(examples)
    optimiser = _optimiser(model, rate, head_rate)
    full = [group["lr"] for group in optimiser.param_groups]
    began, costs = time.monotonic(), []
    model.train()
    for step, group in enumerate(plan):
        share = min((step + 1) / (0.08 * len(plan)), 1 - 0.98 * max(0.0, step / len(plan) - 0.08) / 0.92)
        for rates, own in zip(optimiser.param_groups, full, strict=True):
            rates["lr"] = own * share
        logits = model(*padded(tokenizer, [(e.claim, e.evidence) for e in group]), precision=torch.bfloat16)
        cost = _cost(logits, group, weights)
        optimiser.zero_grad(set_to_none=True)
        cost.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_([p for p in model.parameters() if p.grad is not None], 1.0)
        optimiser.step()
        costs.append(cost.item())
        if (step + 1) % 20 == 0:
            say(f"step {step + 1}/{len(plan)} {(time.monotonic() - began) / 60:.1f} min {sum(costs) / len(costs):.4f}")
            costs.clear()
    model.eval()


def _cost(logits: torch.Tensor, group: list[Example], weights: dict[tuple[str, int], float]) -> torch.Tensor:
    """Mean over the batch of each pair's cost by its own head and half of that by the shared one, by class weight."""
    starts = dict(zip(HEADS, torch.tensor([0, *HEADS.values()]).cumsum(0).tolist(), strict=False))
    total = logits.new_zeros(())
    for task in {example.task for example in group}:
        rows = [n for n, example in enumerate(group) if example.task == task]
        weight = torch.tensor([weights[task, group[n].label] for n in rows])
        own = logits[rows, starts[task] : starts[task] + HEADS[task]]
        labels = torch.tensor([group[n].label for n in rows])
        shared = torch.tensor([SHARED_OF[task][group[n].label] for n in rows])
        costs = functional.cross_entropy(own, labels, reduction="none")
        costs = costs + 0.5 * functional.cross_entropy(logits[rows, : HEADS["shared"]], shared, reduction="none")
        total = total + (weight * costs).sum()
    return total / len(group)


def _class_weights(examples: list[Example]) -> dict[tuple[str, int], float]:
    count = Counter((e.task, e.label) for e in examples)
    of_task = Counter(e.task for e in examples)
    return {key: math.pow(of_task[key[0]] / (HEADS[key[0]] * n), 0.7) for key, n in count.items()}


def _plan(tokenizer: Tokenizer, examples: list[Example], rng: random.Random) -> list[list[Example]]:
    """Batches of like length, in random order."""
    sized = [(len(tokenizer.encode(e.claim, e.evidence).ids) + rng.random() * 8, n, e) for n, e in enumerate(examples)]
    plan: list[list[Example]] = [[]]
    for size, _, example in sorted(sized):
        if plan[-1] and (len(plan[-1]) + 1) * min(size, 128) > BUDGET:
            plan.append([])
        plan[-1].append(example)
    rng.shuffle(plan)
    return plan


def _optimiser(model: PairReader, rate: float, head_rate: float) -> torch.optim.AdamW:
    body = [p for n, p in model.named_parameters() if not n.startswith((*FROZEN, "head_"))]
    heads = [p for n, p in model.named_parameters() if n.startswith("head_")]
    groups = [{"params": body, "lr": rate}, {"params": heads, "lr": head_rate}]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), weight_decay=0.01)
