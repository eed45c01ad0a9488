"""What every store does: in memory, in SQLite, in PostgreSQL."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta, timezone
from threading import Barrier

import pytest

from guesswho.errors import (
    CardNotFound,
    DraftNotFound,
    FriendIsHere,
    GuessWhoError,
    MatchNotFound,
    SeatTaken,
    StaleMatch,
    WrongDeletionCode,
)
from guesswho.store.feedback import FeedbackRecord, Said, tally
from guesswho.store.records import Consents, Holdings, PurgeRecord
from guesswho.store.store import Store
from guesswho.store.tokens import code_hash
from tests.records import NOON, a_card, a_draft, a_feedback, a_match

HOUR = timedelta(hours=1)
INSTANT = timedelta(microseconds=1)


def at_once(*calls: Callable[[], None]) -> list[GuessWhoError | None]:
    """Start all calls together, each in its thread; the error of each."""
    barrier = Barrier(len(calls))

    def run(call: Callable[[], None]) -> GuessWhoError | None:
        barrier.wait()
        try:
            call()
        except GuessWhoError as error:
            return error
        return None

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


# Matches


def test_a_match_comes_back_as_it_was_saved(store: Store) -> None:
    cards = (a_card(), a_card())
    for card in cards:
        store.add_card(card)
    match = a_match(guests=frozenset(card.id for card in cards))
    store.add_match(match)
    store.add_match(a_match())
    assert store.match(match.id) == match


def test_an_unknown_match(store: Store) -> None:
    with pytest.raises(MatchNotFound):
        store.match("nobody")
    with pytest.raises(MatchNotFound):
        store.update_match(a_match(version=1), 0)
    with pytest.raises(MatchNotFound):
        store.take_seat("nobody", 1, "b" * 64, NOON)


def test_a_match_cannot_have_a_guest_that_is_gone(store: Store) -> None:
    match = a_match(guests=frozenset({"nobody"}))
    with pytest.raises(CardNotFound, match="nobody"):
        store.add_match(match)
    with pytest.raises(MatchNotFound):
        store.match(match.id)


def test_frames_that_lie_are_kept_by_seat_with_their_turn(store: Store) -> None:
    match = a_match()
    store.add_match(match)
    store.flip_down(match.id, 0, "7", 2)
    store.flip_down(match.id, 0, "9", 4)
    store.flip_down(match.id, 1, "7", 3)
    store.flip_down(match.id, 0, "7", 5)
    assert store.flipped(match.id, 0) == {"7": 2, "9": 4}
    store.flip_up(match.id, 0, "7")
    store.flip_up(match.id, 0, "7")
    assert (store.flipped(match.id, 0), store.flipped(match.id, 1)) == ({"9": 4}, {"7": 3})
    assert store.match(match.id) == match


def test_frames_flipped_at_once_all_lie(store: Store) -> None:
    match = a_match()
    store.add_match(match)
    cards = ("1", "2", "2", "3")
    errors = at_once(*(lambda card=card: store.flip_down(match.id, 0, card, 1) for card in cards))
    assert errors == [None] * 4
    assert store.flipped(match.id, 0) == dict.fromkeys(cards, 1)


def test_frames_go_with_their_match(store: Store) -> None:
    match = a_match()
    store.add_match(match)
    store.flip_down(match.id, 0, "7", 2)
    store.delete_matches(match.updated + INSTANT)
    with pytest.raises(MatchNotFound):
        store.flip_down(match.id, 0, "9", 2)
    store.flip_up(match.id, 0, "7")
    assert store.flipped(match.id, 0) == {}


def test_an_update_changes_the_game_and_nothing_else(store: Store) -> None:
    match = a_match()
    store.add_match(match)
    played = replace(match, version=2, transcript="t2", notes="n2", updated=NOON + HOUR)
    everything = replace(played, opponent=None, seat_token_hashes=(None, None), created=NOON + HOUR)
    store.update_match(everything, 0)
    assert store.match(match.id) == played


def test_notes_are_kept_without_a_new_version(store: Store) -> None:
    match = a_match()
    store.add_match(match)
    store.note_match(match.id, 0, "noted")
    assert store.match(match.id) == replace(match, notes="noted")
    store.update_match(replace(match, version=1), 0)
    with pytest.raises(StaleMatch):
        store.note_match(match.id, 0, "late")
    with pytest.raises(MatchNotFound):
        store.note_match("nowhere", 0, "noted")
    assert store.match(match.id).notes == match.notes


def test_an_update_of_an_old_version_is_refused_and_names_the_current_one(store: Store) -> None:
    match = a_match()
    store.add_match(match)
    store.update_match(replace(match, version=2, transcript="first"), 0)
    with pytest.raises(StaleMatch) as stale:
        store.update_match(replace(match, version=3, transcript="second"), 0)
    assert stale.value.args == (2,)
    assert store.match(match.id).transcript == "first"


def test_an_update_must_make_the_version_rise(store: Store) -> None:
    match = a_match()
    store.add_match(match)
    with pytest.raises(ValueError, match="does not rise"):
        store.update_match(match, 0)


def test_of_several_who_act_on_one_version_exactly_one_succeeds(store: Store) -> None:
    match = a_match()
    store.add_match(match)
    for version in range(5):
        errors = at_once(
            *(
                lambda who=who, version=version: store.update_match(
                    replace(match, version=version + 1, transcript=f"{version} {who}"), version
                )
                for who in range(4)
            )
        )
        winners = [who for who, error in enumerate(errors) if error is None]
        assert len(winners) == 1
        assert all(isinstance(error, StaleMatch | None) for error in errors)
        assert store.match(match.id).transcript == f"{version} {winners[0]}"


def test_a_friend_takes_the_free_seat_once(store: Store) -> None:
    match = a_match(opponent=None)
    store.add_match(match)
    store.take_seat(match.id, 1, "b" * 64, NOON)
    assert store.match(match.id).seat_token_hashes == ("a" * 64, "b" * 64)
    for seat in (0, 1):
        with pytest.raises(SeatTaken):
            store.take_seat(match.id, seat, "c" * 64, NOON)
    assert store.match(match.id).seat_token_hashes == ("a" * 64, "b" * 64)


def test_the_first_seat_can_be_the_free_one(store: Store) -> None:
    match = a_match(opponent=None, seat_token_hashes=(None, "a" * 64))
    store.add_match(match)
    store.take_seat(match.id, 0, "b" * 64, NOON)
    assert store.match(match.id).seat_token_hashes == ("b" * 64, "a" * 64)


def test_the_computers_seat_is_not_free(store: Store) -> None:
    match = a_match()
    store.add_match(match)
    with pytest.raises(SeatTaken):
        store.take_seat(match.id, 1, "b" * 64, NOON)


def test_of_two_friends_one_gets_the_seat_and_an_action_meanwhile_counts(store: Store) -> None:
    match = a_match(opponent=None)
    store.add_match(match)
    errors = at_once(
        lambda: store.take_seat(match.id, 1, "b" * 64, NOON),
        lambda: store.take_seat(match.id, 1, "c" * 64, NOON),
        lambda: store.update_match(replace(match, version=1, transcript="acted"), 0),
    )
    assert sorted(type(error) for error in errors[:2] if error) == [SeatTaken]
    assert errors[2] is None
    saved = store.match(match.id)
    assert saved.transcript == "acted"
    assert saved.seat_token_hashes[1] == ("b" * 64 if errors[0] is None else "c" * 64)


def test_signs_of_life_are_kept_for_each_seat(store: Store) -> None:
    match = a_match(opponent=None, seen=(NOON, None))
    store.add_match(match)
    store.take_seat(match.id, 1, "b" * 64, NOON + INSTANT)
    assert store.match(match.id).seen == (NOON, NOON + INSTANT)
    store.see(match.id, 0, NOON + HOUR)
    store.see("nobody", 0, NOON)
    seen = replace(
        match, seat_token_hashes=("a" * 64, "b" * 64), seen=(NOON + HOUR, NOON + INSTANT)
    )
    assert store.match(match.id) == seen


def test_a_player_who_was_away_is_replaced_and_remembered(store: Store) -> None:
    match = a_match(
        opponent=None, seat_token_hashes=("a" * 64, "b" * 64), seen=(NOON, NOON + INSTANT)
    )
    store.add_match(match)
    with pytest.raises(FriendIsHere):
        store.replace_player(match.id, 0, "rookie", NOON)
    store.replace_player(match.id, 0, "rookie", NOON + INSTANT)
    saved = store.match(match.id)
    assert (saved.opponent, saved.left_token_hash) == ("rookie", "a" * 64)
    assert saved.seat_token_hashes == (None, "b" * 64)
    assert saved.version == match.version
    for seat in (0, 1):
        with pytest.raises(FriendIsHere):
            store.replace_player(match.id, seat, "rookie", NOON + HOUR)
    with pytest.raises(SeatTaken):
        store.take_seat(match.id, 0, "c" * 64, NOON)
    with pytest.raises(MatchNotFound):
        store.replace_player("nobody", 0, "rookie", NOON)


def test_the_computer_takes_a_seat_that_nobody_came_for(store: Store) -> None:
    match = a_match(opponent=None, seen=(NOON, None))
    store.add_match(match)
    store.replace_player(match.id, 1, "rookie", NOON)
    saved = store.match(match.id)
    assert (saved.opponent, saved.left_token_hash) == ("rookie", None)


def test_who_sits_at_one_device_is_not_replaced(store: Store) -> None:
    match = a_match(opponent=None, seat_token_hashes=("a" * 64, "b" * 64))
    store.add_match(match)
    with pytest.raises(FriendIsHere):
        store.replace_player(match.id, 1, "rookie", NOON + HOUR)


def test_of_a_friend_who_comes_and_the_computer_one_gets_the_seat(store: Store) -> None:
    match = a_match(opponent=None, seen=(NOON, None))
    store.add_match(match)
    errors = at_once(
        lambda: store.take_seat(match.id, 1, "b" * 64, NOON),
        lambda: store.replace_player(match.id, 1, "rookie", NOON),
    )
    assert [type(error) for error in errors] in (
        [SeatTaken, type(None)],
        [type(None), FriendIsHere],
    )


def test_two_who_want_a_rematch_get_the_same(store: Store) -> None:
    match = a_match(opponent=None)
    store.add_match(match)
    arranged: list[str] = []
    at_once(
        lambda: arranged.append(store.arrange_rematch(match.id, "mine")),
        lambda: arranged.append(store.arrange_rematch(match.id, "theirs")),
    )
    assert len(arranged) == 2
    assert {*arranged} == {store.match(match.id).rematch}
    with pytest.raises(MatchNotFound):
        store.arrange_rematch("nobody", "mine")


def test_idle_matches_are_deleted_and_named(store: Store) -> None:
    old, fresh = a_match(), a_match(updated=NOON + HOUR)
    store.add_match(old)
    store.add_match(fresh)
    assert store.delete_matches(NOON + HOUR) == (old.id,)
    assert store.delete_matches(NOON + HOUR) == ()
    assert store.match(fresh.id) == fresh
    with pytest.raises(MatchNotFound):
        store.match(old.id)


# Drafts


@pytest.mark.parametrize("changes", [{}, {"faces": (), "face": None, "framed": False}])
def test_a_draft_comes_back_as_it_was_saved(store: Store, changes: dict[str, object]) -> None:
    draft = a_draft(**changes)
    store.add_draft(draft)
    assert store.draft(draft.id, NOON) == draft


def test_a_draft_framed_again(store: Store) -> None:
    draft = a_draft()
    store.add_draft(draft)
    again = replace(
        draft, frame=(1, 2, 9, 11, 30), face=None, scores={"hat": {"no": 1.0, "yes": 0.0}}
    )
    store.update_draft(again)
    assert store.draft(draft.id, NOON) == again
    with pytest.raises(DraftNotFound):
        store.update_draft(a_draft())


def test_a_draft_runs_out_at_its_time(store: Store) -> None:
    draft, longer = a_draft(), a_draft(expires=NOON + 2 * HOUR)
    store.add_draft(draft)
    store.add_draft(longer)
    last = draft.expires - timedelta(microseconds=1)
    assert store.draft(draft.id, last) == draft
    assert store.expired_drafts(last) == ()
    with pytest.raises(DraftNotFound):
        store.draft(draft.id, draft.expires)
    assert store.expired_drafts(draft.expires) == (draft,)


def test_a_deleted_draft_is_gone_and_can_be_deleted_again(store: Store) -> None:
    draft, other = a_draft(), a_draft()
    store.add_draft(draft)
    store.add_draft(other)
    store.delete_draft(draft.id)
    store.delete_draft(draft.id)
    with pytest.raises(DraftNotFound):
        store.draft(draft.id, NOON)
    assert store.draft(other.id, NOON) == other


# Cards


def test_a_card_comes_back_as_it_was_saved(store: Store) -> None:
    card = a_card()
    store.add_card(card)
    assert store.card(card.id, NOON) == card


def test_a_card_uses_up_its_draft(store: Store) -> None:
    draft, card = a_draft(), a_card()
    store.add_draft(draft)
    store.add_card(card, draft.id)
    with pytest.raises(DraftNotFound):
        store.draft(draft.id, NOON)
    assert store.card(card.id, NOON) == card


def test_two_clicks_on_done_make_one_card(store: Store) -> None:
    draft, cards = a_draft(), (a_card(), a_card())
    store.add_draft(draft)
    errors = at_once(*(lambda card=card: store.add_card(card, draft.id) for card in cards))
    assert sorted(type(error) for error in errors if error) == [DraftNotFound]
    refused = cards[0] if errors[0] else cards[1]
    with pytest.raises(CardNotFound):
        store.card(refused.id, NOON)


def test_a_card_runs_out_at_its_time(store: Store) -> None:
    card, longer = a_card(), a_card(expires=NOON + 2 * HOUR)
    store.add_card(card)
    store.add_card(longer)
    last = card.expires - timedelta(microseconds=1)
    assert store.card(card.id, last) == card
    assert store.expired_cards(last) == ()
    with pytest.raises(CardNotFound):
        store.card(card.id, card.expires)
    assert store.expired_cards(card.expires) == (card,)


def test_a_card_is_found_by_its_deletion_code_alone(store: Store) -> None:
    card = a_card(deletion_code_hash=code_hash("ABCD-1234"))
    store.add_card(card)
    store.add_card(a_card())
    assert store.card_with_code(code_hash("abcd 1234")) == card
    with pytest.raises(WrongDeletionCode):
        store.card_with_code(code_hash("ABCD-1235"))


def test_a_deleted_card_takes_the_matches_it_was_a_guest_of(store: Store) -> None:
    card, other = a_card(), a_card()
    store.add_card(card)
    store.add_card(other)
    with_both = a_match(guests=frozenset({card.id, other.id}))
    without = a_match(guests=frozenset({other.id}))
    store.add_match(with_both)
    store.add_match(without)
    store.delete_card(card.id)
    store.delete_card(card.id)
    with pytest.raises(CardNotFound):
        store.card(card.id, NOON)
    with pytest.raises(MatchNotFound):
        store.match(with_both.id)
    assert store.match(without.id) == without
    assert store.card(other.id, NOON) == other


def test_no_match_keeps_a_card_that_is_deleted_meanwhile(store: Store) -> None:
    for _ in range(5):
        card = a_card()
        match = a_match(guests=frozenset({card.id}))
        store.add_card(card)
        begun, deleted = at_once(
            lambda match=match: store.add_match(match),
            lambda card=card: store.delete_card(card.id),
        )
        assert deleted is None
        assert isinstance(begun, CardNotFound | None)
        with pytest.raises(MatchNotFound):
            store.match(match.id)


def test_a_revised_card_keeps_what_it_was_made_of(store: Store) -> None:
    card = a_card(consents=Consents())
    store.add_card(card)
    revised = replace(
        card,
        name="Bo",
        traits=card.traits.replace({"hat": "yes"}),
        consents=Consents(improve=True),
        expires=NOON + 2 * HOUR,
    )
    store.revise_card(replace(revised, picture="x", scores={}, created=NOON + HOUR), ())
    assert store.card(card.id, NOON) == revised
    with pytest.raises(CardNotFound):
        store.revise_card(a_card(), ())


def test_a_card_may_live_longer(store: Store) -> None:
    card = a_card()
    store.add_card(card)
    store.extend_card(card.id, NOON + 3 * HOUR)
    store.extend_card("nobody", NOON)
    assert store.card(card.id, NOON + 2 * HOUR) == replace(card, expires=NOON + 3 * HOUR)


def test_cards_that_others_may_meet(store: Store) -> None:
    agreed = Consents(deck=True)
    cards = [a_card(consents=agreed, created=NOON + n * INSTANT) for n in range(3)]
    for card in (*cards, a_card(consents=Consents(improve=True))):
        store.add_card(card)
    assert store.deck_cards(NOON, limit=2) == (cards[2], cards[1])
    assert store.deck_cards(NOON + HOUR, limit=2) == ()


# Feedback


def test_feedback_comes_back_in_its_order(store: Store) -> None:
    card, other = a_card(), a_card()
    said = (a_feedback(card.id), a_feedback(card.id, attribute="tie", final=None, shown=None))
    store.add_card(card, feedback=said)
    store.add_card(other, feedback=(a_feedback(other.id, group=None),))
    later = a_feedback(card.id, said=Said.CONFIRMED, final="yes", created=NOON + HOUR)
    store.revise_card(card, (later,))
    assert store.feedback(card.id) == (*said, later)
    assert store.feedback("nobody") == ()


def test_a_card_that_was_not_saved_has_no_feedback_and_is_not_counted(store: Store) -> None:
    card = a_card()
    with pytest.raises(DraftNotFound):
        store.add_card(card, "nobody", (a_feedback(card.id),))
    with pytest.raises(CardNotFound):
        store.revise_card(card, (a_feedback(card.id),))
    assert store.tallies() == {}


def test_equal_answers_are_counted_together_and_only_the_last_word_counts(store: Store) -> None:
    cards = [a_card() for _ in range(3)]
    for card in cards:
        store.add_card(card, feedback=(a_feedback(card.id),))
    corrected = tally(a_feedback(""))
    assert store.tallies() == {corrected: 3}
    confirmed = a_feedback(cards[0].id, said=Said.CONFIRMED, created=NOON + HOUR)
    store.revise_card(cards[0], (confirmed,))
    assert store.tallies() == {corrected: 2, tally(confirmed): 1}
    assert store.tallies(NOON + HOUR) == {tally(confirmed): 1}


def test_what_was_counted_outlives_the_card(store: Store) -> None:
    card = a_card()
    store.add_card(card, feedback=(a_feedback(card.id),))
    store.delete_card(card.id)
    assert store.feedback(card.id) == ()
    assert store.tallies() == {tally(a_feedback("")): 1}


def test_answers_that_come_at_once_are_all_counted(store: Store) -> None:
    cards = [a_card() for _ in range(4)]

    def both(card_id: str) -> tuple[FeedbackRecord, ...]:
        return tuple(a_feedback(card_id, attribute=attribute) for attribute in ("tie", "hat"))

    errors = at_once(
        *(lambda card=card: store.add_card(card, feedback=both(card.id)) for card in cards)
    )
    assert errors == [None] * 4
    assert sorted(store.tallies().values()) == [4, 4]


# The ledger


def test_purges_are_told_newest_first(store: Store) -> None:
    runs = [PurgeRecord(at=NOON + n * HOUR, deleted={"cards": n}) for n in (1, 0, 2)]
    for run in runs:
        store.add_purge(run)
    assert store.purges(2) == (runs[2], runs[0])


def test_what_is_held(store: Store) -> None:
    assert store.holdings() == Holdings(
        drafts=0,
        cards=0,
        matches=0,
        feedback=0,
        for_deck=0,
        for_improvement=0,
        for_team=0,
        uploads=0,
        oldest=None,
        next_expiry=None,
    )
    card = a_card(consents=Consents(improve=True), created=NOON - HOUR)
    store.add_card(card, feedback=(a_feedback(card.id),))
    store.add_card(a_card(consents=Consents(deck=True, improve=True)))
    store.add_draft(a_draft(expires=NOON + INSTANT))
    store.add_match(a_match())
    assert store.holdings() == Holdings(
        drafts=1,
        cards=2,
        matches=1,
        feedback=1,
        for_deck=1,
        for_improvement=2,
        for_team=0,
        uploads=0,
        oldest=NOON - HOUR,
        next_expiry=NOON + INSTANT,
    )


# All of it


def test_every_picture_that_a_record_names(store: Store) -> None:
    draft, card, gone = a_draft(picture="d"), a_card(picture="c"), a_card(picture="g")
    assert store.picture_names() == frozenset()
    store.add_draft(draft)
    store.add_card(card)
    store.add_card(gone)
    store.delete_card(gone.id)
    assert store.picture_names() == {"d", "c"}


def test_a_picture_is_kept_until_its_record_expires(store: Store) -> None:
    draft, card = a_draft(picture="photo.jpg"), a_card(picture="crop.jpg")
    store.add_draft(draft)
    store.add_card(card)
    for record in (draft, card):
        assert store.keeps_picture(record.picture, record.expires - INSTANT)
        assert not store.keeps_picture(record.picture, record.expires)
    assert not store.keeps_picture("nobody.jpg", NOON)
    store.delete_card(card.id)
    assert not store.keeps_picture(card.picture, NOON)


def test_a_time_may_come_from_any_zone(store: Store) -> None:
    east = NOON.astimezone(timezone(9 * HOUR))
    card = a_card(created=east, expires=east + HOUR)
    store.add_card(card)
    assert store.card(card.id, east) == card
    assert store.expired_cards(NOON + HOUR) == (card,)


def test_the_store_can_be_reached(store: Store) -> None:
    store.check()
