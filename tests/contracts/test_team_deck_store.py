"""What every store does for team decks and uploads: in memory, in SQLite, in PostgreSQL."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from threading import Barrier

import pytest

from guesswho.errors import CardNotFound, DeckNotFound, ItemTaken, UploadNotFound
from guesswho.store.deck_records import (
    DeckRecord,
    ItemRecord,
    ItemState,
    UploadRecord,
    UploadState,
)
from guesswho.store.feedback import tally
from guesswho.store.records import CardRecord
from guesswho.store.store import Store
from guesswho.store.tokens import new_id
from tests.records import NOON, a_card, a_feedback

HOUR = timedelta(hours=1)


def a_deck(**changes: object) -> DeckRecord:
    deck = DeckRecord(id=new_id(), name="Équipe 🦊", owner="ada", created=NOON, updated=NOON)
    return replace(deck, **changes)


def an_upload(deck: DeckRecord, **changes: object) -> UploadRecord:
    upload = UploadRecord(
        id=new_id(),
        deck_id=deck.id,
        name="team.zip",
        size=5_000_000_000,
        received=0,
        state=UploadState.RECEIVING,
        created=NOON,
        updated=NOON,
    )
    return replace(upload, **changes)


def items_of(upload: UploadRecord, count: int) -> list[ItemRecord]:
    return [ItemRecord(upload_id=upload.id, number=n, name=f"{n}.jpg") for n in range(count)]


@pytest.fixture
def deck(store: Store) -> DeckRecord:
    record = a_deck()
    store.add_deck(record)
    return record


@pytest.fixture
def upload(store: Store, deck: DeckRecord) -> UploadRecord:
    record = an_upload(deck)
    store.add_upload(record)
    return record


def joined(store: Store, deck: DeckRecord, count: int) -> list[CardRecord]:
    cards = [a_card() for _ in range(count)]
    for card in cards:
        store.add_member(deck.id, card)
    return cards


def test_decks_come_back_in_the_order_they_were_made(store: Store, deck: DeckRecord) -> None:
    earlier = a_deck(created=NOON - HOUR)
    store.add_deck(earlier)
    assert store.deck(deck.id) == deck
    assert store.decks() == (earlier, deck)
    with pytest.raises(DeckNotFound):
        store.deck("nobody")


def test_a_deck_changes_its_name_and_publication_alone(store: Store, deck: DeckRecord) -> None:
    changed = replace(deck, name="Us", published=True, basis="asked", updated=NOON + HOUR)
    store.update_deck(replace(changed, owner="eve", created=NOON + HOUR))
    assert store.deck(deck.id) == changed
    with pytest.raises(DeckNotFound):
        store.update_deck(a_deck())


def test_members_stay_in_the_order_they_came(store: Store, deck: DeckRecord) -> None:
    cards = joined(store, deck, 3)
    assert store.members(deck.id, NOON) == tuple(cards)
    assert store.members("nobody", NOON) == ()
    assert store.members(deck.id, cards[0].expires) == ()
    with pytest.raises(DeckNotFound):
        store.add_member("nobody", a_card())


def test_a_member_is_a_card_with_feedback(store: Store, deck: DeckRecord) -> None:
    card = a_card()
    store.add_member(deck.id, card, (a_feedback(card.id),))
    assert store.card(card.id, NOON) == card
    assert store.feedback(card.id) == (a_feedback(card.id),)
    assert store.tallies() == {tally(a_feedback("")): 1}


def test_a_deleted_card_leaves_every_deck(store: Store, deck: DeckRecord) -> None:
    first, second = joined(store, deck, 2)
    store.delete_card(first.id)
    assert store.members(deck.id, NOON) == (second,)
    assert store.decks_with(first.id) == frozenset()


def test_a_copy_shares_its_cards_and_who_was_told(store: Store, deck: DeckRecord) -> None:
    cards = joined(store, deck, 3)
    store.note_notices(deck.id, [cards[0].id, cards[2].id], NOON)
    copy = a_deck(name="Best")
    store.copy_deck(deck.id, copy, [cards[2].id, cards[1].id])
    assert store.members(copy.id, NOON) == (cards[1], cards[2])
    assert store.notices(copy.id) == {cards[2].id}
    assert store.decks_with(cards[1].id) == {deck.id, copy.id}
    store.remove_member(copy.id, cards[1].id)
    assert store.decks_with(cards[1].id) == {deck.id}
    assert store.card(cards[1].id, NOON) == cards[1]
    with pytest.raises(DeckNotFound):
        store.copy_deck("nobody", a_deck(), [])


def test_a_deleted_deck_leaves_its_cards(
    store: Store, deck: DeckRecord, upload: UploadRecord
) -> None:
    [card] = joined(store, deck, 1)
    store.delete_deck(deck.id)
    store.delete_deck(deck.id)
    assert store.decks() == ()
    assert store.card(card.id, NOON) == card
    with pytest.raises(UploadNotFound):
        store.upload(upload.id)


def test_who_was_told_stays_told(store: Store, deck: DeckRecord) -> None:
    first, second = joined(store, deck, 2)
    store.note_notices(deck.id, [first.id, "nobody"], NOON)
    store.note_notices(deck.id, [first.id], NOON + HOUR)
    assert store.notices(deck.id) == {first.id}
    store.delete_card(first.id)
    assert store.notices(deck.id) == frozenset()
    assert store.members(deck.id, NOON) == (second,)


def test_an_upload_comes_back_and_goes_on(
    store: Store, deck: DeckRecord, upload: UploadRecord
) -> None:
    later = replace(
        upload,
        received=4_000_000_000,
        state=UploadState.UNPACKING,
        problem="p",
        updated=NOON + HOUR,
    )
    store.update_upload(replace(later, name="x", size=1))
    assert store.upload(upload.id) == later
    assert store.uploads(deck.id) == (later,)
    with pytest.raises(UploadNotFound):
        store.update_upload(an_upload(deck))
    with pytest.raises(DeckNotFound):
        store.add_upload(an_upload(a_deck()))


def test_unpacking_again_begins_anew(store: Store, upload: UploadRecord) -> None:
    reading = replace(upload, state=UploadState.READING)
    store.unpack_upload(reading, items_of(upload, 3))
    items = items_of(upload, 2)
    store.unpack_upload(reading, items)
    assert store.upload(upload.id) == reading
    assert store.items(upload.id) == tuple(items)


def test_an_item_gives_one_card(store: Store, deck: DeckRecord, upload: UploadRecord) -> None:
    first, second = items_of(upload, 2)
    store.unpack_upload(upload, (first, second))
    card = a_card()
    store.finish_item(first, card, (a_feedback(card.id),))
    with pytest.raises(ItemTaken):
        store.finish_item(first, a_card(), ())
    store.refuse_item(second, "why")
    store.refuse_item(first, "too late")
    assert store.items(upload.id) == (
        replace(first, state=ItemState.DONE, card_id=card.id),
        replace(second, state=ItemState.REFUSED, problem="why"),
    )
    assert store.members(deck.id, NOON) == (card,)


def test_a_deleted_card_takes_the_names_of_its_files(store: Store, upload: UploadRecord) -> None:
    first, second = items_of(upload, 2)
    store.unpack_upload(upload, (first, second))
    card = a_card()
    store.finish_item(first, card, ())
    store.delete_card(card.id)
    assert [item.name for item in store.items(upload.id)] == ["", "1.jpg"]
    assert store.upload(upload.id).name == ""


def test_of_several_who_read_one_photo_one_makes_a_card(
    store: Store, deck: DeckRecord, upload: UploadRecord
) -> None:
    [item] = items_of(upload, 1)
    store.unpack_upload(upload, [item])
    barrier, cards = Barrier(4), [a_card() for _ in range(4)]

    def finish(card: CardRecord) -> bool:
        barrier.wait()
        try:
            store.finish_item(item, card, (a_feedback(card.id),))
        except ItemTaken:
            return False
        return True

    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(finish, cards))
    assert sum(made) == 1
    assert store.members(deck.id, NOON) == (cards[made.index(True)],)
    for card, is_made in zip(cards, made, strict=True):
        if not is_made:
            with pytest.raises(CardNotFound):
                store.card(card.id, NOON)


def test_several_who_join_at_once_all_get_a_place(store: Store, deck: DeckRecord) -> None:
    barrier, cards = Barrier(4), [a_card() for _ in range(4)]

    def join(card: CardRecord) -> None:
        barrier.wait()
        store.add_member(deck.id, card)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(join, cards))
    assert {card.id for card in store.members(deck.id, NOON)} == {card.id for card in cards}


def test_idle_uploads_are_those_that_still_have_files(store: Store, deck: DeckRecord) -> None:
    begun = an_upload(deck)
    for record in (
        begun,
        an_upload(deck, state=UploadState.DONE),
        an_upload(deck, updated=NOON + HOUR),
    ):
        store.add_upload(record)
    assert store.idle_uploads(NOON + HOUR) == (begun,)
    store.delete_upload(begun.id)
    assert store.idle_uploads(NOON + HOUR) == ()
    assert store.items(begun.id) == ()


def test_colleagues_and_files_under_way_are_held(store: Store, deck: DeckRecord) -> None:
    [card] = joined(store, deck, 1)
    store.copy_deck(deck.id, a_deck(), [card.id])
    for state in UploadState:
        store.add_upload(an_upload(deck, state=state))
    held = store.holdings()
    assert (held.for_team, held.uploads) == (1, 3)
    store.delete_card(card.id)
    assert store.holdings().for_team == 0


def test_a_picture_is_hidden_while_only_unpublished_decks_show_it(
    store: Store, deck: DeckRecord
) -> None:
    card = a_card(picture="face")
    store.add_card(a_card(picture="visitor"))
    store.add_member(deck.id, card)
    assert store.hides_picture("face")
    assert not store.hides_picture("visitor")
    assert not store.hides_picture("nobody")
    store.update_deck(replace(deck, published=True))
    assert not store.hides_picture("face")
    store.update_deck(deck)
    store.copy_deck(deck.id, a_deck(published=True), [card.id])
    assert not store.hides_picture("face")
