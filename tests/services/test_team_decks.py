"""Decks of colleagues: nobody is shown to visitors before everybody was told."""

from random import Random

import pytest

from guesswho.cards.deck_file import write_zip
from guesswho.cards.stock import stock_deck
from guesswho.errors import (
    BadDeck,
    BadName,
    CardNotFound,
    DeckNotFound,
    NotAPicture,
    NotPublishable,
    PictureNotFound,
)
from guesswho.store.feedback import Said
from tests.photos import astronaut_jpeg


@pytest.fixture
def team(services):
    return services.team_decks


@pytest.fixture
def add(services):
    def photo(deck, name, turned=0):
        content = astronaut_jpeg(turned)
        upload = services.uploads.begin(deck.id, f"{name}.jpg", len(content))
        services.uploads.receive(upload.id, 0, content)
        services.uploads.work(upload.id)
        return services.team_decks.members(deck.id)[-1].card

    return photo


@pytest.fixture
def deck(team, add):
    record = team.create("Us", "ada")
    add(record, "Ada")
    add(record, "Bo", 3)
    return record


def ids(team, deck):
    return [member.card.id for member in team.members(deck.id)]


def test_a_deck_begins_empty(team):
    deck = team.create("  Us  ", "ada")
    assert (deck.name, deck.published) == ("Us", False)
    assert team.members(deck.id) == ()
    with pytest.raises(BadDeck):
        team.playable(deck.id)
    with pytest.raises(BadName):
        team.create("", "ada")
    for unknown in ("nobody", "../.."):
        with pytest.raises(DeckNotFound):
            team.deck(unknown)


def test_a_correction_is_on_record_beside_what_was_read(team, deck, store):
    card = team.members(deck.id)[0].card
    mended = team.correct(deck.id, card.id, name="Ada L.", corrections={"hat": "yes"})
    assert (mended.name, mended.traits["hat"]) == ("Ada L.", "yes")
    hats = [record for record in store.feedback(card.id) if record.attribute == "hat"]
    assert [record.said for record in hats] == [Said.UNTOUCHED, Said.CORRECTED]
    team.correct(deck.id, card.id, confirmed=["tie"])
    ties = [record for record in store.feedback(card.id) if record.attribute == "tie"]
    assert [record.said for record in ties] == [Said.UNTOUCHED, Said.CONFIRMED]
    with pytest.raises(CardNotFound):
        team.correct(deck.id, "nobody", name="x")


def test_a_deck_is_published_when_all_were_told_and_a_ground_is_stated(team, deck):
    first, second = ids(team, deck)
    with pytest.raises(NotPublishable, match="told"):
        team.publish(deck.id, "they agreed")
    team.note_told(deck.id, [first])
    with pytest.raises(NotPublishable, match="told"):
        team.publish(deck.id, "they agreed")
    team.note_told(deck.id, [second])
    with pytest.raises(NotPublishable, match="basis"):
        team.publish(deck.id, "  ")
    published = team.publish(deck.id, " they agreed ")
    assert (published.published, published.basis) == (True, "they agreed")
    assert not team.unpublish(deck.id).published


def test_too_few_cards_are_not_published(team, add):
    deck = team.create("Us", "ada")
    card = add(deck, "Ada")
    team.note_told(deck.id, [card.id])
    with pytest.raises(NotPublishable, match="cards"):
        team.publish(deck.id, "agreed")


def test_every_colleague_has_a_code_that_deletes_alone_and_at_once(
    services, team, deck, pictures, clock
):
    ada, bo = team.notices(deck.id)
    assert team.notices(deck.id) == (ada, bo)  # it can be told again
    assert ada.deletion_code != bo.deletion_code
    services.create_card.delete(ada.deletion_code)
    assert ids(team, deck) == [bo.card.id]
    with pytest.raises(PictureNotFound):
        pictures.read(ada.card.picture)
    assert team.picture(bo.card.picture)


def test_a_card_out_of_its_only_deck_is_deleted(team, deck, store, clock):
    card = team.members(deck.id)[0].card
    copy = team.duplicate(deck.id, "Copy", "ada")
    team.remove(deck.id, card.id)
    assert store.card(card.id, clock())
    team.remove(copy.id, card.id)
    with pytest.raises(CardNotFound):
        store.card(card.id, clock())


def test_a_copy_may_be_of_some_cards(team, deck):
    second = ids(team, deck)[1]
    copy = team.duplicate(deck.id, "Copy", "bo", [second, "nobody"])
    assert ids(team, copy) == [second]
    assert (copy.name, copy.owner, copy.published) == ("Copy", "bo", False)


def test_the_best_playable_cards(team):
    deck = team.import_file(write_zip(stock_deck(), {}), "ada")
    best = team.best(deck.id, 12)
    assert len(best) == 12
    assert set(best) <= set(ids(team, deck))
    with pytest.raises(BadDeck):
        team.best(deck.id, 99)


def test_a_deleted_deck_takes_the_cards_that_no_other_shows(team, deck, store, pictures, clock):
    first, second = (member.card for member in team.members(deck.id))
    copy = team.duplicate(deck.id, "Copy", "ada", [second.id])
    team.delete(deck.id)
    with pytest.raises(DeckNotFound):
        team.deck(deck.id)
    with pytest.raises(CardNotFound):
        store.card(first.id, clock())
    with pytest.raises(PictureNotFound):
        pictures.read(first.picture)
    assert ids(team, copy) == [second.id]


def test_an_exported_deck_is_imported_whole(team, deck):
    team.correct(deck.id, ids(team, deck)[0], corrections={"hat": "yes"})
    twin = team.import_file(team.export(deck.id), "bo")
    old, new = team.members(deck.id), team.members(twin.id)
    assert twin.name == deck.name
    assert [m.card.name for m in new] == [m.card.name for m in old]
    assert [m.card.traits for m in new] == [m.card.traits for m in old]
    assert {m.card.id for m in new}.isdisjoint(m.card.id for m in old)
    assert not any(m.told for m in new)
    assert team.picture(new[0].card.picture)


def test_a_drawn_deck_is_imported_without_pictures(team):
    deck = team.import_file(write_zip(stock_deck(), {}), "ada")
    cards = team.playable(deck.id).cards
    assert [card.traits for card in cards] == [card.traits for card in stock_deck().cards]
    assert {card.picture for card in cards} == {None}
    team.delete(deck.id)
    assert team.decks() == ()


def test_a_hostile_file_leaves_nothing(team, deck, pictures, clock):
    before = team.decks()
    picture = team.members(deck.id)[0].card.picture
    packed = team.playable(deck.id)
    with pytest.raises(NotAPicture):
        team.import_file(write_zip(packed, dict.fromkeys(_pictures(packed), b"no picture")), "eve")
    with pytest.raises(BadDeck):
        team.import_file(b"no zip", "eve")
    assert team.decks() == before
    assert pictures.read(picture)


def _pictures(deck):
    return [card.picture for card in deck.cards]


def test_cards_of_a_team_live_for_the_days_of_the_settings(team, deck, clock):
    clock.advance(days=364)
    assert len(ids(team, deck)) == 2
    clock.advance(days=1)
    assert ids(team, deck) == []


def published(team, deck):
    team.note_told(deck.id, ids(team, deck))
    return team.publish(deck.id, "they agreed")


def test_visitors_meet_a_deck_and_its_pictures_while_it_is_published(services, team, deck):
    picture = team.members(deck.id)[0].card.picture
    assert deck.id not in services.decks.names()
    with pytest.raises(DeckNotFound):
        services.decks.deck(deck.id)
    with pytest.raises(PictureNotFound):
        services.create_card.picture(picture)
    published(team, deck)
    assert services.decks.names()[-1] == deck.id
    assert services.decks.title(deck.id) == "Us"
    assert services.decks.title("stock") == "stock"
    assert services.decks.board(deck.id, Random(1)).name == deck.id
    assert services.create_card.picture(picture) == team.picture(picture)
    team.unpublish(deck.id)
    with pytest.raises(PictureNotFound):
        services.create_card.picture(picture)


def test_a_published_deck_whose_people_left_is_not_offered(services, team, deck):
    published(team, deck)
    team.remove(deck.id, ids(team, deck)[0])
    assert team.published() == ()
    assert deck.id not in services.decks.names()
    with pytest.raises(DeckNotFound):
        services.decks.deck(deck.id)
