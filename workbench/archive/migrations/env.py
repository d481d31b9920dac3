"""Runs the migrations over the connection that the program has opened already."""

from alembic import context

from workbench.archive.tables import metadata

context.configure(
    connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True
)
# No transaction here: the program puts one around all migrations.
context.run_migrations()
