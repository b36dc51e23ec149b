"""`reportedly check`: what the casebook has for and against a claim that somebody brings."""

from __future__ import annotations

import click

from reportedly.cli.casebook import (
    casebook_at_hand,
    casebook_option,
    config_option,
    format_option,
    output_option,
    settings_of,
)


@click.command(
    epilog='FILE holds {"key": "a claim in plain words", …}. Exit codes: 0 told, also where no report bears on it; 2 '
    "wrong usage or set-up."
)
@click.argument("text", required=False)
@click.option("--claims", "file", metavar="FILE", help="Check the claims of a JSON file instead.")
@casebook_option
@config_option
@click.option("--model", metavar="FOLDER", help="Read the claim with this reader model.")
@format_option
@output_option
def check(
    text: str | None, file: str | None, casebook: str, config: str | None, model: str | None, format_: str, output: str
) -> None:
    """Say which reports support, refute or doubt a claim, by which words, and from how many independent origins."""
    from reportedly.cli.shown import show_listing
    from reportedly.tell.situation_listing import checks_listing
    from reportedly.web.checking import check_claims
    from reportedly.work.claim_list import claims_in
    from reportedly.work.reading import model_for

    if (text is None) == (file is None):
        raise click.UsageError('name a claim in quotes, or --claims FILE: reportedly check "The bridge fell"')
    claims = claims_in(file) if file is not None else {"C1": str(text)}
    reader = model_for(model, settings_of(casebook, config))
    with casebook_at_hand(casebook) as hand:
        show_listing(checks_listing(check_claims(hand, claims, model=reader.folder)), format_, output)
