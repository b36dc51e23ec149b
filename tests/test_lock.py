"""The locks: every package by version and hash, from wherever the machine gets its packages."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
ADDRESS = re.compile(r"https?://|file://|--(?:extra-)?index-url|--find-links")


def faults(lock: str) -> list[str]:
    """What is wrong with a lock of Python packages, line by line."""
    entries = [e for e in re.sub(r"\\\n\s*", " ", lock).split("\n") if e.strip() and not e.lstrip().startswith("#")]
    unpinned = [e for e in entries if not re.match(r"[a-z0-9][\w.-]*==\S+ .*--hash=sha256:[0-9a-f]{64}", e)]
    return unpinned + ADDRESS.findall(lock)


def test_python_packages_are_locked_by_hash_and_name_no_address() -> None:
    assert faults((ROOT / "requirements.lock").read_text(encoding="utf-8")) == []


def test_every_requirement_of_the_project_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(r for extra in project["optional-dependencies"].values() for r in extra)]
    names = {re.split(r"[<>=!~\[; ]", requirement)[0].lower().replace("_", "-") for requirement in wanted}
    locked = re.findall(r"^([a-z0-9][\w.-]*)==", (ROOT / "requirements.lock").read_text(encoding="utf-8"), re.MULTILINE)
    assert names - {name.replace("_", "-") for name in locked} == set()


def test_npm_packages_are_locked_by_hash_and_name_no_address() -> None:
    text = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    packages = {name: about for name, about in json.loads(text)["packages"].items() if name}
    assert packages
    assert [name for name, about in packages.items() if not about.get("integrity", "").startswith("sha512-")] == []
    assert ADDRESS.findall(text) == []


def test_the_law_catches_planted_faults() -> None:
    good = f"click==8.1.0 \\\n    --hash=sha256:{'0' * 64}\n    # via reportedly\n"
    assert faults(good) == []
    assert faults(good + "rich==1.0\n") == ["rich==1.0"]
    assert faults(good.replace("==", ">=", 1)) != []
    assert faults("--index-url https://packages.example\n" + good) != []
