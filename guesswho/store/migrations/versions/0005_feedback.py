"""Feedback and its counts, consents of cards, versions behind a draft, proof of purges."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Cards that exist agreed to nothing; drafts that exist know no versions.

    The defaults stay: to drop them SQLite would copy the table, and matches refer to cards.
    """
    for name in ("for_deck", "for_improvement"):
        consent = sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
        op.add_column("cards", consent)
    versions = sa.Column("versions", sa.JSON, nullable=False, server_default=sa.text("'{}'"))
    op.add_column("drafts", versions)
    _create_feedback()
    _create_tallies()
    op.create_table(
        "purges",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("deleted", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_purges"),
    )
    op.create_index("ix_purges_at", "purges", ["at"])


def _create_feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("card_id", sa.Text, nullable=False),
        sa.Column("attribute", sa.Text, nullable=False),
        sa.Column("predicted", sa.Text, nullable=False),
        sa.Column("scores", sa.JSON, nullable=False),
        sa.Column("shown", sa.Text),
        sa.Column("final", sa.Text),
        sa.Column("said", sa.Text, nullable=False),
        sa.Column("trunk", sa.Text, nullable=False),
        sa.Column("head", sa.Text, nullable=False),
        sa.Column("frame", sa.JSON, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("group", sa.Text),
        sa.Column("improve", sa.Boolean, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_feedback"),
        sa.ForeignKeyConstraint(
            ["card_id"], ["cards.id"], name="fk_feedback_card_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_feedback_card_id", "feedback", ["card_id"])


def _create_tallies() -> None:
    words = ("attribute", "place", "trunk", "head", "predicted", "final", "said", "group")
    op.create_table(
        "tallies",
        sa.Column("hour", _MOMENT, nullable=False),
        *(sa.Column(word, sa.Text, nullable=False) for word in words),
        sa.Column("percent", sa.Integer, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("hour", *words, "percent", name="pk_tallies"),
    )
