"""Both engines, as for the casebook's own tests."""

from __future__ import annotations

from tests.casebook.conftest import Where, new_place, server

__all__ = ["Where", "new_place", "server"]
