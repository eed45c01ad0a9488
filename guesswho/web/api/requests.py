"""What a request carries, checked: everything raises ``BadRequest`` in words, or ``BadPhoto``."""

import io
import json
from collections.abc import Collection, Mapping
from typing import IO, cast

from flask import Request, request
from werkzeug.exceptions import RequestEntityTooLarge

from guesswho.errors import BadRequest, PhotoTooHeavy, WrongDeletionCode, WrongSeatToken
from guesswho.store.records import Consents

KB, MB = 1_000, 1_000_000
JSON_BYTES = 16 * KB
FORM_BYTES = 256 * KB
"""Room for a form's other fields and the boundaries around a photo of the largest size."""
OTHER_BYTES = MB
"""Of every other body, the pages' callbacks among them."""

_CONSENTS = {"deck", "improve"}


class PhotosInMemory(Request):
    """A request whose files never touch the disk, not even as a nameless temporary file."""

    def _get_file_stream(self, *_: object, **__: object) -> IO[bytes]:
        return io.BytesIO()


def json_body() -> Mapping[str, object]:
    """Return the request's JSON object."""
    request.max_content_length = JSON_BYTES
    try:
        text = request.get_data(cache=False)
    except RequestEntityTooLarge:
        raise BadRequest("a body has at most 16 KB") from None
    return _json_object(text)


def photo(max_mb: int) -> bytes:
    """Return the bytes of the form's file ``photo``; raises ``PhotoTooHeavy`` above ``max_mb``."""
    request.max_content_length = max_mb * MB + FORM_BYTES
    try:
        sent = request.files.get("photo")
    except RequestEntityTooLarge:
        raise PhotoTooHeavy(max_mb) from None
    if sent is None:
        raise BadRequest("a photo is sent as a form file (multipart/form-data) named photo")
    data: bytes = sent.read()
    return data


def form_text(name: str) -> str:
    """Return a field of the form."""
    if name not in request.form:
        raise BadRequest(f"the field {name} is missing")
    return request.form[name]


def form_corrections() -> Mapping[str, str | None]:
    """Return the form's field ``corrections``: a JSON object of attribute to value or null."""
    corrections = _json_object(request.form.get("corrections", "{}").encode())
    if not all(value is None or isinstance(value, str) for value in corrections.values()):
        raise BadRequest("corrections name a value, or null, for each attribute")
    return cast("Mapping[str, str | None]", corrections)


def form_confirmed() -> Collection[str]:
    """Return the form's field ``confirmed``: a JSON array of attributes that were read right."""
    confirmed = _json(request.form.get("confirmed", "[]").encode())
    if not (isinstance(confirmed, list) and all(isinstance(name, str) for name in confirmed)):
        raise BadRequest("confirmed is an array of attributes")
    return confirmed


def form_consents() -> Consents:
    """Return the form's field ``consents``: a JSON object; what is not there was not given."""
    given = _json_object(request.form.get("consents", "{}").encode())
    if given.keys() - _CONSENTS or not all(isinstance(yes, bool) for yes in given.values()):
        raise BadRequest("consents may say true or false for deck and improve")
    return Consents(**cast("Mapping[str, bool]", given))


def text(body: Mapping[str, object], name: str, default: str | None = None) -> str:
    """Return a text of ``body``; without a default it has to be there."""
    value = body.get(name, default)
    if not isinstance(value, str):
        raise BadRequest(f"{name} is a text")
    return value


def whole(body: Mapping[str, object], name: str) -> int:
    """Return a whole number of ``body``."""
    value = body.get(name)
    if not isinstance(value, int) or isinstance(value, bool):
        raise BadRequest(f"{name} is a whole number")
    return value


def seat_token() -> str:
    """Return the header ``X-Seat-Token``."""
    if "X-Seat-Token" not in request.headers:
        raise WrongSeatToken
    return request.headers["X-Seat-Token"]


def deletion_code() -> str:
    """Return the header ``X-Deletion-Code``."""
    if "X-Deletion-Code" not in request.headers:
        raise WrongDeletionCode
    return request.headers["X-Deletion-Code"]


def _json_object(content: bytes) -> Mapping[str, object]:
    body = _json(content)
    if not isinstance(body, dict):
        raise BadRequest("a JSON object is expected")
    return body


def _json(content: bytes) -> object:
    """Return what JSON says; ``None`` for what is none."""
    try:
        return json.loads(content)
    except (ValueError, RecursionError):  # a body may be nested deeper than the parser goes
        return None
