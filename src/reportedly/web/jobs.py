"""Long jobs that the workbench does in threads of its own, one after the other; whoever asked need not wait."""

from __future__ import annotations

import logging
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Literal

from reportedly.errors import InputError, SetupError

State = Literal["waiting", "running", "done", "failed"]
OVER: tuple[State, ...] = ("done", "failed")
REMEMBERED = 50
"""Jobs that are known of, with those that are over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job as it stands."""

    id: str
    kind: str
    by: str
    """Who asked for it."""
    state: State
    asked: str
    ended: str | None
    """None as long as it goes on."""
    result: Mapping[str, Any] | None
    """What came of it; None where it goes on or failed."""
    why: str | None
    """Why it failed."""

    @property
    def record(self) -> dict[str, Any]:
        """As told to programs."""
        return asdict(self)


class Jobs:
    """The jobs of a workbench; safe to be asked by several threads."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        self._clock = clock
        self._known: dict[str, Job] = {}
        self._turn, self._working = threading.Lock(), threading.Lock()

    def ask(self, kind: str, by: str, work: Callable[[], Mapping[str, Any]]) -> Job:
        """Have a job done; one of its kind that has not begun yet is the same job."""
        with self._turn:
            for job in self._known.values():
                if job.kind == kind and job.state == "waiting":
                    return job
            job = Job(
                id=secrets.token_hex(8),
                kind=kind,
                by=by,
                state="waiting",
                asked=self._now(),
                ended=None,
                result=None,
                why=None,
            )
            self._known[job.id] = job
            over = [id for id, one in self._known.items() if one.state in OVER]
            for id in over[: max(0, len(self._known) - REMEMBERED)]:
                del self._known[id]
        threading.Thread(target=self._run, args=(job.id, work), name=f"{kind} {job.id}", daemon=True).start()
        return job

    def named(self, id: str) -> Job:
        """A job as it stands; raises InputError where there is none, or it has been forgotten."""
        with self._turn:
            if id not in self._known:
                raise InputError(id, "is no job of this casebook", "see /api/v1/jobs")
            return self._known[id]

    def all(self) -> list[Job]:
        """Those that are known of, the newest first."""
        with self._turn:
            return list(reversed(self._known.values()))

    def _run(self, id: str, work: Callable[[], Mapping[str, Any]]) -> None:
        with self._working:
            self._become(id, state="running")
            try:
                self._become(id, state="done", result=dict(work()), ended=self._now())
            except (InputError, SetupError) as error:
                self._become(id, state="failed", why=str(error), ended=self._now())
            except Exception:
                logging.getLogger(__name__).exception("job %s failed", id)
                why = "something went wrong that should not; what the terminal says will help to mend it"
                self._become(id, state="failed", why=why, ended=self._now())

    def _become(self, id: str, **changes: Any) -> None:
        with self._turn:
            self._known[id] = replace(self._known[id], **changes)

    def _now(self) -> str:
        return self._clock().isoformat(timespec="seconds")
