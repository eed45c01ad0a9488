"""Services over a store in memory, a clock that stands still and chance that repeats."""

from random import Random

import pytest

from guesswho.services.services import Services, assemble
from guesswho.settings import Settings
from guesswho.store.memory import MemoryStore
from guesswho.store.pictures import Pictures
from guesswho.vision.scripted import ScriptedRecognizer
from tests.standing_clock import StandingClock


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def pictures(tmp_path):
    return Pictures(tmp_path / "pictures")


@pytest.fixture
def recognizer():
    return ScriptedRecognizer({"gender": "female", "hair_length": "long", "hair_colour": "brown"})


@pytest.fixture
def settings(tmp_path):
    return Settings(data_dir=tmp_path, rate_limit="off", photo_days=2, max_upload_mb=3)


@pytest.fixture
def services(settings, store, pictures, recognizer, clock) -> Services:
    return assemble(
        settings,
        store=store,
        pictures=pictures,
        load=lambda: recognizer,
        clock=clock,
        rng=Random(1),
    )


@pytest.fixture
def play(services):
    return services.play


@pytest.fixture
def friends(services):
    return services.friends


@pytest.fixture
def cards(services):
    return services.create_card
