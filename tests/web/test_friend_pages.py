"""Two people over the pages: the lobby and the link, and one device for both."""

from datetime import timedelta

import pytest

from guesswho.services.play import Friend
from guesswho.services.play.seats import AWAY_AFTER
from tests.web.pages import Visitor, chip, find, texts
from tests.web.test_play_page import CHOICES, act, held

BOARD = {"type": "tile", "card": "1"}


@pytest.fixture
def friend(app):
    return Visitor(app.server)


@pytest.fixture
def lobby(visitor):
    return begin(visitor, "friend")


@pytest.fixture
def pair(visitor, friend, lobby):
    """Who is to move, then who waits."""
    join(friend, lobby)
    both = (visitor, friend)
    return both if "You begin" in texts(visitor.visit("/play")) else both[::-1]


@pytest.fixture
def curtain(visitor):
    return begin(visitor, "beside")


def begin(visitor, opponent):
    return visitor.fire("play-start.n_clicks", {**CHOICES, "opponent": opponent})["play"][
        "children"
    ]


def join(visitor, lobby):
    return visitor.fire("join.n_clicks", {"join-match": held(lobby)["match"]})


def look(visitor, shown):
    """What the page's clock brings, when the page shows this."""
    clock = "play-poll-lobby" if shown["friend"] == Friend.AWAITED else "play-poll"
    return visitor.fire(f"{clock}.n_intervals", {"play-match": shown})


def lift(visitor):
    return visitor.fire("play-lift.n_clicks")["play"]["children"]


def pass_on(visitor):
    return visitor.fire("play-pass-on.n_clicks")["play"]["children"]


def later(app, by):
    """Move the clock behind the services."""
    tables = app.server.extensions["guesswho.services"].play._tables
    clock = tables.clock
    tables.clock = lambda: clock() + by


def test_one_waits_in_the_lobby_with_a_link_and_a_code(lobby):
    assert "Waiting for your friend" in texts(lobby)
    link = f"http://localhost/join/{held(lobby)['match']}"
    assert link in texts(lobby)
    assert "data:image/svg+xml" in str(lobby)
    assert find(lobby, BOARD) is None


def test_the_link_is_https_where_the_visitor_came_so(visitor, lobby):
    visitor.client.environ_base["HTTP_X_FORWARDED_PROTO"] = "https"
    assert "https://localhost/join/" in texts(visitor.visit("/play"))


def test_the_link_invites_and_one_tap_sits_down(visitor, friend, lobby):
    invited = texts(friend.visit(f"/join/{held(lobby)['match']}"))
    for words in ("You are invited", "24 faces", "costs the turn"):
        assert words in invited
    assert join(friend, lobby)["go"]["href"] == "/play"
    assert find(friend.visit("/play"), BOARD)
    came = look(visitor, held(lobby))
    assert find(came["play"]["children"], BOARD)


def test_one_s_own_link_leads_back_to_the_match(visitor, lobby):
    assert "already" in texts(visitor.visit(f"/join/{held(lobby)['match']}"))
    join(visitor, lobby)
    assert "Waiting for your friend" in texts(visitor.visit("/play"))


def test_the_link_leads_a_friend_who_comes_back_to_the_match(friend, lobby):
    join(friend, lobby)
    assert "already" in texts(friend.visit(f"/join/{held(lobby)['match']}"))


def test_a_third_one_is_told_that_there_is_no_seat(app, pair, lobby):
    third = Visitor(app.server)
    assert "Somebody else sits there" in texts(third.visit(f"/join/{held(lobby)['match']}"))
    assert "no free seat" in join(third, lobby)["toast"]["children"]
    assert "does not exist" in texts(third.visit("/join/nobody"))


def test_who_joins_is_told_that_the_other_match_ends(friend, lobby):
    begin(friend, "rookie")
    assert "ends with it" in texts(friend.visit(f"/join/{held(lobby)['match']}"))


def test_a_friend_s_turn_is_shown_and_nothing_else_is_sent(pair):
    mover, waiter = pair
    shown = held(waiter.visit("/play"))
    assert "Your friend is to move" in texts(waiter.visit("/play"))
    assert look(waiter, shown) == {}
    asked = act(mover, chip("gender", "female"), held(mover.visit("/play")))
    assert "Your friend is to move" in texts(asked["play-across"]["children"])
    heard = look(waiter, shown)
    assert "Is your person a woman?" in texts(heard["play-talk"]["children"])
    assert heard["play-across"]["children"] == []
    assert look(waiter, heard["play-match"]["data"]) == {}


def test_only_the_own_secret_is_in_the_page(app, pair):
    services = app.server.extensions["guesswho.services"]
    for visitor in pair:
        with visitor.client.session_transaction() as cookie:
            seen = services.play.look(cookie["match"], cookie["seat"])
        assert seen.view.secrets is None
        mine = next(card.name for card in seen.view.cards if card.id == seen.view.mine)
        said = texts(visitor.visit("/play"))
        assert f"Your secret {mine}" in said


def test_the_computer_plays_on_for_who_left_and_who_left_is_told(app, pair):
    mover, waiter = pair
    shown = held(waiter.visit("/play"))
    later(app, AWAY_AFTER + timedelta(seconds=1))
    away = look(waiter, shown)
    assert "not been here for a minute" in texts(away["play-across"]["children"])
    table = waiter.fire("play-replace.n_clicks")["play"]["children"]
    assert "Rookie Robin" in texts(table)
    assert held(table)["friend"] is None
    told = look(mover, shown)
    assert "the computer plays on for you" in told["toast"]["children"]
    assert "Start the match" in texts(told["play"]["children"])


def test_a_friend_who_is_back_is_not_replaced(pair):
    waiter = pair[1]
    back = waiter.fire("play-replace.n_clicks")
    assert "Your friend is here" in back["toast"]["children"]
    assert held(back["play"]["children"])["friend"] == Friend.HERE


def test_friends_play_again_by_tapping_both(pair):
    for _turn in range(60):
        mover = pair[_turn % 2]
        layout = mover.visit("/play")
        if find(layout, "play-again"):
            break
        card = next(
            str(n)
            for n in range(1, 25)
            if find(layout, {"type": "tile", "card": str(n)})["aria-disabled"] == "false"
        )
        act(mover, "play-guess-yes.n_clicks", held(layout), card)
    waiting = pair[0].fire("play-again.n_clicks")["play"]["children"]
    assert "Waiting for your friend" in texts(waiting)
    joined = pair[1].fire("play-again.n_clicks")["play"]["children"]
    assert held(joined)["match"] == held(waiting)["match"]
    assert find(joined, BOARD)
    assert find(look(pair[0], held(waiting))["play"]["children"], BOARD)


def test_the_curtain_hides_everything_until_the_right_one_lifts_it(visitor, curtain):
    assert "show my board" in texts(curtain)
    assert find(curtain, BOARD) is None
    assert find(visitor.visit("/play"), BOARD) is None
    assert find(lift(visitor), BOARD)
    assert find(visitor.visit("/play"), BOARD)


def test_the_device_goes_from_hand_to_hand(visitor, curtain):
    first = texts(curtain)
    board = lift(visitor)
    asked = act(visitor, chip("gender", "female"), held(board))
    assert "Pass on to Player" in texts(asked["play-across"]["children"])
    assert asked["play-poll"]["disabled"] is True
    between = pass_on(visitor)
    assert find(between, BOARD) is None
    assert texts(between) != first
    other = lift(visitor)
    assert find(other, BOARD)["className"] == "tile"
    assert "24 left" in texts(other)
    assert "Is your person a woman?" in texts(other)


def test_a_board_behind_the_curtain_cannot_be_had_from_an_old_tab(visitor, curtain):
    board = lift(visitor)
    act(visitor, chip("gender", "female"), held(board))
    pass_on(visitor)
    for answer in (
        act(visitor, chip("hat", "yes"), held(board)),
        visitor.fire("play-ask-hint.n_clicks", {"play-match": held(board)}),
    ):
        assert "play-talk" not in answer
        assert find(answer.get("play", {}).get("children"), BOARD) is None


def test_nobody_passes_the_device_on_in_their_own_turn(visitor, curtain):
    lift(visitor)
    assert find(pass_on(visitor), BOARD)


def test_two_at_one_device_are_called_by_their_seats_to_the_end(visitor, curtain):
    for _turn in range(60):
        layout = lift(visitor)
        card = next(
            str(n)
            for n in range(1, 25)
            if find(layout, {"type": "tile", "card": str(n)})["aria-disabled"] == "false"
        )
        guessed = act(visitor, "play-guess-yes.n_clicks", held(layout), card)
        if guessed["play-ending"]["children"]:
            break
        pass_on(visitor)
    ending = texts(guessed["play-ending"]["children"])
    assert "Player one wins" in ending or "Player two wins" in ending
    assert "show my board" in texts(visitor.fire("play-again.n_clicks")["play"]["children"])
