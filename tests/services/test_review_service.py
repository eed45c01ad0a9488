from random import Random

import pytest

from guesswho.errors import BadTranscript, MatchNotFound, MatchNotOver, WrongSeatToken
from guesswho.game import transcript
from guesswho.game.match import Seat, is_over
from guesswho.services.play import PERSON
from guesswho.services.review import LONGEST
from tests.services.test_play_service import begin, next_action, play_to_the_end


@pytest.fixture
def look_back(services):
    return services.review


def played(play):
    seated = begin(play, opponent="rookie", rule="turn")
    play_to_the_end(play, seated, Random(2))
    return seated.seen.match_id, seated.seat_token


def test_a_match_that_is_over_is_looked_back_on(play, look_back):
    found = look_back.of_match(*played(play))
    assert is_over(found.match)
    assert (found.seat, found.opponent, found.hinted) == (PERSON, "rookie", frozenset())
    assert len(found.review.turns) == found.match.version


def test_nothing_is_told_before_the_end(play, look_back):
    seated = begin(play)
    for ask in (look_back.of_match, look_back.transcript):
        with pytest.raises(MatchNotOver):
            ask(seated.seen.match_id, seated.seat_token)


def test_nobody_looks_back_on_the_match_of_another(play, look_back):
    match_id, token = played(play)
    with pytest.raises(WrongSeatToken):
        look_back.of_match(match_id, token[::-1])
    with pytest.raises(MatchNotFound):
        look_back.of_match("nowhere", token)


def test_hints_are_kept_with_the_match(play, look_back):
    seated = begin(play, rule="turn")
    seen, rng, turns = seated.seen, Random(2), []
    while not seen.view.over:
        where = (seen.match_id, seated.seat_token, seen.view.version)
        if len(turns) < 2:
            turns.append(seen.view.version)
            play.hint(*where)
        seen = play.act(*where, next_action(seen.view, rng))
    assert seen.hints == len(turns)
    found = look_back.of_match(seen.match_id, seated.seat_token)
    assert found.hinted == frozenset(turns)
    assert all(found.match.history[turn].seat is PERSON for turn in turns)


def test_a_saved_match_opens_as_nobody_s(play, look_back):
    match_id, token = played(play)
    found = look_back.of_text(look_back.transcript(match_id, token))
    mine = look_back.of_match(match_id, token)
    assert (found.match, found.review) == (mine.match, mine.review)
    assert (found.seat, found.opponent) == (None, None)


def test_a_saved_match_that_is_not_over_stays_shut(play, look_back):
    text = look_back.transcript(*played(play))
    unfinished = "\n".join(text.splitlines()[:-1])
    assert not is_over(transcript.load(unfinished))
    with pytest.raises(MatchNotOver):
        look_back.of_text(unfinished)


@pytest.mark.parametrize(
    "text", ["", "hello", "\x00\ufffd\ufffd", "guesswho transcript 1", "x" * (LONGEST + 1)]
)
def test_other_files_are_refused(look_back, text):
    with pytest.raises(BadTranscript):
        look_back.of_text(text)


def test_a_long_file_is_refused_before_it_is_read(play, look_back):
    text = look_back.transcript(*played(play))
    with pytest.raises(BadTranscript, match="too long"):
        look_back.of_text(text + "\n" * LONGEST)


def test_a_changed_answer_is_refused(play, look_back):
    *lines, last = look_back.transcript(*played(play)).splitlines()
    lines[-1] = lines[-1].replace(": yes", ": NO").replace(": no", ": yes").replace("NO", "no")
    with pytest.raises(BadTranscript, match="answer otherwise"):
        look_back.of_text("\n".join([*lines, last]))


def test_both_seats_are_told(play, look_back):
    review = look_back.of_match(*played(play)).review
    assert all(0 <= (review.sides[seat].skill or 0) <= 100 for seat in Seat)
