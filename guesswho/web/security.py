"""Headers that tell the browser what these pages never do."""

from dash import Dash
from flask import Flask, Response, request

from guesswho.web.index import THEME_HASH

YEAR = 365 * 24 * 3600


def register(app: Dash) -> None:
    """Attach the headers to every response of ``app``'s server."""
    server: Flask = app.server
    policy: list[str] = []

    @server.after_request
    def _secure(response: Response) -> Response:
        if not policy:
            # Only now: Dash adds a script of its own when the first request arrives.
            policy.append(_content_policy(app))
        response.headers.setdefault("Content-Security-Policy", policy[0])
        response.headers["X-Content-Type-Options"] = "nosniff"
        response.headers["Referrer-Policy"] = "same-origin"
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
        response.headers["Permissions-Policy"] = "geolocation=(), microphone=(), camera=(self)"
        if request.path.startswith("/assets/") and "m" in request.args:
            # The address changes with the file, so the file may be kept for good.
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return response


def _content_policy(app: Dash) -> str:
    """Everything from here, scripts only from files or by hash.

    ``style-src`` allows inline styles: Dash's own components insert ``<style>`` elements.
    """
    scripts = " ".join(["'self'", THEME_HASH, *app.csp_hashes()])
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src {scripts}",
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",  # the grid's icons
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'",
        )
    )
