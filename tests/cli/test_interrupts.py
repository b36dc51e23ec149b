"""A Ctrl-C that Python drops in a callback is sent once more, and nothing is said of it."""

from __future__ import annotations

import subprocess
import sys

DROPPED = """
import signal, sys, time
from reportedly.cli.interrupts import interrupts_heeded

signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell may have it ignored

class Falling:
    def __del__(self):
        raise {error}

try:
    with interrupts_heeded():
        falling = Falling()
        del falling
        time.sleep({seconds})
except KeyboardInterrupt:
    sys.exit(130)
sys.exit(3)
"""


def _run(error: str, seconds: int) -> subprocess.CompletedProcess[str]:
    script = DROPPED.format(error=error, seconds=seconds)
    return subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)


def test_a_dropped_interrupt_comes_again() -> None:
    done = _run("KeyboardInterrupt", seconds=50)
    assert (done.returncode, done.stderr) == (130, "")


def test_what_else_is_dropped_is_told_as_ever() -> None:
    done = _run("ValueError", seconds=0)
    assert done.returncode == 3
    assert "ValueError" in done.stderr
