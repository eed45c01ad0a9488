"""Refuses what a page of another site makes a visitor's browser send.

Dash's callbacks are JSON posts without a token, so the request itself has to show where it
comes from. Browsers say so: ``Sec-Fetch-Site`` in every request to HTTPS or localhost,
``Origin`` in every post. Who sends neither is no browser and carries nobody's cookies. The
cookie's ``SameSite=Lax`` is the second wall; the forms that log in have a token besides.
The API takes no cookies, so it takes requests from anywhere.
"""

from urllib.parse import urlsplit

from flask import Flask, request

from guesswho.errors import ForeignPage

_SAFE = {"GET", "HEAD", "OPTIONS"}
_OURS = {"same-origin", "none"}
"""``none``: the person did it, by the address bar or a bookmark."""
_API = "/api/"


def attach(server: Flask) -> None:
    """Check every request that may change something."""
    server.before_request(check)


def check() -> None:
    """Raise ``ForeignPage`` for a request that another site's page has sent."""
    if request.method in _SAFE or request.path.startswith(_API):
        return
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        if site not in _OURS:
            raise ForeignPage
        return
    origin = request.headers.get("Origin")
    if origin is not None and urlsplit(origin).netloc != request.host:
        raise ForeignPage
