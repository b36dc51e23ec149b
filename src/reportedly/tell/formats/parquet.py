"""Claims as Parquet: the columns of the claims table with their types, and each claim whole as claim JSON beside them.

pyarrow, which writes it, is large and not everybody's need: it comes with `reportedly[parquet]`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from itertools import islice
from typing import TYPE_CHECKING, Any

from reportedly.errors import SetupError
from reportedly.model.claim_json import to_line, to_records
from reportedly.model.reading import Reading
from reportedly.tell.formats.claim_rows import COLUMNS, claim_rows
from reportedly.tell.formats.pieces import Pieces

if TYPE_CHECKING:
    import pyarrow

A_GROUP = 10_000
"""Claims that are written at once, and in memory at once."""
WHOLE = "claim_json"


def parquet_chunks(readings: Iterable[Reading]) -> Iterator[bytes]:
    """Yield the file in pieces, a group of rows at a time.

    Raises SetupError where pyarrow is not installed.
    """
    needed()
    import pyarrow as arrow
    from pyarrow import parquet

    schema = _schema(arrow)
    out = Pieces()
    rows = _rows(readings)
    with parquet.ParquetWriter(arrow.PythonFile(out, mode="w"), schema, compression="zstd") as writer:
        while group := list(islice(rows, A_GROUP)):
            writer.write_table(arrow.Table.from_pylist(group, schema=schema))
            yield out.taken()
    yield out.taken()


def needed() -> None:
    """Raise SetupError that names the extra where the library that writes Parquet is missing; it is not loaded yet."""
    if find_spec("pyarrow") is None:
        raise SetupError('Parquet needs pyarrow; run `pip install "reportedly[parquet]"`')


def _schema(arrow: Any) -> pyarrow.Schema:
    kinds = {str: arrow.string(), float: arrow.float64(), int: arrow.int64(), bool: arrow.bool_()}
    fields = [arrow.field(name, kinds[kind]) for name, kind in COLUMNS.items()]
    return arrow.schema([*fields, arrow.field(WHOLE, arrow.string())])


def _rows(readings: Iterable[Reading]) -> Iterator[dict[str, Any]]:
    for reading in readings:
        whole = (to_line(record) for record in islice(to_records(reading), 1, None))
        for row, line in zip(claim_rows([reading]), whole, strict=True):
            yield {**{name: _typed(row[name], kind) for name, kind in COLUMNS.items()}, WHOLE: line}


def _typed(cell: Any, kind: type) -> Any:
    return None if cell is None else kind(cell)
