"""The whole app over a store in memory, with chance that repeats."""

from random import Random

import pytest
from argon2 import PasswordHasher

from guesswho.services import services
from guesswho.services.accounts.passwords import Passwords
from guesswho.services.services import assemble
from guesswho.settings import Settings
from guesswho.store.memory import MemoryStore
from guesswho.store.pictures import Pictures
from guesswho.vision.scripted import ScriptedRecognizer
from guesswho.web import create_app
from tests.standing_clock import StandingClock
from tests.web.pages import Visitor


@pytest.fixture
def clock():
    return StandingClock()


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def make_app(tmp_path, clock, store, monkeypatch):
    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(services, "Passwords", lambda: Passwords(cheap))

    def make():
        settings = Settings(
            data_dir=tmp_path, secret_key="k", rate_limit="1000 per minute", max_upload_mb=2
        )
        parts = assemble(
            settings,
            store=store,
            pictures=Pictures(tmp_path / "pictures"),
            load=lambda: ScriptedRecognizer({"gender": "female", "glasses": "yes"}),
            clock=clock,
            rng=Random(4),
        )
        return create_app(settings, parts)

    return make


@pytest.fixture
def app(make_app):
    return make_app()


@pytest.fixture
def visitor(app):
    return Visitor(app.server)
