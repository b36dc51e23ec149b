"""The encoder of a model folder: texts in, what the heads say of them out."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import onnxruntime
from tokenizers import Tokenizer

from reportedly.read.encoder.encoded import Encoded, Heads
from reportedly.read.encoder.lemmas import Lemmatiser
from reportedly.read.encoder.model_choice import chosen_model
from reportedly.read.encoder.model_folder import ReaderModel, open_model
from reportedly.read.encoder.network import load_session, outputs_of
from reportedly.read.encoder.pieces import load_tokenizer
from reportedly.read.encoder.windows import windows_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoder:
    """A network with its tokenizer and the description of its heads."""

    tokenizer: Tokenizer
    session: onnxruntime.InferenceSession
    heads: Heads
    lemma_of: Lemmatiser
    """Lemmas by rules, with the tokenizer's wordpieces for a list of words."""

    @classmethod
    def of(cls, model: ReaderModel) -> Encoder:
        """The encoder in a model's folder."""
        tokenizer = load_tokenizer(model.folder / "tokenizer.json")
        return cls(
            tokenizer=tokenizer,
            session=load_session(model.folder / "reader.onnx"),
            heads=Heads.of(model.manifest),
            lemma_of=Lemmatiser(tokenizer.get_vocab()),
        )

    def encode(self, text: str) -> Encoded:
        """Run the network over a text; an empty text has no windows."""
        windows = windows_of(text, self.tokenizer)
        return Encoded(windows, outputs_of(self.session, windows), self.heads)


@cache
def encoder_in(folder: Path | None) -> Encoder:
    """The encoder of a model folder, loaded once a process; None for the one that the user has chosen.

    Raises SetupError where the model is not whole.
    """
    return Encoder.of(open_model(folder) if folder else chosen_model())
