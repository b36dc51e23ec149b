"""Linking what decisions changed, as a job of the workbench: who decides does not wait, and is told that it goes on."""

from __future__ import annotations

from dataclasses import asdict

from reportedly.casebook import Casebook
from reportedly.web.jobs import OVER, Job, Jobs
from reportedly.web.kept.after_linking import keep_after_linking
from reportedly.work.linking import link_casebook

LINK = "link"


class Relinking:
    """Links when asked, after what is going on; several askings before it begins are one job."""

    def __init__(self, book: Casebook, jobs: Jobs) -> None:
        self._book, self._jobs = book, jobs

    def ask(self, by: str) -> None:
        """Have it linked."""
        self._jobs.ask(LINK, by, lambda: asdict(link_casebook(self._book, also=keep_after_linking)))

    @property
    def going_on(self) -> bool:
        """Whether something is still to be linked."""
        return any(job.state not in OVER for job in self._known())

    @property
    def failed(self) -> str:
        """Why the last linking failed, in words; empty where it did not."""
        return next((job.why or "" for job in self._known()), "")

    @property
    def state(self) -> str:
        """Other whenever what pages say of linking is."""
        return " ".join(f"{job.id} {job.state}" for job in self._known()[:2])

    def _known(self) -> list[Job]:
        return [job for job in self._jobs.all() if job.kind == LINK]
