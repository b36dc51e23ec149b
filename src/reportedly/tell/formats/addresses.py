"""Addresses that other programs may follow, and names for what has no address on the web."""

from __future__ import annotations

import json
from collections.abc import Iterable
from uuid import UUID, uuid5

from reportedly.model.report import Report
from reportedly.tell.links import followed

NAMESPACE = UUID("6f9d3c1e-2b57-5c0a-9a44-8e0f7b1d2c35")
"""Of every name that is made here; it must never change, or the same thing would get another id."""


def web_address(report: Report) -> str | None:
    """Where a report can be read; None where it has no address, or one that would run something."""
    return followed(report.url)


def web_addresses(reports: Iterable[Report]) -> list[str]:
    """The addresses of several reports, each once."""
    return list(dict.fromkeys(address for report in reports if (address := web_address(report))))


def urn(id_: str) -> str:
    """A name for anything that has an id here."""
    return f"urn:reportedly:{id_}"


def uuid_of(*key: str) -> str:
    """The same key gives the same UUID (version 5) on every machine and in every run."""
    return str(uuid5(NAMESPACE, json.dumps(key)))
