"""``GET /api/v1/openapi.json``: the OpenAPI 3.1 description of the API.

Written by hand beside the routes, not derived from them; the tests hold every answer they
get against it, statuses and bodies.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from flask import Blueprint, Response

from guesswho import __version__
from guesswho.settings import Settings
from guesswho.web.api.blueprint import document
from guesswho.web.api.openapi_schemas import SCHEMAS, TEXT, Schema, named

_Operation = Mapping[str, object]

PHOTO_REFUSED = (400, 413, 415, 422, 429, 503)
"""How a route that takes a photo may refuse."""


def attach(api: Blueprint, settings: Settings) -> None:
    """Serve the description."""
    body = description(settings.max_upload_mb)

    def openapi() -> Response:
        return document(body)

    api.add_url_rule("/openapi.json", "openapi", openapi)


def description(max_upload_mb: int) -> Mapping[str, object]:
    """Return the OpenAPI document."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Guess Who",
            "version": __version__,
            "description": f"Photos have at most {max_upload_mb} MB. Every refusal is an Error.",
        },
        "servers": [{"url": "/api/v1"}],
        "paths": _paths(),
        "components": {"schemas": SCHEMAS},
    }


def _paths() -> Mapping[str, Mapping[str, object]]:
    return {
        "/classify": {"post": _classify()},
        "/cards": {"post": _create_card(), "delete": _delete_card()},
        "/matches": {"post": _begin()},
        "/matches/{match_id}": {**_path("match_id"), "get": _look()},
        "/matches/{match_id}/join": {**_path("match_id"), "post": _join()},
        "/matches/{match_id}/replace": {**_path("match_id"), "post": _replace()},
        "/matches/{match_id}/rematch": {**_path("match_id"), "post": _rematch()},
        "/matches/{match_id}/actions": {**_path("match_id"), "post": _act()},
        "/matches/{match_id}/hint": {**_path("match_id"), "post": _hint()},
        "/matches/{match_id}/review": {**_path("match_id"), "get": _look_back()},
        "/pictures/{name}": {**_path("name"), "get": _picture()},
        "/decks/{deck}/portraits/{card}.svg": {**_path("deck", "card"), "get": _portrait()},
        "/openapi.json": {"get": _openapi()},
    }


def _classify() -> _Operation:
    return _operation(
        "Read a photo; nothing of it is kept",
        {200: _json("What the eight classifiers say", "Reading")},
        PHOTO_REFUSED,
        body=_form("PhotoForm"),
    )


def _create_card() -> _Operation:
    return _operation(
        "Make a card of one's own from a photo",
        {201: _json("The card; its deletion code is told this once", "NewCard")},
        PHOTO_REFUSED,
        body=_form("CardForm"),
    )


def _delete_card() -> _Operation:
    return _operation(
        "Delete a card, its picture and the matches it is on",
        {204: {"description": "Deleted"}},
        (403, 503),
        parameters=[_header("X-Deletion-Code")],
    )


def _begin() -> _Operation:
    return _operation(
        "Begin a match",
        {
            201: {
                **_json("The match; where the opponent starts, it has moved", "NewMatch"),
                "headers": {"Location": {"schema": TEXT}},
            }
        },
        (400, 404, 429, 503),
        body=_json_body("MatchOptions"),
    )


def _look() -> _Operation:
    return _operation(
        "See a match from one's seat",
        {
            200: _tagged(_json("The view", "View")),
            304: _tagged({"description": "Still the version in If-None-Match"}),
        },
        (403, 404, 503),
        parameters=[_header("X-Seat-Token"), _header("If-None-Match", required=False)],
    )


def _join() -> _Operation:
    return _operation("Take the free seat", {200: _json("The seat", "Seat")}, (404, 409, 503))


def _replace() -> _Operation:
    return _operation(
        "Let the computer play on for a friend who never came or is away",
        {200: _tagged(_json("The view", "View"))},
        (400, 403, 404, 422, 503),
        parameters=[_header("X-Seat-Token")],
        body=_json_body("Replacement"),
    )


def _rematch() -> _Operation:
    return _operation(
        "Play a friend again: who asks first waits, who asks second joins",
        {200: _json("The next match", "NewMatch")},
        (403, 404, 409, 422, 503),
        parameters=[_header("X-Seat-Token")],
    )


def _act() -> _Operation:
    return _operation(
        "Ask, guess or answer, and the opponent moves; or reveal one's card after the end",
        {200: _tagged(_json("The view, and what the opponent then did", "ViewAfterAction"))},
        (400, 403, 404, 409, 422, 503),
        parameters=[_header("X-Seat-Token")],
        body=_json_body("Action"),
    )


def _hint() -> _Operation:
    return _operation(
        "The best questions now, equally good; it counts as used",
        {200: _json("The hint", "Hint")},
        (400, 403, 404, 409, 422, 503),
        parameters=[_header("X-Seat-Token")],
        body=_json_body("HintRequest"),
    )


def _look_back() -> _Operation:
    return _operation(
        "Look back on a match that is over: its skill, its luck, its transcript",
        {200: _json("The review", "Review")},
        (403, 404, 422, 503),
        parameters=[_header("X-Seat-Token")],
    )


def _picture() -> _Operation:
    return _operation("A person's picture", {200: _file("image/jpeg")}, (404, 503))


def _portrait() -> _Operation:
    changed = {304: {"description": "Not changed"}}
    return _operation("A drawn portrait", {200: _file("image/svg+xml"), **changed}, (404,))


def _openapi() -> _Operation:
    found = {"description": "OpenAPI 3.1", "content": {"application/json": {"schema": {}}}}
    return _operation("This document", {200: found}, ())


def _operation(
    summary: str,
    answers: Mapping[int, object],
    refusals: Sequence[int],
    *,
    parameters: Sequence[object] = (),
    body: Mapping[str, object] | None = None,
) -> _Operation:
    refused = {code: _json(HTTPStatus(code).phrase, "Error") for code in refusals}
    return {
        "summary": summary,
        **({"parameters": parameters} if parameters else {}),
        **({"requestBody": body} if body else {}),
        "responses": {str(code): answer for code, answer in {**answers, **refused}.items()},
    }


def _json(summary: str, schema: str) -> Mapping[str, object]:
    return {"description": summary, "content": {"application/json": {"schema": named(schema)}}}


def _tagged(answer: Mapping[str, object]) -> Mapping[str, object]:
    tag: Schema = {"schema": TEXT, "description": "The version"}
    return {**answer, "headers": {"ETag": tag}}


def _file(kind: str) -> Mapping[str, object]:
    return {"description": "The picture", "content": {kind: {"schema": {}}}}


def _form(schema: str) -> Mapping[str, object]:
    return {"required": True, "content": {"multipart/form-data": {"schema": named(schema)}}}


def _json_body(schema: str) -> Mapping[str, object]:
    return {"required": True, "content": {"application/json": {"schema": named(schema)}}}


def _header(name: str, *, required: bool = True) -> Mapping[str, object]:
    return {"name": name, "in": "header", "required": required, "schema": TEXT}


def _path(*names: str) -> Mapping[str, object]:
    return {
        "parameters": [
            {"name": name, "in": "path", "required": True, "schema": TEXT} for name in names
        ]
    }
