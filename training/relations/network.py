"""The network that reads two texts together: MiniLM-L6 with one head a set and one that all sets share."""

from __future__ import annotations

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from reportedly.link.pair_pieces import pair_pieces
from training.network import FORBIDDEN, LAYERS, POSITIONS, VOCABULARY, WIDTH, Layer, start_layers

HEADS = {"shared": 3, "emergent": 3, "fnc": 4, "claimdiff": 3, "rumours": 3, "told": 3, "frames": 3}
"""Classes of each head: supports, refutes, neither; for the headline set agrees, disagrees, discusses, unrelated."""


class PairReader(nn.Module):
    """Claim and evidence in, logits of every head out, side by side in the order of `HEADS`."""

    def __init__(self, dropout: float = 0.1, inner_dropout: float = 0.0) -> None:
        super().__init__()
        self.rounds = False
        """Whether matrices are rounded as when exported."""
        self.words, self.positions = nn.Embedding(VOCABULARY, WIDTH), nn.Embedding(POSITIONS, WIDTH)
        self.kinds, self.norm = nn.Embedding(2, WIDTH), nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer(inner_dropout) for _ in range(LAYERS))
        self.dropout = nn.Dropout(dropout)
        self.head_hidden, self.head_top = nn.Linear(2 * WIDTH, WIDTH), nn.Linear(WIDTH, sum(HEADS.values()))

    def start_from_pretrained(self) -> PairReader:
        """Take the general encoder's weights."""
        told = start_layers(self.words, self.positions, self.norm, self.layers)
        self.kinds.weight.data = told["embeddings.token_type_embeddings.weight"]
        return self

    def forward(self, pieces: Tensor, kinds: Tensor, mask: Tensor, precision: torch.dtype = torch.float32) -> Tensor:
        """Logits, [B, all classes]."""
        x = self.words(pieces) + self.positions.weight[: pieces.shape[1]] + self.kinds(kinds)
        x = self.dropout(self.norm(x)).to(precision)
        bias = ((1 - mask[:, None, None, :].float()) * FORBIDDEN).to(precision)
        for layer in self.layers:
            x = layer(x, bias, self.rounds)
        x = x.float()
        held = mask[..., None].float()
        both = torch.cat((x[:, 0], (x * held).sum(1) / held.sum(1)), -1)
        told: Tensor = self.head_top(self.dropout(torch.tanh(self.head_hidden(both))))
        return told


def padded(tokenizer: Tokenizer, pairs: list[tuple[str, str]]) -> tuple[Tensor, Tensor, Tensor]:
    """Pieces, kinds and mask of a batch."""
    cut = [pair_pieces(tokenizer, claim, evidence) for claim, evidence in pairs]
    longest = max(len(pieces) for pieces, _ in cut)
    pieces, kinds = (torch.zeros(len(cut), longest, dtype=torch.long) for _ in range(2))
    mask = torch.zeros(len(cut), longest, dtype=torch.bool)
    for row, (ids, sides) in enumerate(cut):
        pieces[row, : len(ids)], kinds[row, : len(ids)] = torch.tensor(ids), torch.tensor(sides)
        mask[row, : len(ids)] = True
    return pieces, kinds, mask
