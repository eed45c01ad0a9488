"""The page Delete: a code takes the card; a wrong one is told; looking deletes nothing."""

import pytest

from guesswho.errors import CardNotFound
from guesswho.services.feedback import Word
from tests.photos import astronaut_jpeg
from tests.web.pages import texts


@pytest.fixture
def services(app):
    return app.server.extensions["guesswho.services"]


@pytest.fixture
def made(services):
    return services.create_card.create(astronaut_jpeg(), Word(name="Eileen", corrections={}))


def test_the_code_deletes_the_card(visitor, services, made):
    visitor.visit("/delete")
    answer = visitor.fire("delete-go.n_clicks", {"delete-code": f" {made.deletion_code.lower()} "})
    assert "It is gone" in texts(answer["delete"]["children"])
    with pytest.raises(CardNotFound):
        services.create_card.card(made.card.id)


@pytest.mark.parametrize("code", [None, "", "nonsense", "\ud800", "x" * 9999])
def test_a_wrong_code_is_told_and_deletes_nothing(visitor, services, made, code):
    answer = visitor.fire("delete-go.n_clicks", {"delete-code": code})
    assert "fits no card" in answer["toast"]["children"]
    assert services.create_card.card(made.card.id)
