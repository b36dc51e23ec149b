"""Verification by re-reading: no value is stored that the words it cites do not bear."""

from reportedly.read.bearing.claim import check_claim
from reportedly.read.bearing.statement import check_statement
from reportedly.read.bearing.unborne import Unborne
from reportedly.read.bearing.withheld import withhold

__all__ = ["Unborne", "check_claim", "check_statement", "withhold"]
