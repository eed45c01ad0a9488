"""The way in for files of photos, in pieces, and pictures for staff's eyes alone.

``POST /staff/decks/<deck>/files`` announces a file and tells its id and how much of it is
here; ``POST /staff/files/<file>?at=<offset>`` sends the next piece and is told the same.
"""

from flask import Flask, Response, jsonify, request
from werkzeug.exceptions import RequestEntityTooLarge

from guesswho.errors import BadRequest
from guesswho.services.services import Services
from guesswho.services.uploads import UploadService
from guesswho.store.deck_records import UploadRecord
from guesswho.web.api import requests
from guesswho.web.staff.decks import addresses

PIECE_BYTES = 4_000_000
"""Of a piece at most: small enough to send again, large enough to be few."""


def register(server: Flask, services: Services) -> None:
    """Attach the routes."""

    @server.post(f"{addresses.DECKS}/<deck_id>/files")
    def begin_file(deck_id: str) -> Response:
        return _begin(services.uploads, deck_id)

    @server.post(f"{addresses.FILES}/<upload_id>")
    def receive_piece(upload_id: str) -> Response:
        return _receive(services.uploads, upload_id)

    @server.get(f"{addresses.PICTURES}/<name>")
    def staff_picture(name: str) -> Response:
        return Response(services.team_decks.picture(name), mimetype="image/jpeg")


def _begin(uploads: UploadService, deck_id: str) -> Response:
    body = requests.json_body()
    name, size = requests.text(body, "name"), requests.whole(body, "size")
    return _told(uploads.begin(deck_id, name, size))


def _receive(uploads: UploadService, upload_id: str) -> Response:
    at = request.args.get("at", type=int)
    if at is None or at < 0:
        raise BadRequest("at is the offset of the piece in bytes")
    request.max_content_length = PIECE_BYTES
    try:
        piece = request.get_data(cache=False)
    except RequestEntityTooLarge:
        raise BadRequest("a piece has at most 4 MB") from None
    return _told(uploads.receive(upload_id, at, piece))


def _told(record: UploadRecord) -> Response:
    return jsonify(id=record.id, received=record.received, state=record.state.value)
