"""The built-in deck: 24 drawn characters, as rows of traits.

The rows were searched for, not typed at random: twelve women and twelve men, every value
several times, no two cards alike, and splits so even that greedy play needs 5.67 turns on
average (24 cards can do no better: 4.67 questions and the guess). Every initial is used once.
"""

from functools import cache

from guesswho.attributes import ATTRIBUTES, Traits
from guesswho.cards.card import Card
from guesswho.cards.deck import Deck

STOCK_NAME = "stock"

_BLANK = "-"
_ROWS = """
Amara   female long  curly    black  yes yes no  no
Bruno   male   bald  -        -      yes no  no  no
Callum  male   long  curly    red    yes no  yes no
Dita    female short straight blond  no  no  no  no
Elif    female long  curly    brown  no  yes no  no
Freya   female long  straight blond  yes no  no  no
Greta   female long  curly    grey   yes no  no  no
Hanne   female long  straight grey   no  no  no  no
Ivar    male   long  straight red    yes no  no  yes
Jonas   male   long  straight blond  no  no  yes yes
Kofi    male   short curly    black  yes yes no  no
Lucia   female long  curly    brown  yes no  no  yes
Malik   male   short curly    black  no  yes yes yes
Nina    female short straight brown  no  no  no  yes
Otis    male   bald  -        -      no  yes no  no
Pablo   male   short straight brown  no  no  no  no
Rosie   female long  straight red    no  no  no  yes
Sven    male   short curly    blond  no  no  no  no
Tilda   female short curly    blond  no  yes no  no
Umberto male   short curly    grey   no  no  yes no
Victor  male   bald  -        -      yes yes yes no
Wei     male   short straight black  yes yes yes yes
Yuki    female short straight black  yes no  no  no
Zuri    female bald  -        -      no  no  no  no
"""


@cache
def stock_deck() -> Deck:
    """Return the 24 drawn characters, by name; their ids are ``"1"`` to ``"24"``."""
    rows = _ROWS.strip().splitlines()
    return Deck(STOCK_NAME, tuple(_card(str(n), row.split()) for n, row in enumerate(rows, 1)))


def _card(card_id: str, words: list[str]) -> Card:
    name, *values = words
    stated = {a: v for a, v in zip(ATTRIBUTES, values, strict=True) if v != _BLANK}
    return Card(card_id, name, Traits(stated))
