"""Addresses of ours as another device opens them."""

from flask import request

from guesswho.web.access.cookie import came_over_https

_HERE_ONLY = ("localhost", "127.", "[::1]")
"""Hosts that mean this machine, whoever says them."""


def address(path: str) -> str:
    """Return the whole address of ``path``, by this visitor's own way here."""
    scheme = "https" if came_over_https() else request.scheme
    return f"{scheme}://{request.host}{path}"


def is_here_only() -> bool:
    """Whether the visitor's way here leads every other device to itself."""
    return request.host.startswith(_HERE_ONLY)
