"""Two clients that play each other over the API."""

import pytest

from guesswho.services.play.seats import AWAY_AFTER
from tests.web.api.test_api_matches import HAT, actions, next_action, seat


@pytest.fixture
def invited(begin):
    return begin(opponent="friend", rule="turn")


@pytest.fixture
def pair(invited, call):
    joined = call("POST", f"/matches/{invited['match']}/join").json
    return invited, {"match": invited["match"], **joined}


def look(call, match):
    return call("GET", f"/matches/{match['match']}", headers=seat(match)).json


def test_two_play_each_other_to_the_end(call, pair):
    mine, theirs = pair
    match, over = mine, False
    while not over:
        view = look(call, match)
        assert (view["turn"], view["friend"]) == ("me", "here")
        answer = call("POST", actions(match), json=next_action(view), headers=seat(match)).json
        assert answer["then"] == []
        over, match = answer["over"], theirs if match is mine else mine
    mine_end, their_end = look(call, mine), look(call, theirs)
    assert {mine_end["winner"], their_end["winner"]} == {"me", "them"}
    assert mine_end["secrets"]["me"] == their_end["secrets"]["them"]
    for one in pair:
        review = call("GET", f"/matches/{one['match']}/review", headers=seat(one))
        assert review.json["winner"] == look(call, one)["winner"]


def test_before_the_friend_comes_nobody_acts(call, invited):
    assert invited["view"]["friend"] == "awaited"
    early = call("POST", actions(invited), json=HAT, headers=seat(invited))
    assert (early.status_code, early.json["error"]) == (422, "FriendNotHere")


def test_a_second_friend_is_too_late(call, pair):
    late = call("POST", f"/matches/{pair[0]['match']}/join")
    assert (late.status_code, late.json["error"]) == (409, "SeatTaken")


def test_nobody_joins_a_match_against_the_computer(begin, call):
    response = call("POST", f"/matches/{begin()['match']}/join")
    assert (response.status_code, response.json["error"]) == (409, "SeatTaken")


def test_the_tag_changes_when_the_friend_comes(call, invited):
    path, headers = f"/matches/{invited['match']}", seat(invited)
    tag = call("GET", path, headers=headers).headers["ETag"]
    same = call("GET", path, headers={**headers, "If-None-Match": tag})
    assert same.status_code == 304
    call("POST", f"{path}/join")
    came = call("GET", path, headers={**headers, "If-None-Match": tag})
    assert (came.status_code, came.json["friend"]) == (200, "here")


def test_looking_and_joining_spend_nothing(new_parts, caller):
    call = caller(new_parts(rate_limit="1 per hour").server)
    body = {"deck": "stock", "opponent": "friend", "rule": "turn"}
    match = call("POST", "/matches", json=body).json
    assert call("POST", "/matches", json=body).status_code == 429
    assert call("POST", f"/matches/{match['match']}/join").status_code == 200
    for _ in range(20):
        assert look(call, match)["friend"] == "here"


def test_the_computer_plays_on_for_who_left_and_who_left_is_told(call, pair, parts):
    mine, gone = pair
    path, body = f"/matches/{mine['match']}", {"opponent": "clever"}
    early = call("POST", f"{path}/replace", json=body, headers=seat(mine))
    assert (early.status_code, early.json["error"]) == (422, "FriendIsHere")
    call("POST", actions(mine), json=HAT, headers=seat(mine))
    parts.clock.advance(seconds=AWAY_AFTER.total_seconds() + 1)
    assert look(call, mine)["friend"] == "away"
    view = call("POST", f"{path}/replace", json=body, headers=seat(mine)).json
    assert (view["friend"], view["turn"]) == (None, "me")
    assert view["history"][-1]["reason"] == "best_split"
    told = call("GET", path, headers=seat(gone))
    assert (told.status_code, told.json["error"]) == (403, "SeatGivenAway")


@pytest.mark.parametrize("body", [{}, {"opponent": "friend"}, {"opponent": 1}])
def test_replacements_that_there_are_not(call, invited, body):
    path = f"/matches/{invited['match']}/replace"
    assert call("POST", path, json=body, headers=seat(invited)).status_code == 400


def test_a_rematch_is_one_match_for_both(call, pair):
    mine = pair[0]
    path = f"/matches/{mine['match']}/rematch"
    early = call("POST", path, headers=seat(mine))
    assert (early.status_code, early.json["error"]) == (422, "MatchNotOver")
    for match in 12 * pair:
        view = look(call, match)
        if not view["over"]:
            call("POST", actions(match), json=next_action(view), headers=seat(match))
    again = [call("POST", path, headers=seat(match)).json for match in pair]
    assert again[0]["match"] == again[1]["match"] != mine["match"]
    assert (again[0]["view"]["friend"], again[1]["view"]["friend"]) == ("awaited", "here")


@pytest.mark.parametrize("route", ["replace", "rematch"])
def test_only_who_sits_there_decides(call, invited, route):
    path, body = f"/matches/{invited['match']}/{route}", {"opponent": "rookie"}
    assert call("POST", path, json=body).status_code == 403
    assert call("POST", path, json=body, headers={"X-Seat-Token": "x"}).status_code == 403
    nowhere = call("POST", f"/matches/nowhere/{route}", json=body, headers=seat(invited))
    assert nowhere.status_code == 404
