"""`reportedly correct` and `reportedly undo`: what a person judges, kept with the name, the day and the reason."""

from __future__ import annotations

from typing import Any

import click

from reportedly.cli.casebook import by_option, casebook_option, config_option, opened_casebook, person_by, why_option

EXIT_CODES = "Exit codes: 0 entered, or held already; 1 the casebook has no such thing; 2 wrong usage or set-up."


@click.group(epilog=f"`reportedly undo` takes a correction back. {EXIT_CODES}")
def correct() -> None:
    """Correct what was read: the reading stays as it is, and the correction stands over it."""


def _judge(verb: str, subject: str, value: dict[str, Any], given: dict[str, Any]) -> None:
    by = person_by(given["person"], given["casebook"], given["config"])
    with opened_casebook(given["casebook"]) as book:
        added = book.judge(verb, subject, value, by, why=given["why"])  # type: ignore[arg-type]
    held = "entered" if added.entry is not None else "held already"
    click.echo(f"{held}: {added.id} ({verb} {subject})")


def _signed(command: Any) -> Any:
    """The options of everything that a person enters."""
    for option in (why_option, by_option, config_option, casebook_option):
        command = option(command)
    return command


@correct.command(epilog=EXIT_CODES)
@click.argument("claim")
@click.option("--name", required=True, help="The place's name.")
@click.option("--lat", type=click.FloatRange(-90, 90), required=True, help="Degrees north.")
@click.option("--lon", type=click.FloatRange(-180, 180), required=True, help="Degrees east.")
@click.option("--radius-km", type=click.FloatRange(0), help="How far the place reaches around the point.")
@click.option("--country", metavar="CODE", help="Two letters.")
@click.option("--position", type=click.IntRange(0), default=0, show_default=True, help="Which place of the claim.")
@_signed
def place(
    claim: str,
    name: str,
    lat: float,
    lon: float,
    radius_km: float | None,
    country: str | None,
    position: int,
    **given: Any,
) -> None:
    """Put another place in the place of the one that was read."""
    from reportedly.casebook import place_value

    value = place_value(name=name, lat=lat, lon=lon, radius_km=radius_km, country=country, position=position)
    _judge("place", f"claim {claim}", value, given)


@correct.command(epilog=EXIT_CODES)
@click.argument("claim")
@_signed
def reject(claim: str, **given: Any) -> None:
    """Reject a claim: the report does not say so."""
    _judge("reject", f"claim {claim}", {}, given)


@correct.command(epilog=EXIT_CODES)
@click.argument("claim")
@click.argument("credibility", type=click.IntRange(1, 6))
@_signed
def rate(claim: str, credibility: int, **given: Any) -> None:
    """Rate a claim's credibility from 1 (confirmed by others) to 6 (cannot be judged)."""
    _judge("rate", f"claim {claim}", {"credibility": credibility}, given)


@correct.command(epilog=EXIT_CODES)
@click.argument("source")
@click.argument("reliability", type=click.Choice(tuple("ABCDEF")))
@_signed
def grade(source: str, reliability: str, **given: Any) -> None:
    """Grade a source's reliability from A (completely reliable) to F (cannot be judged)."""
    _judge("grade", f"source {source}", {"reliability": reliability}, given)


@correct.command(epilog=EXIT_CODES)
@click.argument("actor")
@click.argument("into")
@_signed
def merge(actor: str, into: str, **given: Any) -> None:
    """Say that two actors, named by their ids, are one."""
    _judge("merge", f"actor {actor}", {"into": into}, given)


@correct.command(epilog=EXIT_CODES)
@click.argument("actor")
@click.argument("into")
@click.argument("claims", nargs=-1, required=True)
@_signed
def split(actor: str, into: str, claims: tuple[str, ...], **given: Any) -> None:
    """Say that these claims of an actor are about another one, named by an id or a new name."""
    _judge("split", f"actor {actor}", {"into": into, "claims": list(claims)}, given)


@click.command(epilog="Exit codes: 0 undone, or undone already; 1 there is no such judgement; 2 wrong usage or set-up.")
@click.argument("judgement")
@_signed
def undo(judgement: str, why: str, **given: Any) -> None:
    """Take a correction back, by the id that `correct` printed; what stood before it stands again."""
    by = person_by(given["person"], given["casebook"], given["config"])
    with opened_casebook(given["casebook"]) as book:
        added = book.undo(judgement, by, why=why)
    click.echo(f"{'undone' if added.entry is not None else 'undone already'}: {added.id}")
