"""The training loop: steps of one task each, drawn in a fixed random order, with a running average of the weights."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import torch
from torch import Tensor, nn

from training.labels import Labelled
from training.losses import WEIGHTS, Batch, batches, collate, losses_of, told_by
from training.network import Reader
from training.teacher import Teacher

FROZEN = ("words.", "positions.", "kind")
"""Embeddings stay as they are: training them buys nothing here and costs a third of the optimiser's time."""
HELD = ("held",)
"""Tasks without labels, on which a teacher alone tells what to say."""


@dataclass(frozen=True, kw_only=True)
class Phase:
    """One stretch of training: passes over each task's part, and how fast to learn."""

    passes: Mapping[str, float]
    rate: float
    """Learning rate of the encoder at its highest."""
    head_rate: float
    last: float
    """What is left of the rates at the end, as a share."""
    warm_up: float = 0.06
    budget: int = 1280
    """Padded wordpieces a step."""
    average: float = 0.0
    """Decay of the running average of the weights a step; 0 keeps none."""
    seed: int = 1
    inner_dropout: float = 0.0
    """Dropout behind each half of every layer of the encoder."""
    rounds_from: float = 1.0
    """The share of the steps behind which the forward pass rounds as the exported network does."""
    weights: Mapping[str, float] = field(default_factory=lambda: WEIGHTS)
    """How much each loss counts; those that are not named do not."""
    softly: bool = False
    """Whether events between two classes of factuality count as something of both."""


def train(
    model: Reader,
    parts: Mapping[str, Sequence[Labelled]],
    phase: Phase,
    say: Callable[[str], None],
    teacher: Teacher | None = None,
) -> None:
    """Train in place; where the phase keeps an average, the model has the averaged weights at the end."""
    rng = np.random.default_rng(phase.seed)
    torch.manual_seed(phase.seed)
    plan = _plan(parts, phase, rng)
    say(f"{len(plan)} steps: " + ", ".join(f"{t} {phase.passes[t]:g}" for t in phase.passes))
    optimiser = _optimiser(model, phase)
    full = [group["lr"] for group in optimiser.param_groups]
    mean = Average(model, phase.average) if phase.average else None
    costs: dict[str, list[float]] = defaultdict(list)
    began = time.monotonic()
    model.train()
    for layer in model.layers:
        layer.dropout.p = phase.inner_dropout
    for step, group in enumerate(plan):
        for rates, rate in zip(optimiser.param_groups, full, strict=True):
            rates["lr"] = rate * _share(step / len(plan), phase)
        model.rounds = step >= phase.rounds_from * len(plan)
        told = _costs(model, collate(group, rng), phase, teacher)
        total = sum((phase.weights[name] * cost for name, cost in told.items()), torch.zeros(()))
        optimiser.zero_grad(set_to_none=True)
        total.backward()  # type: ignore[no-untyped-call]
        nn.utils.clip_grad_norm_([p for p in model.parameters() if p.grad is not None], 1.0)
        optimiser.step()
        if mean:
            mean.take(model)
        for name, cost in told.items():
            costs[name].append(cost.item())
        if (step + 1) % 100 == 0:
            minutes = (time.monotonic() - began) / 60
            shown = {k: round(sum(v) / len(v), 4) for k, v in costs.items() if v}
            say(f"step {step + 1}/{len(plan)} {minutes:.1f} min {shown}")
            costs.clear()
    if mean:
        mean.give(model)
    model.eval()
    model.rounds = False


def _costs(model: Reader, batch: Batch, phase: Phase, teacher: Teacher | None) -> dict[str, Tensor]:
    """What the labels and the teacher ask of a batch, before weighting; what is only held is read as in use."""
    model.train(batch.windows[0].task not in HELD)
    told = told_by(model, batch)
    costs = dict(losses_of(model, batch, told, softly=phase.softly)) | (teacher.loss(batch, told) if teacher else {})
    return {name: cost for name, cost in costs.items() if name in phase.weights}


def _plan(parts: Mapping[str, Sequence[Labelled]], phase: Phase, rng: np.random.Generator) -> list[list[Labelled]]:
    plan: list[list[Labelled]] = []
    for task, passes in phase.passes.items():
        wanted = round(len(batches(parts[task], phase.budget, rng)) * passes)
        steps: list[list[Labelled]] = []
        while len(steps) < wanted:
            steps += batches(parts[task], phase.budget, rng)
        plan += steps[:wanted]
    return [plan[n] for n in rng.permutation(len(plan))]


def _share(done: float, phase: Phase) -> float:
    """Up from nothing, then down in a line to what is left at the end."""
    if done < phase.warm_up:
        return (done + 1e-3) / phase.warm_up
    return max(phase.last, 1 - (1 - phase.last) * (done - phase.warm_up) / (1 - phase.warm_up))


def _optimiser(model: Reader, phase: Phase) -> torch.optim.Optimizer:
    heads: list[Tensor] = []
    plain: list[Tensor] = []
    matrices: list[Tensor] = []
    for name, weight in model.named_parameters():
        weight.requires_grad_(not name.startswith(FROZEN))
        if weight.requires_grad:
            (heads if name.startswith("head_") else matrices if weight.ndim > 1 else plain).append(weight)
    groups = [
        {"params": matrices, "lr": phase.rate, "weight_decay": 0.01},
        {"params": plain, "lr": phase.rate, "weight_decay": 0.0},
        {"params": heads, "lr": phase.head_rate, "weight_decay": 0.0},
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98), fused=True)


class Average:
    """An exponential running average of the trained weights."""

    def __init__(self, model: Reader, decay: float) -> None:
        self._decay, self._steps = decay, 0
        self._kept = {n: p.detach().clone() for n, p in model.named_parameters() if not n.startswith(FROZEN)}

    def take(self, model: Reader) -> None:
        """Move a little towards the present weights; faster while there are few."""
        self._steps += 1
        decay = min(self._decay, self._steps / (self._steps + 10))
        told = dict(model.named_parameters())
        names = list(self._kept)
        with torch.no_grad():
            torch._foreach_lerp_([self._kept[n] for n in names], [told[n] for n in names], 1 - decay)

    def give(self, model: Reader) -> None:
        """Put the average in place of the present weights."""
        with torch.no_grad():
            for name, weight in model.named_parameters():
                if name in self._kept:
                    weight.copy_(self._kept[name])
