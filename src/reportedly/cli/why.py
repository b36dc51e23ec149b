"""`reportedly why`: every reason behind a link, a count or a grade, down to the words."""

from __future__ import annotations

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
    from reportedly.cli.shown import show_lines
    from reportedly.web.why_told import EXPLAINED, why_told

    with casebook_at_hand(casebook, explained=id_.startswith(EXPLAINED)) as hand:
        show_lines(why_told(hand, id_, other), output)
