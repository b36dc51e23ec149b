"""Verification by re-reading: no value is stored that the words it cites do not bear.

Each name is loaded when it is first used: who asks for the closed classes of words (`vocabulary`) needs nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportedly.late import names_of

if TYPE_CHECKING:
    from reportedly.read.bearing.claim import check_claim
    from reportedly.read.bearing.statement import check_statement
    from reportedly.read.bearing.unborne import Unborne
    from reportedly.read.bearing.withheld import withhold

WHEN_USED = {"Unborne": "unborne", "check_claim": "claim", "check_statement": "statement", "withhold": "withheld"}
"""The module of each name."""

__all__ = ["Unborne", "check_claim", "check_statement", "withhold"]

__getattr__ = names_of(__name__, WHEN_USED)
