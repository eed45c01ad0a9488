"""Cards as JSON: the shape that deck files and transcripts share.

``{"id": "7", "name": "Ann", "traits": {"hat": "yes"}, "picture": null}``; what is not stated
is left out of ``traits``. Where traits are not certain, ``"chances"`` has their shares by
attribute and value.
"""

import json
from typing import Any

from guesswho.attributes import Traits
from guesswho.cards.card import Card
from guesswho.cards.chances import Chances
from guesswho.errors import BadDeck

_KEYS = {"id", "name", "traits", "picture"}


def document(card: Card) -> dict[str, Any]:
    """The card as a JSON object."""
    traits = {attribute: value for attribute, value in card.traits.items() if value is not None}
    certain = {"id": card.id, "name": card.name, "traits": traits, "picture": card.picture}
    return {**certain, "chances": dict(card.chances)} if card.chances else certain


def from_document(given: object) -> Card:
    """The card of a JSON object.

    Raises ``BadDeck`` for a wrong shape, and ``BadName``, ``UnknownAttribute`` or
    ``UnknownValue`` for wrong content.
    """
    if not isinstance(given, dict) or given.keys() - {"chances"} != _KEYS:
        raise BadDeck("a card is an object of id, name, traits and picture")
    traits = given["traits"]
    if not (isinstance(traits, dict) and _all_text(*traits.values())):
        raise BadDeck("the traits of a card are an object of words")
    if not _all_text(given["id"], given["name"]):
        raise BadDeck("the id and the name of a card are text")
    picture = given["picture"]
    if not (picture is None or isinstance(picture, str)):
        raise BadDeck("the picture of a card is a file name or null")
    chances = Chances(_shares(given.get("chances", {})))
    return Card(given["id"], given["name"], Traits(traits), picture, chances)


def parse(text: str) -> object:
    """What ``json.loads`` gives; raises ``BadDeck``, also where a key comes twice."""
    try:
        return json.loads(text, object_pairs_hook=_object)
    except (ValueError, RecursionError) as problem:
        raise BadDeck(f"not JSON: {problem}") from None


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise BadDeck("a key comes twice in one JSON object")
    return found


def _shares(given: object) -> dict[str, dict[str, float]]:
    if not (isinstance(given, dict) and all(map(_are_numbers, given.values()))):
        raise BadDeck("the chances of a card are numbers by attribute and value")
    return given


def _are_numbers(shares: object) -> bool:
    return isinstance(shares, dict) and all(type(one) in (int, float) for one in shares.values())


def _all_text(*given: object) -> bool:
    return all(isinstance(one, str) for one in given)
