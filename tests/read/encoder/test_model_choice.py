from __future__ import annotations

import json
import os
import shutil
from pathlib import Path

import pytest

from reportedly.errors import SetupError
from reportedly.read.encoder import model_choice
from reportedly.read.encoder.model_choice import builtin_model, choose, chosen_card, chosen_model, models
from tests.read.encoder.made_models import flip, make_model


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user's folder without a choice in it, and a built-in model made for the test."""
    monkeypatch.delenv("REPORTEDLY_READER", raising=False)
    monkeypatch.setenv("REPORTEDLY_HOME", str(tmp_path / "home"))
    built_in = make_model(tmp_path / "built-in-weights", name="small")
    monkeypatch.setattr(model_choice, "built_in_folder", lambda: built_in)
    return tmp_path / "home"


@pytest.fixture
def large(tmp_path: Path) -> Path:
    return make_model(tmp_path / "large", name="large", weights=b"w" * 1000)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return make_model(tmp_path / "other", name="other")


def listing() -> list[tuple[str | None, str | None, str]]:
    return [(model.name, model.chosen_by, model.state) for model in models()]


def test_the_built_in_model_reads_where_nothing_is_chosen(home: Path) -> None:
    assert chosen_model() == builtin_model()
    assert listing() == [("small", "default", "ready")]
    assert not home.exists()


def test_a_choice_stays(large: Path, home: Path) -> None:
    assert choose(str(large)).chosen_by == "user"
    assert json.loads((home / "models.json").read_text()) == {"chosen": str(large), "known": [str(large)]}
    assert [path.name for path in home.iterdir()] == ["models.json"]
    assert chosen_model().name == "large"
    assert listing() == [("small", None, "ready"), ("large", "user", "ready")]


def test_the_choice_is_kept_beside_the_users_own_places(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("REPORTEDLY_HOME")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    choose(str(large))
    assert (tmp_path / "data" / "reportedly" / "models.json").is_file()


def test_the_way_back_and_forth(large: Path, other: Path, home: Path) -> None:
    choose(str(large))
    choose(str(other))
    assert choose("built-in").chosen_by == "default"
    assert chosen_model().name == "small"
    assert listing() == [("small", "default", "ready"), ("large", None, "ready"), ("other", None, "ready")]
    choose(str(large))
    assert listing() == [("small", None, "ready"), ("large", "user", "ready"), ("other", None, "ready")]
    assert json.loads((home / "models.json").read_text())["known"] == [str(large), str(other)]


def test_the_built_in_folder_by_its_path_is_the_built_in_model() -> None:
    assert choose(str(model_choice.built_in_folder())).chosen_by == "default"
    assert listing() == [("small", "default", "ready")]


def test_a_relative_folder_is_the_same_from_everywhere(
    large: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    choose("home/../large")
    monkeypatch.chdir("/")
    assert chosen_model().folder == large


def test_a_link_is_kept_as_a_link(large: Path, other: Path, tmp_path: Path) -> None:
    link = tmp_path / "current"
    link.symlink_to(large)
    choose(str(link))
    link.unlink()
    link.symlink_to(other)
    assert chosen_model().name == "other"


def test_the_environment_goes_before_the_choice(large: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    choose(str(large))
    monkeypatch.setenv("REPORTEDLY_READER", str(other))
    assert chosen_model().name == "other"
    assert listing() == [("small", None, "ready"), ("large", None, "ready"), ("other", "environment", "ready")]
    assert choose(str(large)).chosen_by is None
    monkeypatch.setenv("REPORTEDLY_READER", "built-in")
    assert chosen_model().name == "small"
    monkeypatch.setenv("REPORTEDLY_READER", "")
    assert chosen_model().name == "large"


def test_a_model_named_for_one_run_goes_before_all(large: Path, other: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_READER", str(other))
    before = dict(os.environ)
    assert chosen_model(str(large)).name == "large"
    assert chosen_model("built-in").name == "small"
    assert dict(os.environ) == before
    assert chosen_model().name == "other"


def test_a_choice_that_vanished_is_told_with_the_way_back(large: Path) -> None:
    choose(str(large))
    shutil.rmtree(large)
    for ask in (chosen_model, chosen_card):
        with pytest.raises(SetupError) as raised:
            ask()
        assert str(large) in str(raised.value)
        assert "`reportedly models use built-in`" in str(raised.value)
    assert listing() == [("small", None, "ready"), (None, "user", "missing")]
    choose("built-in")
    assert chosen_model().name == "small"


def test_a_choice_that_was_damaged_leads_to_no_other_model(large: Path) -> None:
    choose(str(large))
    flip(large / "reader.onnx")
    with pytest.raises(SetupError, match=r"reader\.onnx is not the file") as raised:
        chosen_model()
    assert "`reportedly models use built-in`" in str(raised.value)
    assert listing() == [("small", None, "ready"), ("large", "user", "damaged")]


def test_what_the_environment_names_in_vain_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_READER", str(tmp_path / "nowhere"))
    with pytest.raises(SetupError, match="unset REPORTEDLY_READER"):
        chosen_model()
    assert listing() == [("small", None, "ready"), (None, "environment", "missing")]


def test_a_built_in_model_that_is_not_there_or_damaged_is_told() -> None:
    flip(model_choice.built_in_folder() / "tokenizer.json")
    assert listing() == [("small", "default", "damaged")]
    shutil.rmtree(model_choice.built_in_folder())
    assert listing() == [(None, "default", "not installed")]
    for ask in (chosen_model, builtin_model, lambda: chosen_model("built-in")):
        with pytest.raises(SetupError, match="install reportedly again"):
            ask()


def test_the_way_back_is_open_where_the_built_in_model_is_not_there(large: Path) -> None:
    choose(str(large))
    shutil.rmtree(model_choice.built_in_folder())
    assert choose("built-in").state == "not installed"
    assert listing() == [(None, "default", "not installed"), ("large", None, "ready")]


def test_a_faulty_folder_is_not_chosen(large: Path, other: Path, tmp_path: Path) -> None:
    choose(str(large))
    flip(other / "reader.onnx")
    for named in (other, tmp_path / "nowhere"):
        with pytest.raises(SetupError):
            choose(str(named))
    assert listing() == [("small", None, "ready"), ("large", "user", "ready")]


def test_states_and_sizes_are_listed(tmp_path: Path, large: Path) -> None:
    choose(str(large))
    [built_in, listed] = models()
    assert (built_in.built_in, listed.built_in) == (True, False)
    assert listed.size == sum(path.stat().st_size for path in large.iterdir()) > 1000
    assert (listed.version, listed.languages, listed.faults) == ("2026.11", ("en",), ())
    shutil.rmtree(large)
    make_model(large, format=2, name=None, languages=5)
    (large / "CARD.md").unlink()
    [_, listed] = models()
    assert (listed.state, listed.name, listed.languages, len(listed.faults)) == ("format unknown", None, (), 2)


@pytest.mark.parametrize(
    "content",
    [b"{", b"\xff", b"[]", b"{}", b'{"chosen": 5, "known": []}', b'{"chosen": null, "known": [5]}', b"[" * 100_000],
)
def test_a_damaged_choice_is_told_and_a_new_one_mends_it(home: Path, large: Path, content: bytes) -> None:
    for named in ("built-in", str(large)):
        home.mkdir(exist_ok=True)
        (home / "models.json").write_bytes(content)
        for ask in (chosen_model, models):
            with pytest.raises(SetupError, match=r"models\.json.*choose again with `reportedly models use"):
                ask()
        choose(named)
        assert chosen_model()


def test_a_choice_that_cannot_be_kept_says_what_to_do(home: Path, large: Path) -> None:
    home.write_text("a file, no folder")
    with pytest.raises(SetupError, match="REPORTEDLY_HOME"):
        choose(str(large))
