"""Write docs/reference from the code: the command line, claim JSON, the library.

python tools/reference.py            write the pages
python tools/reference.py --check    say which pages are out of date, and exit with 1 if any is
"""

from __future__ import annotations

import dataclasses
import inspect
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import click

import reportedly
from reportedly.cli.main import main as command_line
from reportedly.model.claim_json import schema

FOLDER = Path(__file__).resolve().parent.parent / "docs" / "reference"
WRITTEN = "<!-- Written by tools/reference.py from the code; edit there. -->\n"

COMPLETION = """
## Completion in the shell

| shell | once, in its start-up file |
| --- | --- |
| bash | `eval "$(_REPORTEDLY_COMPLETE=bash_source reportedly)"` |
| zsh | `eval "$(_REPORTEDLY_COMPLETE=zsh_source reportedly)"` |
| fish | `_REPORTEDLY_COMPLETE=fish_source reportedly \\| source` |

## Output and the terminal

Claims go to standard output or `--output`, everything else to standard error: refused and failed reports with their
reasons, a progress bar where standard error is a terminal, and one line that sums up. Colour appears only on a
terminal, and never where `NO_COLOR` is set. `COLUMNS` sets the width of a table that goes elsewhere. A file named
by `--output` appears whole or not at all.

`--format json` is one array, `jsonl` an object a line, and `csv` has the names of its columns in the first row; in it,
words that a spreadsheet would take for a formula stand behind an apostrophe.
"""


def command_line_page() -> str:
    """Every command with its usage, arguments and options."""
    parts = [WRITTEN, "# Command line\n"]
    for path, command in _commands(command_line, "reportedly"):
        context = click.Context(command, info_name=path)
        parts.append(f"## `{path}`\n\n{inspect.cleandoc(command.help or '')}\n")
        parts.append(f"    {' '.join([path, *command.collect_usage_pieces(context)])}\n")
        options = [_option(option, context) for option in command.get_params(context)]
        if any(options):
            parts.append("\n".join(["| option | meaning |", "| --- | --- |", *filter(None, options)]) + "\n")
        if command.epilog:
            parts.append(f"{inspect.cleandoc(command.epilog)}\n")
    return "\n".join(parts) + COMPLETION


def _commands(command: click.Command, path: str) -> Iterator[tuple[str, click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from _commands(inner, f"{path} {name}")


def _option(option: click.Parameter, context: click.Context) -> str | None:
    record = option.get_help_record(context)
    if record is None or not record[1]:
        return None
    names, meaning = (" ".join(part.split()).replace("|", "\\|") for part in record)
    return f"| `{names}` | {meaning} |"


def claim_json_page() -> str:
    """Every object of claim JSON with its keys."""
    published = schema()
    parts = [
        WRITTEN,
        "# Claim JSON, version 1\n",
        "One JSON object a line: a report, then its claims (`reportedly read --format jsonl`; `--format json` puts the "
        "same records into one array). Every key is always there; `null` means that the text does not say. Offsets "
        "count Unicode code points of the report's `text`, end exclusive. `reportedly schema` prints the JSON Schema; "
        "what a schema cannot say is checked when records are read back (`reportedly.from_lines`): every span lies in "
        "order inside the text, and every quote is what the report says at its spans.\n",
    ]
    nouns: dict[str, Any] = published["$defs"]
    first = ("report", "claim")
    for name in (*first, *(noun for noun in nouns if noun not in first)):
        parts.append(_noun(name, nouns[name]))
    return "\n".join(parts)


def _noun(name: str, noun: dict[str, Any]) -> str:
    lines = [f"## {name}\n", noun["description"] + "\n"]
    if noun.get("type") == "object":
        lines += ["| key | value | meaning |", "| --- | --- | --- |"]
        lines += [f"| `{key}` | {_kind(value)} | {value.get('description', '')} |" for key, value in _keys(noun)]
        lines.append("")
    return "\n".join(lines)


def _keys(noun: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    return list(noun["properties"].items())


def _kind(value: dict[str, Any]) -> str:
    if "$ref" in value:
        name = value["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "anyOf" in value:
        return " or ".join(map(_kind, value["anyOf"]))
    if "const" in value:
        return f"`{value['const']!r}`".replace("'", '"')
    if "enum" in value:
        return ", ".join("null" if option is None else f"`{option}`" for option in value["enum"])
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    told = [f"list of {_kind(value['items'])}" if kind == "array" and value.get("items") else kind for kind in kinds]
    return " or ".join(told)


def library_page() -> str:
    """Every public name, in the order of a report's journey."""
    parts = [
        WRITTEN,
        "# Library\n",
        "    from reportedly import collect_reports, read_collected, jsonl_chunks\n",
        inspect.cleandoc(reportedly.__doc__ or "") + "\n",
        'Code that reads with more than one worker must be importable (`if __name__ == "__main__":` around what a '
        "script runs), as for every use of processes in Python.\n",
    ]
    for module, names in reportedly.PUBLIC.items():
        parts.append(f"## `{module}`\n\n{inspect.cleandoc(import_module(module).__doc__ or '')}\n")
        parts += [_public(name, getattr(reportedly, name)) for name in names]
    return "\n".join(parts)


def _public(name: str, thing: Any) -> str:
    told = inspect.cleandoc(thing.__doc__ or "")
    if dataclasses.is_dataclass(thing):
        fields = "\n".join(f"    {field.name}: {field.type}" for field in dataclasses.fields(thing))
        return f"### `{name}`\n\n{told}\n\n{fields}\n"
    if inspect.isclass(thing):
        return f"### `{name}`\n\n{told}\n"
    return f"### `{name}`\n\n    {name}{_signature(thing)}\n\n{told}\n"


def _signature(thing: Any) -> str:
    """The signature as written, without the quotes around annotations that are not evaluated."""
    return str(inspect.signature(thing)).replace("'", "")


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": command_line_page,
    "claim-json.md": claim_json_page,
    "library.md": library_page,
}


def stale() -> list[str]:
    """The pages that do not say what the code says."""
    return [name for name, page in PAGES.items() if not _says(FOLDER / name, page())]


def _says(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text


def main(arguments: list[str]) -> int:
    """Write the pages, or with --check only say which are out of date."""
    if arguments == ["--check"]:
        for name in stale():
            print(f"docs/reference/{name} is out of date; run `python tools/reference.py`")
        return 1 if stale() else 0
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
