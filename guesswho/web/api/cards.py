"""``/api/v1/cards``: a card of one's own, and its deletion."""

from flask import Blueprint, Response, url_for

from guesswho.services.create_card import CreateCardService, Finished
from guesswho.services.feedback import Word
from guesswho.settings import Settings
from guesswho.store.feedback import Place
from guesswho.web.api import limits, requests
from guesswho.web.api.blueprint import Document, document


def attach(api: Blueprint, cards: CreateCardService, settings: Settings) -> None:
    """Serve the making and the deleting."""

    def create() -> Response:
        limits.spend()
        data = requests.photo(settings.max_upload_mb)
        word = Word(
            name=requests.form_text("name"),
            corrections=requests.form_corrections(),
            confirmed=requests.form_confirmed(),
            consents=requests.form_consents(),
            place=Place.API,
        )
        return document(_created(cards.create(data, word)), 201)

    def delete() -> Response:
        cards.delete(requests.deletion_code())
        return Response(status=204)

    api.add_url_rule("/cards", "create_card", create, methods=["POST"])
    api.add_url_rule("/cards", "delete_card", delete, methods=["DELETE"])


def _created(finished: Finished) -> Document:
    card = finished.card
    return {
        "card": {
            "id": card.id,
            "name": card.name,
            "traits": dict(card.traits),
            "picture": url_for("api.picture", name=card.picture),
        },
        "predictions": {
            attribute: {"value": read.value, "scores": dict(read.scores)}
            for attribute, read in finished.predictions.items()
        },
        "deletion_code": finished.deletion_code,
        "expires": finished.expires.isoformat(timespec="seconds"),
    }
