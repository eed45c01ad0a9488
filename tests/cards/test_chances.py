import json

import pytest

from guesswho.attributes import Traits
from guesswho.cards import card_json
from guesswho.cards.card import Card
from guesswho.cards.chances import CERTAIN, Chances
from guesswho.cards.deck import Deck
from guesswho.errors import BadDeck, UnknownAttribute, UnknownValue

DOUBTFUL = Chances({"hat": {"yes": 0.6, "no": 0.4}})
CARD = Card("1", "Ann", Traits({"hat": "yes"}), chances=DOUBTFUL)


def test_what_is_left_out_is_certain():
    assert list(DOUBTFUL) == ["hat"]
    assert DOUBTFUL["hat"] == {"no": 0.4, "yes": 0.6}
    assert Chances({"hair_length": {"bald": 1}})["hair_length"]["long"] == 0
    with pytest.raises(KeyError):
        DOUBTFUL["tie"]
    assert not CERTAIN


def test_equal_chances_are_one_key():
    assert {DOUBTFUL, Chances({"hat": {"no": 0.4, "yes": 0.6}}), CERTAIN} == {DOUBTFUL, CERTAIN}


@pytest.mark.parametrize(
    ("read", "error"),
    [
        ({"nose": {"yes": 1}}, UnknownAttribute),
        ({"hat": {"maybe": 1}}, UnknownValue),
        ({"hat": {"yes": 0.5}}, BadDeck),
        ({"hat": {"yes": 1.5, "no": -0.5}}, BadDeck),
        ({"hat": {"yes": float("nan"), "no": 0.5}}, BadDeck),
        ({"hat": {}}, BadDeck),
    ],
)
def test_what_is_no_distribution_is_refused(read, error):
    with pytest.raises(error):
        Chances(read)


def test_a_card_keeps_its_chances_as_json():
    document = card_json.document(CARD)
    assert document["chances"] == {"hat": {"no": 0.4, "yes": 0.6}}
    assert card_json.from_document(json.loads(json.dumps(document))) == CARD


def test_a_certain_card_says_nothing_of_chances():
    assert "chances" not in card_json.document(Card("1", "Ann", Traits()))


@pytest.mark.parametrize("chances", [1, [], {"hat": 1}, {"hat": {"yes": True}}, {"hat": ["yes"]}])
def test_chances_of_another_shape_are_refused(chances):
    with pytest.raises(BadDeck):
        card_json.from_document({**card_json.document(CARD), "chances": chances})


def test_a_deck_can_be_taken_for_certain():
    deck = Deck("two", (CARD, Card("2", "Bob", Traits())))
    assert [card.chances for card in deck.certain().cards] == [CERTAIN, CERTAIN]
    assert deck.certain().cards[0].traits == CARD.traits
