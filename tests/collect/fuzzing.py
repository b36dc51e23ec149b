"""Fuzzing: bytes that nobody meant, for every parser of bytes from outside.

A round takes a seed, breaks it in a few places, and hands it to a parser. Either the parser takes it or it raises an
`InputError`; it neither crashes, nor hangs, nor takes memory without bound. Rounds are numbered, and a round of one
number is the same everywhere: `python -m tests.collect.fuzzing pdf --only 1234` repeats one.

Each target runs in a process of its own, so that a crash of a native library is seen as what it is.
"""

from __future__ import annotations

import argparse
import contextlib
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.errors import InputError
from tests.collect.fuzz_seeds import SEEDS, WORDS

SECONDS_A_ROUND = 10
"""Of processor time; one that takes longer hangs. Most take milliseconds."""

MOST_MEMORY = 3 * 2**30
"""Bytes of address space; what a round asks for beyond is refused by the system and seen as a MemoryError."""

MOST_BYTES = 2**18


@dataclass(frozen=True, kw_only=True)
class Fault:
    """A round that a parser did not stand."""

    target: str
    number: int
    what: str

    def __str__(self) -> str:
        repeat = f"python -m tests.collect.fuzzing {self.target} --only {self.number}"
        return f"{self.target}: round {self.number}: {self.what}\n  repeat it with: {repeat}"


class HangError(BaseException):
    """A round took too long; no parser may catch this as a fault of its input."""


def _webpage(content: bytes) -> None:
    from reportedly.collect.webpage import extract_webpage

    extract_webpage(content, "fuzz")


def _feed(content: bytes) -> None:
    from reportedly.collect.received import Received
    from reportedly.collect.unfold import read_listing, unfold

    read_listing(content, "fuzz", "http://lantern.test/feed")
    list(unfold(Received(where="fuzz", kind="listing", content=content)))


def _archive(content: bytes) -> None:
    from io import BytesIO

    from reportedly.collect.warc import records

    list(records(BytesIO(content), "fuzz"))


def _package(content: bytes) -> None:
    from io import BytesIO

    from reportedly.collect.wacz import records_in_wacz

    list(records_in_wacz(BytesIO(content), "fuzz"))


def _pdf(content: bytes) -> None:
    from reportedly.collect.pdf import extract_pdf

    extract_pdf(content, "fuzz")


def _lines(content: bytes) -> None:
    from io import BytesIO

    from reportedly.collect.jsonl import extract_record, lines_of

    for where, line in lines_of(BytesIO(content), "fuzz"):
        if isinstance(line, bytes):
            with contextlib.suppress(InputError):
                extract_record(line, where)


def _mail(content: bytes) -> None:
    from io import BytesIO

    from reportedly.collect.mail import extract_mail, messages
    from reportedly.collect.received import Received
    from reportedly.collect.unfold import unfold

    list(unfold(Received(where="fuzz", kind="mail", content=content)))
    list(messages(BytesIO(content), "fuzz"))
    extract_mail(content, "fuzz")


def _word(content: bytes) -> None:
    from reportedly.collect.word import extract_word

    extract_word(content, "fuzz")


def _robots(content: bytes) -> None:
    from reportedly.collect.robots import parse_robots

    parse_robots(content, "reportedly").allows("/" + "a%c3%bc/" * 40)


def _file(content: bytes) -> None:
    """The whole way of a file, which turns whatever its parsers raise into a record."""
    from reportedly.collect import Refused, collect

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "fuzz"
        path.write_bytes(content)
        for found in collect([path]):
            if isinstance(found, Refused) and "could not be taken as" in found.what:
                raise AssertionError(found.what)


TARGETS: dict[str, Callable[[bytes], None]] = {
    "webpage": _webpage,
    "feed": _feed,
    "warc": _archive,
    "wacz": _package,
    "pdf": _pdf,
    "jsonl": _lines,
    "mail": _mail,
    "word": _word,
    "robots": _robots,
    "file": _file,
}
"""Every parser of bytes from outside."""


def broken(target: str, number: int) -> bytes:
    """The bytes of one round: a seed of the target, broken in a few places."""
    chance = random.Random(f"{target} {number}")
    content = bytearray(chance.choice(SEEDS[target]()))
    for _ in range(chance.choice((0, 1, 1, 2, 3, 5, 8, 20))):
        chance.choice(BREAKS)(content, chance, target)
    return bytes(content[:MOST_BYTES])


def _place(content: bytearray, chance: random.Random) -> int:
    return chance.randrange(len(content) + 1)


def _flip(content: bytearray, chance: random.Random, target: str) -> None:
    if content:
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)


def _cut(content: bytearray, chance: random.Random, target: str) -> None:
    start = _place(content, chance)
    del content[start : start + chance.choice((1, 2, 10, 100, 10_000))]


def _put(content: bytearray, chance: random.Random, target: str) -> None:
    start = _place(content, chance)
    content[start:start] = chance.randbytes(chance.choice((1, 2, 4, 30)))


def _word_in(content: bytearray, chance: random.Random, target: str) -> None:
    start, word = _place(content, chance), chance.choice(WORDS[target])
    content[start : start + chance.choice((0, len(word)))] = word * chance.choice((1, 1, 1, 2, 50))


def _repeat(content: bytearray, chance: random.Random, target: str) -> None:
    start = _place(content, chance)
    part = content[start : start + chance.choice((1, 8, 60, 400))]
    content[start:start] = part * chance.choice((1, 2, 20, 200))


def _splice(content: bytearray, chance: random.Random, target: str) -> None:
    other = chance.choice(SEEDS[target]())
    content[_place(content, chance) :] = other[chance.randrange(len(other) + 1) :]


def _number(content: bytearray, chance: random.Random, target: str) -> None:
    digits = [at for at, byte in enumerate(content[:20_000]) if 48 <= byte < 58]
    if digits:
        at = chance.choice(digits)
        content[at : at + 1] = chance.choice((b"0", b"-1", b"4294967296", b"99999999999999999999", b"1e999", b"NaN"))


BREAKS = (_flip, _flip, _cut, _put, _word_in, _word_in, _repeat, _splice, _number)


def _ring(signal_number: int, frame: object) -> None:
    raise HangError


def faults(target: str, numbers: Iterable[int], seconds: float) -> Iterator[Fault]:
    """Go through rounds until the time is up; what a parser does not stand comes out."""
    end = time.monotonic() + seconds
    signal.signal(signal.SIGPROF, _ring)
    for number in numbers:
        if time.monotonic() >= end:
            return
        signal.setitimer(signal.ITIMER_PROF, SECONDS_A_ROUND)
        try:
            TARGETS[target](broken(target, number))
        except InputError:
            pass
        except HangError:
            yield Fault(target=target, number=number, what=f"took more than {SECONDS_A_ROUND} seconds")
        except BaseException as error:
            if isinstance(error, KeyboardInterrupt | GeneratorExit):
                raise
            yield Fault(target=target, number=number, what=f"{type(error).__name__}: {str(error)[:300]}")
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)


def run(target: str, *, rounds: int, seconds: float, start: int = 0) -> subprocess.CompletedProcess[str]:
    """Run rounds of a target in a process of its own; a native crash ends only that."""
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.collect.fuzzing", target]
    return subprocess.run(
        [*command, "--rounds", str(rounds), "--seconds", str(seconds), "--start", str(start)],
        capture_output=True,
        text=True,
        check=False,
        timeout=seconds + 300,
    )


def main() -> int:
    """Run one target, or all of them for so many seconds each, and print what was found."""
    parser = argparse.ArgumentParser(description="Hand broken bytes to every parser of bytes from outside.")
    parser.add_argument("target", choices=[*TARGETS, "all"])
    parser.add_argument("--seconds", type=float, default=60.0, help="time for each target")
    parser.add_argument("--rounds", type=int, default=10**9, help="most rounds for each target")
    parser.add_argument("--start", type=int, default=0, help="number of the first round")
    parser.add_argument("--only", type=int, help="number of the one round to run")
    chosen = parser.parse_args()
    if chosen.target == "all":
        return _all(chosen.seconds, chosen.rounds, chosen.start)
    if chosen.only is not None:
        chosen.start, chosen.rounds = chosen.only, 1
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    numbers, found = Counted(chosen.start, chosen.rounds), 0
    TARGETS[chosen.target](SEEDS[chosen.target]()[0])  # what is loaded when first used takes no round's time
    for fault in faults(chosen.target, numbers, chosen.seconds):
        found += 1
        print(fault, flush=True)
        if found >= 20:
            break
    print(f"{chosen.target}: {numbers.done:,} rounds, {found} faults", flush=True)
    return 1 if found else 0


class Counted:
    """Numbers of rounds, counted and told to standard error, so that a crash leaves the last one behind."""

    def __init__(self, start: int, rounds: int) -> None:
        self.start = start
        self.rounds = rounds
        self.done = 0

    def __iter__(self) -> Iterator[int]:
        for number in range(self.start, self.start + self.rounds):
            self.done += 1
            sys.stderr.write(f"\r{number}")
            yield number


def _all(seconds: float, rounds: int, start: int) -> int:
    worst = 0
    for target in TARGETS:
        done = run(target, rounds=rounds, seconds=seconds, start=start)
        print(done.stdout, end="", flush=True)
        if done.returncode not in (0, 1):
            last = done.stderr.rpartition("\r")[2]
            print(f"{target}: the process ended with {done.returncode}; its last round: {last[:2000]}", flush=True)
        worst = max(worst, abs(done.returncode))
    return min(worst, 1)


if __name__ == "__main__":
    sys.exit(main())
