"""`reportedly link` of one report more is mostly the start of the command: it loads no reader and no pages."""

from __future__ import annotations

import subprocess
import sys

HEAVY = ("spacy", "fastapi", "starlette", "jinja2", "numpy", "onnxruntime", "snowballstemmer")
LINKING = "from reportedly.work.linking import link_casebook; import reportedly.web.kept.after_linking"


def test_linking_loads_nothing_heavy() -> None:
    script = f"{LINKING}; import sys; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    told = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True)
    assert told.stdout.strip() == ""
