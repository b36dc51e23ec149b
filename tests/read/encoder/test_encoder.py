"""The built-in encoder: the same for a report whatever is read beside it, and exact on every processor."""

from __future__ import annotations

import dataclasses
import json
import re

import numpy as np
import onnx
import pytest
from onnx import numpy_helper

from reportedly.read.encoder.encoded import (
    CAUSAL_EVIDENCE,
    FAMILIES,
    SENTENCE_ALONE,
    Encoded,
    factuality_score,
    places_in_text,
)
from reportedly.read.encoder.encoder import encoder_in
from reportedly.read.encoder.linking import EVIDENCE
from reportedly.read.encoder.marks import factuality_of, marks_of
from reportedly.read.encoder.model_choice import built_in_folder
from reportedly.read.encoder.network import load_session, outputs_of
from reportedly.read.encoder.windows import windows_of

TEXT = (
    "Rebels took the town of Kalma on Friday, the governor said. The army denied that any post had been lost.\n\n"
    "According to two drivers, trucks were burning on the road to Nyala because a shell had hit a fuel depot."
)
LARGEST = 64
"""The largest of 7-bit weights: no sum of two products with 8-bit numbers then overflows 16 bits."""


def test_the_same_text_gives_the_same_numbers() -> None:
    encoder = encoder_in(None)
    first, again = encoder.encode(TEXT), encoder.encode(TEXT)
    for one, other in zip(first.outputs, again.outputs, strict=True):
        assert all(np.array_equal(one[name], other[name]) for name in one)


def test_every_window_keeps_its_own_outputs() -> None:
    encoder = encoder_in(None)
    text = "\n\n".join([TEXT, "A short one.", *["The ferry left at noon, said Amal Deri, who runs it."] * 30])
    windows = windows_of(text, encoder.tokenizer)
    assert len({len(w.pieces) for w in windows}) > 1
    told = outputs_of(encoder.session, windows)
    for window, outputs in zip(windows, told, strict=True):
        assert {len(value) for value in outputs.values()} == {len(window.pieces)}


def test_no_weight_is_wider_than_seven_bits() -> None:
    graph = onnx.load(str(built_in_folder() / "reader.onnx")).graph
    quantised = {i for node in graph.node if node.op_type == "MatMulIntegerToFloat" for i in node.input}
    weights = [numpy_helper.to_array(i) for i in graph.initializer if i.name in quantised and len(i.dims) == 2]
    assert len(weights) >= 24
    for weight in weights:
        assert weight.dtype == np.int8
        assert np.abs(weight.astype(int)).max() <= LARGEST
        assert 2 * 255 * LARGEST < 1 << 15


def test_the_network_runs_on_one_thread() -> None:
    options = load_session(built_in_folder() / "reader.onnx").get_session_options()
    assert (options.intra_op_num_threads, options.inter_op_num_threads) == (1, 1)


def test_the_manifest_describes_every_head() -> None:
    manifest = json.loads((built_in_folder() / "reader.json").read_text(encoding="utf-8"))
    heads = encoder_in(None).heads
    assert set(heads.tracks) == set(FAMILIES)
    assert set(heads.calibration) == set(EVIDENCE)
    assert set(manifest["causal"]) == set(CAUSAL_EVIDENCE)
    assert manifest["training"]["data"], "digests of the data"
    assert manifest["figures"]["attribution: triple lenient"] > 0


def test_one_track_marks_alone_what_it_marks_among_all() -> None:
    encoded = encoder_in(None).encode(TEXT)
    marked = list(encoded.spans("names"))
    assert {track for track, _, _ in marked} >= {"toponym", "ACTION"}
    for track in encoded.heads.tracks["names"]:
        assert list(encoded.spans("names", track)) == [one for one in marked if one[0] == track]


def test_an_empty_text_has_no_windows() -> None:
    for text in ("", " \n\n "):
        encoded = encoder_in(None).encode(text)
        assert encoded.windows == []
        assert list(encoded.spans("names")) == []
        assert list(encoded.attributions(0)) == []
        assert marks_of(text).attributions == ()


def test_marks_are_cut_from_the_text() -> None:
    bounds = [m.span() for m in re.finditer(r"\S[^.]*\.", TEXT)]
    marks = marks_of(TEXT, sentences=bounds)
    sources = {a.source.text for a in marks.attributions if a.source}
    assert {"the governor", "The army", "two drivers"} <= sources
    assert all(0 <= a.probability <= 1 for a in marks.attributions)
    assert {m.quote.text for m in marks.mentions if m.track == "toponym"} >= {"Kalma", "Nyala"}
    assert [s.span for s in marks.sentences] == bounds
    assert all(0 <= p <= 1 for s in marks.sentences for p in (s.speech, s.causal))
    assert marks.sentences[2].causal > marks.sentences[1].causal
    for mark in (*marks.mentions, *marks.causes, *marks.roles):
        assert mark.quote.text == TEXT[mark.quote.start : mark.quote.end]


def test_words_marked_as_a_cause_speak_for_a_cause_in_their_sentence() -> None:
    bounds = [m.span() for m in re.finditer(r"\S[^.]*\.", TEXT)]
    encoded = encoder_in(None).encode(TEXT)
    evidence = encoded.causal_evidence(bounds)
    assert evidence[:, 2:].tolist() == [[0, 0], [0, 0], [1, 1]]
    alone = Encoded(encoded.windows, encoded.outputs, dataclasses.replace(encoded.heads, causal=SENTENCE_ALONE))
    assert np.allclose(alone.causal_scores(bounds), evidence[:, 1])
    gained = encoded.causal_scores(bounds) - alone.causal_scores(bounds)
    assert gained[2] > 1 > 0 > gained[:2].max()


def test_factuality_tells_what_happened_from_what_did_not() -> None:
    text = "The army destroyed the bridge on Sunday. The rebels did not attack the town."
    words = ("destroyed", "attack", " ")
    at = [(text.index(w), text.index(w) + len(w)) for w in words]
    destroyed, attack, nothing = factuality_of(text, at)
    assert destroyed is not None
    assert attack is not None
    assert destroyed > 1.5 > 0 > attack
    assert nothing is None


@pytest.mark.parametrize(("told", "expected"), [(2.0, 3.0), (0.5, 1.5), (-4.0, -3.0)])
def test_factuality_stays_on_its_scale(told: float, expected: float) -> None:
    assert factuality_score(np.array([told, 0, 0, 0], dtype=np.float32)) == expected


def test_places_in_a_text() -> None:
    assert places_in_text(1).tolist() == [[1.0, 0.0, 0.0]]
    assert places_in_text(3)[:, 1].tolist() == [0.0, 0.5, 1.0]
