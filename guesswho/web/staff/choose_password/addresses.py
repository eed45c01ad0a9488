"""The addresses of one-time links."""

from flask import request

from guesswho.services.accounts.users import Link
from guesswho.web.access.cookie import came_over_https

FIRST, PASSWORD = "/staff/first", "/staff/password"
CHOOSE = "/staff/password"
"""Where the form is sent to, whichever link opened it."""


def address(link: Link) -> str:
    """Return the whole address of a user's link, as this request's visitor sees this machine."""
    scheme = "https" if came_over_https() else "http"
    return f"{scheme}://{request.host}{PASSWORD}/{link.token}"
