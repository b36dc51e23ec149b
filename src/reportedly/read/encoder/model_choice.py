"""Which reader model is used, and which ones are known.

The order: a folder named for one run (`--model`), the environment variable `REPORTEDLY_READER`, the user's choice, the
built-in model. The user's choice is kept in `models.json` beside the user's own places. A choice that no longer opens
is an error and never leads to another model.

For `reportedly models` call `models`, for `models use NAMED` call `choose`, for `models check` and for reading call
`chosen_model`.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from reportedly.errors import SetupError
from reportedly.gazetteer.where import own_folder
from reportedly.read.encoder.model_folder import (
    COPY_AGAIN,
    FILES,
    TROUBLES,
    Examination,
    ReaderModel,
    Trouble,
    card_of,
    examine,
    open_model,
)

VARIABLE = "REPORTEDLY_READER"
BUILT_IN = "built-in"
"""The word for the built-in model wherever a folder can be named; a folder of that name is ./built-in."""
FILE_NAME = "models.json"

ChosenBy = Literal["run", "environment", "user", "default"]
State = Literal["ready", "not installed"] | Trouble

WAYS_OUT: dict[ChosenBy, str] = {
    "run": f"{COPY_AGAIN}, or name another one",
    "environment": f"{COPY_AGAIN}, or unset {VARIABLE}, which names it",
    "user": f"{COPY_AGAIN}, or go back to the built-in model with `reportedly models use {BUILT_IN}`",
    "default": "install reportedly again, or choose a model folder with `reportedly models use FOLDER`",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The model folder to read with, and who named it."""

    folder: Path
    by: ChosenBy

    @property
    def way_out(self) -> str:
        """What to do where it cannot be used."""
        return WAYS_OUT["default" if self.folder == built_in_folder() else self.by]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedModel:
    """A model as listed: usable or not."""

    name: str | None
    """None where no manifest says so."""
    version: str | None
    """None where no manifest says so."""
    folder: Path
    built_in: bool
    size: int
    """Bytes of its files, as far as they are there."""
    languages: tuple[str, ...]
    chosen_by: ChosenBy | None
    """None where it is not the one that would be used."""
    state: State
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What `models.json` holds."""

    chosen: Path | None
    """None is the built-in model."""
    known: tuple[Path, ...]
    """Every external model that was ever chosen, in that order."""


def built_in_folder() -> Path:
    """Where the built-in model is, or would be."""
    return Path(__file__).parent / "weights"


def builtin_model() -> ReaderModel:
    """The built-in model. Raises SetupError that lists every fault."""
    return open_model(built_in_folder(), way_out=WAYS_OUT["default"])


def chosen_model(named: str | None = None) -> ReaderModel:
    """The model to read with; `named` is a folder or "built-in", for this run alone.

    Raises SetupError that lists every fault of the chosen model and says how to choose another.
    """
    choice = _choice(named)
    return open_model(choice.folder, way_out=choice.way_out)


def chosen_card(named: str | None = None) -> str:
    """The model card of the model to read with, in Markdown; of a damaged model too. Raises SetupError without one."""
    choice = _choice(named)
    return card_of(choice.folder, way_out=choice.way_out)


def models() -> tuple[ListedModel, ...]:
    """The built-in model, then every external one that is or ever was chosen; hashes all their files.

    Raises SetupError where the user's choice cannot be read.
    """
    choice = _choice()
    folders = dict.fromkeys((built_in_folder(), *_kept().known, choice.folder))
    return tuple(_listed(examine(folder), choice) for folder in folders)


def choose(named: str) -> ListedModel:
    """Keep a model folder, or "built-in", as the user's choice; gives it as listed from now on.

    Its `chosen_by` is None where the environment names another, which goes before. Raises SetupError where the folder
    cannot be used; then the choice stays as it was. The way back to the built-in model is always open.
    """
    folder = _folder(named)
    seen = examine(folder)
    if folder == built_in_folder():
        _keep(Kept(chosen=None, known=_known_so_far()))
    else:
        seen.model(WAYS_OUT["run"])
        _keep(Kept(chosen=folder, known=tuple(dict.fromkeys((*_known_so_far(), folder)))))
    return _listed(seen, _choice())


def _choice(named: str | None = None) -> Choice:
    if named:
        return Choice(folder=_folder(named), by="run")
    if of_environment := os.environ.get(VARIABLE):
        return Choice(folder=_folder(of_environment), by="environment")
    if kept := _kept().chosen:
        return Choice(folder=kept, by="user")
    return Choice(folder=built_in_folder(), by="default")


def _folder(named: str) -> Path:
    """The folder meant, absolute, so that it is the same one from everywhere; links in it may be turned later."""
    return built_in_folder() if named == BUILT_IN else Path(os.path.abspath(named))


def _listed(seen: Examination, choice: Choice) -> ListedModel:
    said = {key: value for key, value in seen.manifest.items() if isinstance(value, str)}
    languages = seen.manifest.get("languages")
    return ListedModel(
        name=said.get("name"),
        version=said.get("version"),
        folder=seen.folder,
        built_in=seen.folder == built_in_folder(),
        size=_size(seen.folder),
        languages=tuple(map(str, languages)) if isinstance(languages, list) else (),
        chosen_by=choice.by if choice.folder == seen.folder else None,
        state=_state(seen),
        faults=tuple(fault.what for fault in seen.faults),
    )


def _state(seen: Examination) -> State:
    troubles = {fault.trouble for fault in seen.faults}
    if "missing" in troubles and seen.folder == built_in_folder():
        return "not installed"
    return next((trouble for trouble in TROUBLES if trouble in troubles), "ready")


def _size(folder: Path) -> int:
    return sum(os.path.getsize(folder / file) for file in FILES if os.path.isfile(folder / file))


def _kept() -> Kept:
    """What the user has chosen; nothing where nothing was. Raises SetupError where the file is damaged."""
    path = own_folder() / FILE_NAME
    try:
        return _parse(path.read_bytes())
    except FileNotFoundError:
        return Kept(chosen=None, known=())
    except (OSError, ValueError, RecursionError) as error:
        raise SetupError(
            f"{path}, which says what reader model you chose, cannot be read ({error}); choose again with "
            f"`reportedly models use FOLDER` or `reportedly models use {BUILT_IN}`, which writes it anew"
        ) from None


def _parse(content: bytes) -> Kept:
    kept = json.loads(content)
    if not isinstance(kept, dict) or not isinstance(kept.get("known"), list):
        raise ValueError("no list of models in it")
    if not all(isinstance(folder, str) for folder in kept["known"]) or not isinstance(kept.get("chosen"), str | None):
        raise ValueError("a model in it is no folder")
    return Kept(chosen=Path(kept["chosen"]) if kept["chosen"] else None, known=tuple(map(Path, kept["known"])))


def _known_so_far() -> tuple[Path, ...]:
    """The models known; none where the file is damaged, for a new choice is what mends it."""
    try:
        return _kept().known
    except SetupError:
        return ()


def _keep(kept: Kept) -> None:
    """Write the choice whole or not at all."""
    path = own_folder() / FILE_NAME
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    content = {"chosen": kept.chosen and str(kept.chosen), "known": list(map(str, kept.known))}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
        os.replace(part, path)
    except OSError as error:
        raise SetupError(f"cannot write {path} ({error.strerror}); name another folder in REPORTEDLY_HOME") from None
