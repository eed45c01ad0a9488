"""Two people at one table: each has a device, or both share one."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from guesswho.cards.deck import Deck
from guesswho.cards.stock import stock_deck
from guesswho.errors import (
    BadRequest,
    CardNotFound,
    FriendIsHere,
    FriendNotHere,
    MatchNotFound,
    MatchNotOver,
    MatchOver,
    NotYourTurn,
    SeatGivenAway,
    SeatTaken,
    WrongSeatToken,
)
from guesswho.game import transcript
from guesswho.game.match import Ask, Rule, Seat, start
from guesswho.game.question import Question
from guesswho.services.play import Friend
from guesswho.services.play.seats import AWAY_AFTER, NOTED_EVERY
from tests.records import a_card
from tests.services.test_play_service import add_match, begin, next_action

HAT = Ask(Question("hat", "yes"))
INSTANT = timedelta(microseconds=1)


@pytest.fixture
def invited(play):
    return begin(play, opponent="friend", rule="turn", first="me")


@pytest.fixture
def pair(invited, friends):
    """Both seats of a match; the first one is to move."""
    return invited, friends.join(invited.seen.match_id)


def look(play, seated):
    return play.look(seated.seen.match_id, seated.seat_token)


def play_to_the_end(play, seats, rng):
    """Both play by turns; what they see in the end, by seat."""
    by_seat = {seated.seen.view.seat: seated for seated in seats}
    while True:
        seen = {seat: look(play, seated) for seat, seated in by_seat.items()}
        turn = next((seat for seat in Seat if seen[seat].view.my_turn), None)
        if turn is None:
            return seen
        view = seen[turn].view
        token, action = by_seat[turn].seat_token, next_action(view, rng)
        play.act(seen[turn].match_id, token, view.version, action)


def test_before_the_friend_has_come_nobody_acts(play, invited):
    assert invited.seen.friend is Friend.AWAITED
    with pytest.raises(FriendNotHere):
        play.act(invited.seen.match_id, invited.seat_token, 0, HAT)


def test_a_friend_takes_the_free_seat_and_sees_the_own_view_alone(play, pair, store):
    mine, theirs = (seated.seen for seated in pair)
    secrets = transcript.load(store.match(mine.match_id).transcript).secrets
    assert (mine.view.seat, theirs.view.seat) == (Seat.FIRST, Seat.SECOND)
    assert (mine.view.mine, theirs.view.mine) == secrets
    assert mine.view.secrets is theirs.view.secrets is None
    assert look(play, pair[0]).friend is theirs.friend is Friend.HERE
    assert mine.opponent is None


def test_a_second_friend_finds_no_seat(friends, pair):
    match_id = pair[0].seen.match_id
    for late in (friends.join, friends.invitation):
        with pytest.raises(SeatTaken):
            late(match_id)


def test_nobody_joins_a_match_against_the_computer(play, friends):
    match_id = begin(play).seen.match_id
    for late in (friends.join, friends.invitation):
        with pytest.raises(SeatTaken):
            late(match_id)


def test_both_see_every_turn_and_only_act_in_their_own(play, pair):
    mine, theirs = pair
    match_id = mine.seen.match_id
    with pytest.raises(NotYourTurn):
        play.act(match_id, theirs.seat_token, 0, HAT)
    asked = play.act(match_id, mine.seat_token, 0, HAT)
    assert (asked.new, asked.view.my_turn) == (0, False)
    seen = look(play, theirs)
    assert seen.view.my_turn
    assert seen.history == asked.history
    assert seen.history[0].reason is None
    assert seen.view.standing == frozenset(stock_deck().ids)


@pytest.mark.parametrize("rule", ["loses", "turn"])
def test_friends_play_to_the_end_and_both_see_the_secrets(play, friends, services, rule):
    for game in range(5):
        mine = begin(play, opponent="friend", rule=rule, first="draw")
        theirs = friends.join(mine.seen.match_id)
        ends = play_to_the_end(play, (mine, theirs), Random(game)).values()
        assert len({seen.view.secrets for seen in ends}) == 1
        assert all(seen.view.over and seen.view.secrets for seen in ends)
        for seated in (mine, theirs):
            reviewed = services.review.of_match(mine.seen.match_id, seated.seat_token)
            assert (reviewed.seat, reviewed.opponent) == (seated.seen.view.seat, None)


def test_a_deck_with_13_twins_ends_between_friends(play, friends, store):
    cards = stock_deck().cards
    twins = tuple(replace(card, traits=cards[0].traits) for card in cards[:13])
    deck = Deck("twins", (*twins, *cards[13:]))
    for rule in Rule:
        for game in range(5):
            name = f"{rule}-{game}"
            match = start(deck, rule, (cards[game].id, cards[game + 5].id), Seat.SECOND)
            add_match(store, match, id=name, opponent=None)
            theirs = friends.join(name)
            mine = replace(theirs, seat_token="mine", seen=play.look(name, "mine"))
            assert play_to_the_end(play, (mine, theirs), Random(game))[Seat.FIRST].view.over


def test_a_friend_without_a_sign_of_life_is_away_until_the_next_one(play, pair, clock):
    mine, theirs = pair
    clock.now += AWAY_AFTER
    assert look(play, mine).friend is Friend.HERE
    clock.now += INSTANT
    assert look(play, mine).friend is Friend.AWAY
    play.glance(theirs.seen.match_id, theirs.seat_token)
    assert look(play, mine).friend is Friend.HERE


def test_signs_of_life_are_written_down_now_and_then(play, pair, store, clock):
    mine = pair[0]
    began = clock.now
    clock.now += NOTED_EVERY
    look(play, mine)
    assert store.match(mine.seen.match_id).seen[0] == began
    clock.now += INSTANT
    look(play, mine)
    assert store.match(mine.seen.match_id).seen[0] == clock.now


def test_a_glance_tells_what_has_changed(play, friends, invited):
    def glance():
        glanced = play.glance(invited.seen.match_id, invited.seat_token)
        return glanced.version, glanced.friend

    assert glance() == (0, Friend.AWAITED)
    friends.join(invited.seen.match_id)
    assert glance() == (0, Friend.HERE)
    play.act(invited.seen.match_id, invited.seat_token, 0, HAT)
    assert glance() == (1, Friend.HERE)
    with pytest.raises(WrongSeatToken):
        play.glance(invited.seen.match_id, "nobody's")


def test_a_friend_who_is_here_is_not_replaced(friends, pair):
    mine = pair[0]
    with pytest.raises(FriendIsHere):
        friends.let_computer_play_on(mine.seen.match_id, mine.seat_token, "clever")


@pytest.mark.parametrize("left", [0, 1])
def test_the_computer_plays_on_for_who_left(play, friends, pair, clock, left):
    mine, gone = pair[1 - left], pair[left]
    match_id = mine.seen.match_id
    for seated in pair:  # a turn of each
        seen = look(play, seated)
        play.act(match_id, seated.seat_token, seen.view.version, next_action(seen.view, Random(1)))
    clock.now += AWAY_AFTER + INSTANT
    seen = friends.let_computer_play_on(match_id, mine.seat_token, "clever")
    assert (seen.opponent, seen.friend) == ("clever", None)
    while not seen.view.over:
        assert seen.view.my_turn
        action = next_action(seen.view, Random(2))
        seen = play.act(match_id, mine.seat_token, seen.view.version, action)
    theirs = [row for row in seen.history if row.seat is gone.seen.view.seat]
    assert theirs[0].reason is None
    assert all(row.reason for row in theirs[1:])
    assert len(theirs) > 1
    with pytest.raises(MatchOver):
        friends.let_computer_play_on(match_id, mine.seat_token, "clever")


def test_who_was_replaced_is_told_so(play, friends, pair, clock):
    mine, gone = pair
    clock.now += AWAY_AFTER + INSTANT
    friends.let_computer_play_on(mine.seen.match_id, mine.seat_token, "rookie")
    for reach in (play.look, play.glance):
        with pytest.raises(SeatGivenAway):
            reach(gone.seen.match_id, gone.seat_token)
    with pytest.raises(SeatTaken):
        friends.join(mine.seen.match_id)


def test_the_computer_may_come_where_no_friend_does(friends, invited):
    seen = friends.let_computer_play_on(invited.seen.match_id, invited.seat_token, "rookie")
    assert (seen.opponent, seen.view.my_turn) == ("rookie", True)


@pytest.mark.parametrize("opponent", ["friend", "careful", "nobody"])
def test_not_everybody_can_play_on(friends, invited, opponent):
    with pytest.raises(BadRequest):
        friends.let_computer_play_on(invited.seen.match_id, invited.seat_token, opponent)


def test_two_at_one_device_are_never_away(play, friends, invited, clock):
    second = friends.sit_beside(invited.seen.match_id, invited.seat_token)
    clock.now += 100 * AWAY_AFTER
    for seated in (invited, second):
        assert look(play, seated).friend is Friend.BESIDE
        with pytest.raises(FriendIsHere):
            friends.let_computer_play_on(seated.seen.match_id, seated.seat_token, "rookie")
    assert play.act(invited.seen.match_id, invited.seat_token, 0, HAT).friend is Friend.BESIDE


def test_only_who_sits_there_brings_somebody_beside(friends, invited):
    with pytest.raises(WrongSeatToken):
        friends.sit_beside(invited.seen.match_id, "nobody's")


def test_an_invitation_tells_the_rule_the_board_and_who_invites(play, friends, store, clock):
    store.add_card(
        a_card(id="guest", name="Ada", created=clock.now, expires=clock.now + AWAY_AFTER)
    )
    seen = begin(play, opponent="friend", rule="turn", guest_card="guest").seen
    invitation = friends.invitation(seen.match_id)
    assert (invitation.rule, invitation.cards) == (Rule.TURN, 24)
    assert invitation.inviter is not None
    assert invitation.inviter.name == "Ada"


def test_a_guest_s_card_takes_the_match_of_both_with_it(play, friends, store, clock):
    store.add_card(a_card(id="guest", created=clock.now, expires=clock.now + AWAY_AFTER))
    mine = begin(play, opponent="friend", guest_card="guest")
    theirs = friends.join(mine.seen.match_id)
    store.delete_card("guest")
    for seated in (mine, theirs):
        with pytest.raises(MatchNotFound):
            look(play, seated)


def test_who_asks_for_a_rematch_first_waits_and_the_other_joins(play, friends, pair):
    mine, theirs = pair
    match_id = mine.seen.match_id
    with pytest.raises(MatchNotOver):
        friends.rematch(match_id, mine.seat_token)
    play_to_the_end(play, pair, Random(3))
    waiting = friends.rematch(match_id, theirs.seat_token)
    assert waiting.seen.friend is Friend.AWAITED
    joined = friends.rematch(match_id, mine.seat_token)
    assert joined.seen.match_id == waiting.seen.match_id != match_id
    seats = [seated.seen.view.seat for seated in (joined, waiting)]
    assert seats == [Seat.FIRST, Seat.SECOND]
    assert look(play, waiting).view.my_turn  # last time the other one began
    assert joined.seen.view.cards == mine.seen.view.cards
    assert joined.seen.view.rule is Rule.TURN


def test_of_two_who_want_a_rematch_at_once_both_get_the_same(play, friends, pair, store):
    play_to_the_end(play, pair, Random(3))
    match_id = pair[0].seen.match_id
    quicker = begin(play, opponent="friend")
    record = store.match(match_id)
    arrange = store.arrange_rematch

    def overtaken(match, mine):
        arrange(match, quicker.seen.match_id)
        return arrange(match, mine)

    store.arrange_rematch = overtaken
    assert record.rematch is None
    joined = friends.rematch(match_id, pair[0].seat_token)
    assert joined.seen.match_id == quicker.seen.match_id


def test_a_rematch_needs_the_guest_s_card(play, friends, store, clock):
    store.add_card(a_card(id="guest", created=clock.now, expires=clock.now + AWAY_AFTER))
    mine = begin(play, opponent="friend", guest_card="guest")
    seats = (mine, friends.join(mine.seen.match_id))
    play_to_the_end(play, seats, Random(5))
    record = store.match(mine.seen.match_id)
    store.delete_card("guest")
    with pytest.raises(CardNotFound):
        store.add_match(replace(record, id="again"))


def test_hints_are_counted_for_each_seat(play, pair):
    mine, theirs = pair
    play.hint(mine.seen.match_id, mine.seat_token, 0)
    asked = play.act(mine.seen.match_id, mine.seat_token, 0, HAT)
    assert asked.hints == 1
    assert look(play, theirs).hints == 0
