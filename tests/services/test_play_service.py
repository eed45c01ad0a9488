import threading
from dataclasses import replace
from datetime import UTC, datetime
from math import log2
from random import Random

import pytest

from guesswho.cards.card import Card
from guesswho.cards.stock import stock_deck
from guesswho.errors import (
    BadRequest,
    CardNotFound,
    DeckNotFound,
    MatchNotFound,
    MatchOver,
    StaleMatch,
    UnknownOpponent,
    UnknownRule,
    UselessQuestion,
    WrongSeatToken,
)
from guesswho.game import transcript
from guesswho.game.match import Ask, Guess, Rule, start
from guesswho.game.question import Question, answer
from guesswho.opponents.move import Reason
from guesswho.services.play import COMPUTER, PERSON, PlayService, Tables
from guesswho.store import tokens
from guesswho.store.records import CardRecord, MatchRecord

NOW = datetime(2026, 3, 1, tzinfo=UTC)
HAT = Ask(Question("hat", "yes"))


def begin(play, **options):
    chosen = {"deck": "stock", "opponent": "clever", "rule": "loses", "first": "me", **options}
    return play.new_match(chosen.pop("deck"), chosen.pop("opponent"), chosen.pop("rule"), **chosen)


def over(store, services, clock):
    tables = Tables(store=store, counts=services.counts, clock=clock, rng=Random(2))
    return PlayService(tables, services.decks)


def next_action(view, rng):
    if view.splits:
        return Ask(rng.choice(view.splits).question)
    return Guess(rng.choice(sorted(view.standing)))


def play_to_the_end(play, seated, rng):
    seen = seated.seen
    while not seen.view.over:
        action = next_action(seen.view, rng)
        seen = play.act(seen.match_id, seated.seat_token, seen.view.version, action)
    return seen


def saved(store, seen):
    return transcript.load(store.match(seen.match_id).transcript)


def add_match(store, match, **fields):
    """A saved match against clever, of whose first seat the token is "mine"."""
    record = MatchRecord(
        id="saved-match",
        version=match.version,
        transcript=transcript.dump(match),
        seat_token_hashes=(tokens.token_hash("mine"), None),
        opponent="clever",
        created=NOW,
        updated=NOW,
    )
    store.add_match(replace(record, **fields))


def waiting_for_the_computer():
    return start(stock_deck(), Rule.LOSES, ("1", "2"), COMPUTER)


def test_a_new_match_waits_for_the_person_who_begins(play):
    seen = begin(play).seen
    assert seen.view.version == 0
    assert seen.view.my_turn
    assert seen.view.standing == frozenset(stock_deck().ids)
    assert (seen.deck, seen.opponent, seen.new) == ("stock", "clever", 0)


def test_a_computer_that_begins_has_moved_already(play):
    seen = begin(play, first="them").seen
    assert seen.view.my_turn
    assert [row.seat for row in seen.history] == [COMPUTER]
    assert seen.new == 1


def test_who_begins_is_drawn(play):
    versions = {begin(play, first="draw").seen.view.version for _ in range(40)}
    assert versions == {0, 1}


def test_secrets_are_drawn_apart_from_each_other(play, store):
    secrets = [saved(store, begin(play).seen).secrets for _ in range(400)]
    mine, theirs = zip(*secrets, strict=True)
    assert set(mine) == set(theirs) == set(stock_deck().ids)
    assert 4 <= sum(one == other for one, other in secrets) <= 40  # 1 in 24 of 400


def test_the_match_told_is_the_match_saved(play, store):
    seated = begin(play)
    seen = play.act(seated.seen.match_id, seated.seat_token, 0, HAT)
    match = saved(store, seen)
    assert match.history == seen.view.history
    assert match.version == seen.view.version == store.match(seen.match_id).version == 2
    assert play.look(seen.match_id, seated.seat_token) == replace(seen, new=0)


def test_the_computer_answers_an_action_with_its_own_move(play, store):
    seated = begin(play)
    seen = play.act(seated.seen.match_id, seated.seat_token, 0, HAT)
    secret = saved(store, seen).secrets[COMPUTER]
    mine, theirs = seen.history
    assert (mine.seat, mine.action, mine.reason) == (PERSON, HAT, None)
    assert mine.answer == answer(HAT.question, stock_deck().card(secret))
    assert (theirs.seat, theirs.reason) == (COMPUTER, Reason.BEST_SPLIT)
    assert seen.new == 1


def test_every_row_tells_its_bits(play):
    seated = begin(play)
    seen = play.act(seated.seen.match_id, seated.seat_token, 0, HAT)
    hats = sum(card.traits["hat"] == "yes" for card in stock_deck().cards) / 24
    entropy = -hats * log2(hats) - (1 - hats) * log2(1 - hats)
    assert seen.history[0].bits == pytest.approx(entropy, abs=1e-12)
    assert seen.history[1].bits == pytest.approx(1.0)  # the stock deck splits 12 : 12


def test_a_sure_guess_tells_nothing_and_says_why(play):
    rng = Random(3)
    while True:
        seen = play_to_the_end(play, begin(play, first="them"), rng)
        last = seen.history[-1]
        if last.seat is COMPUTER:
            break
    assert isinstance(last.action, Guess)
    assert (last.bits, last.reason) == (0.0, Reason.LAST_CARD)


@pytest.mark.parametrize("rule", ["loses", "turn"])
@pytest.mark.parametrize("opponent", ["rookie", "clever"])
def test_every_match_ends_with_a_winner_and_the_reveal(play, store, rule, opponent):
    rng = Random(5)
    for _ in range(10):
        seated = begin(play, rule=rule, opponent=opponent, first="draw")
        assert seated.seen.view.secrets is None
        seen = play_to_the_end(play, seated, rng)
        assert seen.view.winner in (PERSON, COMPUTER)
        assert seen.view.secrets == saved(store, seen).secrets
        with pytest.raises(MatchOver):
            play.act(seen.match_id, seated.seat_token, seen.view.version, Guess("1"))


def test_an_old_version_is_refused_with_the_current_one(play):
    seated = begin(play)
    play.act(seated.seen.match_id, seated.seat_token, 0, HAT)
    for version in (0, 1, 3, -1):
        with pytest.raises(StaleMatch) as refusal:
            play.act(seated.seen.match_id, seated.seat_token, version, HAT)
        assert refusal.value.args == (2,)


def test_a_refused_action_changes_nothing(play, store):
    seated = begin(play)
    play.act(seated.seen.match_id, seated.seat_token, 0, HAT)
    before = store.match(seated.seen.match_id)
    with pytest.raises(UselessQuestion):
        play.act(seated.seen.match_id, seated.seat_token, 2, HAT)
    assert store.match(seated.seen.match_id) == before


def test_of_many_who_act_at_once_one_wins(services, store, clock):
    """All read version 0 before anybody saves."""
    together = threading.Barrier(4)

    class Meeting:
        def __getattr__(self, name):
            return getattr(store, name)

        def match(self, match_id):
            record = store.match(match_id)
            together.wait(10)
            return record

    seated = begin(services.play)
    racing = over(Meeting(), services, clock)
    results = []

    def act():
        try:
            racing.act(seated.seen.match_id, seated.seat_token, 0, HAT)
            results.append("done")
        except StaleMatch as stale:
            results.append(stale.args[0])

    threads = [threading.Thread(target=act) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results, key=str) == [2, 2, 2, "done"]
    assert store.match(seated.seen.match_id).version == 2


def test_a_match_that_waits_for_the_computer_goes_on_at_the_next_look(play, store):
    add_match(store, waiting_for_the_computer())
    seen = play.look("saved-match", "mine")
    assert seen.view.my_turn
    assert store.match("saved-match").version == 1
    assert seen.history[0].reason is Reason.BEST_SPLIT


def test_when_two_looks_move_it_on_both_see_the_same(services, store, clock):
    class OvertakenOnce:
        """Somebody else's look is quicker, between this one's reading and its writing."""

        def __getattr__(self, name):
            return getattr(store, name)

        def update_match(self, record, expected_version):
            services.play.look("saved-match", "mine")
            store.update_match(record, expected_version)

    add_match(store, waiting_for_the_computer())
    overtaken = over(OvertakenOnce(), services, clock)
    seen = overtaken.look("saved-match", "mine")
    assert seen == services.play.look("saved-match", "mine")
    assert seen.view.version == 1


def test_only_the_seats_token_opens_a_match(play):
    seated = begin(play)
    other = begin(play)
    for token in (other.seat_token, "", "ünïcode", seated.seat_token + "x"):
        with pytest.raises(WrongSeatToken):
            play.look(seated.seen.match_id, token)
        with pytest.raises(WrongSeatToken):
            play.act(seated.seen.match_id, token, 0, HAT)


def test_the_token_is_not_in_the_store(play, store):
    seated = begin(play)
    assert seated.seat_token not in repr(store.match(seated.seen.match_id))


@pytest.mark.parametrize("match_id", ["", "nobody", "\x00", "\ud800", "a" * 1000, "../x", "ü"])
def test_unknown_matches(play, friends, match_id):
    for reach in (lambda: play.look(match_id, "t"), lambda: friends.join(match_id)):
        with pytest.raises(MatchNotFound):
            reach()


@pytest.mark.parametrize("spoilt", ["transcript", "notes"])
def test_a_saved_match_that_cannot_be_replayed_is_lost_and_tells_nothing(
    play, store, caplog, spoilt
):
    seated = play.new_match("stock", "clever", "loses", first="me")
    record = store.match(seated.seen.match_id)
    secrets = 'secrets ["no-such-card", "no-such-card"]'
    lines = [secrets if s.startswith("secrets") else s for s in record.transcript.splitlines()]
    broken = {"transcript": "\n".join(lines), "notes": '["no_reason_any_more"]'}[spoilt]
    store.update_match(replace(record, **{spoilt: broken, "version": 1}), expected_version=0)
    with pytest.raises(MatchNotFound):
        play.look(record.id, seated.seat_token)
    assert record.id in caplog.text
    assert "no-such-card" not in caplog.text


@pytest.mark.parametrize(
    ("options", "error"),
    [
        ({"deck": "none"}, DeckNotFound),
        ({"opponent": "nobody"}, UnknownOpponent),
        ({"opponent": "friend", "answers": "self"}, BadRequest),
        ({"rule": "maybe"}, UnknownRule),
        ({"answers": "nobody"}, BadRequest),
        ({"answers": "self"}, BadRequest),  # clever takes every answer for true
        ({"opponent": "careful"}, BadRequest),
        ({"first": "nobody"}, BadRequest),
        ({"guest_card": "gone"}, CardNotFound),
    ],
)
def test_options_that_there_are_not(play, options, error):
    with pytest.raises(error):
        begin(play, **options)


def test_ones_own_card_is_on_the_board_and_goes_with_its_matches(play, store):
    traits = stock_deck().card("7").traits
    guest = CardRecord(
        id="guest",
        name="Ada",
        traits=traits,
        picture="p",
        scores={},
        model="m",
        deletion_code_hash="h",
        created=NOW,
        expires=datetime(2030, 1, 1, tzinfo=UTC),
    )
    store.add_card(guest)
    seen = begin(play, guest_card="guest").seen
    assert seen.view.cards[6] == Card("guest", "Ada", traits, "p")
    assert len(seen.view.cards) == 24
    store.delete_card("guest")
    with pytest.raises(MatchNotFound):
        store.match(seen.match_id)


def test_begun_and_ended_matches_are_counted(services):
    play_to_the_end(services.play, begin(services.play), Random(1))
    begin(services.play, opponent="rookie", rule="turn")

    def count(name, **labels):
        return services.counts.registry.get_sample_value(f"guesswho_matches_{name}_total", labels)

    assert count("begun", opponent="clever", rule="loses") == 1
    assert count("begun", opponent="rookie", rule="turn") == 1
    ended = [
        count("ended", opponent="clever", rule="loses", winner=winner) or 0
        for winner in ("person", "computer")
    ]
    assert sum(ended) == 1
