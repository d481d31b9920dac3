"""The tables of a study's database, as the newest migration leaves them."""

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, MetaData, Table, Text, UniqueConstraint

SCHEMA = 1
"""Number of the newest migration; every database carries its own in `user_version`."""

metadata = MetaData()

step = Table(
    "step",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("replica", Text, nullable=False),
    Column("seq", Integer, nullable=False),
    Column("member", Text, nullable=False),
    Column("gesture", Text, nullable=False),
    Column("clock", Integer, nullable=False, index=True),
    Column("at", Text, nullable=False),
    Column("seen", Text, nullable=False),
    Column("undoes", Text),
    Column("lasting", Boolean, nullable=False),
    Column("payload", LargeBinary, nullable=False),
    UniqueConstraint("replica", "seq"),
    Index("step_by_member", "member", "number"),
)
"""The log, in order of arrival. `seen` is a JSON object, `payload` the packed changes."""

record = Table(
    "record",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("alive", Boolean, nullable=False),
    Column("fields", LargeBinary, nullable=False),
    Column("forms", Text),
    UniqueConstraint("kind", "id"),
    Index("record_by_scope", "kind", "scope", "number"),
)
"""The present. `fields` are the packed heads of each field; `forms` the word forms by which it is found."""

word = Table(
    "word",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("form", Text, nullable=False, unique=True),
    Column("norwegian", Text, nullable=False, index=True),
    Column("english", Text, nullable=False, index=True),
)
"""Every word form that was ever indexed, with its stems."""

fact = Table(
    "fact",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What this copy of the study knows of itself."""
