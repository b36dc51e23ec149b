"""Parts of speech from tags: spaCy's attribute ruler, remembering what it said before.

The ruler matches some 180 patterns at every word, a tenth of the whole analysis, though what it says of a word hangs
only on its tag, its dependency and, for the few words that its patterns name, on the word and its neighbours. So it
is asked once for each such case, on a doc of three words; its answers are kept and written in one go.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

NAME = "remembered_attributes"
TOLD: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA"]
Case = tuple[int, int, int, int, int, bool]
"""Tag, dependency, the word if named, the words before and after if named, and whether an expletive stands before."""


@Language.factory(NAME)
def make_remembering(nlp: Language, name: str) -> RememberingRuler:
    """Stand in for the ruler of the pipeline, which it keeps and asks."""
    return RememberingRuler(nlp.get_pipe("attribute_ruler"))


class RememberingRuler:
    """An attribute ruler that is asked once for each case."""

    def __init__(self, ruler: Any) -> None:
        self._ruler = ruler
        rows = [pattern for row in ruler.patterns for pattern in row["patterns"]]
        self._names = _naming(token for row in rows for token in row)
        self._pairs = _naming(token for row in rows if len(row) > 1 for token in row)
        self._named: dict[int, tuple[int, int]] = {}
        self._told: dict[Case, list[int]] = {}

    def __call__(self, doc: Doc) -> Doc:
        """Set tag, part of speech, morphology and lemma of every word as the ruler would."""
        if not len(doc):
            return doc
        answers = [self._told.get(case) or self._ask(doc, at, case) for at, case in enumerate(self._cases(doc))]
        doc.from_array(TOLD, np.array(answers, dtype=np.uint64))  # type: ignore[arg-type]
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int) -> Iterator[Doc]:
        """Do so for many docs."""
        return map(self, stream)

    def _cases(self, doc: Doc) -> Iterator[Case]:
        columns: Any = doc.to_array(["TAG", "DEP", "LOWER"])
        expletive = doc.vocab.strings.add("expl")
        before, after_expletive = 0, False
        rows = columns.tolist()
        named = [self._naming_of(doc, lower) for _, _, lower in rows]
        following = [*(pair for _, pair in named[1:]), 0]
        for (tag, dep, _), (name, pair), after in zip(rows, named, following, strict=True):
            yield tag, dep, name, before, after, after_expletive
            before, after_expletive = pair, dep == expletive

    def _naming_of(self, doc: Doc, lower: int) -> tuple[int, int]:
        """The word itself where a pattern names it, and where a pattern of several words does; else nothing."""
        if lower not in self._named:
            word = doc.vocab.strings[lower]
            named = word.isspace() or self._names.fullmatch(word) is not None
            self._named[lower] = (lower if named else 0, lower if self._pairs.fullmatch(word) else 0)
        return self._named[lower]

    def _ask(self, doc: Doc, at: int, case: Case) -> list[int]:
        around = doc[max(at - 1, 0) : at + 2]
        small = Doc(
            doc.vocab,
            words=[t.text for t in around],
            tags=[t.tag_ for t in around],
            deps=[t.dep_ for t in around],
            heads=[0] * len(around),
        )
        told: Any = self._ruler(small).to_array(TOLD)
        self._told[case] = told[at - around.start].tolist()
        return self._told[case]


def _naming(tokens: Iterable[dict[str, Any]]) -> re.Pattern[str]:
    """One expression for every word that these token patterns name."""
    named: set[str] = set()
    for token in tokens:
        lower = token.get("LOWER", {"IN": []})
        if isinstance(lower, str):
            named.add(re.escape(lower))
        else:
            named |= {re.escape(word) for word in lower.get("IN", [])}
            named |= {lower["REGEX"].strip("^$")} if "REGEX" in lower else set()
    return re.compile("|".join(sorted(named)))
