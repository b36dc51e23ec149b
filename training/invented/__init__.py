"""Invented news reports with exact attributions: nested, hedged, denied, unverified, listed and in headlines."""

from training.invented.reports import invented_reports

__all__ = ["invented_reports"]
