import threading

import pytest

from guesswho.cards.stock import stock_deck
from guesswho.errors import DeckNotFound, ModelUnavailable, StoreUnavailable
from guesswho.game.match import Ask
from guesswho.game.question import Question
from guesswho.services.health import HealthService
from guesswho.services.lazy_recognizer import LazyRecognizer
from guesswho.services.services import connect
from guesswho.settings import Settings


def test_the_stock_deck_can_be_played(services):
    assert services.decks.names() == ("stock",)
    assert services.decks.deck("stock") == stock_deck()
    with pytest.raises(DeckNotFound):
        services.decks.deck("../stock")


def test_a_recognizer_is_loaded_once_and_not_before_it_is_used(recognizer):
    loads = []
    together = threading.Barrier(5)

    def load():
        loads.append(1)
        return recognizer

    lazy = LazyRecognizer(load)
    assert not loads

    def use():
        together.wait(10)
        assert lazy.version == "scripted"

    threads = [threading.Thread(target=use) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert loads == [1]


def test_models_that_come_later_serve_without_a_restart(recognizer):
    ready = []

    def load():
        if not ready:
            raise ModelUnavailable("trunk.tflite")
        return recognizer

    lazy = LazyRecognizer(load)
    with pytest.raises(ModelUnavailable):
        _ = lazy.version
    ready.append(True)
    assert lazy.version == "scripted"


def test_health_names_every_problem():
    def broken():
        raise StoreUnavailable("gone")

    assert HealthService([lambda: None]).problems() == ()
    (problem,) = HealthService([lambda: None, broken]).problems()
    assert problem.args == ("gone",)


def test_connected_services_keep_matches_on_disk(tmp_path):
    settings = Settings(data_dir=tmp_path / "var", models_dir=tmp_path / "none")
    seated = connect(settings).play.new_match("stock", "clever", "loses", first="me")
    again = connect(settings)
    action = Ask(Question("hat", "yes"))
    seen = again.play.act(seated.seen.match_id, seated.seat_token, 0, action)
    assert seen.view.version == 2
    assert [problem.name for problem in again.health.problems()] == ["ModelUnavailable"]
