import inspect

import pytest

from guesswho import errors
from guesswho.errors import BadDeck, BadRequest, GuessWhoError, UnknownAttribute, UnknownValue
from guesswho.texts import Words, translator
from guesswho.web.messages import _MESSAGES, sentence, status

ENGLISH = translator("en")
ERRORS = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, GuessWhoError)
]


@pytest.mark.parametrize("kind", ERRORS)
def test_every_error_has_words_of_its_own(kind):
    assert kind in _MESSAGES
    said = sentence(kind("one", "two"), ENGLISH)
    assert said[0].isupper() or said[0] == "“"
    assert said.rstrip("onetw")[-1] in ".:" or "one" in said
    assert "{" not in said


@pytest.mark.parametrize("kind", ERRORS)
def test_an_error_without_its_arguments_still_has_words(kind):
    assert "{" not in sentence(kind(), ENGLISH)
    assert 400 <= status(kind()) < 600


def test_ours_are_5xx_and_theirs_4xx():
    ours = {kind for kind in ERRORS if status(kind("x", "y")) >= 500}
    assert ours == {
        GuessWhoError,
        errors.Unavailable,
        errors.StoreUnavailable,
        errors.ModelUnavailable,
    }


def test_only_an_old_version_and_a_taken_seat_are_conflicts():
    conflicts = {kind for kind in ERRORS if status(kind("x", "y")) == 409}
    assert conflicts == {errors.StaleMatch, errors.SeatTaken}


def test_what_was_sent_is_repeated_shortened_and_as_it_is():
    assert sentence(UnknownValue("hat", "{green}"), ENGLISH) == (
        "“{green}” is not an answer for “hat”."
    )
    assert len(sentence(UnknownAttribute("x" * 10_000), ENGLISH)) < 120
    assert sentence(BadDeck("the id {0} comes twice"), ENGLISH) == (
        "This deck cannot be played: the id {0} comes twice"
    )


def test_a_subclass_without_words_speaks_like_its_parent():
    class Overdue(errors.MatchNotFound):
        pass

    assert status(Overdue()) == 404
    assert sentence(Overdue(), ENGLISH) == sentence(errors.MatchNotFound(), ENGLISH)


def test_reasons_are_translated_too():
    class Backwards:
        def gettext(self, message):
            return message[::-1] if message == "abc" else message

    assert sentence(BadRequest("abc"), Words("xx", Backwards())).endswith(": cba")
