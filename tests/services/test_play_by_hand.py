import pytest

from guesswho.cards.stock import stock_deck
from guesswho.errors import BadRequest, CardNotFound, MatchOver, WrongSeatToken
from guesswho.game.match import Ask, Guess
from guesswho.game.question import Question, answer
from guesswho.services.play import COMPUTER, Slip
from tests.services.test_play_service import begin, saved

HAT = Question("hat", "yes")


@pytest.fixture
def seated(play):
    return begin(play, flipping="manual", rule="turn")


def act(play, seated, action):
    seen = play.look(seated.seen.match_id, seated.seat_token)
    return play.act(seen.match_id, seated.seat_token, seen.view.version, action)


def flip(play, seated, card, *, down=True):
    return play.flip(seated.seen.match_id, seated.seat_token, card, down=down)


def secret(store, seated):
    return saved(store, seated.seen).secrets[COMPUTER]


def another(store, seated):
    """A card that answers about hats as the secret does."""
    cards, sought = stock_deck().cards, stock_deck().card(secret(store, seated))
    alike = (card.id for card in cards if answer(HAT, card) == answer(HAT, sought))
    return next(card for card in alike if card != sought.id)


def guess_it(play, store, seated):
    return act(play, seated, Guess(secret(store, seated)))


def test_nothing_falls_by_itself_but_the_match_knows(play, seated):
    seen = act(play, seated, Ask(HAT))
    assert seen.flipped == {}
    assert len(seen.board.standing) == 24
    assert len(seen.view.standing) < 24
    assert Ask(HAT) in [Ask(split.question) for split in seen.board.splits]


def test_frames_lie_by_one_s_own_hand_and_stand_up_again(play, seated):
    before = flip(play, seated, "3")
    assert (before.flipped, before.view.version) == ({"3": 0}, 0)
    act(play, seated, Ask(HAT))
    flip(play, seated, "5")
    seen = flip(play, seated, "3", down=False)
    assert seen.flipped == {"5": 2}
    assert seen.board.standing == frozenset(stock_deck().ids) - {"5"}
    assert play.look(seen.match_id, seated.seat_token) == seen


def test_a_board_that_is_empty_has_no_questions(play, seated):
    for card in stock_deck().ids:
        seen = flip(play, seated, card)
    assert (seen.board.standing, seen.board.splits) == (frozenset(), ())


def test_what_is_flipped_wrongly_is_told_at_the_end_and_not_before(play, store, seated):
    sought, other = secret(store, seated), another(store, seated)
    act(play, seated, Ask(HAT))
    flip(play, seated, other)
    assert flip(play, seated, sought).slips == ()
    over = guess_it(play, store, seated)
    assert over.view.over
    assert over.slips == (Slip(other, 2, False), Slip(sought, 2, True))
    finished = play.finished(over.match_id, seated.seat_token)
    assert finished.slips == over.slips


def test_flipping_what_an_answer_has_ruled_out_is_right(play, store, seated):
    sought = stock_deck().card(secret(store, seated))
    act(play, seated, Ask(HAT))
    for card in stock_deck().cards:
        if answer(HAT, card) != answer(HAT, sought):
            flip(play, seated, card.id)
    assert guess_it(play, store, seated).slips == ()


def test_a_wrong_flip_that_is_taken_back_is_none(play, store, seated):
    flip(play, seated, secret(store, seated))
    flip(play, seated, secret(store, seated), down=False)
    assert guess_it(play, store, seated).slips == ()


def test_the_rival_plays_on_as_always(play, store, seated):
    flip(play, seated, "1")
    assert act(play, seated, Ask(HAT)).view.their_count < 24


def test_what_cannot_be_flipped(play, store, seated):
    with pytest.raises(CardNotFound):
        flip(play, seated, "37")
    with pytest.raises(WrongSeatToken):
        play.flip(seated.seen.match_id, "x", "1", down=True)
    guess_it(play, store, seated)
    with pytest.raises(MatchOver):
        flip(play, seated, "1")


def test_where_frames_flip_by_themselves_there_is_nothing_to_flip(play):
    seated = begin(play)
    assert seated.seen.flipped is None
    assert seated.seen.board is seated.seen.view
    with pytest.raises(BadRequest):
        flip(play, seated, "1")
    with pytest.raises(BadRequest):
        begin(play, flipping="by wind")
