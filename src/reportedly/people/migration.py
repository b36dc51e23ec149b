"""Bringing the tables of the people to this version of the program, and refusing those of a newer one."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from reportedly.errors import SetupError

HEAD = "0002"
"""The last migration; the file of that name is in `migrations/versions`."""
NOTED_IN = "people_version"
SCRIPTS = Path(__file__).parent / "migrations"


def migrate(connection: Connection, where: str) -> None:
    """Bring the tables to `HEAD`; raises SetupError where they belong to a newer version of the program."""
    before = _version_of(connection)
    if before == HEAD:
        return
    from alembic import command
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.attributes["connection"] = connection
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if before is not None and before not in known:
        raise SetupError(f"the people of {where} were entered by a newer version of reportedly; upgrade reportedly")
    command.upgrade(config, HEAD)


def _version_of(connection: Connection) -> str | None:
    if not inspect(connection).has_table(NOTED_IN):
        return None
    version: str | None = connection.execute(text(f"SELECT version_num FROM {NOTED_IN}")).scalar()
    return version
