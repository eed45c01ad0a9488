import io
import json

import pytest
from PIL import Image

from guesswho.attributes import ATTRIBUTES

MB = 1024 * 1024


def form(photo, filename="me.jpg", **fields):
    """A multipart body; made here because the client would leave temporary files open."""
    parts = [(f'name="photo"; filename="{filename}"', photo)]
    parts += [(f'name="{name}"', text.encode()) for name, text in fields.items()]
    head = b"--boundary\r\nContent-Disposition: form-data; %b\r\n\r\n%b\r\n"
    body = b"".join(head % (name.encode(), content) for name, content in parts)
    content_type = "multipart/form-data; boundary=boundary"
    return {"data": body + b"--boundary--\r\n", "content_type": content_type}


def new_card(call, photo, **fields):
    response = call("POST", "/cards", **form(photo, **{"name": "Ada", **fields}))
    assert response.status_code == 201, response.text
    return response.json


def play_to_the_end(call, match):
    headers, view = {"X-Seat-Token": match["seat_token"]}, match["view"]
    while not view["over"]:
        move = {"type": "guess", "card": next(c["id"] for c in view["cards"] if c["standing"])}
        if view["questions"]:
            question = view["questions"][0]
            move = {"type": "ask", **{key: question[key] for key in ("attribute", "value")}}
        body = {"version": view["version"], **move}
        path = f"/matches/{match['match']}/actions"
        view = call("POST", path, json=body, headers=headers).json
    return view


def test_from_a_photo_to_the_end_of_a_match_and_gone(call, astronaut, parts):
    made = new_card(call, astronaut, corrections=json.dumps({"hair_colour": "red", "tie": None}))
    card = made["card"]
    assert (card["name"], card["traits"]["hair_colour"], card["traits"]["tie"]) == (
        "Ada",
        "red",
        None,
    )
    assert made["predictions"]["hair_colour"]["value"] == "brown"
    picture = call("GET", card["picture"].removeprefix("/api/v1"))
    assert Image.open(io.BytesIO(picture.data)).width <= 432

    options = {"deck": "stock", "opponent": "clever", "rule": "turn", "card": card["id"]}
    match = call("POST", "/matches", json=options).json
    assert {**card, "standing": True} in match["view"]["cards"]
    assert len(match["view"]["cards"]) == 24
    assert play_to_the_end(call, match)["winner"] in ("me", "them")

    deleted = call("DELETE", "/cards", headers={"X-Deletion-Code": made["deletion_code"]})
    assert deleted.status_code == 204
    assert call("GET", card["picture"].removeprefix("/api/v1")).status_code == 404
    headers = {"X-Seat-Token": match["seat_token"]}
    assert call("GET", f"/matches/{match['match']}", headers=headers).status_code == 404
    assert call("POST", "/matches", json=options).json["error"] == "CardNotFound"


def test_classify_says_what_is_seen_and_keeps_nothing(call, astronaut, parts):
    said = call("POST", "/classify", **form(astronaut, "portrait.jpg")).json
    assert (said["photo"], said["model"]) == ("portrait.jpg", "scripted")
    assert {name: read["value"] for name, read in said["traits"].items()} == {
        **{name: values[0] for name, values in ATTRIBUTES.items()},
        "hair_colour": "brown",
    }
    face = said["face"]
    assert 150 < face["x"] + face["width"] / 2 < 290
    assert list(parts.pictures.names(parts.clock.now.replace(year=2100))) == []


def test_a_photo_on_its_way_in_never_touches_the_disk(call, monkeypatch, astronaut):
    monkeypatch.setattr("werkzeug.formparser.SpooledTemporaryFile", None)
    photo = astronaut + bytes(MB)  # above what is kept in memory otherwise
    assert call("POST", "/classify", **form(photo)).status_code == 200


def test_no_face_is_no_refusal(call):
    file = io.BytesIO()
    Image.new("RGB", (300, 200), "grey").save(file, "PNG")
    said = call("POST", "/classify", **form(file.getvalue()))
    assert (said.status_code, said.json["face"]) == (200, None)


@pytest.mark.parametrize(
    ("photo", "status", "error"),
    [
        (b"", 422, "EmptyPhoto"),
        (b"not a picture at all", 415, "NotAPicture"),
        (b"\xff\xd8\xff\xe0" + b"\0" * 500, 422, "BrokenPicture"),
        (b"\xff" * (3 * MB + 1), 413, "PhotoTooHeavy"),
        (b"\xff" * (5 * MB), 413, "PhotoTooHeavy"),
    ],
    ids=["empty", "text", "broken", "over our limit", "over the server's limit"],
)
@pytest.mark.parametrize("path", ["/classify", "/cards"])
def test_photos_that_cannot_be_used(call, path, photo, status, error):
    response = call("POST", path, **form(photo, name="Ada"))
    assert (response.status_code, response.json["error"]) == (status, error)


def test_a_photo_too_heavy_says_how_heavy_it_may_be(call):
    assert "3 MB" in call("POST", "/classify", **form(b"\xff" * (5 * MB))).json["message"]


@pytest.mark.parametrize(
    "options",
    [
        {},
        {"json": {"photo": "text"}},
        {"data": {"photo": "text, not a file"}},
        {"data": b"--x\r\nbroken", "content_type": "multipart/form-data; boundary=x"},
        {"data": b"x", "content_type": "multipart/form-data"},
    ],
)
@pytest.mark.parametrize("path", ["/classify", "/cards"])
def test_requests_without_a_photo(call, path, options):
    response = call("POST", path, **options)
    assert (response.status_code, response.json["error"]) == (400, "BadRequest")
    assert "photo" in response.json["message"]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"name": " "}, "BadName"),
        ({"name": "<b>Ada</b>"}, "BadName"),
        ({"name": "x" * 300_000}, "BadName"),
        ({"corrections": "["}, "BadRequest"),
        ({"corrections": "[" * 50_000}, "BadRequest"),
        ({"corrections": "[]"}, "BadRequest"),
        ({"corrections": '{"hat": 1}'}, "BadRequest"),
        ({"corrections": '{"hat": ["yes"]}'}, "BadRequest"),
        ({"corrections": '{"shoes": "yes"}'}, "UnknownAttribute"),
        ({"corrections": '{"hat": "green"}'}, "UnknownValue"),
        ({"corrections": '{"hat": "\\ud800"}'}, "UnknownValue"),
    ],
)
def test_cards_that_cannot_be_made(call, astronaut, fields, error):
    response = call("POST", "/cards", **form(astronaut, **{"name": "Ada", **fields}))
    assert (response.status_code, response.json["error"]) == (400, error)


def test_a_card_needs_a_name(call, astronaut):
    response = call("POST", "/cards", **form(astronaut))
    assert (response.status_code, response.json["error"]) == (400, "BadRequest")
    assert "name" in response.json["message"]


@pytest.mark.parametrize("headers", [{}, {"X-Deletion-Code": "AAAA"}, {"X-Deletion-Code": "é"}])
def test_wrong_deletion_codes(call, headers):
    response = call("DELETE", "/cards", headers=headers)
    assert (response.status_code, response.json["error"]) == (403, "WrongDeletionCode")


def test_no_model_is_a_503_without_a_path(call, parts, astronaut):
    parts.recognizer = None
    response = call("POST", "/classify", **form(astronaut))
    assert (response.status_code, response.json["error"]) == (503, "ModelUnavailable")
    assert "tflite" not in response.text


def test_peoples_pictures_are_private(call, astronaut):
    picture = new_card(call, astronaut)["card"]["picture"].removeprefix("/api/v1")
    response = call("GET", picture)
    assert response.headers["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize("name", ["x.jpg", "..%2f..%2fetc%2fpasswd", "%00.jpg", "a" * 400])
def test_pictures_that_do_not_exist(call, name):
    response = call("GET", f"/pictures/{name}")
    assert response.status_code == 404


def test_drawn_portraits_are_for_everybody(begin, call):
    url = begin()["view"]["cards"][0]["picture"].removeprefix("/api/v1")
    response = call("GET", url)
    assert response.text.startswith("<svg")
    assert response.headers["Cache-Control"] == "public, max-age=86400"
    again = call("GET", url, headers={"If-None-Match": response.headers["ETag"]})
    assert again.status_code == 304


def test_a_portrait_is_drawn_once(call, parts, monkeypatch):
    from guesswho.web.api import pictures  # noqa: PLC0415

    drawn = []
    monkeypatch.setattr(pictures, "draw", lambda traits, seed: drawn.append(seed) or "<svg/>")
    for _ in range(3):
        assert call("GET", "/decks/stock/portraits/7.svg").text == "<svg/>"
    call("GET", "/decks/stock/portraits/8.svg")
    assert drawn == ["7", "8"]


@pytest.mark.parametrize("path", ["/decks/none/portraits/1.svg", "/decks/stock/portraits/99.svg"])
def test_portraits_that_do_not_exist(call, path):
    assert call("GET", path).status_code == 404
