"""Where the pages and routes of team decks are."""

DECKS = "/staff/decks"
PICTURES = "/staff/pictures"
FILES = "/staff/files"
SHEETS = "/staff/sheets"
IMPORT = "/staff/import"


def deck(deck_id: str) -> str:
    """Return the address of a deck's page."""
    return f"{DECKS}/{deck_id}"


def sheets(deck_id: str) -> str:
    """Return the address of the sheets to print for everybody on a deck."""
    return f"{SHEETS}/{deck_id}"


def export(deck_id: str) -> str:
    """Return the address of a deck as a file."""
    return f"{DECKS}/{deck_id}/export"
