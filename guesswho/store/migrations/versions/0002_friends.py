"""Matches between people far apart: signs of life, who was replaced, the next match."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add the columns; matches that are there have none of it."""
    for column in (
        sa.Column("first_seen", _MOMENT),
        sa.Column("second_seen", _MOMENT),
        sa.Column("left_token_hash", sa.Text),
        sa.Column("rematch", sa.Text),
    ):
        op.add_column("matches", column)
