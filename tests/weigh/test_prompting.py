"""Who made others do it."""

from __future__ import annotations

import pytest

from reportedly.weigh.prompting import prompting_in


@pytest.mark.parametrize(
    ("text", "by", "to_do"),
    [
        ("the government had asked them to go", "the government had asked them", "go"),
        ("Police ordered the convoy to leave Kosti", "Police ordered the convoy", "leave Kosti"),
        ("a general bribed her to resign", "a general bribed her", "resign"),
    ],
)
def test_who_made_others_do_it(text: str, by: str, to_do: str) -> None:
    found = prompting_in(text)
    assert found is not None
    assert (found.by, found.to_do) == (by, to_do)


@pytest.mark.parametrize(
    "text",
    [
        "they asked them to go",
        "a foreman who asked her to leave out his name",
        "a foreman asked us to leave",
        "the mayor told them to pray",
        "the general ordered them to shell the town",
        "smugglers wanted it gone",
    ],
)
def test_no_prompting(text: str) -> None:
    assert prompting_in(text) is None
