"""``/api/v1/pictures`` of people and ``/api/v1/decks/…/portraits`` that are drawn."""

from contextlib import suppress

from flask import Blueprint, Flask, Response, request
from flask_caching import Cache
from redis import RedisError

from guesswho import __version__
from guesswho.cards.card import Card
from guesswho.cards.portrait import draw
from guesswho.services.create_card import CreateCardService
from guesswho.services.decks import DeckService
from guesswho.settings import Settings

DAY = 24 * 60 * 60


def attach(api: Blueprint, cards: CreateCardService, decks: DeckService, cache: Cache) -> None:
    """Serve both kinds."""

    def picture(name: str) -> Response:
        response = Response(cards.picture(name), mimetype="image/jpeg")
        # a deleted photo is gone everywhere at once: no browser and no proxy keeps it
        response.headers["Cache-Control"] = "private, no-store"
        return response

    def portrait(deck: str, card: str) -> Response:
        response = Response(_drawn(cache, decks.card(deck, card)), mimetype="image/svg+xml")
        response.headers["Cache-Control"] = f"public, max-age={DAY}"
        response.add_etag()
        response.make_conditional(request)
        return response

    api.add_url_rule("/pictures/<name>", "picture", picture)
    api.add_url_rule("/decks/<deck>/portraits/<card>.svg", "portrait", portrait)


def new_cache(server: Flask, settings: Settings) -> Cache:
    """Return a cache for what is dear and repeatable: in Redis if there is one, or here."""
    where = (
        {"CACHE_TYPE": "RedisCache", "CACHE_REDIS_URL": settings.redis_url}
        if settings.redis_url
        else {"CACHE_TYPE": "SimpleCache"}
    )
    return Cache(server, config={**where, "CACHE_DEFAULT_TIMEOUT": DAY})


def _drawn(cache: Cache, card: Card) -> str:
    """Draw ``card``, unless it was drawn before; a cache that is away only costs time."""
    key = f"portrait {__version__} {card.id} {card.traits!r}"
    with suppress(RedisError):
        drawn = cache.get(key)
        if drawn is not None:
            return str(drawn)
    drawn = draw(card.traits, card.id)
    with suppress(RedisError):
        cache.set(key, drawn)
    return drawn
