"""`reportedly models`: which reader models there are, and which one reads."""

from __future__ import annotations

import click

FORMATS = ("table", "json")
NAMED = "FOLDER|built-in"


@click.group(
    invoke_without_command=True,
    epilog="The model that reads is the one that the environment variable REPORTEDLY_READER names, else the one chosen "
    "with `reportedly models use`, else the built-in one. Exit codes: 0 done; 2 a model cannot be used, wrong usage.",
)
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="table",
    show_default=True,
    help="How to list them.",
)
@click.pass_context
def models(ctx: click.Context, format_: str) -> None:
    """List the reader models, check them, and choose the one that reads.

    Listed are the built-in model and the folders that you have chosen, each as ready, missing, damaged, of a format
    unknown, or not installed. Your choice is kept in $REPORTEDLY_HOME, else in $XDG_DATA_HOME/reportedly or
    ~/.local/share/reportedly.
    """
    if ctx.invoked_subcommand is None:
        _list(format_)


def _list(format_: str) -> None:
    from reportedly.cli.output import width
    from reportedly.read.encoder import model_choice
    from reportedly.tell.models import models_json, models_text

    listed = model_choice.models()
    click.echo(models_json(listed) if format_ == "json" else models_text(listed, width=width()), nl=False)


@models.command()
@click.argument("named", metavar=NAMED)
def use(named: str) -> None:
    """Read with the model in FOLDER from now on, or with the built-in one.

    A folder that is not whole is not taken, and the choice stays as it was.
    """
    from reportedly.read.encoder.model_choice import choose
    from reportedly.tell.models import choice_text

    click.echo(choice_text(choose(named)), nl=False)


@models.command(epilog="Exit codes: 0 the model is whole; 2 it is missing, damaged or of a format unknown.")
@click.argument("named", metavar=f"[{NAMED}]", required=False)
def check(named: str | None) -> None:
    """Check that every file of a model is the one that its manifest names; without FOLDER, of the model that reads."""
    from reportedly.read.encoder.model_choice import chosen_model
    from reportedly.tell.models import whole_text

    click.echo(whole_text(chosen_model(named)), nl=False)


@models.command()
@click.argument("named", metavar=f"[{NAMED}]", required=False)
def card(named: str | None) -> None:
    """Print the model card of a model; without FOLDER, of the model that reads."""
    from reportedly.read.encoder.model_choice import chosen_card
    from reportedly.tell.models import card_text

    click.echo(card_text(chosen_card(named)), nl=False)
