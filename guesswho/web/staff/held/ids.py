"""Ids of the page *What is held*."""

from dash import MATCH

ANY_MOMENT = {"type": "held-moment", "of": MATCH}


def moment(of: str) -> dict[str, str]:
    """Return the id of a moment that the browser tells by its own clock."""
    return {"type": "held-moment", "of": of}
