"""A file of claims that somebody brings: `{"key": "text"}`, `{"key": {"text": "…"}}`, or these under "claims"."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from reportedly.errors import SetupError

FORM = 'write {"C1": "a claim in plain words", …}'


def claims_in(file: str) -> Mapping[str, str]:
    """The claims of a file, by their keys; raises SetupError where it is none."""
    try:
        told = json.loads(Path(file).read_text(encoding="utf-8"))
    except OSError as error:
        raise SetupError(f"cannot read {file} ({error.strerror}); name another --claims") from None
    except ValueError as error:
        raise SetupError(f"{file} is no JSON ({error}); {FORM}") from None
    listed = told.get("claims", told) if isinstance(told, dict) else told
    if not isinstance(listed, dict):
        raise SetupError(f"{file} holds no claims by their keys; {FORM}")
    return {key: _text(file, key, claim) for key, claim in listed.items()}


def _text(file: str, key: str, claim: Any) -> str:
    text = claim.get("text") if isinstance(claim, dict) else claim
    if not isinstance(text, str) or not text.strip():
        raise SetupError(f"{file}: {key} has no text; {FORM}")
    return text
