"""`reportedly brief`: a situation brief to be sent, with a note for every claim that it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from reportedly.cli.casebook import as_reader_option, casebook_option, now, opened_casebook, withheld_in
from reportedly.cli.filtering import filter_from, filter_options

if TYPE_CHECKING:
    from reportedly.tell.brief.sentence import Brief

FORMATS = ("markdown", "html", "pdf", "json")


@click.command(
    epilog="With --since, what is new since then is told apart. A PDF needs a file to be written to. Exit codes: 0 "
    "written, also where nothing is found; 1 a filter that cannot be; 2 wrong usage or set-up."
)
@casebook_option
@filter_options
@click.option("--title", metavar="WORDS", default="", help="The title.  [default: the casebook's]")
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="markdown",
    show_default=True,
    help="How to write it.",
)
@click.option(
    "-o",
    "--out",
    "--output",
    "output",
    metavar="FILE",
    default="-",
    show_default=True,
    help="Where; - is standard output.",
)
@as_reader_option
def brief(casebook: str, title: str, format_: str, output: str, as_reader: bool, **asked: Any) -> None:
    """Write a situation brief: what is judged, new, borne out, disputed and not known, with notes to the very words."""
    from reportedly.cli.bar import LAYING_OUT, Bar
    from reportedly.web.brief_view import brief_for
    from reportedly.web.standing import Standing, stand_of

    if format_ == "pdf" and output == "-":
        raise click.UsageError("a PDF is no text for a terminal; name a file with --out")
    with opened_casebook(casebook) as book:
        withheld = withheld_in(book, casebook, as_reader=as_reader)
        stand = stand_of(book, Standing(book).tail(), withheld)
        with Bar() as bar:
            stand.explained(bar.follow(LAYING_OUT))
        made = brief_for(stand, book, filter_from(asked, book), now(), title=title)
    _write(made, format_, output)


def _write(made: Brief, format_: str, output: str) -> None:
    from reportedly.cli.output import opened, opened_bytes

    if format_ == "pdf":
        from reportedly.tell.brief.pdf import brief_pdf

        content = brief_pdf(made)
        with opened_bytes(output) as out:
            out.write(content)
        return
    with opened(output, text=False) as out:
        out.write(_text(made, format_))


def _text(made: Brief, format_: str) -> str:
    import json

    from reportedly.tell.brief.html import brief_html
    from reportedly.tell.brief.markdown import markdown_chunks
    from reportedly.tell.brief.record import brief_record

    if format_ == "html":
        return brief_html(made)
    if format_ == "json":
        return json.dumps(brief_record(made), ensure_ascii=False, indent=2) + "\n"
    return "".join(markdown_chunks(made))
