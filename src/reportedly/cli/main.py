"""The command `reportedly`: which commands there are, and what its exit codes mean."""

from __future__ import annotations

import errno
from typing import Any

import click

from reportedly import __version__
from reportedly.cli.alerts import alerts
from reportedly.cli.brief import brief
from reportedly.cli.check import check
from reportedly.cli.claims import claims, search
from reportedly.cli.collect import collect
from reportedly.cli.copies import backup, import_, restore
from reportedly.cli.correct import correct, undo
from reportedly.cli.diff import diff
from reportedly.cli.events import event, events
from reportedly.cli.export import export
from reportedly.cli.gazetteer import gazetteer
from reportedly.cli.grade import grade
from reportedly.cli.hypotheses import hypotheses
from reportedly.cli.init import init
from reportedly.cli.interrupts import interrupts_heeded
from reportedly.cli.link import link
from reportedly.cli.mcp import mcp
from reportedly.cli.models import models
from reportedly.cli.origins import origins
from reportedly.cli.read import read
from reportedly.cli.relations import contradictions, relations
from reportedly.cli.reports import reports
from reportedly.cli.review import review
from reportedly.cli.schema import schema
from reportedly.cli.serve import serve
from reportedly.cli.show import show
from reportedly.cli.sources import source, sources
from reportedly.cli.stats import stats
from reportedly.cli.user import user
from reportedly.cli.verify import verify
from reportedly.cli.watch import watch
from reportedly.cli.why import why
from reportedly.cycles import cycles_seldom_sought
from reportedly.errors import InputError, SetupError

ALL_READ, SOME_NOT_READ, NOT_READY, INTERRUPTED = 0, 1, 2, 130


class Front(click.Group):
    """The border at which the library's errors become a line on standard error and an exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands in the order of work, not of the alphabet."""
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; errors made on purpose are told without a traceback."""
        try:
            with interrupts_heeded(), cycles_seldom_sought():
                return super().invoke(ctx)
        except SetupError as error:
            click.echo(f"reportedly: {error}", err=True)
            ctx.exit(NOT_READY)
        except InputError as error:
            click.echo(f"reportedly: {error}", err=True)
            ctx.exit(SOME_NOT_READ)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise  # click knows what to do where nobody reads any more
            click.echo(
                f"reportedly: {error.filename or 'a file'}: {error.strerror or error}; name another path", err=True
            )
            ctx.exit(NOT_READY)
        except KeyboardInterrupt:
            click.echo("\nreportedly: stopped", err=True)
            ctx.exit(INTERRUPTED)


@click.group(
    cls=Front,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 all was done; 1 some reports were refused or failed, or what was named is not there or not "
    "whole; 2 wrong usage, or the installation is not complete; 130 stopped by Ctrl-C.",
)
@click.version_option(__version__, package_name="reportedly", message="%(prog)s %(version)s")
def main() -> None:
    """Read published reports: who says what happened, where, when and how surely.

    Start with `reportedly read REPORT`; or keep a casebook, with `reportedly init`, `collect`, `read` and `claims`.
    """


for command in (
    *(init, collect, watch, read),
    *(claims, search, reports, show, diff, stats),
    *(link, origins, relations, contradictions, events, event, hypotheses, sources, source, check, why),
    *(review, grade, correct, undo),
    *(brief, alerts, serve, user, mcp),
    *(verify, backup, restore, export, import_),
    *(gazetteer, models, schema),
):
    main.add_command(command)
