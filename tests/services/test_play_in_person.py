"""Matches that a person answers himself."""

from math import log2
from random import Random

import pytest

from guesswho.cards.stock import stock_deck
from guesswho.errors import AnswerFirst, CardNotFound, MatchNotOver, MatchOver, StaleMatch
from guesswho.game import transcript
from guesswho.game.match import Answer, Ask, Guess, Reply, truth
from guesswho.services.decks import Stack
from guesswho.services.play import COMPUTER, PERSON
from guesswho.services.services import assemble
from tests.opponents.varied_decks import varied_deck
from tests.services.test_create_card_service import ASTRONAUT, word

DECK = stock_deck()


def begin(play, rule="loses", first="them"):
    return play.new_match("stock", "careful", rule, answers="self", first=first)


def act(play, seated, seen, action):
    return play.act(seen.match_id, seated.seat_token, seen.view.version, action)


def reply(seen, card, wrong=False):
    right = truth(seen.pending.action, DECK.card(card)) is not wrong
    return Answer(Reply.YES if right else Reply.NO)


def let_it_win(play, store, seated, card, wrong=frozenset()):
    """The person guesses wrong on purpose; answers of the numbers ``wrong`` do not fit his card."""
    seen, answered = seated.seen, 0
    hidden = transcript.load(store.match(seen.match_id).transcript).secrets[COMPUTER]
    while not seen.view.over:
        if seen.pending:
            action = reply(seen, card, answered in wrong)
            answered += 1
        else:
            action = Guess(min(seen.view.standing - {hidden}))
        seen = act(play, seated, seen, action)
    return seen


def test_the_server_draws_no_card_for_the_person(play, store):
    seen = begin(play).seen
    assert transcript.load(store.match(seen.match_id).transcript).secrets[PERSON] is None
    assert seen.view.mine is None


def test_a_computer_that_begins_waits_for_an_answer(play):
    seen = begin(play).seen
    assert (seen.view.version, seen.history, seen.new, seen.view.my_turn) == (1, (), 0, True)
    assert isinstance(seen.pending.action, Ask)
    assert 0 < seen.pending.bits < 1
    assert seen.pending.reason == "best_split"


def test_after_the_answer_it_is_the_persons_turn(play):
    seated = begin(play)
    asked = seated.seen.pending
    seen = act(play, seated, seated.seen, Answer(Reply.UNSURE))
    (row,) = seen.history
    assert (row.seat, row.action, row.answer) == (COMPUTER, asked.action, None)
    assert (row.bits, row.reason) == (asked.bits, asked.reason)
    assert (seen.pending, seen.view.my_turn, seen.new) == (None, True, 0)


def test_it_asks_again_once_the_person_has_asked(play):
    seated = begin(play, first="me")
    assert seated.seen.pending is None
    seen = act(play, seated, seated.seen, Ask(seated.seen.view.splits[0].question))
    assert [row.seat for row in seen.history] == [PERSON]
    assert seen.pending is not None
    with pytest.raises(AnswerFirst):
        act(play, seated, seen, Ask(seen.view.splits[0].question))
    with pytest.raises(StaleMatch):
        play.act(seen.match_id, seated.seat_token, 0, Answer(Reply.YES))


def test_what_waits_outlives_the_request(play):
    seated = begin(play)
    assert play.look(seated.seen.match_id, seated.seat_token) == seated.seen


def test_the_board_shows_what_it_believes(play):
    seated = begin(play)
    assert seated.seen.belief == pytest.approx(dict.fromkeys(DECK.ids, 1 / 24))
    seen = act(play, seated, seated.seen, Answer(Reply.YES))
    fitting = [card.id for card in DECK.cards if truth(seated.seen.pending.action, card)]
    assert min(seen.belief[card] for card in fitting) > 1 / 24
    assert 0 < max(seen.belief[card] for card in set(DECK.ids) - set(fitting)) < 1 / 24


def test_where_the_app_answers_there_is_no_belief(play):
    seen = play.new_match("stock", "clever", "loses", first="me").seen
    assert (seen.belief, seen.pending, seen.contradictions) == (None, None, ())


@pytest.mark.parametrize("card", DECK.ids)
def test_true_answers_lead_to_the_card(play, store, card):
    seen = let_it_win(play, store, begin(play, "turn", first="draw"), card)
    assert (seen.view.winner, seen.view.secrets[PERSON]) == (COMPUTER, card)
    assert seen.contradictions == ()


@pytest.mark.parametrize("card", DECK.ids)
def test_so_do_answers_of_which_one_is_wrong_and_it_is_told(play, store, card):
    seen = let_it_win(play, store, begin(play, "turn"), card, wrong={1})
    assert (seen.view.winner, seen.view.secrets[PERSON]) == (COMPUTER, card)
    (slip,) = seen.contradictions
    assert slip.turn == [row for row in seen.view.history if row.seat is COMPUTER][1]
    assert slip.after < slip.before


TWINS = varied_deck(24, seed=3, twins=13)


@pytest.fixture
def among_twins(settings, store, pictures, recognizer):
    stacks = {"twins": Stack(TWINS, TWINS)}
    load = {"load": lambda: recognizer, "rng": Random(1), "stacks": stacks}
    return assemble(settings, store=store, pictures=pictures, **load).play


@pytest.mark.parametrize("rule", ["loses", "turn"])
@pytest.mark.parametrize("card", ["1", "11", "24"])
def test_a_deck_with_13_twins_ends_where_the_person_answers(among_twins, rule, card):
    """The person asks what tells least, until only guesses among twins are left."""
    seated = among_twins.new_match("twins", "careful", rule, answers="self", first="draw")
    seen = seated.seen
    for _ in range(100):
        if seen.view.over:
            break
        seen = act(among_twins, seated, seen, slow_move(seen, card))
    assert seen.view.over


def slow_move(seen, card):
    if seen.pending:
        right = truth(seen.pending.action, TWINS.card(card))
        return Answer(Reply.YES if right else Reply.NO)
    if seen.view.splits:
        return Ask(max(seen.view.splits, key=lambda split: abs(split.yes - split.no)).question)
    return Guess(min(seen.view.standing))


def test_a_face_from_a_photo_is_believed_as_surely_as_it_was_read(play, cards, store):
    traits = {"gender": "female", "hat": "yes"}
    mine = cards.create(ASTRONAUT, word("Eileen", traits)).card
    assert "hat" not in mine.chances  # the person has said so
    assert mine.chances["hair_length"]["long"] > 0.5

    def board(answers, opponent):
        seated = play.new_match(
            "stock", opponent, "turn", answers=answers, guest_card=mine.id, first="me"
        )
        saved = transcript.load(store.match(seated.seen.match_id).transcript)
        return saved.deck.card(mine.id)

    assert board("self", "careful").chances == mine.chances
    assert not board("app", "clever").chances  # what is not needed is not written down


def test_the_review_tells_what_was_believed_and_which_answer_did_not_fit(play, store, services):
    seated = begin(play, "turn")
    seen = let_it_win(play, store, seated, "4", wrong={1})
    found = services.review.of_match(seen.match_id, seated.seat_token)
    asked = [at for at, turn in enumerate(found.match.history) if turn.seat is COMPUTER]
    assert found.review.contradictions == {asked[1]}
    left = found.review.sides[COMPUTER].left
    assert (left[0], left[-1]) == (pytest.approx(log2(24)), pytest.approx(0))
    beliefs = found.beliefs(COMPUTER)
    assert len(beliefs) == len(left)
    assert beliefs[-1]["4"] == pytest.approx(1)
    assert found.beliefs(PERSON) == ()
    again = services.review.of_text(services.review.transcript(seen.match_id, seated.seat_token))
    assert again.review == found.review


def won_by_the_person(play):
    """The person denies the first guess, whatever it is, under the printed rule."""
    seated = begin(play)
    seen = seated.seen
    while not seen.view.over:
        if seen.pending:
            seen = act(play, seated, seen, Answer(Reply.NO))
        else:
            easiest = max(seen.view.splits, key=lambda split: abs(split.yes - split.no))
            seen = act(play, seated, seen, Ask(easiest.question))
    return seated, seen


def test_the_person_reveals_the_card_afterwards(play, services):
    seated, seen = won_by_the_person(play)
    assert seen.view.winner is PERSON
    assert seen.view.secrets[PERSON] is None
    denied = seen.view.history[-1]
    version = seen.view.version
    shown = play.reveal(seen.match_id, seated.seat_token, version, denied.action.card)
    assert shown.view.secrets[PERSON] == denied.action.card
    assert denied in [slip.turn for slip in shown.contradictions]
    assert play.look(seen.match_id, seated.seat_token) == shown
    with pytest.raises(MatchOver):
        play.reveal(seen.match_id, seated.seat_token, version + 1, "1")
    labels = {"opponent": "careful", "rule": "loses", "winner": "person"}
    ended = services.counts.registry.get_sample_value("guesswho_matches_ended_total", labels)
    assert ended == 1  # the reveal does not end it once more


def test_reveals_that_are_refused(play):
    seated = begin(play)
    with pytest.raises(MatchNotOver):
        play.reveal(seated.seen.match_id, seated.seat_token, 1, "1")
    seated, seen = won_by_the_person(play)
    with pytest.raises(CardNotFound):
        play.reveal(seen.match_id, seated.seat_token, seen.view.version, "99")
    with pytest.raises(StaleMatch):
        play.reveal(seen.match_id, seated.seat_token, 0, "1")
