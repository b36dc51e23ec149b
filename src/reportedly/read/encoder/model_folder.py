"""A model folder: the weights of a reader, and the manifest that says what they are.

    reader.onnx       the encoder and its heads
    reader.json       the manifest: format, name, version, languages, digests; and what the reader itself asks for
    tokenizer.json    how text is cut for the encoder
    CARD.md           the model card, for people

Every file is hashed each time that a folder is opened (about 16 ms for 25 MB), so that no reading is ever made with
weights other than those that the manifest names.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from reprlib import repr as short
from typing import Any, Literal

from reportedly.errors import SetupError

FORMAT = 1
"""The format of manifest that this version reads."""

WEIGHTS, MANIFEST, TOKENIZER, CARD = "reader.onnx", "reader.json", "tokenizer.json", "CARD.md"
FILES = (WEIGHTS, MANIFEST, TOKENIZER, CARD)
HASHED = (WEIGHTS, TOKENIZER)
"""The files whose digests a manifest must name; it may name those of further ones."""

COPY_AGAIN = "copy the whole folder again from where it came from"

Trouble = Literal["missing", "format unknown", "damaged"]
TROUBLES: tuple[Trouble, ...] = ("missing", "format unknown", "damaged")
"""What can be wrong with a model folder, the one that matters most first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderModel:
    """A model whose files are all there and are those that its manifest names."""

    folder: Path
    name: str
    version: str
    languages: tuple[str, ...]
    """What it reads, as ISO 639-1 codes."""
    manifest: Mapping[str, Any] = field(hash=False, repr=False)
    """The whole of reader.json; all but format, name, version, languages and sha256 is unchecked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One thing that is wrong with a model folder."""

    trouble: Trouble
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Examination:
    """What a look at a model folder found: its manifest as far as it can be read, and every fault."""

    folder: Path
    manifest: Mapping[str, Any]
    faults: tuple[Fault, ...]

    def model(self, way_out: str = COPY_AGAIN) -> ReaderModel:
        """The model; raises SetupError that lists every fault and ends with `way_out`, the advice to the user."""
        if self.faults:
            told = "\n".join(f"  {fault.what}" for fault in self.faults)
            raise SetupError(f"the reader model in {self.folder} cannot be used:\n{told}\n{way_out}")
        return ReaderModel(
            folder=self.folder,
            name=self.manifest["name"],
            version=self.manifest["version"],
            languages=tuple(self.manifest["languages"]),
            manifest=self.manifest,
        )


def open_model(folder: Path, *, way_out: str = COPY_AGAIN) -> ReaderModel:
    """Open a model folder.

    Raises SetupError that lists every fault of the folder and ends with `way_out`, which says what to do.
    """
    return examine(folder).model(way_out)


def card_of(folder: Path, *, way_out: str = COPY_AGAIN) -> str:
    """The model card as written, in Markdown; what is no UTF-8 in it is replaced.

    Raises SetupError that ends with `way_out` where there is none.
    """
    try:
        return (folder / CARD).read_text(encoding="utf-8", errors="replace")
    except OSError as error:
        raise SetupError(f"{folder / CARD} cannot be read ({error.strerror}); {way_out}") from None


def examine(folder: Path) -> Examination:
    """Look at every file of a model folder; faults are told and not raised."""
    if not os.path.isdir(folder):
        absent = Fault(trouble="missing", what="there is no such folder")
        return Examination(folder=folder, manifest={}, faults=(absent,))
    manifest, unread = _read_manifest(folder / MANIFEST)
    faults = [*unread, *(_manifest_faults(manifest) if not unread else ())]
    faults += _file_faults(folder, _digests(manifest))
    return Examination(folder=folder, manifest=manifest, faults=tuple(faults))


def _read_manifest(path: Path) -> tuple[Mapping[str, Any], tuple[Fault, ...]]:
    """The manifest, empty with its fault where it cannot be had."""
    try:
        manifest = json.loads(path.read_bytes())
    except OSError as error:
        return {}, (_damage(_unread(path.name, error)),)
    except (ValueError, RecursionError) as error:
        return {}, (_damage(f"{MANIFEST} is no JSON ({error})"),)
    if not isinstance(manifest, dict):
        return {}, (_damage(f"{MANIFEST} is no JSON object"),)
    return manifest, ()


def _manifest_faults(manifest: Mapping[str, Any]) -> Iterator[Fault]:
    """What is wrong with a manifest by itself; where its format is not known, nothing more can be said of it."""
    if not _is_known(manifest.get("format")):
        stated = short(manifest.get("format"))
        what = f"{MANIFEST} has format {stated}, must be {FORMAT}: take such a model, or a newer reportedly"
        yield Fault(trouble="format unknown", what=what)
        return
    for key in ("name", "version"):
        if not _is_word(manifest.get(key)):
            yield _damage(f"{MANIFEST}: {key} is {short(manifest.get(key))}, must be a word")
    languages = manifest.get("languages")
    if not (isinstance(languages, list) and languages and all(map(_is_word, languages))):
        yield _damage(f"{MANIFEST}: languages is {short(languages)}, must list one language or more")
    yield from _digest_faults(manifest.get("sha256"))


def _is_known(stated: object) -> bool:
    return type(stated) is int and stated == FORMAT  # True == 1 and 1.0 == 1 are no formats


def _is_word(value: object) -> bool:
    return isinstance(value, str) and bool(value.strip())


def _digest_faults(stated: object) -> Iterator[Fault]:
    if not isinstance(stated, dict):
        yield _damage(f"{MANIFEST}: sha256 is {short(stated)}, must name the digest of each file")
        return
    for file in HASHED:
        if file not in stated:
            yield _damage(f"{MANIFEST}: sha256 does not name {file}")
    for file, digest in stated.items():
        if not _is_plain_name(file):
            yield _damage(f"{MANIFEST}: sha256 names {file!r}, must name files in the folder itself")
        if not isinstance(digest, str):
            yield _damage(f"{MANIFEST}: sha256 of {file!r} is {short(digest)}, must be a digest")


def _is_plain_name(file: str) -> bool:
    """Whether it names a file in the folder itself, and so nothing outside it."""
    return file.isprintable() and file not in ("", ".", "..") and not set(file) & {"/", "\\"}


def _digests(manifest: Mapping[str, Any]) -> Mapping[str, str]:
    """The digests that can be held against files: none where the format is not known."""
    stated = manifest.get("sha256")
    if not isinstance(stated, dict) or not _is_known(manifest.get("format")):
        return {}
    return {file: digest for file, digest in stated.items() if _is_plain_name(file) and isinstance(digest, str)}


def _file_faults(folder: Path, digests: Mapping[str, str]) -> Iterator[Fault]:
    for file in dict.fromkeys((*FILES, *digests)):
        if file == MANIFEST:
            continue  # told as it was read
        try:
            found = _sha256(folder / file)
        except OSError as error:
            yield _damage(_unread(file, error))
            continue
        if digests.get(file, found).lower() != found:
            yield _damage(
                f"{file} is not the file that {MANIFEST} names: its SHA-256 is {found}, not {digests[file]!r}"
            )


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unread(file: str, error: OSError) -> str:
    name = file if file in FILES else repr(file)
    return f"{name} is missing" if isinstance(error, FileNotFoundError) else f"{name} cannot be read ({error.strerror})"


def _damage(what: str) -> Fault:
    return Fault(trouble="damaged", what=what)
