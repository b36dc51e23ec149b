"""`reportedly read`: from paths to claims, told in the format asked for; or what is unread in the casebook."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from reportedly.cli.casebook import casebook_option, config_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.model.reading import Reading

FORMATS = ("table", "json", "jsonl", "geojson", "html")
OF_FILES = ("published", "publisher", "url", "format_", "output", "min_score", "snapshots")
"""Options that go with PATH alone."""
ENDINGS = {
    ".json": "json",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".geojson": "geojson",
    ".html": "html",
    ".htm": "html",
}


@click.command(
    epilog="PATH is a text, Markdown, HTML, PDF, Word or JSON lines file, a mail, a web archive, a feed, "
    "a folder of these, or - for standard input. "
    "Every report that cannot be read is named on standard error with its reason, and the others go on. "
    "Exit codes: 0 all read; 1 some refused or failed; 2 wrong usage or set-up."
)
@click.argument("paths", metavar="[PATH]...", nargs=-1)
@casebook_option
@config_option
@click.option("--published", metavar="EDTF", help="When the reports were published, such as 2019-01-11.")
@click.option("--publisher", metavar="NAME", help="Who published the reports.")
@click.option("--url", metavar="URL", help="Where the report was published.")
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    help="How to tell the claims.  [default: by the ending of --output, else table]",
)
@click.option(
    "-o", "--output", metavar="FILE", default="-", show_default=True, help="Where to write; - is standard output."
)
@click.option(
    "-w",
    "--workers",
    metavar="N",
    type=click.IntRange(1, 256),
    help="Processes that read.  [default: `workers` of the casebook's settings, else 1]",
)
@click.option(
    "--min-score",
    metavar="P",
    type=click.FloatRange(0, 1),
    default=0.0,
    help="Leave out claims that the reader is less sure of, from 0 to 1; a gap stands for each.",
)
@click.option("--model", metavar="FOLDER", help="Read with this reader model, for this run.")
@click.option(
    "--snapshots", metavar="DIR", type=click.Path(file_okay=False), help="Keep the bytes as received here, by digest."
)
@click.pass_context
def read(
    ctx: click.Context,
    paths: tuple[str, ...],
    casebook: str,
    config: str | None,
    published: str | None,
    publisher: str | None,
    url: str | None,
    format_: str | None,
    output: str,
    workers: int | None,
    min_score: float,
    model: str | None,
    snapshots: str | None,
) -> None:
    """Read reports: who says what happened, where, when and how surely.

    With PATH, the claims of these files are told and kept nowhere; without, what is unread in the casebook is read into
    it.
    """
    if not paths:
        _refuse(ctx, OF_FILES, "goes with PATH; `reportedly claims` tells what is in the casebook")
        _read_casebook(ctx, casebook, config, workers, model)
    _refuse(ctx, ("casebook", "config"), "goes without PATH; put files in by `reportedly collect` first")
    from reportedly.cli.output import opened
    from reportedly.cli.progress import Watch
    from reportedly.collect import Given, Snapshots, collect
    from reportedly.journey import read_collected
    from reportedly.read.encoder.model_choice import chosen_model

    given = Given(published=published, publisher=publisher, url=url)
    kept = Snapshots(folder=Path(snapshots)) if snapshots else None
    format_ = format_ or ENDINGS.get(Path(output).suffix.lower(), "table")
    with opened(output, text=format_ == "table") as out, Watch() as watch:
        collected = collect(paths, given=given, snapshots=kept)
        told = read_collected(collected, workers=workers or 1, model=chosen_model(model).folder)
        readings = (reading.surest(min_score) for reading in watch.pass_readings(told))
        for chunk in chunks(format_, readings, to_terminal=out.isatty()):
            watch.write(out, chunk)
    watch.sum_up()
    ctx.exit(watch.exit_code)


def _refuse(ctx: click.Context, names: tuple[str, ...], why: str) -> None:
    """Refuse options that were written on the command line and would say nothing here."""
    for option in ctx.command.params:
        if option.name in names and ctx.get_parameter_source(option.name) is ParameterSource.COMMANDLINE:
            raise click.UsageError(f"{option.opts[-1]} {why}", ctx)


def _read_casebook(
    ctx: click.Context, casebook: str, config: str | None, workers: int | None, model: str | None
) -> None:
    from reportedly.cli.casebook import opened_casebook, settings_of
    from reportedly.cli.meter import Meter
    from reportedly.work.reading import model_for, read_unread, reader_of

    settings = settings_of(casebook, config)
    with opened_casebook(casebook) as book, Meter("reading") as meter:
        reader = reader_of(model_for(model, settings), workers=workers or settings.workers)
        meter.count(read_unread(book, reader))
    meter.sum_up()
    ctx.exit(meter.exit_code)


def chunks(format_: str, readings: Iterable[Reading], *, to_terminal: bool) -> Iterator[str]:
    """Yield the text of readings in one of the formats."""
    if format_ == "html":
        from reportedly.tell.page import page_chunks

        return page_chunks(readings)
    if format_ == "geojson":
        from reportedly.tell.geojson import geojson_chunks

        return geojson_chunks(readings)
    if format_ in ("json", "jsonl"):
        from reportedly.tell.jsonl import json_chunks, jsonl_chunks

        return json_chunks(readings) if format_ == "json" else jsonl_chunks(readings)
    from reportedly.cli.output import colour_wanted, width
    from reportedly.tell.table import table_chunks

    return table_chunks(readings, width=width(), colour=to_terminal and colour_wanted())
