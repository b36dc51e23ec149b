"""`reportedly review`: what is worth a person's decision, by how much it would change the picture."""

from __future__ import annotations

import click

from reportedly.cli.bar import LAYING_OUT, Bar
from reportedly.cli.casebook import casebook_option, format_option, opened_casebook, output_option

MAKING = "going through events"


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
    """List what is worth a decision, and what each would change: the most doubtful that would change most first.

    What is asked is kept in the casebook. Where much of it is to be made first, that goes in steps, and may be stopped
    and gone on with; others can write meanwhile.
    """
    from reportedly.cli.shown import show_listing
    from reportedly.tell.review_listing import named_claims, review_listing
    from reportedly.web.kept.in_steps import bring_on
    from reportedly.web.kept.review_in_step import queue_some
    from reportedly.web.kept.review_queue import called, page
    from reportedly.web.kept.review_sought import Sought
    from reportedly.web.standing import Standing

    with opened_casebook(casebook) as book, Bar() as bar:
        rows = Standing(book).now().explained(bar.follow(LAYING_OUT))
        bring_on(book, [queue_some], bar.follow(MAKING))
        questions, _ = page(rows, Sought(kind=kind or ""), limit=most)
        words = called(rows, book, questions, (id for question in questions for id in named_claims(question)))
    show_listing(review_listing(questions, words), format_, output)
