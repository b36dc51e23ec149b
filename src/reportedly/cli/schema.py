"""`reportedly schema`: the contracts of the machine-readable output."""

from __future__ import annotations

import json

import click


@click.command()
@click.argument("of", type=click.Choice(("claim", "situation")), default="claim", metavar="[claim|situation]")
def schema(of: str) -> None:
    """Print the JSON Schema of one record, of claim JSON (`read`, `show`) or situation JSON (`origins`, `events` …)."""
    from reportedly.model.claim_json import schema as claim_schema
    from reportedly.tell.situation_json import situation_schema

    click.echo(json.dumps(claim_schema() if of == "claim" else situation_schema(), indent=2, ensure_ascii=False))
