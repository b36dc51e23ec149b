"""Rounding as the exported network rounds, so that the weights learn to bear it.

The exported graph multiplies 8-bit inputs, scaled a window at a time, with 7-bit weights, scaled an output channel at a
time (see `export.py`). Trained with the same rounding in the forward pass and none in the backward one, the network
loses nothing when it is exported (quantisation-aware training).
"""

from __future__ import annotations

import torch
from torch import Tensor

INPUT_LEVELS = 255
WEIGHT_LEVELS = 64


def rounded_input(x: Tensor) -> Tensor:
    """Inputs [B, T, D] on the 256 levels between each window's least and greatest value, zero among them."""
    with torch.no_grad():
        low, high = x.amin((1, 2)).float().clamp(max=0), x.amax((1, 2)).float().clamp(min=0)
        scale = (high - low).clamp(min=1e-8) / INPUT_LEVELS
        zero = (-low / scale).round().clamp(0, INPUT_LEVELS).to(torch.int32)
    return torch.fake_quantize_per_channel_affine(x.float(), scale, zero, 0, 0, INPUT_LEVELS).to(x.dtype)


def rounded_weight(weight: Tensor) -> Tensor:
    """Weights [out, in] on 129 levels about zero, up to each output channel's greatest."""
    with torch.no_grad():
        scale = weight.abs().amax(1).clamp(min=1e-8) / WEIGHT_LEVELS
        zero = torch.zeros_like(scale, dtype=torch.int32)
    return torch.fake_quantize_per_channel_affine(weight, scale, zero, 0, -WEIGHT_LEVELS, WEIGHT_LEVELS)
