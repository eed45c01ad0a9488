from collections import Counter

import pytest

from guesswho.attributes import ATTRIBUTES
from guesswho.cards.portrait import draw, palette
from guesswho.cards.portrait.look import look
from guesswho.cards.stock import stock_deck, stock_pool
from guesswho.opponents.information import expected_turns

CARDS = stock_deck().cards
POOL = stock_pool().cards


def test_24_cards_numbered_from_1() -> None:
    assert stock_deck().ids == tuple(str(n) for n in range(1, 25))
    assert all(card.picture is None for card in CARDS)


def test_no_twins() -> None:
    assert stock_deck().twins() == ()


def test_greedy_play_needs_at_most_5_8_turns() -> None:
    assert 5.6666 < expected_turns(stock_deck()) <= 5.8


def test_names_begin_differently_and_are_short() -> None:
    assert len({card.name[0] for card in CARDS}) == 24
    assert max(len(card.name) for card in CARDS) <= 8


@pytest.mark.parametrize(
    ("attribute", "value"), [(a, v) for a, values in ATTRIBUTES.items() for v in values]
)
def test_every_value_comes_several_times(attribute: str, value: str) -> None:
    assert sum(card.traits[attribute] == value for card in CARDS) >= 3


def test_twelve_women_and_twelve_men() -> None:
    assert Counter(card.traits["gender"] for card in CARDS) == {"female": 12, "male": 12}


def test_no_value_belongs_to_one_gender_but_facial_hair() -> None:
    for attribute in ("hair_length", "glasses", "tie", "hat"):
        for value in ATTRIBUTES[attribute]:
            genders = {c.traits["gender"] for c in CARDS if c.traits[attribute] == value}
            assert genders == {"female", "male"}, (attribute, value)
    assert {c.traits["gender"] for c in CARDS if c.traits["facial_hair"] == "yes"} == {"male"}


def test_everything_is_stated_except_the_hair_of_the_bald() -> None:
    for card in CARDS:
        silent = {attribute for attribute, value in card.traits.items() if value is None}
        bald = card.traits["hair_length"] == "bald"
        assert silent == ({"hair_type", "hair_colour"} if bald else set()), card.name


def test_the_drawings_show_all_kinds_of_people() -> None:
    looks = [look(card.traits, card.id) for card in CARDS]
    assert {chosen.tone for chosen in looks} == set(palette.TONES)
    assert min(Counter(chosen.age for chosen in looks).values()) >= 3
    assert len({chosen.background for chosen in looks}) >= 8
    assert len({draw(card.traits, card.id) for card in CARDS}) == 24


def test_the_pool_has_the_deck_and_twelve_more_by_name() -> None:
    assert {card.id for card in POOL} == {str(n) for n in range(1, 37)}
    assert set(CARDS) < set(POOL)
    names = [card.name for card in POOL]
    assert names == sorted(set(names))
    assert max(map(len, names)) <= 8


def test_no_twins_in_the_pool_and_as_many_women_as_men() -> None:
    assert stock_pool().twins() == ()
    assert Counter(card.traits["gender"] for card in POOL) == {"female": 18, "male": 18}


def test_greedy_play_on_the_pool_needs_hardly_more_turns_than_it_must() -> None:
    assert 6.2222 < expected_turns(stock_pool()) <= 6.25


def test_no_two_characters_of_the_pool_look_alike() -> None:
    assert len({draw(card.traits, card.id) for card in POOL}) == 36
    assert {card.traits["gender"] for card in POOL if card.traits["facial_hair"] == "yes"} == {
        "male"
    }
