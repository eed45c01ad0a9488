import gettext

from guesswho.texts import Words, translator


class Backwards(gettext.NullTranslations):
    """A language whose sentences are turned around, to see when values are filled in."""

    def gettext(self, message):
        return " ".join(reversed(message.split()))

    def ngettext(self, msgid1, msgid2, n):
        return self.gettext(msgid1 if n == 1 else msgid2)


def test_a_language_without_a_catalogue_speaks_english():
    assert translator("xx")("Hello {name}", name="Ada") == "Hello Ada"


def test_values_are_filled_in_after_the_translation():
    assert Words("yy", Backwards())("Hello {name}", name="Ada L") == "Ada L Hello"


def test_a_number_chooses_the_sentence():
    words = translator("en")
    assert words.count("{number} day", "{number} days", 1) == "1 day"
    assert words.count("{number} day of {of}", "{number} days of {of}", 3, of=9) == "3 days of 9"
    assert Words("yy", Backwards()).count("{number} day", "{number} days", 2) == "days 2"
