"""The log, the present, the words and the search over them."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "step",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("replica", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("gesture", sa.Text(), nullable=False),
        sa.Column("clock", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=False),
        sa.Column("mark", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("replica", "seq"),
    )
    op.create_table(
        "waiting",
        sa.Column("replica", sa.Text(), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("gesture", sa.Text(), nullable=False),
        sa.Column("clock", sa.Integer(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("undoes", sa.Text(), nullable=True),
        sa.Column("lasting", sa.Boolean(), nullable=False),
        sa.Column("payload", sa.LargeBinary(), nullable=False),
        sa.Column("before", sa.LargeBinary(), nullable=False),
        sa.Column("signature", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("replica", "seq"),
    )
    op.create_index("ix_step_clock", "step", ["clock"])
    op.create_index("step_by_member", "step", ["member", "number"])
    op.create_table(
        "record",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("alive", sa.Boolean(), nullable=False),
        sa.Column("torn", sa.Boolean(), nullable=False),
        sa.Column("fields", sa.LargeBinary(), nullable=False),
        sa.Column("forms", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("kind", "id"),
    )
    op.create_index("record_by_scope", "record", ["kind", "scope", "number"])
    op.create_index("record_torn", "record", ["torn"], sqlite_where=sa.text("torn"))
    op.create_table(
        "word",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("norwegian", sa.Text(), nullable=False),
        sa.Column("english", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number"),
        sa.UniqueConstraint("form"),
    )
    op.create_index("ix_word_norwegian", "word", ["norwegian"])
    op.create_index("ix_word_english", "word", ["english"])
    op.create_table(
        "gone",
        sa.Column("id", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "secret",
        sa.Column("member", sa.Text(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("member"),
    )
    op.create_table(
        "fact",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )
    for statement in (*_RECORD_SEARCH, *_WORD_SEARCH):
        op.execute(statement)


# Which records hold a word form: neither order nor number of the words is kept. The forms are folded before;
# of all tokenizers `ascii` alone leaves every other letter as it is, in whatever version of Unicode.
_RECORD_SEARCH = (
    """
    CREATE VIRTUAL TABLE record_search USING fts5(
        forms, content='record', content_rowid='number', detail=none, columnsize=0,
        tokenize='ascii'
    )
    """,
    "INSERT INTO record_search(record_search, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER record_search_new AFTER INSERT ON record WHEN new.forms IS NOT NULL BEGIN
        INSERT INTO record_search(rowid, forms) VALUES (new.number, new.forms);
    END
    """,
    """
    CREATE TRIGGER record_search_gone AFTER DELETE ON record WHEN old.forms IS NOT NULL BEGIN
        INSERT INTO record_search(record_search, rowid, forms) VALUES ('delete', old.number, old.forms);
    END
    """,
    """
    CREATE TRIGGER record_search_changed AFTER UPDATE OF forms ON record WHEN old.forms IS NOT new.forms BEGIN
        INSERT INTO record_search(record_search, rowid, forms)
            SELECT 'delete', old.number, old.forms WHERE old.forms IS NOT NULL;
        INSERT INTO record_search(rowid, forms)
            SELECT new.number, new.forms WHERE new.forms IS NOT NULL;
    END
    """,
)

# Which word forms hold three letters in a row: how a part of a compound is found.
_WORD_SEARCH = (
    """
    CREATE VIRTUAL TABLE word_search USING fts5(
        form, content='word', content_rowid='number', columnsize=0, tokenize='trigram case_sensitive 1'
    )
    """,
    "INSERT INTO word_search(word_search, rank) VALUES ('secure-delete', 1)",
    """
    CREATE TRIGGER word_search_new AFTER INSERT ON word BEGIN
        INSERT INTO word_search(rowid, form) VALUES (new.number, new.form);
    END
    """,
    """
    CREATE TRIGGER word_search_gone AFTER DELETE ON word BEGIN
        INSERT INTO word_search(word_search, rowid, form) VALUES ('delete', old.number, old.form);
    END
    """,
)
