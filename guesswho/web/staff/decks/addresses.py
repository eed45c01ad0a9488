"""Where the pages and routes of team decks are."""

DECKS = "/staff/decks"
PICTURES = "/staff/pictures"
FILES = "/staff/files"


def deck(deck_id: str) -> str:
    """Return the address of a deck's page."""
    return f"{DECKS}/{deck_id}"
