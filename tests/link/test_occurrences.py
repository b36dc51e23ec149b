"""What a loss was part of."""

from __future__ import annotations

import pytest

from reportedly.link.occurrences import occurrences_in


@pytest.mark.parametrize(
    ("words", "trigger", "found"),
    [
        ("Two men were killed in an attack on the mill", "killed", {"attack"}),
        ("Nine people have died of the explosion", "died", {"explosion"}),
        ("The blast tore through the shed", "tore through", {"blast"}),
        ("The explosion killed nine", "explosion", set()),
        ("Nine people were killed", "killed", set()),
        ("A lorry crashed on the pass, killing its driver", "killing", {"crash"}),
        ("Three miners died when a shaft caved in", "died", {"collapse"}),
        ("An aircraft came down in the lake, and two are missing", "missing", {"crash"}),
        ("The patrol came down to the lake to count the dead", "count", set()),
        ("The mill burned after a long day of work in the attic", "burned", set()),
    ],
)
def test_what_happened_is_told_beside_what_it_cost(words: str, trigger: str, found: set[str]) -> None:
    assert {word[:4] for word in occurrences_in(words, trigger)} == {word[:4] for word in found}
