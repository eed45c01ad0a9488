import pytest
from hypothesis import given
from hypothesis import strategies as st

from guesswho.attributes import Traits
from guesswho.errors import BadTranscript
from guesswho.game.match import Ask, Guess, Rule, Seat, apply, start
from guesswho.game.question import Question
from guesswho.game.transcript import dump, load
from tests.strategies import deck_of, positions

WRITTEN = """\
guesswho transcript 1
deck "test"
card {"id": "1", "name": "Card 1", "traits": {"hat": "yes"}, "picture": null}
card {"id": "2", "name": "Card 2", "traits": {"hat": "no"}, "picture": null}
card {"id": "3", "name": "Card 3", "traits": {}, "picture": null}
rule turn
secrets ["1", "2"]
first 1
1 asks hat=yes: yes
0 guesses "1": no
1 guesses "1": yes
"""


def test_a_transcript_reads_like_the_match():
    deck = deck_of(Traits({"hat": "yes"}), Traits({"hat": "no"}), Traits())
    match = start(deck, Rule.TURN, ("1", "2"), Seat.SECOND)
    match = apply(match, Seat.SECOND, Ask(Question("hat", "yes")))
    match = apply(match, Seat.FIRST, Guess("1"))
    match = apply(match, Seat.SECOND, Guess("1"))
    assert dump(match) == WRITTEN
    assert load(WRITTEN) == match
    assert load(WRITTEN.replace("\n", "\r\n")) == match


@given(positions)
def test_replay_equals_play(match):
    replayed = load(dump(match))
    assert replayed == match
    assert replayed.standing == match.standing
    assert dump(replayed) == dump(match)


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        (1, "guesswho transcript 2"),
        (1, ""),
        (2, "deck test"),
        (2, 'deck "a", "b"'),
        (2, "deck 1"),
        (2, 'deck ""'),
        (3, "card {"),
        (3, "card []"),
        (3, 'card {"id": "1", "name": "A", "traits": {"shoes": "red"}, "picture": null}'),
        (3, 'card {"id": "1", "name": "A", "traits": {"hat": "red"}, "picture": null}'),
        (3, 'card {"id": "1", "name": "A", "traits": {"hat": ["yes"]}, "picture": null}'),
        (3, 'card {"id": "1", "name": "", "traits": {}, "picture": null}'),
        (3, 'card {"id": "1", "name": "A", "traits": {}, "picture": "../x"}'),
        (3, 'card {"id": "1", "id": "1", "name": "A", "traits": {}, "picture": null}'),
        (3, "card " + "[" * 100_000),
        (4, 'card {"id": "1", "name": "A", "traits": {}, "picture": null}'),
        (6, "rule forgives"),
        (6, "rule"),
        (7, 'secrets ["1"]'),
        (7, 'secrets ["1", "9"]'),
        (7, "secrets [1, 2]"),
        (8, "first 2"),
        (9, "0 asks hat=yes: yes"),
        (9, "1 asks hat=yes: no"),
        (9, "1 asks hat=yes: maybe"),
        (9, "1 asks shoes=red: no"),
        (9, "1 asks glasses=yes: no"),
        (9, '1 guesses "9": no'),
        (9, "1 guesses 9: no"),
        (11, '1 guesses "1": yes\n0 guesses "2": yes'),
    ],
)
def test_what_was_not_played_is_refused(line, instead):
    lines = WRITTEN.splitlines()
    lines[line - 1] = instead
    with pytest.raises(BadTranscript, match="line "):
        load("\n".join(lines))


def test_a_match_that_still_goes_on_is_read_too():
    assert load(WRITTEN.removesuffix('1 guesses "1": yes\n')).version == 2


@given(st.integers(0, len(WRITTEN)), st.integers(0, 20), st.text(max_size=5))
def test_damage_anywhere_gives_a_match_or_our_error(position, length, inserted):
    damaged = WRITTEN[:position] + inserted + WRITTEN[position + length :]
    try:
        match = load(damaged)
    except BadTranscript:
        return
    assert load(dump(match)) == match


@given(st.text())
def test_any_text_is_refused_with_our_error(text):
    with pytest.raises(BadTranscript):
        load(text)
