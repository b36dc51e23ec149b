"""`reportedly link` of one report more is mostly the start of the command: it loads what it needs, and nothing else."""

from __future__ import annotations

import subprocess
import sys

import pytest

LINKING = "from reportedly.work.linking import link_casebook; import reportedly.web.kept.after_linking"
HEAVY = ("spacy", "fastapi", "starlette", "jinja2", "numpy", "onnxruntime", "snowballstemmer", "alembic")
"""Readers and pages."""
WHOLE = ("multiprocessing", "reportedly.link.whole_linking", "reportedly.spread")
"""What goes through all reports by several processes."""
SELDOM = (
    *("backup", "changes", "comparison", "deletions", "exchange", "fetches", "records", "report_search", "runs"),
    *("search", "snapshots", "stock", "verification"),
)
"""What a casebook can be asked besides."""
BESIDE = (
    *HEAVY,
    *WHOLE,
    *(f"reportedly.casebook.{name}" for name in SELDOM),
    *("reportedly.collect.collected", "reportedly.collect.published", "reportedly.read.bearing.claim"),
)


@pytest.fixture(scope="module")
def loaded() -> frozenset[str]:
    """The modules that a fresh process has loaded when it can link."""
    script = f"{LINKING}; import sys; print(*sys.modules)"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    return frozenset(told.stdout.split())


@pytest.mark.parametrize("beside", BESIDE)
def test_linking_does_not_load(beside: str, loaded: frozenset[str]) -> None:
    assert "reportedly.link.kept_linking" in loaded
    assert beside not in loaded
