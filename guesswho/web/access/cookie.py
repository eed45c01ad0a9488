"""The session's cookie: over HTTPS it never travels without."""

from flask import Flask, request
from flask.sessions import SecureCookieSessionInterface


class Sessions(SecureCookieSessionInterface):
    """Flask's signed cookie, with ``Secure`` wherever the visitor came over HTTPS.

    No setting could say it for both: one program answers at a desk over plain HTTP and
    behind a proxy with HTTPS. A proxy on any machine is believed: a visitor who lies about
    it hurts nobody but their own session.
    """

    def get_cookie_secure(self, app: Flask) -> bool:  # noqa: ARG002
        """Whether this answer's cookie is for HTTPS alone."""
        return came_over_https()


def came_over_https() -> bool:
    """Whether the visitor's connection is encrypted, as far as is known here."""
    told = request.headers.get("X-Forwarded-Proto", "").rpartition(",")[2].strip()
    return request.is_secure or told == "https"
