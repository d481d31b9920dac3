"""The tables of a study's database, as the newest migration leaves them."""

from sqlalchemy import (
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    text,
)

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
    Column("before", LargeBinary, nullable=False),
    Column("mark", LargeBinary, nullable=False),
    Column("signature", LargeBinary, nullable=False),
    UniqueConstraint("replica", "seq"),
    Index("step_by_member", "member", "number"),
)
"""The log, in order of arrival. `seen` is a JSON object, `payload` the packed leaves, `mark` what tells the step apart."""

STEP_COLUMNS = (
    step.c.replica,
    step.c.seq,
    step.c.member,
    step.c.gesture,
    step.c.clock,
    step.c.at,
    step.c.seen,
    step.c.undoes,
    step.c.lasting,
    step.c.payload,
    step.c.before,
    step.c.signature,
)
"""What is packed of a step, in this order."""

waiting = Table(
    "waiting",
    metadata,
    *(
        Column(column.name, column.type, nullable=column.nullable)
        for column in step.columns
        if column.name not in ("number", "mark")
    ),
    PrimaryKeyConstraint("replica", "seq"),
)
"""Steps from elsewhere that wait for others before them."""

record = Table(
    "record",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("kind", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("scope", Text, nullable=False),
    Column("alive", Boolean, nullable=False),
    Column("torn", Boolean, nullable=False),
    Column("fields", LargeBinary, nullable=False),
    Column("forms", Text),
    UniqueConstraint("kind", "id"),
    Index("record_by_scope", "kind", "scope", "number"),
    Index("record_torn", "torn", sqlite_where=text("torn")),
)
"""The present. `torn` where a field has several values; `fields` are the packed heads of each field; `forms` the word forms by which it is found."""

word = Table(
    "word",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("form", Text, nullable=False, unique=True),
    Column("norwegian", Text, nullable=False, index=True),
    Column("english", Text, nullable=False, index=True),
)
"""Every word form that was ever indexed, with its stems."""

gone = Table(
    "gone",
    metadata,
    Column("id", Text, primary_key=True),
)
"""The interviews and participants that were destroyed for good: identities, which tell nothing."""

secret = Table(
    "secret",
    metadata,
    Column("member", Text, primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)
"""The members' own keys on this computer, each sealed under a PIN. Never exchanged."""

fact = Table(
    "fact",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What this copy of the study knows of itself."""
