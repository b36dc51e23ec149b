"""`reportedly read`: from paths to claims, told in the format asked for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from reportedly.model.reading import Reading

FORMATS = ("table", "json", "jsonl", "geojson", "html")
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
@click.argument("paths", metavar="PATH...", nargs=-1, required=True)
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
    default=1,
    show_default=True,
    help="Processes that read.",
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
    published: str | None,
    publisher: str | None,
    url: str | None,
    format_: str | None,
    output: str,
    workers: int,
    min_score: float,
    model: str | None,
    snapshots: str | None,
) -> None:
    """Read reports and tell their claims: who says what happened, where, when and how surely."""
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
        told = read_collected(collected, workers=workers, model=chosen_model(model).folder)
        readings = (reading.surest(min_score) for reading in watch.pass_readings(told))
        for chunk in _chunks(format_, readings, to_terminal=out.isatty()):
            watch.write(out, chunk)
    watch.sum_up()
    ctx.exit(watch.exit_code)


def _chunks(format_: str, readings: Iterable[Reading], *, to_terminal: bool) -> Iterator[str]:
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
