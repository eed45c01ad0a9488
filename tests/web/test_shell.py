import re
from pathlib import Path

import pytest
from flask import session
from werkzeug.test import TestResponse

from guesswho.opponents.opponent import REGISTRY
from guesswho.settings import PROJECT_ROOT
from guesswho.texts import opponent_blurb, opponent_name, translator
from guesswho.web.characters import face_url
from tests.web.pages import CHOICES, texts

SVG = "http://www.w3.org/2000/svg"
ENGLISH = translator("en")
PAGES = ("/", "/play", "/card", "/no-such-page")


@pytest.mark.parametrize("path", PAGES)
def test_every_page_has_one_heading(visitor, path):
    layout = visitor.visit(path)
    assert str(layout).count("'type': 'H1'") == 1


def test_an_unknown_address_says_so_kindly(visitor):
    assert "Nobody lives here" in texts(visitor.visit("/no-such-page"))


def test_the_terms_of_the_models_stand_on_every_page(visitor):
    shell = visitor.client.get("/_dash-layout").json
    assert "research and non-commercial use" in texts(shell)


@pytest.fixture
def index(visitor) -> TestResponse:
    return visitor.client.get("/")


def test_nothing_on_the_page_names_another_host(index):
    addresses = re.findall(r"(?:src|href)=\"([^\"]+)", index.text)
    assert addresses
    assert all(address.startswith("/") and address[1] != "/" for address in addresses)


def test_styles_and_scripts_name_no_other_host():
    for file in Path(PROJECT_ROOT, "assets").iterdir():
        assert set(re.findall(r"https?://[^\s\"')]+", file.read_text())) <= {
            "http://www.w3.org/2000/svg"
        }, file


def test_scripts_run_only_from_files_or_by_hash(index):
    policy = index.headers["Content-Security-Policy"]
    scripts = re.search(r"script-src ([^;]+)", policy).group(1)
    assert "unsafe" not in scripts
    assert scripts.count("'sha256-") >= 2
    assert "frame-ancestors 'none'" in policy


def test_headers_forbid_sniffing_and_leaking_addresses(index):
    assert index.headers["X-Content-Type-Options"] == "nosniff"
    assert index.headers["Referrer-Policy"] == "same-origin"


def test_files_whose_address_has_their_date_are_kept_for_good(visitor, index):
    address = re.search(r"/assets/10-tokens.css\?m=[\d.]+", index.text)[0]
    for path, kept in ((address, True), ("/assets/10-tokens.css", False)):
        with visitor.client.get(path) as file:
            assert ("immutable" in file.headers["Cache-Control"]) is kept


def test_the_cookie_is_signed_and_hidden_from_scripts(visitor, app):
    visitor.fire("play-start.n_clicks", CHOICES)
    cookie = visitor.client.get_cookie("guesswho")
    assert cookie.http_only
    assert cookie.same_site == "Lax"
    with app.server.test_request_context(headers={"Cookie": f"guesswho=x{cookie.value}"}):
        assert not session


def test_an_opponent_without_a_face_is_a_404(visitor):
    assert visitor.client.get("/characters/nobody.svg").status_code == 404
    assert visitor.client.get("/characters/clever.svg").mimetype == "image/svg+xml"


@pytest.mark.parametrize("opponent", REGISTRY)
def test_every_opponent_has_a_face_and_words(visitor, opponent):
    assert visitor.client.get(face_url(opponent)).mimetype == "image/svg+xml"
    assert opponent_name(ENGLISH, opponent)
    assert opponent_blurb(ENGLISH, opponent)


def test_an_error_nobody_foresaw_is_a_sentence_and_no_trace(visitor, app, monkeypatch, caplog):
    services = app.server.extensions["guesswho.services"]
    monkeypatch.setattr(
        services.play, "new_match", lambda *_, **__: (_ for _ in ()).throw(KeyError("boom"))
    )
    said = visitor.fire("play-start.n_clicks", CHOICES)
    assert said["toast"]["children"].startswith("Something went wrong on our side")
    assert "boom" in caplog.text


def test_a_card_that_is_gone_is_forgotten(visitor, app):
    with visitor.client.session_transaction() as cookie:
        cookie["card"] = "A" * 22
    assert "Put it on the board" in texts(visitor.visit("/play"))


@pytest.mark.parametrize(
    "body",
    [
        {},
        [],
        {"output": "x.y", "inputs": []},
        {"output": "play-root.children", "inputs": [{"id": "z", "property": "q"}]},
    ],
)
def test_what_no_page_of_ours_would_send_is_refused_not_a_500(app, body):
    answer = app.server.test_client().post("/_dash-update-component", json=body)
    assert answer.status_code == 400
    assert answer.json["error"] == "BadRequest"


def test_a_script_that_does_not_exist_is_no_500(app):
    answer = app.server.test_client().get("/_dash-component-suites/nobody/nothing.js")
    assert answer.status_code == 400
