"""`reportedly grade`: a person's grade of a source or a claim, which stands above the program's."""

from __future__ import annotations

import click

from reportedly.cli.casebook import by_option, casebook_option, config_option, opened_casebook, person_by, why_option

LETTERS, NUMBERS = "ABCDEF", "123456"


@click.command(
    epilog="Exit codes: 0 entered, or held already; 1 the casebook has no such thing; 2 wrong usage or set-up."
)
@click.argument("what", metavar="SOURCE|CLAIM")
@click.argument("grade", type=click.Choice((*LETTERS, *NUMBERS)), metavar="A-F|1-6")
@why_option
@by_option
@config_option
@casebook_option
def grade(what: str, grade: str, why: str, person: str | None, config: str | None, casebook: str) -> None:
    """Grade a source from A (completely reliable) to F (cannot be judged), or a claim from 1 (confirmed) to 6.

    SOURCE is a name as `reportedly sources` lists it. The grade is kept with your name, the day and the reason, beside
    the program's, and `reportedly undo` takes it back.
    """
    of_claim = what.startswith("clm_")
    if of_claim != (grade in NUMBERS):
        raise click.BadParameter(f"{what} takes {'1 to 6' if of_claim else 'A to F'}", param_hint="grade")
    by = person_by(person, casebook, config)
    with opened_casebook(casebook) as book:
        if of_claim:
            added = book.judge("rate", f"claim {what}", {"credibility": int(grade)}, by, why=why)
        else:
            added = book.judge("grade", f"source {what}", {"reliability": grade}, by, why=why)
    click.echo(f"{'entered' if added.entry is not None else 'held already'}: {added.id} ({what} {grade})")
