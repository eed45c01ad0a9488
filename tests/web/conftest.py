"""The whole app over a store in memory, with chance that repeats."""

from random import Random

import pytest

from guesswho.services.services import assemble
from guesswho.settings import Settings
from guesswho.store.memory import MemoryStore
from guesswho.store.pictures import Pictures
from guesswho.vision.scripted import ScriptedRecognizer
from guesswho.web import create_app
from tests.web.pages import Visitor


@pytest.fixture
def app(tmp_path):
    settings = Settings(
        data_dir=tmp_path, secret_key="k", rate_limit="1000 per minute", max_upload_mb=2
    )
    services = assemble(
        settings,
        store=MemoryStore(),
        pictures=Pictures(tmp_path / "pictures"),
        load=lambda: ScriptedRecognizer({"gender": "female", "glasses": "yes"}),
        rng=Random(4),
    )
    return create_app(settings, services)


@pytest.fixture
def visitor(app):
    return Visitor(app.server)
