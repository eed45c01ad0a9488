"""Matches, drafts and cards: the first schema."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create the tables; cards before the matches they are guests of."""
    _create_cards()
    _create_drafts()
    _create_matches()


def _create_cards() -> None:
    op.create_table(
        "cards",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("traits", sa.JSON, nullable=False),
        sa.Column("picture", sa.Text, nullable=False),
        sa.Column("scores", sa.JSON, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("deletion_code_hash", sa.Text, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("expires", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_cards"),
        sa.UniqueConstraint("deletion_code_hash", name="uq_cards_deletion_code_hash"),
    )
    op.create_index("ix_cards_expires", "cards", ["expires"])


def _create_drafts() -> None:
    op.create_table(
        "drafts",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("picture", sa.Text, nullable=False),
        sa.Column("size", sa.JSON, nullable=False),
        sa.Column("faces", sa.JSON, nullable=False),
        sa.Column("face", sa.JSON),
        sa.Column("frame", sa.JSON, nullable=False),
        sa.Column("framed", sa.Boolean, nullable=False),
        sa.Column("scores", sa.JSON, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("expires", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_drafts"),
    )
    op.create_index("ix_drafts_expires", "drafts", ["expires"])


def _create_matches() -> None:
    op.create_table(
        "matches",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("transcript", sa.Text, nullable=False),
        sa.Column("first_seat_hash", sa.Text),
        sa.Column("second_seat_hash", sa.Text),
        sa.Column("opponent", sa.Text),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("updated", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_matches"),
    )
    op.create_index("ix_matches_updated", "matches", ["updated"])
    op.create_table(
        "match_guests",
        sa.Column("match_id", sa.Text, nullable=False),
        sa.Column("card_id", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("match_id", "card_id", name="pk_match_guests"),
        sa.ForeignKeyConstraint(
            ["match_id"], ["matches.id"], name="fk_match_guests_match_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["card_id"], ["cards.id"], name="fk_match_guests_card_id"),
    )
    op.create_index("ix_match_guests_card_id", "match_guests", ["card_id"])
