"""The built-in model's files."""

from __future__ import annotations

from pathlib import Path

from reportedly.read.encoder.model_choice import built_in_folder


def tokenizer_path() -> Path:
    return built_in_folder() / "tokenizer.json"
