"""Bringing a casebook to the tables of this version of the program, and refusing one of a newer version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, inspect, text

from reportedly.casebook.engine import Kind
from reportedly.errors import SetupError

HEAD = "0009"
"""The last migration; the file of that name is in `migrations/versions`."""
SCRIPTS = Path(__file__).parent / "migrations"


def version_of(connection: Connection) -> str | None:
    """The migration that a casebook stands at; None where there are no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    version: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return version


def migrate(connection: Connection, kind: Kind, where: str) -> str | None:
    """Bring the tables to `HEAD`; returns what they were, None where nothing was to be done.

    Raises SetupError where they belong to a newer version of the program.
    """
    before = version_of(connection)
    if before == HEAD:
        return None
    config = _config(connection, kind)
    _refuse_newer(config, before, where)
    from alembic import command

    command.upgrade(config, HEAD)
    return before or "nothing"


def _config(connection: Connection, kind: Kind) -> Any:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    config.attributes["kind"] = kind
    return config


def _refuse_newer(config: Any, before: str | None, where: str) -> None:
    from alembic.script import ScriptDirectory

    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if before is not None and before not in known:
        raise SetupError(
            f"the casebook {where} was made by a newer version of reportedly; upgrade reportedly to open it"
        )
