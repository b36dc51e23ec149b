"""The network that reads a claim and a text together: what it says, and what happens where its weights are damaged."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from reportedly.errors import SetupError
from reportedly.link.pair_model import Said, pair_model, tokenizer_path
from reportedly.link.pair_pieces import MOST, MOST_OF_CLAIM, pair_pieces
from reportedly.link.weights_kept import CARD, GRAPH, MANIFEST, VECTORS, checked, weights_folder
from reportedly.read.encoder.pieces import load_tokenizer

CLAIM = "Rebels of the Northern Front attacked the refinery in Marib."


def _kept(tmp_path: Path) -> Path:
    return Path(shutil.copytree(weights_folder(), tmp_path / "weights"))


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("The refinery in Marib was attacked by rebels of the Northern Front.", "supports"),
        ("Rebels of the Northern Front did not attack the refinery in Marib.", "refutes"),
        ("The Northern Front denied that its rebels had attacked the refinery in Marib.", "refutes"),
        ("It is not clear whether rebels of the Northern Front attacked the refinery in Marib.", "neither"),
        ("Bread has become dearer on the coast since May.", "neither"),
    ],
)
def test_says_what_a_text_does_to_a_claim(text: str, side: str) -> None:
    said = pair_model().says(CLAIM, text)
    shares = {"supports": said.supports, "refutes": said.refutes, "neither": said.neither}
    assert max(shares, key=lambda name: shares[name]) == side


def test_a_pair_is_read_by_itself_whatever_was_read_before() -> None:
    texts = ["The refinery was shelled at night.", "Nobody attacked the refinery in Marib.", "Marib lies in Yemen."]
    forwards = [pair_model().logits(CLAIM, text).tolist() for text in texts]
    pair_model()._told.clear()
    assert [pair_model().logits(CLAIM, text).tolist() for text in reversed(texts)] == forwards[::-1]


def test_a_pair_is_read_once_a_run() -> None:
    assert pair_model().logits(CLAIM, "It rained.") is pair_model().logits(CLAIM, "It rained.")


def test_a_denied_text_stands_the_other_way_round() -> None:
    said = Said(supports=0.7, refutes=0.1)
    assert (said.turned().supports, said.turned().refutes) == (0.1, 0.7)
    assert said.neither == pytest.approx(0.2)


def test_long_texts_are_cut_at_their_ends_and_the_claim_first() -> None:
    pieces, sides = pair_pieces(load_tokenizer(tokenizer_path()), "town " * 100, "river " * 300)
    assert len(pieces) == len(sides) == MOST
    assert sides.count(0) == MOST_OF_CLAIM + 2


@pytest.mark.parametrize("name", [GRAPH, VECTORS])
def test_damaged_weights_are_told_with_their_file(tmp_path: Path, name: str) -> None:
    folder = _kept(tmp_path)
    whole = checked(folder, name).read_bytes()
    (folder / name).write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
    with pytest.raises(SetupError, match=name):
        checked(folder, name)


def test_the_network_is_checked_as_it_is_taken_up(tmp_path: Path) -> None:
    folder = _kept(tmp_path)
    (folder / GRAPH).write_bytes(b"no network")
    with pytest.raises(SetupError, match=GRAPH):
        pair_model(folder)


def test_missing_weights_are_told_with_their_file(tmp_path: Path) -> None:
    folder = _kept(tmp_path)
    (folder / GRAPH).unlink()
    with pytest.raises(SetupError, match=f"{GRAPH} cannot be read"):
        pair_model(folder)


@pytest.mark.parametrize("damage", ["{", "[]", json.dumps({"format": 2})])
def test_a_manifest_that_is_none_is_told_with_its_file(tmp_path: Path, damage: str) -> None:
    folder = _kept(tmp_path)
    (folder / MANIFEST).write_text(damage, encoding="utf-8")
    with pytest.raises(SetupError, match=MANIFEST):
        pair_model(folder)


def test_the_weights_have_a_card() -> None:
    assert "Trained on" in (weights_folder() / CARD).read_text(encoding="utf-8")
