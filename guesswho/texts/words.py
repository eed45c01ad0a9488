"""One language's words: a gettext catalogue with values filled in."""

import gettext
from functools import cache
from pathlib import Path

CATALOGUES = Path(__file__).resolve().parent / "locale"
"""``<language>/LC_MESSAGES/guesswho.mo``; a language without one speaks English."""


def mark(message: str) -> str:
    """Mark a sentence for the catalogues where it stands in a table, untranslated."""
    return message


class Words:
    """Says sentences in one language. Call it with the English sentence.

    ``words("Hello {name}", name="Ada")`` looks the sentence up first and fills it in
    afterwards, so that a translation may put the values in another order.
    """

    __slots__ = ("_catalogue", "language")

    def __init__(self, language: str, catalogue: gettext.NullTranslations) -> None:
        self.language = language
        self._catalogue = catalogue

    def __call__(self, message: str, **values: object) -> str:
        """Translate ``message``, then fill ``{name}`` places with ``values``."""
        return self._catalogue.gettext(message).format(**values)

    def count(self, one: str, many: str, number: int, **values: object) -> str:
        """Choose the sentence for ``number`` things; both forms may name ``{number}``."""
        sentence = self._catalogue.ngettext(one, many, number)
        return sentence.format(number=number, **values)


@cache
def translator(language: str) -> Words:
    """Speak ``language`` (``en``, ``nl`` …); English where no catalogue exists."""
    return Words(
        language,
        gettext.translation("guesswho", CATALOGUES, languages=[language], fallback=True),
    )
