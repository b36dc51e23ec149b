"""`reportedly review`: what is worth a person's decision, by how much it would change the picture."""

from __future__ import annotations

import click

from reportedly.cli.casebook import casebook_option, format_option, opened_casebook, output_option


@click.command(
    epilog="Decide with `reportedly correct` and `grade`, or in the browser with `reportedly serve`. "
    "Exit codes: 0 told; 2 wrong usage or set-up."
)
@casebook_option
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="So many questions at most.")
@click.option(
    "--kind",
    type=click.Choice(("claim", "events", "actors", "place", "source", "rating")),
    help="Questions of one kind only.",
)
@format_option
@output_option
def review(casebook: str, most: int, kind: str | None, format_: str, output: str) -> None:
    """List what is worth a decision, and what each would change: the most doubtful that would change most first."""
    from dataclasses import replace

    from reportedly.cli.shown import show_listing
    from reportedly.tell.review_listing import review_listing
    from reportedly.work.linking import picture_in
    from reportedly.work.reviewing import review_in

    with opened_casebook(casebook) as book:
        linked, picture = picture_in(book)
        found = review_in(book, linked, picture)
    asked = tuple(question for question in found.questions if kind in (None, question.kind))
    show_listing(review_listing(replace(found, questions=asked), picture, most), format_, output)
    if found.gone_through < found.events and format_ == "table":
        click.echo(f"Of {found.events} events, the {found.gone_through} most told were gone through.", err=True)
