"""`reportedly relations` and `reportedly contradictions`: how newer claims stand to older ones."""

from __future__ import annotations

from itertools import islice
from typing import get_args

import click

from reportedly.cli.casebook import casebook_at_hand, casebook_option, format_option, limit_option, output_option
from reportedly.model.relation import RelationKind

CODES = "Exit codes: 0 told; 2 wrong usage or set-up."


@click.command(epilog=CODES)
@casebook_option
@click.option("--kind", type=click.Choice(get_args(RelationKind)), help="Only relations of this kind.")
@limit_option
@format_option
@output_option
def relations(casebook: str, kind: str | None, limit: int | None, format_: str, output: str) -> None:
    """List how newer claims stand to older ones of the same event, each with its reasons."""
    _tell(casebook, kind, limit, format_, output)


@click.command(epilog=CODES)
@casebook_option
@limit_option
@format_option
@output_option
def contradictions(casebook: str, limit: int | None, format_: str, output: str) -> None:
    """List which claims of independent origins contradict each other, and about what."""
    _tell(casebook, "contradicts", limit, format_, output)


def _tell(casebook: str, kind: str | None, limit: int | None, format_: str, output: str) -> None:
    from reportedly.cli.shown import show_listing
    from reportedly.tell.situation_listing import relations_listing
    from reportedly.web.relations_in_order import relations_in_order

    with casebook_at_hand(casebook) as hand:
        show_listing(relations_listing(islice(relations_in_order(hand, kind), limit)), format_, output)
