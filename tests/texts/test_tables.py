import pytest

from guesswho import texts
from guesswho.attributes import ATTRIBUTES
from guesswho.explain.place import Place
from guesswho.game.match import Rule
from guesswho.opponents.move import Reason
from guesswho.opponents.opponent import REGISTRY
from guesswho.texts import translator

WORDS = translator("en")
VALUES = [(attribute, value) for attribute, values in ATTRIBUTES.items() for value in values]


def test_every_place_has_a_sentence():
    assert len({texts.place_text(WORDS, place) for place in Place}) == len(Place)


@pytest.mark.parametrize("attribute", ATTRIBUTES)
def test_every_attribute_has_a_name(attribute):
    assert texts.attribute_name(WORDS, attribute)


@pytest.mark.parametrize(("attribute", "value"), VALUES)
def test_every_value_has_a_name_a_trait_and_a_question(attribute, value):
    assert texts.value_name(WORDS, attribute, value)
    assert texts.trait_text(WORDS, attribute, value)
    assert texts.question_text(WORDS, attribute, value).endswith("?")


def test_no_two_questions_or_traits_read_alike():
    questions = {texts.question_text(WORDS, *one) for one in VALUES}
    traits = {texts.trait_text(WORDS, *one) for one in VALUES}
    assert len(questions) == len(traits) == len(VALUES)


def test_what_is_not_stated_has_a_name():
    assert texts.value_name(WORDS, "tie", None) == "Not stated"


@pytest.mark.parametrize("opponent", REGISTRY)
def test_every_opponent_has_a_name_and_a_blurb(opponent):
    assert texts.opponent_name(WORDS, opponent)
    assert texts.opponent_blurb(WORDS, opponent).endswith(".")


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_has_a_name_and_a_sentence(rule):
    assert texts.rule_name(WORDS, rule)
    assert texts.rule_blurb(WORDS, rule).endswith(".")


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_of_the_computer_has_words(reason):
    assert texts.reason_text(WORDS, reason).endswith(".")


def test_the_built_in_deck_has_a_name_and_others_keep_theirs():
    assert texts.deck_name(WORDS, "stock") != "stock"
    assert texts.deck_name(WORDS, "Our team") == "Our team"


def test_answers_are_words():
    assert texts.answer_word(WORDS, True) == "Yes"
    assert texts.answer_word(WORDS, False) == "No"
