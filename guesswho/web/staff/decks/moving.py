"""Decks as files: out of this installation and into it."""

from urllib.parse import quote

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge

from guesswho.errors import UploadTooLarge
from guesswho.services.services import Services
from guesswho.web.access import login
from guesswho.web.staff.decks import addresses

MOST_MB = 100
"""Of a ``.guesswho`` file: it is read in memory; a card has at most some 60 kB."""
_MB = 1_000_000


def register(server: Flask, services: Services) -> None:
    """Attach the routes."""

    @server.get(f"{addresses.DECKS}/<deck_id>/export")
    def export_deck(deck_id: str) -> Response:
        team = services.team_decks
        return _file(team.export(deck_id), team.deck(deck_id).name)

    @server.post(addresses.IMPORT)
    def import_deck() -> Response:
        record = services.team_decks.import_file(_sent(), login.known().id)
        return jsonify(address=addresses.deck(record.id))


def _file(content: bytes, name: str) -> Response:
    response = Response(content, mimetype="application/octet-stream")
    response.headers["Content-Disposition"] = (
        f"attachment; filename*=UTF-8''{quote(name, safe='')}.guesswho"
    )
    return response


def _sent() -> bytes:
    request.max_content_length = MOST_MB * _MB
    try:
        return request.get_data(cache=False)
    except RequestEntityTooLarge:
        raise UploadTooLarge(MOST_MB) from None
