"""A whole casebook as files that other programs read: lines of JSON and snapshots, in a folder, .zip or .tar.

The same casebook gives the same bytes on both engines. Importing writes the ledger as it was, so that a casebook that
comes back is the same one, and is refused where a record is not what its entry says.
"""

from __future__ import annotations

import json
import tarfile
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, select

from reportedly.casebook import ledger, schema
from reportedly.casebook.bodies import Told
from reportedly.casebook.by import By
from reportedly.casebook.kept import Record
from reportedly.casebook.ledger import Entry, Tail
from reportedly.casebook.links import link_of
from reportedly.casebook.packing import unpack
from reportedly.casebook.records import KINDS, Ends, Numbers, RecordKind, read_back, written_out
from reportedly.casebook.writing import Writing
from reportedly.collect.snapshots import Snapshots
from reportedly.errors import InputError, SetupError
from reportedly.model.claim_json import to_line
from reportedly.model.digest import sha256_hex

FORMAT = 1
AT_A_TIME = 200
ENDINGS = {".zip": "zip", ".tar": "tar"}
UNCHANGING = (1980, 1, 1, 0, 0, 0)
"""The time of every file in an archive, so that the same casebook gives the same bytes."""


def export(connection: Connection, to: Path) -> None:
    """Write the whole casebook to a folder that is not there yet or empty, or to a new .zip or .tar file.

    Raises SetupError where there is something already.
    """
    if to.exists() and not (to.is_dir() and not any(to.iterdir())):
        raise SetupError(f"{to} is there already; name a new folder, .zip or .tar file")
    if to.suffix.lower() not in ENDINGS:
        _export_folder(connection, to)
        return
    with tempfile.TemporaryDirectory(dir=to.parent, prefix=".export-") as aside:
        folder = Path(aside) / "casebook"
        _export_folder(connection, folder)
        packed = Path(aside) / "packed"
        (_zip if to.suffix.lower() == ".zip" else _tar)(folder, packed)
        packed.replace(to)


def _export_folder(connection: Connection, folder: Path) -> None:
    (folder / "records").mkdir(parents=True, exist_ok=True)
    kept = Snapshots(folder=folder / "snapshots")
    for kind in KINDS:
        with (folder / "records" / f"{kind.table.name}.jsonl").open("w", encoding="utf-8", newline="\n") as out:
            for row in _rows(connection, kind.table):
                body = unpack(row.body)
                if kind.table is schema.snapshots:
                    kept.keep(body)
                told = {"n": row.n, "entry": row.since_entry, "record": written_out(kind.table, body)}
                out.write(to_line(told) + "\n")
    end = _export_ledger(connection, folder)
    about = {"format": FORMAT, "entries": end.seq, "digest": end.digest}
    (folder / "casebook.json").write_text(json.dumps(about) + "\n", encoding="utf-8")


def _rows(connection: Connection, table: Table) -> Iterator[Any]:
    last = 0
    asked = select(table.c.n, table.c.body, table.c.since_entry).order_by(table.c.n).limit(AT_A_TIME)
    while rows := connection.execute(asked.where(table.c.n > last)).all():
        yield from rows
        last = rows[-1].n


def _export_ledger(connection: Connection, folder: Path) -> Tail:
    end = Tail()
    with (folder / "ledger.jsonl").open("w", encoding="utf-8", newline="\n") as out:
        for entry in ledger.entries(connection):
            out.write(to_line(_entry_told(entry)) + "\n")
            end = Tail(entry.seq, entry.digest)
    return end


def _entry_told(entry: Entry) -> Told:
    by = {"at": entry.by.at, "name": entry.by.name, "version": entry.by.version}
    return {
        "seq": entry.seq,
        "by": by,
        "verb": entry.verb,
        "subject": entry.subject,
        "before": entry.before,
        "after": entry.after,
        "why": entry.why,
        "previous": entry.previous,
        "digest": entry.digest,
    }


def import_into(writing: Writing, source: Path) -> int:
    """Write an exported casebook into an empty one; returns how many entries its ledger has.

    Raises InputError where what was exported is not whole.
    """
    with _unpacked(source) as folder:
        after, ends = _import_ledger(writing, folder)
        numbers = Numbers(actors=writing.actors)
        for kind in KINDS:
            for record, told in _records(folder, kind, after, ends):
                writing.put_all(kind.rows(record, numbers, told), kind.words(record, numbers))
                writing.flush_many()
    writing.finish()
    return writing.tail.seq


def _import_ledger(writing: Writing, folder: Path) -> tuple[dict[int, Told], Ends]:
    after: dict[int, Told] = {}
    ends = Ends()
    about = json.loads(_text(folder / "casebook.json"))
    if about.get("format") != FORMAT:
        raise InputError(str(folder), f"is of format {about.get('format')!r}", "import it with a newer reportedly")
    for number, line in _lines(folder / "ledger.jsonl"):
        told = json.loads(line)
        entry = Entry(**{**told, "by": By(**told["by"])})
        if entry.seq != writing.tail.seq + 1 or entry.previous != writing.tail.digest or entry.digest != entry.sealed:
            raise InputError(f"ledger.jsonl:{number}", f"entry {entry.seq} breaks the chain", "export it again")
        writing.put(schema.ledger, ledger.row_of(entry))
        writing.flush_many()
        writing.tail = Tail(entry.seq, entry.digest)
        ends.note(entry)
        if entry.after and "records" in entry.after:
            after[entry.seq] = entry.after
    if (writing.tail.seq, writing.tail.digest) != (about["entries"], about["digest"]):
        raise InputError(str(folder), "its ledger does not end as casebook.json says", "export it again")
    return after, ends


def _records(folder: Path, kind: RecordKind, after: dict[int, Told], ends: Ends) -> Iterator[tuple[Record, Told]]:
    kept = Snapshots(folder=folder / "snapshots")
    name = f"{kind.table.name}.jsonl"
    for number, line in _lines(folder / "records" / name):
        line_told = json.loads(line)
        since = line_told["entry"]
        told = after.get(since)
        if told is None:
            raise InputError(f"{name}:{number}", f"no ledger entry {since} tells of it", "export it again")
        if kind.table is schema.snapshots:
            body = kept.read(told["records"])
        else:
            body = read_back(kind.table, line_told["record"])
        if kind.table is not schema.links and sha256_hex(body) != told["records"]:
            raise InputError(f"{name}:{number}", f"is not what ledger entry {since} says", "export it again")
        key = _key(kind, body, told, since)
        until = ends.of(kind.table, key, since)
        yield Record.new(line_told["n"], body, since, until), told


def _key(kind: RecordKind, body: bytes, told: Told, since: int) -> Any:
    """What entries call a record by, before it has a row."""
    if kind.table is schema.reports:
        return told["series"], told["version"]
    if kind.table is schema.withdrawals:
        return since
    if kind.table is schema.links:
        return link_of(json.loads(body)).id
    return told.get("id")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "name an exported casebook") from error


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8", newline="\n") as lines:
            yield from enumerate(lines, start=1)
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "name an exported casebook") from error


def _files(folder: Path) -> list[Path]:
    return sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: path.as_posix())


def _zip(folder: Path, to: Path) -> None:
    with zipfile.ZipFile(to, "w", zipfile.ZIP_DEFLATED) as out:
        for path in _files(folder):
            about = zipfile.ZipInfo(path.relative_to(folder).as_posix(), UNCHANGING)
            about.compress_type = zipfile.ZIP_DEFLATED
            about.file_size = path.stat().st_size
            with path.open("rb") as content, out.open(about, "w") as into:
                while part := content.read(2**20):
                    into.write(part)


def _tar(folder: Path, to: Path) -> None:
    with tarfile.open(to, "w", format=tarfile.PAX_FORMAT) as out:
        for path in _files(folder):
            about = tarfile.TarInfo(path.relative_to(folder).as_posix())
            about.size = path.stat().st_size
            with path.open("rb") as content:
                out.addfile(about, content)


@contextmanager
def _unpacked(source: Path) -> Iterator[Path]:
    """The folder of an exported casebook, unpacked where it is an archive."""
    if source.is_dir():
        yield source
        return
    with tempfile.TemporaryDirectory(prefix="reportedly-import-") as aside:
        try:
            if zipfile.is_zipfile(source):
                with zipfile.ZipFile(source) as archive:
                    archive.extractall(aside)
            else:
                with tarfile.open(source) as archive:
                    archive.extractall(aside, filter="data")
        except (OSError, tarfile.TarError, zipfile.BadZipFile) as error:
            raise InputError(
                str(source), f"is no exported casebook ({error})", "name a folder, .zip or .tar"
            ) from error
        yield Path(aside)
