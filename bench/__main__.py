"""Measure what the reader can do: `python -m bench [CAPABILITY …]`, or with `--gate` or `--page` alone."""

from __future__ import annotations

import importlib
import sys
import time
import traceback

from bench import figures, gate
from bench.shared import SHARED, NotThereError

CAPABILITIES = (
    "gold",
    "seed",
    "laws",
    "heads",
    "attribution",
    "speech",
    "factuality",
    "explanation",
    "events",
    "fillers",
    "toponyms",
    "places",
    "times",
    "stories",
    "same_event",
    "link",
    "link_casebook",
    "truth",
    "situation_sample",
    "situation_unseen",
    "rivals",
    "relations",
    "rumours",
    "stance",
    "speed",
    "casebook",
    "exports",
    "workbench",
    "command_line",
)
"""Modules of this package with a function `score() -> dict[str, float]`, in the order of the table."""
BROKEN = "broken"


def main(arguments: list[str]) -> int:
    """Measure the capabilities named, or all; print the table and keep the figures as JSON."""
    if arguments == ["--gate"]:
        return gate.main()
    if arguments == ["--page"]:
        figures.write_page()
        return 0
    unknown = set(arguments) - set(CAPABILITIES)
    if unknown:
        print(f"no such capability: {', '.join(sorted(unknown))}; there are {', '.join(CAPABILITIES)}", file=sys.stderr)
        return 2
    measured = {name: measure(name) for name in arguments or CAPABILITIES}
    figures.keep(measured)
    figures.show(measured)
    return int(any(isinstance(found, str) and found.startswith(BROKEN) for found in measured.values()))


def measure(name: str) -> dict[str, float] | str:
    """The figures of one capability, or why there are none."""
    before = time.perf_counter()
    try:
        found: dict[str, float] = importlib.import_module(f"bench.{name}").score()
    except (NotThereError, FileNotFoundError) as error:
        if not isinstance(error, NotThereError) and SHARED.exists():
            traceback.print_exc()
            return f"{BROKEN}: {error}"
        skipped = f"skipped: {error if SHARED.exists() else '../shared not there'}"
        print(f"{name} {skipped}", file=sys.stderr)
        return skipped
    except Exception as error:  # a broken capability must not hide the figures of the others; the run fails at its end
        traceback.print_exc()
        return f"{BROKEN}: {type(error).__name__}: {error}"
    print(f"{name}: {time.perf_counter() - before:.0f} s", file=sys.stderr)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
