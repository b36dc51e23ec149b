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
def accept(claim: str, **given: Any) -> None:
    """Accept a claim as it was read, so that `reportedly review` asks about it no more."""
    _judge("accept", f"claim {claim}", {}, given)


@correct.command(epilog=EXIT_CODES)
@click.argument("claim")
@click.argument("when")
@_signed
def time(claim: str, when: str, **given: Any) -> None:
    """Put another time in the place of the one that was read: a day, month or year, or two with / between."""
    from reportedly.casebook.correction_values import time_value

    _judge("time", f"claim {claim}", time_value(when), given)


@correct.command("type", epilog=EXIT_CODES)
@click.argument("claim")
@click.argument("plover", metavar="TYPE")
@click.option("--mode", help="PLOVER mode, such as airstrike.")
@_signed
def type_(claim: str, plover: str, mode: str | None, **given: Any) -> None:
    """Say what happens in a claim: a PLOVER type, such as PROTEST, or none."""
    from reportedly.casebook.correction_values import type_value

    _judge("type", f"claim {claim}", type_value(None if plover == "none" else plover, mode), given)


@correct.command(epilog=EXIT_CODES)
@click.argument("claim")
@click.argument("role", type=click.Choice(("actor", "recipient")))
@click.argument("actor", metavar="ACTOR|none")
@click.option("--position", type=click.IntRange(0), default=0, show_default=True, help="Which of several.")
@_signed
def actor(claim: str, role: str, actor: str, position: int, **given: Any) -> None:
    """Say for which actor, by its id, the words for who did it (or to whom) stand."""
    from reportedly.casebook.correction_values import actor_value

    value = actor_value(role=role, position=position, actor=None if actor == "none" else actor)
    _judge("actor", f"claim {claim}", value, given)


@correct.command(epilog=EXIT_CODES)
@click.argument("claim")
@click.argument("start", type=click.IntRange(0))
@click.argument("end", type=click.IntRange(1))
@_signed
def span(claim: str, start: int, end: int, **given: Any) -> None:
    """Let a claim's content be other words: those from START to END, in characters of the report's text."""
    from reportedly.casebook.correction_values import span_value
    from reportedly.work.looking_up import reading_with

    with opened_casebook(given["casebook"]) as book:
        text = reading_with(book, claim).report.text
    _judge("span", f"claim {claim}", span_value(text, [(start, end)]), given)


@correct.command(epilog=EXIT_CODES)
@click.argument("claim")
@click.argument("other")
@_signed
def same(claim: str, other: str, **given: Any) -> None:
    """Say that two claims tell of one event; the events that they are in become one."""
    _judge("same", f"claims {claim} {other}", {}, given)


@correct.command(epilog=EXIT_CODES)
@click.argument("claims", nargs=-1, required=True)
@_signed
def apart(claims: tuple[str, ...], **given: Any) -> None:
    """Say that these claims tell of another event than the rest of the event that they are in."""
    from reportedly.web.kept.keeping import keep_picture
    from reportedly.web.kept.showing import event_kept

    with opened_casebook(given["casebook"]) as book:
        keep_picture(book)
        event = event_kept(book, claims[0]).event
    others = [id for id in event.claims if id not in claims]
    if not others:
        raise click.BadParameter("the event has no other claims", param_hint="claims")
    value = {"claims": list(claims), "from": others}
    _judge("apart", f"claims {claims[0]} {others[0]}", value, given)


@correct.command(epilog=EXIT_CODES)
@click.argument("actor")
@click.argument("other")
@_signed
def differ(actor: str, other: str, **given: Any) -> None:
    """Say that two actors, named by their ids, are two, so that `reportedly review` asks no more."""
    _judge("differ", f"actors {actor} {other}", {}, given)


@correct.command(epilog=EXIT_CODES)
@click.argument("hypothesis")
@click.argument("claim")
@click.argument("rating", type=click.Choice(("consistent", "inconsistent", "neutral", "not_applicable")))
@_signed
def assess(hypothesis: str, claim: str, rating: str, **given: Any) -> None:
    """Rate how a claim bears on an explanation; the program's own rating stays beside yours."""
    _judge("assess", f"evidence {hypothesis} {claim}", {"rating": rating}, given)


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
