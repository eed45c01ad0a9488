"""Matches in which a seat answers itself."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.attributes import Traits
from guesswho.errors import (
    AnswerFirst,
    BadTranscript,
    CardNotFound,
    CardNotStanding,
    IllegalAction,
    ImpossibleAnswer,
    MatchNotOver,
    MatchOver,
    NothingToAnswer,
    NotYourTurn,
    UselessQuestion,
)
from guesswho.game.match import (
    Answer,
    Ask,
    Guess,
    Reply,
    Rule,
    Seat,
    apply,
    contradictions,
    course,
    is_over,
    legal_actions,
    reveal,
    start,
)
from guesswho.game.question import QUESTIONS, Question
from guesswho.game.transcript import dump, load
from guesswho.game.view import view
from tests.strategies import deck_of, in_person_courses

HAT, TIE, BARE = Traits({"hat": "yes"}), Traits({"tie": "yes"}), Traits()
DECK = deck_of(HAT, TIE, BARE)
ASK_HAT = Ask(Question("hat", "yes"))
PERSON, COMPUTER = Seat.FIRST, Seat.SECOND
YES, NO, UNSURE = (Answer(reply) for reply in Reply)


def opening(rule=Rule.LOSES, first=COMPUTER, deck=DECK):
    return start(deck, rule, (None, "2"), first)


def played(match, *actions):
    for action in actions:
        match = apply(match, match.turn, action)
    return match


def refused(*denied, first=COMPUTER):
    """The computer guesses these in vain; between them the person asks, with first, a hat."""
    match = opening(Rule.TURN, first)
    for card, question in zip(denied, (ASK_HAT, Ask(Question("tie", "yes"))), strict=False):
        match = played(match, Guess(card), NO, question)
    return match


def test_a_question_waits_for_the_persons_answer():
    match = played(opening(), ASK_HAT)
    assert (match.pending, match.turn, match.version, match.history) == (ASK_HAT, PERSON, 1, ())
    assert legal_actions(match) == (YES, NO, UNSURE)
    with pytest.raises(AnswerFirst):
        apply(match, PERSON, ASK_HAT)
    with pytest.raises(NotYourTurn):
        apply(match, COMPUTER, ASK_HAT)
    assert view(match, PERSON).pending == ASK_HAT
    assert view(match, COMPUTER).pending is None


@pytest.mark.parametrize(("said", "answer"), [(YES, True), (NO, False), (UNSURE, None)])
def test_an_answer_makes_the_turn_and_takes_no_card_out(said, answer):
    match = played(opening(), ASK_HAT, said)
    assert match.history == ((COMPUTER, ASK_HAT, answer),)
    assert (match.pending, match.turn, match.version) == (None, PERSON, 2)
    assert match.candidates(COMPUTER) == {"1", "2", "3"}


def test_the_person_is_answered_by_the_app():
    match = played(opening(first=PERSON), ASK_HAT)
    assert match.history == ((PERSON, ASK_HAT, False),)
    assert match.candidates(PERSON) == {"2", "3"}
    assert view(match, COMPUTER).in_person
    assert not view(match, PERSON).in_person


def test_there_is_not_always_something_to_answer():
    with pytest.raises(NothingToAnswer):
        apply(opening(first=PERSON), PERSON, YES)


@pytest.mark.parametrize("again", [ASK_HAT, Ask(Question("hat", "no"))])
def test_what_splits_alike_is_not_asked_twice(again):
    deck = deck_of(HAT, Traits({"hat": "no"}), TIE.replace({"hat": "no"}))
    match = played(opening(deck=deck), ASK_HAT, UNSURE, ASK_HAT)
    assert again not in legal_actions(match)
    assert {split.question.attribute for split in match.splits(COMPUTER)} == {"tie"}
    with pytest.raises(UselessQuestion):
        apply(match, COMPUTER, again)


@pytest.mark.parametrize("rule", Rule)
def test_a_guess_is_judged_by_the_person(rule):
    match = played(opening(rule), Guess("3"))
    assert match.pending == Guess("3")
    with pytest.raises(ImpossibleAnswer):
        apply(match, PERSON, UNSURE)
    right = played(match, YES)
    assert (right.winner, right.known_secret(PERSON)) == (COMPUTER, "3")
    wrong = played(match, NO)
    assert wrong.winner is (PERSON if rule is Rule.LOSES else None)
    assert wrong.candidates(COMPUTER) == {"1", "2"}
    assert wrong.known_secret(PERSON) is None


def test_somebody_it_must_be():
    match = played(refused("1", "2"), Guess("3"))
    assert legal_actions(match) == (YES,)
    with pytest.raises(ImpossibleAnswer):
        apply(match, PERSON, NO)


def test_a_denied_card_is_out():
    with pytest.raises(CardNotStanding):
        played(refused("1"), Guess("1"))


def test_a_wrong_answer_is_told_once_the_card_is_known():
    match = played(opening(), ASK_HAT, NO, ASK_HAT)
    assert contradictions(match, PERSON) == ()
    match = played(match, Guess("1"), YES)
    assert contradictions(match, PERSON) == ((COMPUTER, ASK_HAT, False),)
    assert contradictions(match, COMPUTER) == ()


def test_what_one_was_unsure_of_contradicts_nothing():
    match = played(opening(), ASK_HAT, UNSURE, ASK_HAT, Guess("1"), YES)
    assert contradictions(match, PERSON) == ()


def test_the_person_reveals_after_the_end():
    match = played(opening(), ASK_HAT, YES, Guess("2"))
    assert (match.winner, match.known_secret(PERSON)) == (PERSON, None)
    assert view(match, COMPUTER).secrets == (None, "2")
    shown = reveal(match, PERSON, "3")
    assert (shown.winner, shown.version) == (PERSON, match.version + 1)
    assert view(shown, COMPUTER).secrets == ("3", "2")
    assert contradictions(shown, PERSON) == ((COMPUTER, ASK_HAT, True),)
    with pytest.raises(MatchOver):
        reveal(shown, PERSON, "1")


def test_a_denied_guess_that_was_right_is_a_contradiction():
    match = reveal(played(opening(), Guess("3"), NO), PERSON, "3")
    assert match.winner is PERSON
    assert contradictions(match, PERSON) == ((COMPUTER, Guess("3"), False),)


def test_nothing_else_can_be_revealed():
    with pytest.raises(MatchNotOver):
        reveal(opening(), PERSON, "1")
    over = played(opening(first=PERSON), Guess("2"))
    with pytest.raises(MatchOver):
        reveal(over, COMPUTER, "1")
    with pytest.raises(CardNotFound):
        reveal(over, PERSON, "9")


@given(in_person_courses())
def test_the_version_rises_with_every_action(played):
    assert [match.version for match in played] == list(range(len(played)))


@given(in_person_courses())
def test_exactly_the_legal_actions_are_accepted(played):
    match = played[-1]
    legal = set(legal_actions(match))
    assert bool(legal) is not is_over(match)
    guesses = map(Guess, (*match.deck.ids, "nobody"))
    for action in (*map(Ask, QUESTIONS), *guesses, *map(Answer, Reply)):
        if action in legal:
            assert apply(match, match.turn, action).version == match.version + 1
        else:
            with pytest.raises(IllegalAction):
                apply(match, match.turn, action)
        with pytest.raises(IllegalAction):
            apply(match, match.turn.other, action)


@given(in_person_courses())
def test_splits_are_legal_questions_and_cover_all_of_them(played):
    match = played[-1]
    if is_over(match) or match.pending:
        return
    asks = {action for action in legal_actions(match) if isinstance(action, Ask)}
    shown = {Ask(split.question) for split in match.splits(match.turn)}
    assert shown <= asks
    assert bool(shown) is bool(asks)


@given(in_person_courses())
def test_only_a_denied_guess_takes_a_card_out(played):
    for match in played:
        for seat in Seat:
            if not match.answers_itself(seat.other) or match.winner is seat:
                continue
            turns = [turn for turn in match.history if turn.seat is seat]
            denied = {turn.action.card for turn in turns if isinstance(turn.action, Guess)}
            assert match.candidates(seat) == set(match.deck.ids) - denied


@given(in_person_courses(), st.integers(0, 2**32))
def test_every_match_ends(played, seed):
    match, rng = played[-1], Random(seed)
    for _ in range(4 * (len(match.deck.cards) + len(QUESTIONS))):
        if is_over(match):
            break
        match = apply(match, match.turn, rng.choice(legal_actions(match)))
    assert is_over(match)


@given(in_person_courses(), st.data())
def test_replay_equals_play(played, data):
    match = played[-1]
    hidden = [seat for seat in Seat if match.known_secret(seat) is None]
    if is_over(match) and hidden and data.draw(st.booleans()):
        match = reveal(match, hidden[0], data.draw(st.sampled_from(match.deck.ids)))
    replayed = load(dump(match))
    assert replayed == match
    assert replayed.standing == match.standing
    assert dump(replayed) == dump(match)


@given(in_person_courses())
def test_the_course_has_every_position_between_turns(played):
    between = [match for match in played if match.pending is None]
    assert list(course(played[-1])) == between
    for before, after in pairwise(between):
        assert len(after.history) == len(before.history) + 1


WRITTEN = """\
guesswho transcript 2
deck "test"
card {"id": "1", "name": "Card 1", "traits": {"hat": "yes"}, "picture": null}
card {"id": "2", "name": "Card 2", "traits": {"tie": "yes"}, "picture": null}
card {"id": "3", "name": "Card 3", "traits": {}, "picture": null}
rule loses
secrets [null, "2"]
first 1
1 asks hat=yes: unsure
0 asks hat=yes: no
1 guesses "3": no
0 shows "1"
"""


def test_a_transcript_reads_like_the_match():
    match = played(opening(), ASK_HAT, UNSURE, ASK_HAT, Guess("3"), NO)
    assert dump(reveal(match, PERSON, "1")) == WRITTEN
    assert dump(played(opening(), ASK_HAT)).endswith("\n1 asks hat=yes: ?\n")


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        (1, "guesswho transcript 1"),
        (7, 'secrets ["3", "2"]'),
        (7, "secrets [null]"),
        (7, "secrets null"),
        (9, "1 asks hat=yes: ?"),
        (9, "1 asks hat=yes: maybe"),
        (10, "0 asks hat=yes: unsure"),
        (10, "0 asks hat=yes: ?"),
        (11, '1 guesses "3": unsure'),
        (11, '1 guesses "3": yes'),
        (11, "1 asks hat=yes: no"),
        (12, '1 shows "1"'),
        (12, '0 shows "9"'),
        (12, "0 shows 1"),
        (12, '0 shows "1"\n0 shows "1"'),
    ],
)
def test_what_was_not_played_is_refused(line, instead):
    lines = WRITTEN.splitlines()
    lines[line - 1] = instead
    with pytest.raises(BadTranscript):
        load("\n".join(lines))
