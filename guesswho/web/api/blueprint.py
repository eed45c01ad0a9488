"""The blueprint of ``/api/v1`` and what all of its answers have in common."""

import json
from collections.abc import Mapping

from flask import Blueprint, Response

from guesswho.errors import NotFound

Document = Mapping[str, object]


def new_blueprint() -> Blueprint:
    """Return an empty ``/api/v1``, where an unknown path is a JSON 404 and not a page."""
    api = Blueprint("api", __name__, url_prefix="/api/v1")
    api.add_url_rule("/<path:unknown>", "unknown", _unknown, methods=_ANY)
    api.after_request(_kept_by_nobody)
    return api


def document(body: Document, status: int = 200) -> Response:
    """Answer with JSON, its keys in the order given."""
    text = json.dumps(body, ensure_ascii=False, allow_nan=False)
    return Response(text.encode("utf-8", "backslashreplace"), status, mimetype="application/json")


_ANY = ("GET", "POST", "PUT", "PATCH", "DELETE")


def _unknown(unknown: str) -> Response:
    raise NotFound(unknown)


def _kept_by_nobody(response: Response) -> Response:
    """Unless a route says otherwise, answers hold tokens or people's traits: no cache."""
    if "Cache-Control" not in response.headers:
        response.headers["Cache-Control"] = "no-store"
    return response
