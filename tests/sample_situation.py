"""The sample situation read into a casebook once a run, with a hostile report among it in two versions."""

from __future__ import annotations

import json
from pathlib import Path

from click.testing import CliRunner

from reportedly.cli.main import main

SAMPLES = Path(__file__).parents[1] / "samples" / "liwonde"

HOSTILE = (
    '<script>document.title = "taken"</script><img src=x onerror="document.title=1">\n\n'
    "LIWONDE, Sept 9 (Lake Mirror) - The mayor of Balaka said on Monday that <b>nine</b> </p></main><script>boats"
    " had burned & sunk\u202e at Mangochi\u0000.\n\nPolice said that two people were killed."
)
HOSTILE_TITLE = '"><script>document.title = "taken"</script>'


def hostile(text: str) -> str:
    """A line of JSON for a report that attacks whoever shows it."""
    return json.dumps(
        {
            "report_id": "lm-1",
            "publisher": "Lake <i>Mirror</i>",
            "published": "2024-09-09",
            "title": HOSTILE_TITLE,
            "url": "javascript:document.title='taken'",
            "language": "en",
            "text": text,
        }
    )


def run(*arguments: str) -> str:
    """Run a command of the program."""
    result = CliRunner().invoke(main, [str(one) for one in arguments], catch_exceptions=False)
    assert result.exit_code in (0, 1), result.output
    return result.output


_FILLED: list[Path] = []


def filled(folder: Path) -> Path:
    """The casebook, which is filled in a folder when it is first asked for; it is for reading alone."""
    if not _FILLED:
        _FILLED.append(_fill(folder))
    return _FILLED[0]


def _fill(folder: Path) -> Path:
    path, own = folder / "shire.reportedly", folder / "lake.jsonl"
    at = ("--casebook", str(path))
    run("init", *at, "--title", "A week on the Shire <b>")
    own.write_text(hostile(HOSTILE.replace("two people", "one man")), encoding="utf-8")
    run("collect", str(SAMPLES), str(own), *at)
    own.write_text(hostile(HOSTILE), encoding="utf-8")
    run("collect", str(own), *at)
    run("read", *at)
    run("link", *at)
    return path
