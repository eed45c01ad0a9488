"""Ids of what surrounds every page."""

TOAST = "toast"
BUSY = "busy"
GO = "go"
THEME = "theme-toggle"
MAIN = "main"
PAGE = "_pages_content"  # Dash's own
