import json
import threading

import pytest
from flask_compress import Compress
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from guesswho.attributes import ATTRIBUTES
from guesswho.game import transcript
from guesswho.game.match import Rule
from guesswho.opponents.opponent import BY_ANSWERS
from guesswho.store.memory import MemoryStore

HAT = {"version": 0, "type": "ask", "attribute": "hat", "value": "yes"}


def seat(match):
    return {"X-Seat-Token": match["seat_token"]}


def actions(match):
    return f"/matches/{match['match']}/actions"


def next_action(view):
    if view["questions"]:
        best = min(view["questions"], key=lambda split: abs(split["yes"] - split["no"]))
        move = {"type": "ask", "attribute": best["attribute"], "value": best["value"]}
    else:
        standing = next(card for card in view["cards"] if card["standing"])
        move = {"type": "guess", "card": standing["id"]}
    return {"version": view["version"], **move}


def test_a_new_match_is_told_from_ones_own_seat(begin, call):
    match = begin()
    view = match["view"]
    assert (view["version"], view["turn"], view["over"], view["winner"]) == (0, "me", False, None)
    assert [card["id"] for card in view["cards"]] == [str(n) for n in range(1, 25)]
    assert all(card["standing"] for card in view["cards"])
    assert view["mine"] in {card["id"] for card in view["cards"]}
    assert view["their_count"] == 24
    assert (view["history"], view["pending"], view["secrets"]) == ([], None, None)
    assert all(split["yes"] + split["no"] == 24 for split in view["questions"])


def test_a_new_match_tells_where_it_is(begin, call, parts):
    body = {"deck": "stock", "opponent": "rookie", "rule": "turn"}
    response = call("POST", "/matches", json=body)
    assert response.headers["Location"] == f"/api/v1/matches/{response.json['match']}"
    assert response.headers["Cache-Control"] == "no-store"


def test_an_action_answers_with_the_view_and_what_the_opponent_then_did(begin, call):
    match = begin()
    answer = call("POST", actions(match), json=HAT, headers=seat(match)).json
    mine, theirs = answer["history"]
    assert (mine["by"], mine["attribute"], mine["value"]) == ("me", "hat", "yes")
    standing = [card for card in answer["cards"] if card["standing"]]
    assert {card["traits"]["hat"] == "yes" for card in standing} == {mine["answer"] == "yes"}
    assert answer["then"] == [theirs]
    assert (theirs["by"], theirs["reason"]) == ("them", "best_split")
    assert theirs["bits"] == pytest.approx(1.0)
    view = call("GET", f"/matches/{match['match']}", headers=seat(match)).json
    assert {**view, "then": [theirs]} == answer


def test_a_hint_names_the_best_questions(begin, call):
    match = begin(first="me")
    path, headers = f"/matches/{match['match']}/hint", seat(match)
    hint = call("POST", path, json={"version": 0}, headers=headers).json
    assert hint["last_chance"] is False
    assert all(one in match["view"]["questions"] for one in hint["best"])
    assert {(one["yes"], one["no"]) for one in hint["best"]} == {(12, 12)}
    assert hint["bits"] == 1
    assert call("POST", path, json={"version": 7}, headers=headers).status_code == 409
    assert call("POST", path, json={}, headers=headers).status_code == 400
    assert call("POST", path, json={"version": 0}).status_code == 403


def test_a_match_that_is_over_is_looked_back_on(begin, call):
    match = begin(opponent="rookie", rule="turn")
    view, review = match["view"], f"/matches/{match['match']}/review"
    early = call("GET", review, headers=seat(match))
    assert (early.status_code, early.json["error"]) == (422, "MatchNotOver")
    while not view["over"]:
        view = call("POST", actions(match), json=next_action(view), headers=seat(match)).json
    body = call("GET", review, headers=seat(match)).json
    assert (body["winner"], body["hints"]) == (view["winner"], 0)
    told = [(row["by"], row["answer"], row["bits"]) for row in view["history"]]
    assert [(row["by"], row["answer"], row["bits"]) for row in body["turns"]] == told
    assert len(body["sides"]["me"]["left"]) == view["version"] + 1
    assert transcript.load(body["transcript"]).version == view["version"]
    assert call("GET", review).status_code == 403
    assert call("GET", "/matches/nowhere/review", headers=seat(match)).status_code == 404


@pytest.mark.parametrize("opponent", BY_ANSWERS["app"])
@pytest.mark.parametrize("rule", Rule)
def test_a_match_is_played_to_its_end_and_the_reveal(begin, call, opponent, rule):
    match = begin(opponent=opponent, rule=rule, first="draw")
    view = match["view"]
    while not view["over"]:
        assert view["secrets"] is None
        view = call("POST", actions(match), json=next_action(view), headers=seat(match)).json
    assert view["winner"] in ("me", "them")
    assert view["secrets"]["me"] == view["mine"]
    last = view["history"][-1]
    assert last["type"] == "guess"
    assert (last["card"] == view["secrets"]["them" if last["by"] == "me" else "me"]) == (
        last["answer"] == "yes"
    )
    refused = call(
        "POST", actions(match), json={**HAT, "version": view["version"]}, headers=seat(match)
    )
    assert (refused.status_code, refused.json["error"]) == (422, "MatchOver")


def test_the_etag_is_the_version(begin, call):
    match = begin()
    path = f"/matches/{match['match']}"
    first = call("GET", path, headers=seat(match))
    assert first.headers["ETag"] == '"0"'
    assert "private" in first.headers["Cache-Control"]
    same = call("GET", path, headers={**seat(match), "If-None-Match": '"0"'})
    assert same.status_code == 304
    acted = call("POST", actions(match), json=HAT, headers=seat(match))
    assert acted.headers["ETag"] == '"2"'
    changed = call("GET", path, headers={**seat(match), "If-None-Match": '"0"'})
    assert (changed.status_code, changed.headers["ETag"]) == (200, '"2"')


def test_compression_leaves_the_version_alone(begin, call, parts):
    parts.server.config["COMPRESS_MIMETYPES"] = ["application/json"]
    Compress(parts.server)
    match = begin()
    headers = {**seat(match), "Accept-Encoding": "gzip"}
    path = f"/matches/{match['match']}"
    described = parts.server.test_client().get("/api/v1/openapi.json", headers=headers)
    assert described.headers["Content-Encoding"] == "gzip"
    assert call("GET", path, headers=headers).headers["ETag"] == '"0"'
    assert call("GET", path, headers={**headers, "If-None-Match": '"0"'}).status_code == 304
    acted = call("POST", actions(match), json=HAT, headers=headers)
    assert acted.headers["ETag"] == '"2"'


def test_an_old_version_is_a_409_with_the_current_one(begin, call):
    match = begin()
    call("POST", actions(match), json=HAT, headers=seat(match))
    again = call("POST", actions(match), json=HAT, headers=seat(match))
    assert again.status_code == 409
    assert (again.json["error"], again.json["version"]) == ("StaleMatch", 2)


class Meeting(MemoryStore):
    """Once told to, lets two readers of a match go on only when both have read it."""

    def __init__(self):
        super().__init__()
        self.together = None

    def match(self, match_id):
        record = super().match(match_id)
        if self.together and not self._lock.locked():
            self.together.wait(10)
        return record


def test_of_two_actions_at_once_one_wins(new_parts):
    store = Meeting()
    server = new_parts(store=store).server
    options = {"deck": "stock", "opponent": "clever", "rule": "loses", "first": "me"}
    match = server.test_client().post("/api/v1/matches", json=options).json
    store.together = threading.Barrier(2)
    answers = []

    def act():
        path = "/api/v1" + actions(match)
        answers.append(server.test_client().post(path, json=HAT, headers=seat(match)))

    threads = [threading.Thread(target=act) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(answer.status_code for answer in answers) == [200, 409]
    stale = next(answer for answer in answers if answer.status_code == 409)
    assert stale.json["version"] == 2


@pytest.mark.parametrize(
    ("options", "status", "error"),
    [
        ({"deck": "none"}, 404, "DeckNotFound"),
        ({"opponent": "friend", "answers": "self"}, 400, "BadRequest"),
        ({"opponent": "nobody"}, 400, "UnknownOpponent"),
        ({"rule": "maybe"}, 400, "UnknownRule"),
        ({"answers": "self"}, 400, "BadRequest"),
        ({"first": 1}, 400, "BadRequest"),
        ({"deck": None}, 400, "BadRequest"),
        ({"rule": ["loses"]}, 400, "BadRequest"),
        ({"card": "gone"}, 404, "CardNotFound"),
        ({"card": {}}, 400, "BadRequest"),
        ({"card": "\ud800"}, 404, "CardNotFound"),
    ],
)
def test_matches_that_cannot_begin(call, options, status, error):
    body = {"deck": "stock", "opponent": "clever", "rule": "loses", **options}
    response = call("POST", "/matches", json=body)
    assert (response.status_code, response.json["error"]) == (status, error)
    assert response.json["message"]


def test_a_refusal_says_what_there_is(call):
    body = {"deck": "stock", "opponent": "clever", "rule": "loses", "answers": "self"}
    message = call("POST", "/matches", json=body).json["message"]
    assert "where answers is self, opponent is one of: careful" in message


@pytest.mark.parametrize("missing", ["deck", "opponent", "rule"])
def test_missing_options(call, missing):
    body = {"deck": "stock", "opponent": "clever", "rule": "loses"}
    del body[missing]
    response = call("POST", "/matches", json=body)
    assert response.status_code == 400
    assert missing in response.json["message"]


@pytest.mark.parametrize(
    ("action", "status", "error"),
    [
        ({"type": "ask", "attribute": "shoes", "value": "red"}, 400, "UnknownAttribute"),
        ({"type": "ask", "attribute": "hat", "value": "red"}, 400, "UnknownValue"),
        ({"type": "ask", "attribute": "hat"}, 400, "BadRequest"),
        ({"type": "guess", "card": "99"}, 422, "CardNotStanding"),
        ({"type": "guess", "card": 9}, 400, "BadRequest"),
        ({"type": "answer", "answer": "yes"}, 422, "NothingToAnswer"),
        ({"type": "answer", "answer": "maybe"}, 400, "BadRequest"),
        ({"type": "answer"}, 400, "BadRequest"),
        ({"type": "reveal", "card": "1"}, 422, "MatchNotOver"),
        ({"type": "resign"}, 400, "BadRequest"),
        ({"version": "0"}, 400, "BadRequest"),
        ({"version": False}, 400, "BadRequest"),
        ({"version": 0.0}, 400, "BadRequest"),
        ({"version": 10**400}, 409, "StaleMatch"),
        ({"version": None}, 400, "BadRequest"),
    ],
)
def test_actions_that_cannot_be_done(begin, call, action, status, error):
    match = begin()
    body = {"version": 0, "type": "guess", "card": "1", **action}
    response = call("POST", actions(match), json=body, headers=seat(match))
    assert (response.status_code, response.json["error"]) == (status, error)


def test_a_question_that_splits_nothing(begin, call):
    match = begin()
    view = call("POST", actions(match), json=HAT, headers=seat(match)).json
    response = call(
        "POST", actions(match), json={**HAT, "version": view["version"]}, headers=seat(match)
    )
    assert (response.status_code, response.json["error"]) == (422, "UselessQuestion")


@pytest.mark.parametrize("headers", [{}, {"X-Seat-Token": ""}, {"X-Seat-Token": "né"}])
def test_without_ones_seat_token(begin, call, headers):
    match = begin()
    for response in (
        call("GET", f"/matches/{match['match']}", headers=headers),
        call("POST", actions(match), json=HAT, headers=headers),
    ):
        assert (response.status_code, response.json["error"]) == (403, "WrongSeatToken")


@pytest.mark.parametrize("match_id", ["nobody", "%00", "..%2f..", "a" * 500, "%ff%fe"])
def test_matches_that_do_not_exist(call, match_id):
    headers = {"X-Seat-Token": "x"}
    for response in (
        call("GET", f"/matches/{match_id}", headers=headers),
        call("POST", f"/matches/{match_id}/actions", json=HAT, headers=headers),
        call("POST", f"/matches/{match_id}/join"),
    ):
        assert response.status_code == 404


BODIES = [
    b"",
    b"null",
    b"[]",
    b'"text"',
    b"{",
    b"\xff\xfe\x00",
    b"[" * 15_000,
    b'{"a":' * 3_000,
    b"9" * 15_000,
    b'{"version": 1e999, "type": "ask"}',
    b" " * 20_000,
]


@pytest.mark.parametrize("body", BODIES, ids=lambda body: f"{body[:12]!r}×{len(body)}")
def test_bodies_that_are_no_small_json_object(begin, call, body):
    match = begin()
    for path in ("/matches", actions(match)):
        response = call("POST", path, data=body, headers=seat(match))
        assert (response.status_code, response.json["error"]) == (400, "BadRequest")


WORDS = st.sampled_from(
    ["ask", "guess", "answer", "yes", "no", "unsure", "1", "", *ATTRIBUTES, "brown", "\ud800", "\0"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
FIELDS = st.sampled_from(["version", "type", "attribute", "value", "card", "answer"])
NEARLY = st.fixed_dictionaries(
    {"version": st.just(0) | JSON, "type": WORDS | JSON},
    optional={"attribute": WORDS | JSON, "value": WORDS | JSON, "card": WORDS | JSON},
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(body=NEARLY | st.dictionaries(FIELDS, JSON) | JSON)
def test_no_action_body_is_ever_a_500(begin, call, body):
    match = begin()
    response = call("POST", actions(match), data=json.dumps(body), headers=seat(match))
    assert response.status_code in (200, 400, 409, 422)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    body=st.dictionaries(
        st.sampled_from(["deck", "opponent", "rule", "answers", "card", "first"]), WORDS | JSON
    )
)
def test_no_new_match_is_ever_a_500(call, body):
    full = {"deck": "stock", "opponent": "clever", "rule": "loses", **body}
    response = call("POST", "/matches", data=json.dumps(full))
    assert response.status_code in (201, 400, 404)


@pytest.mark.parametrize("size", [12, 30])
def test_a_board_of_another_size_shows_every_picture(begin, call, size):
    cards = begin(size=size)["view"]["cards"]
    assert len({card["id"] for card in cards}) == size
    for card in cards:
        assert call("GET", card["picture"].removeprefix("/api/v1")).status_code == 200


@pytest.mark.parametrize("size", [1, 37, "12", True, 12.5])
def test_a_size_that_is_none_is_refused(call, size):
    body = {"deck": "stock", "opponent": "rookie", "rule": "turn", "size": size}
    answer = call("POST", "/matches", json=body)
    assert (answer.status_code, answer.json["error"]) == (400, "BadRequest")
