"""The sample situation as the workbench's tests read it, shared with those of the server for agents."""

from __future__ import annotations

from tests.web.conftest import book, casebook

__all__ = ["book", "casebook"]
