"""The order of the package's folders, and the names that no module may have."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "reportedly"

JOURNEY = (
    *(
        "errors",
        "late",
        "cycles",
        "model",
        "lexicon",
        "gazetteer",
        "collect",
        "read",
        "resolve",
        "spread",
        "spool",
        "journey",
    ),
    *("casebook", "link", "weigh", "work", "tell", "people", "web", "agents", "alerts", "cli"),
)
"""The parts of the package along the way of a report; each may import itself and those before it."""

VERSION = ""
"""What `from reportedly import __version__` imports: any part may."""

FRONT = ("__init__", "__main__")
"""The public names and the command: they stand before all parts, and no part may import them."""

FORBIDDEN_NAMES = {"utils", "util", "helpers", "helper", "common", "manager", "handler", "processor", "misc"}


def _place(part: str) -> int:
    if part == VERSION:
        return -1
    return len(JOURNEY) if part in FRONT else JOURNEY.index(part)


def _imported(tree: ast.AST) -> Iterator[str]:
    """The parts of the package that code imports, in functions too."""
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: imports are written in full"
            names = [node.module or ""] if node.module != "reportedly" else [f"reportedly.{a.name}" for a in node.names]
        for name in names:
            root, _, rest = name.partition(".")
            if root == "reportedly":
                yield _part(rest.partition(".")[0])


def _part(name: str) -> str:
    if name == "__version__":
        return VERSION
    return name if name in JOURNEY or (SOURCE / f"{name}.py").is_file() else "__init__"


def forward_imports(part: str, code: str) -> list[str]:
    """The parts that code in `part` imports although they come later in the journey."""
    return [name for name in _imported(ast.parse(code)) if _place(name) > _place(part)]


def bad_names(path: Path) -> set[str]:
    """The words in a module's path that say nothing of what it knows."""
    return {word for name in path.with_suffix("").parts for word in name.split("_")} & FORBIDDEN_NAMES


MODULES = sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.py"))


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_point_backwards_along_the_journey(module: Path) -> None:
    part = module.parts[0].removesuffix(".py")
    assert forward_imports(part, (SOURCE / module).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_modules_are_named_for_what_they_know(module: Path) -> None:
    assert bad_names(module) == set()


@pytest.mark.parametrize(
    ("part", "code", "found"),
    [
        ("model", "from reportedly.read.draft import Draft", ["read"]),
        ("model", "import reportedly.cli.main", ["cli"]),
        ("model", "from reportedly import tell", ["tell"]),
        ("tell", "from reportedly import Report", ["__init__"]),
        ("collect", "def late():\n    from reportedly.resolve import places", ["resolve"]),
        ("collect", "if TYPE_CHECKING:\n    from reportedly.journey import STAGES", ["journey"]),
        ("tell", "from reportedly.journey import STAGES", []),
        ("cli", "from reportedly import __version__", []),
        ("read", "import re\nfrom reportedly.model.span import Span\nfrom reportedly.read.draft import Draft", []),
    ],
)
def test_the_law_catches_a_planted_import(part: str, code: str, found: list[str]) -> None:
    assert forward_imports(part, code) == found


def test_the_law_catches_a_planted_name() -> None:
    assert bad_names(Path("read/text_utils.py")) == {"utils"}
    assert bad_names(Path("common/words.py")) == {"common"}
