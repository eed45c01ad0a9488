import pytest
from hypothesis import given

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.errors import UnknownAttribute, UnknownValue
from guesswho.game.question import QUESTIONS, Question, QuestionTable, Split, answer, splits
from tests.strategies import deck_of, decks

HAT, NO_HAT, BARE = Traits({"hat": "yes"}), Traits({"hat": "no"}), Traits()


def test_every_value_of_every_attribute_can_be_asked():
    assert len(QUESTIONS) == sum(map(len, ATTRIBUTES.values())) == 20


def test_a_question_outside_the_vocabulary_does_not_exist():
    with pytest.raises(UnknownAttribute):
        Question("shoes", "red")
    with pytest.raises(UnknownValue):
        Question("hat", "red")


def test_a_card_that_does_not_state_the_attribute_answers_no():
    (bare, _) = deck_of(BARE, HAT).cards
    assert not any(answer(question, bare) for question in QUESTIONS)


def test_both_values_split_alike_and_count_as_one_under_the_rarer():
    assert splits(deck_of(HAT, NO_HAT, NO_HAT).cards) == (Split(Question("hat", "yes"), 1, 2),)
    assert splits(deck_of(HAT, HAT, NO_HAT).cards) == (Split(Question("hat", "no"), 1, 2),)


def test_on_a_tie_the_first_value_in_the_order_of_the_attributes_is_shown():
    assert splits(deck_of(HAT, NO_HAT).cards) == (Split(Question("hat", "no"), 1, 1),)
    both = Traits({"hat": "yes", "glasses": "yes"})
    assert splits(deck_of(both, BARE).cards) == (Split(Question("glasses", "yes"), 1, 1),)


def test_with_cards_that_do_not_state_it_both_values_are_questions():
    assert splits(deck_of(HAT, NO_HAT, BARE).cards) == (
        Split(Question("hat", "no"), 1, 2),
        Split(Question("hat", "yes"), 1, 2),
    )


def test_twins_are_not_split():
    assert splits(deck_of(HAT, HAT).cards) == ()


@given(decks())
def test_splits_agree_with_asking_every_card(deck):
    found = splits(deck.cards)
    for question, yes, no in found:
        assert yes == sum(answer(question, card) for card in deck.cards)
        assert yes + no == len(deck.cards)
        assert yes > 0
        assert no > 0
    order = [QUESTIONS.index(split.question) for split in found]
    assert order == sorted(order)


@given(decks())
def test_no_two_splits_are_the_same_partition_and_none_is_forgotten(deck):
    def sides(question):
        yes = frozenset(card.id for card in deck.cards if answer(question, card))
        return frozenset((yes, frozenset(deck.ids) - yes))

    found = [sides(split.question) for split in splits(deck.cards)]
    assert len(set(found)) == len(found)
    assert set(found) == {sides(q) for q in QUESTIONS if frozenset() not in sides(q)}


def test_a_table_packs_and_unpacks_ids():
    table = QuestionTable(deck_of(HAT, BARE, NO_HAT).cards)
    assert table.ids(table.everyone) == {"1", "2", "3"}
    standing = table.pack(["3", "1", "3"])
    assert table.ids(standing) == {"1", "3"}
    assert table.holds(standing, "3")
    assert not table.holds(standing, "2")
    assert not table.holds(standing, "4")
    assert table.ids(table.yes(standing, Question("hat", "yes"))) == {"1"}
