"""Renew the output shown in the documentation: `python tools/showings.py`.

A block fenced as `console` whose first line is `$ reportedly …` shows a command and what it prints. It is run in the
repository's root at 100 columns, and what stands below it in the block is replaced.
"""

from __future__ import annotations

import os
import re
import shlex
import sys
from pathlib import Path

from click.testing import CliRunner

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md",)
SHOWING = re.compile(r"^```console\n\$ reportedly (?P<arguments>[^\n]+)\n(?P<shown>.*?)^```$", re.M | re.S)


def renew(page: str) -> str:
    """The page with every showing run again."""
    return SHOWING.sub(_run, page)


def _run(showing: re.Match[str]) -> str:
    from reportedly.cli.main import main

    os.environ["COLUMNS"] = "100"
    result = CliRunner().invoke(main, shlex.split(showing["arguments"]), catch_exceptions=False)
    if result.exit_code:
        raise SystemExit(f"reportedly {showing['arguments']}: exit code {result.exit_code}\n{result.stderr}")
    shown = "\n".join(line.rstrip() for line in result.stdout.strip("\n").split("\n"))
    return f"```console\n$ reportedly {showing['arguments']}\n{shown}\n```"


def main() -> int:
    """Write the pages whose showings have changed."""
    os.chdir(ROOT)
    for name in PAGES:
        page = Path(name).read_text(encoding="utf-8")
        renewed = renew(page)
        if renewed != page:
            Path(name).write_text(renewed, encoding="utf-8")
            print(f"renewed {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
