"""The remembering ruler says what spaCy's own ruler says, of words it has met and of words it has not."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from reportedly.read.part_of_speech import TOLD, RememberingRuler
from reportedly.read.syntax import MODELS

GOLD = sorted((Path(__file__).parents[2] / "gold").glob("*/*.txt"))[:30]
ODD = "I ain't gonna go; let's say it's theirs.\n\nThere's no one who'd do that, y'all. Nothin' has changed since then."


@pytest.fixture(scope="module")
def plain() -> Language:
    return spacy.load(next(m for m in MODELS if spacy.util.is_package(m)))


def difference(plain: Language, remembering: RememberingRuler, text: str) -> list[str]:
    with plain.select_pipes(disable=["attribute_ruler", "lemmatizer", "ner"]):
        doc = plain(text)
    wanted = plain.get_pipe("attribute_ruler")(doc.copy()).to_array(TOLD)
    given = remembering(doc.copy()).to_array(TOLD)
    return [t.text for t, differs in zip(doc, (wanted != given).any(axis=1), strict=True) if differs]


def test_it_says_what_the_ruler_says(plain: Language) -> None:
    remembering = RememberingRuler(plain.get_pipe("attribute_ruler"))
    for text in [ODD, "", *(p.read_text(encoding="utf-8") for p in GOLD), ODD, ODD.upper()]:
        assert difference(plain, remembering, text) == []


def test_a_ruler_that_remembers_too_little_is_found_out(plain: Language) -> None:
    forgetful = RememberingRuler(plain.get_pipe("attribute_ruler"))
    forgetful._named = dict.fromkeys((t.lower for t in plain.make_doc(ODD)), (0, 0))
    assert difference(plain, forgetful, ODD)
