"""Team decks, and the files that they are made from."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Decks before what belongs to them."""
    op.create_table(
        "decks",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("owner", sa.Text, nullable=False),
        sa.Column("published", sa.Boolean, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("updated", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_decks"),
    )
    op.create_table(
        "deck_cards",
        sa.Column("deck_id", sa.Text, nullable=False),
        sa.Column("card_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("noticed", _MOMENT),
        sa.PrimaryKeyConstraint("deck_id", "card_id", name="pk_deck_cards"),
        _owned("deck_cards", "card_id", "cards"),
        _owned("deck_cards", "deck_id", "decks"),
    )
    op.create_index("ix_deck_cards_card_id", "deck_cards", ["card_id"])
    _create_uploads()


def _create_uploads() -> None:
    op.create_table(
        "uploads",
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("deck_id", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("received", sa.BigInteger, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("created", _MOMENT, nullable=False),
        sa.Column("updated", _MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_uploads"),
        _owned("uploads", "deck_id", "decks"),
    )
    op.create_index("ix_uploads_deck_id", "uploads", ["deck_id"])
    op.create_table(
        "upload_items",
        sa.Column("upload_id", sa.Text, nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("problem", sa.Text, nullable=False),
        sa.Column("card_id", sa.Text),
        sa.PrimaryKeyConstraint("upload_id", "number", name="pk_upload_items"),
        _owned("upload_items", "upload_id", "uploads"),
    )


def _owned(table: str, column: str, by: str) -> sa.ForeignKeyConstraint:
    """Gone with what it belongs to."""
    name = f"fk_{table}_{column}"
    return sa.ForeignKeyConstraint([column], [f"{by}.id"], name=name, ondelete="CASCADE")
