"""What Alembic runs: the migrations of the people on the connection that is open already.

They note where they stand in a table of their own, since a casebook on a server keeps its own note in the same schema.
"""

from __future__ import annotations

from alembic import context

from reportedly.people.migration import NOTED_IN

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False, version_table=NOTED_IN)
context.run_migrations()
