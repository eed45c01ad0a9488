"""Health, metrics, limits, failures, and the description of it all."""

import io
import logging

import pytest
from flask import Flask, request
from openapi_spec_validator import validate
from werkzeug.routing import Rule

from guesswho.errors import StoreUnavailable
from guesswho.opponents.move import Reason
from guesswho.opponents.opponent import REGISTRY
from guesswho.settings import PROJECT_ROOT
from guesswho.web.api import limits
from guesswho.web.api.limits import Purse

MATCH = {"deck": "stock", "opponent": "clever", "rule": "loses"}


def figure(client, line):
    """The value of a line of /metrics that begins with ``line``."""
    text = client.get("/metrics").text
    (found,) = [row for row in text.splitlines() if row.startswith(line)]
    return float(found.rsplit(" ", 1)[1])


@pytest.fixture
def client(parts):
    return parts.server.test_client()


def test_alive(client):
    response = client.get("/healthz")
    assert (response.status_code, response.json) == (200, {"alive": True})


def test_ready(client):
    response = client.get("/readyz")
    assert (response.status_code, response.json) == (200, {"ready": True, "problems": []})


def test_not_ready_says_why(client, parts):
    parts.recognizer = None
    response = client.get("/readyz")
    assert response.status_code == 503
    assert [problem["error"] for problem in response.json["problems"]] == ["ModelUnavailable"]
    assert response.json["problems"][0]["message"]
    assert client.get("/healthz").status_code == 200


def test_a_store_that_is_away_is_a_503(parts, call, monkeypatch):
    def away(*args):
        raise StoreUnavailable("connection refused to db.internal")

    monkeypatch.setattr(parts.store, "add_match", away)
    response = call("POST", "/matches", json=MATCH)
    assert (response.status_code, response.json["error"]) == (503, "StoreUnavailable")
    assert "internal" not in response.text


def test_metrics_count_requests_by_route_and_not_by_id(client, begin):
    match = begin()
    for _ in range(3):
        client.get(f"/api/v1/matches/{match['match']}", headers={"X-Seat-Token": "x"})
    line = 'guesswho_requests_total{method="GET",route="/api/v1/matches/<match_id>",status="403"}'
    assert figure(client, line) == 3
    line = 'guesswho_request_seconds_count{route="/api/v1/matches/<match_id>"}'
    assert figure(client, line) == 3
    assert match["match"] not in client.get("/metrics").text


def test_metrics_count_what_the_services_did(client, begin, call, astronaut):
    begin()
    call("POST", "/classify", data={"photo": (io.BytesIO(astronaut), "x")})
    call("POST", "/classify", data={"photo": (io.BytesIO(b""), "x")})
    assert figure(client, 'guesswho_matches_begun_total{opponent="clever",rule="loses"}') == 1
    assert figure(client, 'guesswho_photos_read_total{faces="1"}') == 1
    assert figure(client, 'guesswho_photos_refused_total{reason="EmptyPhoto"}') == 1
    assert figure(client, "process_resident_memory_bytes") > 1e6


def test_unknown_paths_make_one_series(client):
    for number in range(5):
        assert client.get(f"/nothing/{number}").status_code == 404
    line = 'guesswho_requests_total{method="unknown",route="unknown",status="404"}'
    assert figure(client, line) == 5


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "DELETE", "PATCH"])
def test_unknown_api_paths_are_json(call, method):
    response = call(method, "/no/such/thing")
    assert response.status_code == 404
    assert response.json["error"] == "NotFound"


def test_paths_outside_the_api_are_left_alone(client):
    assert client.get("/nothing").mimetype == "text/html"


def test_no_route_reads_a_body_without_end(parts):
    def echo():
        return request.get_data()

    parts.server.add_url_rule("/echo", "echo", echo, methods=["POST"])
    client = parts.server.test_client()
    assert client.post("/echo", data=b"x" * 1_000_000).status_code == 200
    assert client.post("/echo", data=b"x" * 1_100_000).status_code == 413


def test_what_nobody_foresaw_is_a_sentence_and_a_log_line(parts, begin, monkeypatch, caplog):
    match = begin()
    monkeypatch.setattr(parts.store, "match", lambda _: 1 / 0)
    parts.server.testing = False
    headers = {"X-Seat-Token": match["seat_token"]}
    with caplog.at_level(logging.ERROR):
        response = parts.server.test_client().get(
            f"/api/v1/matches/{match['match']}", headers=headers
        )
    assert (response.status_code, response.json["error"]) == (500, "GuessWhoError")
    assert "ZeroDivision" not in response.text
    assert "ZeroDivisionError" in caplog.text


def test_limits_count_photos_and_new_matches_of_an_address_together(new_parts, caller):
    call = caller(new_parts(rate_limit="2 per minute").server)
    assert call("POST", "/matches", json=MATCH).status_code == 201
    assert call("POST", "/classify", data={"photo": (io.BytesIO(b""), "x")}).status_code == 422
    for path, options in (("/matches", {"json": MATCH}), ("/cards", {}), ("/classify", {})):
        response = call("POST", path, **options)
        assert (response.status_code, response.json["error"]) == (429, "TooManyRequests")
        assert int(response.headers["Retry-After"]) > 0
    elsewhere = {"REMOTE_ADDR": "192.0.2.7"}
    assert call("POST", "/matches", json=MATCH, environ_base=elsewhere).status_code == 201


@pytest.mark.parametrize(
    ("connected", "one", "other", "apart"),
    [
        ("127.0.0.1", "192.0.2.1", "192.0.2.2", True),
        ("127.0.0.1", "10.0.0.9, 2001:db8::1", "10.0.0.9, 2001:db8::2", True),
        ("::1", "192.0.2.1", "192.0.2.2", True),
        ("127.0.0.1", "192.0.2.1, 10.0.0.9", "192.0.2.2, 10.0.0.9", False),
        ("127.0.0.1", "nonsense", "more of it", False),
        ("192.0.2.7", "192.0.2.1", "192.0.2.2", False),
    ],
)
def test_limits_believe_what_a_proxy_on_this_machine_says_last(
    new_parts, caller, connected, one, other, apart
):
    call = caller(new_parts(rate_limit="1 per minute").server)
    answers = [
        call(
            "POST",
            "/matches",
            json=MATCH,
            headers={"X-Forwarded-For": told},
            environ_base={"REMOTE_ADDR": connected},
        ).status_code
        for told in (one, other)
    ]
    assert answers == [201, 201 if apart else 429]


def test_limits_leave_play_health_and_metrics_alone(new_parts, caller):
    parts = new_parts(rate_limit="1 per minute")
    call = caller(parts.server)
    match = call("POST", "/matches", json=MATCH).json
    headers = {"X-Seat-Token": match["seat_token"]}
    for _ in range(5):
        assert call("GET", f"/matches/{match['match']}", headers=headers).status_code == 200
        for path in ("/healthz", "/readyz", "/metrics"):
            assert parts.server.test_client().get(path).status_code == 200


def test_a_limit_that_is_none_is_refused_at_the_start(new_parts):
    with pytest.raises(ValueError, match="often"):
        new_parts(rate_limit="often")


def test_processes_share_limits_and_drawings_over_redis(
    new_parts, caller, redis_server, monkeypatch
):
    url, _ = redis_server
    one, other = (
        caller(new_parts(rate_limit="2 per minute", redis_url=url).server) for _ in range(2)
    )
    assert one("POST", "/matches", json=MATCH).status_code == 201
    assert other("POST", "/matches", json=MATCH).status_code == 201
    assert one("POST", "/matches", json=MATCH).status_code == 429
    drawn = one("GET", "/decks/stock/portraits/7.svg").text
    monkeypatch.setattr("guesswho.web.api.pictures.draw", None)
    assert other("GET", "/decks/stock/portraits/7.svg").text == drawn


def test_while_redis_is_away_limits_and_drawings_go_on(new_parts, caller, redis_server):
    url, process = redis_server
    call = caller(new_parts(rate_limit="2 per minute", redis_url=url).server)
    process.kill()
    process.wait()
    answers = [call("POST", "/matches", json=MATCH).status_code for _ in range(3)]
    assert answers == [201, 201, 429]
    assert call("GET", "/decks/stock/portraits/7.svg").status_code == 200


def test_the_description_is_valid_openapi(call, parts):
    document = call("GET", "/openapi.json").json
    assert document["openapi"] == "3.1.0"
    validate(document)


def test_every_route_is_described_and_nothing_else(call, parts):
    document = call("GET", "/openapi.json").json
    described = {
        (path, method.upper())
        for path, item in document["paths"].items()
        for method in item
        if method != "parameters"
    }
    assert described == {
        (as_described(rule), method)
        for rule in parts.server.url_map.iter_rules()
        if rule.rule.startswith("/api/") and rule.endpoint != "api.unknown"
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }


def as_described(rule: Rule):
    return rule.rule.removeprefix("/api/v1").replace("<", "{").replace(">", "}")


def test_two_servers_in_one_process_do_not_share_their_counts(new_parts, caller):
    servers = [new_parts(rate_limit="1 per minute").server for _ in range(2)]
    assert [caller(s)("POST", "/matches", json=MATCH).status_code for s in servers] == [201, 201]
    assert figure(servers[0].test_client(), "guesswho_matches_begun_total") == 1


def test_spending_without_limits_is_free(parts):
    with parts.server.test_request_context():
        limits.spend()
    assert not any(isinstance(value, Purse) for value in parts.server.extensions.values())
    assert isinstance(parts.server, Flask)


def test_the_manual_has_every_route_opponent_and_reason(call, parts):
    manual = (PROJECT_ROOT / "docs" / "api.md").read_text()
    for rule in parts.server.url_map.iter_rules():
        if rule.endpoint not in ("api.unknown", "static"):
            path = rule.rule.replace("<", "{").replace(">", "}")
            for method in rule.methods - {"HEAD", "OPTIONS"}:
                assert f"`{method} {path}`" in manual
    for word in (*REGISTRY, *Reason):
        assert f"`{word}`" in manual
