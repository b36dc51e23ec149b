"""Reading exported tables back."""

from __future__ import annotations

import csv
import io

from reportedly.tell.formats.selection import Selection
from tests.tell.formats.conftest import exported


def rows_of(name: str, selection: Selection) -> list[dict[str, str]]:
    """The rows of a CSV format by their columns."""
    return list(csv.DictReader(io.StringIO(exported(name, selection).decode("utf-8"), newline="")))
