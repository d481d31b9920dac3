"""Brings a database to the newest schema. Imported only where there is something to do: Alembic takes time."""

from importlib import resources
from importlib.resources.abc import Traversable

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

SCRIPTS: Traversable = resources.files("workbench.archive") / "migrations"


def upgrade(connection: Connection, schema: int) -> None:
    """Run the migrations that are missing up to number `schema`; the caller has begun a transaction."""
    if not connection.in_transaction():
        connection.begin()  # where SQLAlchemy knows of none, Alembic ends the one that the program has begun
    with resources.as_file(SCRIPTS) as folder:
        config = Config()
        # ConfigParser reads a percent sign as the beginning of a reference.
        config.set_main_option("script_location", str(folder).replace("%", "%%"))
        config.set_main_option("path_separator", "newline")
        config.attributes["connection"] = connection
        command.upgrade(config, f"{schema:04}")
