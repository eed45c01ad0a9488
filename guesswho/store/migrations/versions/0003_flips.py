"""Frames that people flip by hand."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create the table: a row for every frame that lies."""
    op.create_table(
        "flips",
        sa.Column("match_id", sa.Text, nullable=False),
        sa.Column("seat", sa.Integer, nullable=False),
        sa.Column("card", sa.Text, nullable=False),
        sa.Column("turns", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("match_id", "seat", "card", name="pk_flips"),
        sa.ForeignKeyConstraint(
            ["match_id"], ["matches.id"], name="fk_flips_match_id", ondelete="CASCADE"
        ),
    )
