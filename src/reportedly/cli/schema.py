"""`reportedly schema`: the contract of the machine-readable output."""

from __future__ import annotations

import json

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of claim JSON, one record of `--format jsonl`."""
    from reportedly.model.claim_json import schema as published

    click.echo(json.dumps(published(), indent=2, ensure_ascii=False))
