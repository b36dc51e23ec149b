"""Find a Chromium for the browser tests, or get one: the one named, Playwright's own, the system's, else its package.

python tools/chromium.py    print its path; where none can be had, say so and what to do, without failing
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

VARIABLE = "REPORTEDLY_CHROMIUM"
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome")
MINUTES = 10
NONE = (
    "NO CHROMIUM: the browser tests of the workbench are skipped. Install Debian's package `chromium`, or run "
    f"`playwright install chromium`, or name one in {VARIABLE}."
)


def found() -> str | None:
    """The path of a Chromium that is there."""
    named = os.environ.get(VARIABLE)
    if named:
        return named
    return _playwrights_own() or next(filter(None, map(shutil.which, NAMES)), None)


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def got() -> str | None:
    """A Chromium that is there, or that can be had: by Playwright, or as root by the system's packages."""
    there = found()
    for command in () if there else _ways():
        try:
            subprocess.run(
                command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60 * MINUTES
            )
        except (OSError, subprocess.SubprocessError):
            continue
        there = found()
        if there:
            break
    return there


def _ways() -> list[list[str]]:
    ways = [[sys.executable, "-m", "playwright", "install", "chromium"]]
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        ways.append(["apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-dejavu-core"])
    return ways


if __name__ == "__main__":
    print(got() or NONE)
