"""Ids of the page *Who can log in*."""

LIST = "users-list"
LINK = "users-link"
"""Where a fresh one-time link is shown, once."""
ADDRESS = "users-address"
NAME, ROLE, ADD = "users-name", "users-role", "users-add"
RESET, REMOVE = "users-reset", "users-remove"
"""Kinds of the buttons that every row has; ``user`` tells whose."""


def of(kind: str, user_id: str) -> dict[str, str]:
    """Return the id of a row's button."""
    return {"type": kind, "user": user_id}
