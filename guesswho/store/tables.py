"""The tables, as the newest migration leaves them; a test holds the two together."""

from datetime import UTC, datetime

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Dialect,
    ForeignKey,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    false,
    text,
)


class UtcTime(TypeDecorator[datetime]):
    """A moment: SQLite has no time zones, so UTC goes in and is put back on the way out."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Raise ``ValueError`` for a moment without a time zone."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a time without its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Return the moment in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "ix": "ix_%(table_name)s_%(column_0_name)s",
        "uq": "uq_%(table_name)s_%(column_0_name)s",
    }
)
"""Constraints have names, so that later migrations can change them on every database."""

matches = Table(
    "matches",
    metadata,
    Column("id", Text, primary_key=True),
    Column("version", Integer, nullable=False),
    Column("transcript", Text, nullable=False),
    Column("first_seat_hash", Text),
    Column("second_seat_hash", Text),
    Column("opponent", Text),
    Column("first_seen", UtcTime),
    Column("second_seen", UtcTime),
    Column("left_token_hash", Text),
    Column("rematch", Text),
    Column("notes", Text, nullable=False),
    Column("created", UtcTime, nullable=False),
    Column("updated", UtcTime, nullable=False, index=True),
)

match_guests = Table(
    "match_guests",
    metadata,
    Column("match_id", ForeignKey("matches.id", ondelete="CASCADE"), primary_key=True),
    Column("card_id", ForeignKey("cards.id"), primary_key=True, index=True),
)

flips = Table(
    "flips",
    metadata,
    Column("match_id", ForeignKey("matches.id", ondelete="CASCADE"), primary_key=True),
    Column("seat", Integer, primary_key=True, autoincrement=False),
    Column("card", Text, primary_key=True),
    Column("turns", Integer, nullable=False),
)

drafts = Table(
    "drafts",
    metadata,
    Column("id", Text, primary_key=True),
    Column("picture", Text, nullable=False),
    Column("size", JSON, nullable=False),
    Column("faces", JSON, nullable=False),
    Column("face", JSON(none_as_null=True)),
    Column("frame", JSON, nullable=False),
    Column("framed", Boolean, nullable=False),
    Column("scores", JSON, nullable=False),
    Column("model", Text, nullable=False),
    Column("versions", JSON, nullable=False, server_default=text("'{}'")),
    Column("created", UtcTime, nullable=False),
    Column("expires", UtcTime, nullable=False, index=True),
)

cards = Table(
    "cards",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("traits", JSON, nullable=False),
    Column("picture", Text, nullable=False),
    Column("scores", JSON, nullable=False),
    Column("model", Text, nullable=False),
    Column("deletion_code_hash", Text, nullable=False, unique=True),
    Column("for_deck", Boolean, nullable=False, server_default=false()),
    Column("for_improvement", Boolean, nullable=False, server_default=false()),
    Column("created", UtcTime, nullable=False),
    Column("expires", UtcTime, nullable=False, index=True),
)

users = Table(
    "users",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("key", Text, nullable=False, unique=True),
    Column("role", Text, nullable=False),
    Column("password_hash", Text),
    Column("created", UtcTime, nullable=False),
)

links = Table(
    "links",
    metadata,
    Column("id", Text, primary_key=True),
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), index=True),
    Column("expires", UtcTime, nullable=False),
)

logins = Table(
    "logins",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("user_id", ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("created", UtcTime, nullable=False),
    Column("seen", UtcTime, nullable=False),
)

feedback = Table(
    "feedback",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("card_id", ForeignKey("cards.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("attribute", Text, nullable=False),
    Column("predicted", Text, nullable=False),
    Column("scores", JSON, nullable=False),
    Column("shown", Text),
    Column("final", Text),
    Column("said", Text, nullable=False),
    Column("trunk", Text, nullable=False),
    Column("head", Text, nullable=False),
    Column("frame", JSON, nullable=False),
    Column("place", Text, nullable=False),
    Column("group", Text),
    Column("improve", Boolean, nullable=False),
    Column("created", UtcTime, nullable=False),
)

tallies = Table(
    "tallies",
    metadata,
    Column("hour", UtcTime, primary_key=True),
    Column("attribute", Text, primary_key=True),
    Column("place", Text, primary_key=True),
    Column("trunk", Text, primary_key=True),
    Column("head", Text, primary_key=True),
    Column("predicted", Text, primary_key=True),
    Column("final", Text, primary_key=True),
    Column("said", Text, primary_key=True),
    Column("group", Text, primary_key=True),
    Column("percent", Integer, primary_key=True),
    Column("count", Integer, nullable=False),
)

purges = Table(
    "purges",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("at", UtcTime, nullable=False, index=True),
    Column("deleted", JSON, nullable=False),
)

decks = Table(
    "decks",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("published", Boolean, nullable=False),
    Column("basis", Text, nullable=False),
    Column("created", UtcTime, nullable=False),
    Column("updated", UtcTime, nullable=False),
)

deck_cards = Table(
    "deck_cards",
    metadata,
    Column("deck_id", ForeignKey("decks.id", ondelete="CASCADE"), primary_key=True),
    Column("card_id", ForeignKey("cards.id", ondelete="CASCADE"), primary_key=True, index=True),
    Column("position", Integer, nullable=False),
    Column("noticed", UtcTime),
)

uploads = Table(
    "uploads",
    metadata,
    Column("id", Text, primary_key=True),
    Column("deck_id", ForeignKey("decks.id", ondelete="CASCADE"), nullable=False, index=True),
    Column("name", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("received", BigInteger, nullable=False),
    Column("state", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("created", UtcTime, nullable=False),
    Column("updated", UtcTime, nullable=False),
)

upload_items = Table(
    "upload_items",
    metadata,
    Column("upload_id", ForeignKey("uploads.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("name", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("problem", Text, nullable=False),
    Column("card_id", Text),
)
