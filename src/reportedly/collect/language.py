"""Which language a text is in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

UNKNOWN = "und"
"""BCP 47 for a language that cannot be told."""

SAMPLE_CHARACTERS = 4_000
FEWEST_LETTERS = 12
SURE_ENOUGH = 0.4
"""Below this the classifier's first guess is wrong too often to be told: names and fragments."""

_DECLARED = re.compile(r"(?P<code>[A-Za-z]{2,3})(?:[-_][A-Za-z0-9]+)*")


def tell_language(text: str, declared: str | None = None) -> str:
    """Return the text's main language as a BCP 47 code without region.

    The text itself goes before what is declared, which on web pages often belongs to the template. "und" where the
    text is too short or too mixed and nothing is declared.
    """
    return _classified(text[:SAMPLE_CHARACTERS]) or _code(declared) or UNKNOWN


def _code(declared: str | None) -> str | None:
    match = _DECLARED.fullmatch((declared or "").strip())
    return match["code"].lower() if match else None


def _classified(sample: str) -> str | None:
    if sum(c.isalpha() for c in sample) < FEWEST_LETTERS:
        return None
    code, sureness = _classifier().classify(sample)
    return str(code) if sureness >= SURE_ENOUGH else None


@cache
def _classifier() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier  # 0.7 s to load: only where a text is read

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
