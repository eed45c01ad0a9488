from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from guesswho.game.match import Match, Seat, apply, is_over, start
from guesswho.game.view import view
from tests.strategies import positions

seats = st.sampled_from(Seat)


def _replayed(match: Match, secrets: tuple[str, str]) -> Match:
    other = start(match.deck, match.rule, secrets, match.first)
    for turn in match.history:
        other = apply(other, turn.seat, turn.action)
    return other


@given(positions, seats)
def test_the_view_is_the_same_whichever_standing_card_the_other_has_drawn(match, seat):
    if is_over(match):
        return
    seen = view(match, seat)
    for card_id in match.candidates(seat):
        secrets = (match.secrets[0], card_id) if seat is Seat.FIRST else (card_id, match.secrets[1])
        other = view(_replayed(match, secrets), seat)
        assert other == seen
        assert repr(other) == repr(seen)


@given(positions, seats)
def test_secrets_are_shown_at_the_end_and_never_before(match, seat):
    seen = view(match, seat)
    assert seen.over is is_over(match)
    assert seen.secrets == (match.secrets if seen.over else None)


@given(positions, seats)
def test_a_view_tells_the_match_as_the_seat_knows_it(match, seat):
    seen = view(match, seat)
    assert (seen.seat, seen.rule, seen.version) == (seat, match.rule, len(match.history))
    assert seen.my_turn is (match.turn is seat and not seen.over)
    assert seen.winner is match.winner
    assert seen.cards == match.deck.cards
    assert seen.standing == match.candidates(seat)
    assert seen.mine == match.secrets[seat]
    assert seen.their_count == len(match.candidates(seat.other))
    assert seen.splits == match.splits(seat)
    assert seen.history == match.history


@given(positions, seats)
def test_looking_changes_nothing(match, seat):
    before = replace(match)
    view(match, seat)
    assert match == before
