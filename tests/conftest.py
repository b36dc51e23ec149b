"""Cases that the encoder still misreads: each is expected to fail, and must be struck off once it reads right."""

from __future__ import annotations

from pathlib import Path

import pytest

MISREAD = Path(__file__).with_name("misread.txt")


def misread() -> set[str]:
    """Test ids, a line each, as pytest prints them; lines that start with # are remarks."""
    lines = MISREAD.read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the cases that are misread; a file that is collected whole must hold each case that is listed for it."""
    listed = misread()
    for item in items:
        if item.nodeid in listed:
            item.add_marker(pytest.mark.xfail(reason="misread by the encoder", strict=True))
