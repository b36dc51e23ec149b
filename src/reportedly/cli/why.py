"""`reportedly why`: every reason behind a link, a count or a grade, down to the words."""

from __future__ import annotations

from itertools import chain

import click

from reportedly.cli.casebook import casebook_at_hand, casebook_option, output_option


@click.command(
    epilog="ID is an event's (evt_…), a claim's (clm_…), a report's (rpt_…), that of reports of one origin (org_…), a "
    "source's (org_… or its name), an explanation's (hyp_…), that of the question it answers (qst_…) or a link's "
    "(lnk_…). Exit codes: 0 told; 1 the casebook has no such thing; 2 wrong usage or set-up."
)
@click.argument("id_", metavar="ID")
@click.argument("other", metavar="[OTHER]", required=False)
@casebook_option
@output_option
def why(id_: str, other: str | None, casebook: str, output: str) -> None:
    """Say why: each count, grade and link of ID with its reasons; with OTHER, how two claims stand to each other."""
    from reportedly.cli.output import opened
    from reportedly.web.why_told import EXPLAINED, why_told

    with casebook_at_hand(casebook, explained=id_.startswith(EXPLAINED)) as hand:
        lines = why_told(hand, id_, other)
        first = next(lines)  # what is not there is said before anything is written
        with opened(output, text=True) as out:
            out.writelines(f"{line}\n" for line in chain([first], lines))
