"""``POST /card/photo``: the way in for a photo from the page, as a form file."""

from flask import Flask, Response, jsonify

from guesswho.services.services import Services
from guesswho.web import visitor
from guesswho.web.api import limits, requests

ROUTE = "/card/photo"


def register(server: Flask, services: Services) -> None:
    """Attach the route; errors become JSON sentences like everywhere below ``/api``."""

    @server.post(ROUTE, endpoint="card_photo")
    def card_photo() -> Response:
        return _read(services)


def _read(services: Services) -> Response:
    limits.spend()
    data = requests.photo(visitor.settings().max_upload_mb)
    former = visitor.draft_id()
    draft = services.create_card.read(data)
    if former:
        services.create_card.discard(former)
    visitor.keep_draft(draft.id)
    return jsonify(draft=draft.id)
