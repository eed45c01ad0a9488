"""Who may do what: an audience for each kind of page, of roles."""

from guesswho.store.account_records import Role

Audience = frozenset[Role | None]
"""The roles that are let in; ``None`` stands for a visitor who is not logged in."""

ANYBODY: Audience = frozenset({None, *Role})
LOGGED_IN: Audience = frozenset(Role)
DECKS: Audience = frozenset({Role.STAFF, Role.ADMIN})
MONITOR: Audience = frozenset({Role.ANALYST, Role.ADMIN})
USERS: Audience = frozenset({Role.ADMIN})
NOBODY: Audience = frozenset()
