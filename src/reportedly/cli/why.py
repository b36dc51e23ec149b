"""`reportedly why`: every reason behind a link, a count or a grade, down to the words."""

from __future__ import annotations

import click

from reportedly.cli.casebook import casebook_option, opened_casebook, output_option


@click.command(
    epilog="ID is an event's (evt_…), a claim's (clm_…), a report's (rpt_…), a source's (org_… or its name) or an "
    "explanation's (hyp_…). Exit codes: 0 told; 1 the casebook has no such thing; 2 wrong usage or set-up."
)
@click.argument("id_", metavar="ID")
@click.argument("other", metavar="[OTHER]", required=False)
@casebook_option
@output_option
def why(id_: str, other: str | None, casebook: str, output: str) -> None:
    """Say why: each count, grade and link of ID with its reasons; with OTHER, how two claims stand to each other."""
    from reportedly.cli.output import opened
    from reportedly.tell.why import why_lines
    from reportedly.work.linking import picture_in

    with opened_casebook(casebook) as book:
        linked, picture = picture_in(book)
    lines = list(why_lines(id_, linked, picture, other=other))
    with opened(output, text=True) as out:
        out.writelines(f"{line}\n" for line in lines)
