"""The built-in deck: 24 drawn characters, as rows of traits, and twelve more to draw boards from.

The rows were searched for, not typed at random: twelve women and twelve men, every value
several times, no two cards alike, and splits so even that greedy play needs 5.67 turns on
average (24 cards can do no better: 4.67 questions and the guess). Every initial is used once.
The twelve more keep the whole pool without twins and as even, so that any draw plays well.
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
_MORE_ROWS = """
Astrid  female short straight blond  yes yes no  no
Bella   female short curly    brown  yes yes no  yes
Carmen  female bald  -        -      yes no  no  yes
Esther  female long  curly    grey   no  yes no  no
Fiona   female long  curly    red    yes yes no  yes
Gustav  male   short curly    grey   yes yes yes yes
Heidi   female short straight blond  no  yes no  yes
Ian     male   long  curly    red    no  yes yes yes
Kenji   male   long  straight black  yes no  yes yes
Luca    male   short straight brown  no  yes yes yes
Omar    male   bald  -        -      yes no  yes yes
Ravi    male   long  straight black  yes yes yes no
"""


@cache
def stock_deck() -> Deck:
    """Return the 24 drawn characters, by name; their ids are ``"1"`` to ``"24"``."""
    return Deck(STOCK_NAME, _cards(_ROWS, 1))


@cache
def stock_pool() -> Deck:
    """Return all 36 characters, by name: the deck's own and more, with ids up to ``"36"``."""
    more = _cards(_MORE_ROWS, len(stock_deck().cards) + 1)
    everyone = (*stock_deck().cards, *more)
    return Deck(STOCK_NAME, tuple(sorted(everyone, key=lambda card: card.name)))


def _cards(rows: str, first_id: int) -> tuple[Card, ...]:
    numbered = enumerate(rows.strip().splitlines(), first_id)
    return tuple(_card(str(card_id), row.split()) for card_id, row in numbered)


def _card(card_id: str, words: list[str]) -> Card:
    name, *values = words
    stated = {a: v for a, v in zip(ATTRIBUTES, values, strict=True) if v != _BLANK}
    return Card(card_id, name, Traits(stated))
