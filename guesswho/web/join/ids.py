"""Ids of the page *Join*."""

JOIN = "join"
MATCH = "join-match"
"""Store: the id of the match that one is invited to."""
