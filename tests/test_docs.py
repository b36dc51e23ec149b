"""The documentation is true: links lead somewhere, and what it says to run runs."""

from __future__ import annotations

import contextlib
import io
import re
import shlex
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from click.testing import CliRunner

from reportedly.cli.main import main

ROOT = Path(__file__).parents[1]
PAGES = sorted(p.relative_to(ROOT) for p in [*ROOT.glob("*.md"), *ROOT.glob("gold/*.md"), *ROOT.glob("docs/**/*.md")])
FENCE = re.compile(r"^```(?P<kind>[^\n]*)\n(?P<body>.*?)^```$", re.M | re.S)
LINK = re.compile(r"\[[^\]]*\]\((?P<target>[^)\s]+)\)")
HERE_DOCUMENT = re.compile(r"^cat > (?P<file>\S+) <<'(?P<end>\w+)'$")
MAKE = re.compile(r"(?:`|^    )make (?P<target>[a-z]+)", re.M)


def prose(page: Path) -> str:
    return FENCE.sub("", (ROOT / page).read_text(encoding="utf-8"))


def blocks(page: Path) -> Iterator[tuple[str, str]]:
    for fence in FENCE.finditer((ROOT / page).read_text(encoding="utf-8")):
        yield fence["kind"].strip(), fence["body"]


def anchors(page: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", prose(page), re.M)
    return {re.sub(r"[^\w\- ]", "", head.lower()).replace(" ", "-") for head in heads}


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_inside_lead_somewhere(page: Path) -> None:
    for link in LINK.finditer(prose(page)):
        target, _, anchor = unquote(link["target"]).partition("#")
        if "://" in target:
            continue
        led_to = (ROOT / page).parent / target if target else ROOT / page
        assert led_to.exists(), f"{page}: {link['target']}"
        if anchor and led_to.suffix == ".md":
            assert anchor in anchors(led_to.resolve().relative_to(ROOT)), f"{page}: {link['target']}"


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_make_targets_exist(page: Path) -> None:
    known = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
    assert {m["target"] for m in MAKE.finditer(prose(page))} <= known


WIDTH = "100"
"""Columns of what pages show of a terminal."""
RUNNABLE = [
    page for page in PAGES if any(kind in ("sh", "sh not-run", "python", "console") for kind, _ in blocks(page))
]


@pytest.mark.parametrize("page", RUNNABLE, ids=str)
def test_what_a_page_says_to_run_runs(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPORTEDLY_HOME", str(tmp_path / "home"))
    names: dict[str, Any] = {"__name__": "__main__"}
    for kind, body in blocks(page):
        monkeypatch.chdir(ROOT if kind == "console" else tmp_path)
        if kind == "python":
            run_python(body, names)
        elif kind == "sh":
            run_shell(body)
        elif kind == "sh not-run":
            for line in body.strip().split("\n"):
                assert_is_a_command(shlex.split(line))
        elif kind == "console":
            monkeypatch.setenv("COLUMNS", WIDTH)
            command, _, shown = body.partition("\n")
            printed = run_line(command.removeprefix("$ "))
            assert trimmed(printed) == trimmed(shown), f"renew it: COLUMNS={WIDTH} {command.removeprefix('$ ')}"


def run_python(body: str, names: dict[str, Any]) -> None:
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        exec(compile(body, "page", "exec"), names)
    assert "print(" not in body or printed.getvalue().strip(), f"what is to be printed is nothing:\n{body}"


def run_shell(body: str) -> None:
    lines = iter(body.strip("\n").split("\n"))
    for line in lines:
        here = HERE_DOCUMENT.match(line)
        if here:
            text = "".join(f"{row}\n" for row in iter(lines.__next__, here["end"]))
            Path(here["file"]).write_text(text, encoding="utf-8")
        elif line.startswith("mkdir -p "):
            Path(line.removeprefix("mkdir -p ")).mkdir(parents=True, exist_ok=True)
        else:
            run_line(line)


def run_line(line: str) -> str:
    """Run a command; gives what it prints."""
    words = shlex.split(line)
    assert words[0] == "reportedly", f"only `reportedly`, `mkdir -p` and here-documents are run: {line}"
    arguments, _, target = " ".join(map(shlex.quote, words[1:])).partition(" '>' ")
    result = CliRunner().invoke(main, shlex.split(arguments), catch_exceptions=False)
    assert result.exit_code == 0, f"{line}\n{result.output}"
    assert "--output" in words or result.output.strip(), f"{line} prints nothing"
    if target:
        Path(target).write_text(result.stdout, encoding="utf-8")
    return result.stdout


def trimmed(text: str) -> list[str]:
    """The lines, without blanks at their ends and at the end of all."""
    return [line.rstrip() for line in text.rstrip().split("\n")]


def assert_is_a_command(words: list[str]) -> None:
    command: Any = main
    for word in words[1:]:
        command = getattr(command, "commands", {}).get(word, command)
    assert command is not main, words
    options = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in words if word.startswith("-")} <= options
