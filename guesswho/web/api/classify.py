"""``POST /api/v1/classify``: what the eight classifiers say about one photo."""

from flask import Blueprint, Response, request

from guesswho.services.create_card import CreateCardService
from guesswho.settings import Settings
from guesswho.web.api import limits, requests
from guesswho.web.api.blueprint import document


def attach(api: Blueprint, cards: CreateCardService, settings: Settings) -> None:
    """Serve it; nothing of the photo is kept."""

    def classify() -> Response:
        limits.spend()
        data = requests.photo(settings.max_upload_mb)
        name = request.files["photo"].filename or ""
        return document({"photo": name, **cards.classify(data).document()})

    api.add_url_rule("/classify", "classify", classify, methods=["POST"])
