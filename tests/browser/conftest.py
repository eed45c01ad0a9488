"""One server and one browser for all browser tests; every test is a fresh visitor."""

import pytest
from playwright.sync_api import expect

from guesswho.settings import Settings
from guesswho.store.memory import MemoryStore
from tests.browser import stage

PATIENCE_MS = 30_000
"""How long a page may take on a busy machine; a page that is done is waited for no longer."""


@pytest.fixture(scope="session")
def browser(tmp_path_factory):
    if stage.CHROMIUM is None:
        pytest.skip("no chromium on this machine: browser tests did not run")
    expect.set_options(timeout=PATIENCE_MS)
    film = tmp_path_factory.mktemp("camera") / "astronaut.mjpeg"
    film.write_bytes(stage.film())
    with stage.browsing(*stage.camera_of(film)) as browser:
        yield browser


@pytest.fixture(scope="session")
def store():
    """What stands behind ``home``."""
    return MemoryStore()


@pytest.fixture(scope="session")
def home(tmp_path_factory, store):
    settings = Settings(
        data_dir=tmp_path_factory.mktemp("var"),
        rate_limit="1000 per minute",
        secret_key="browser tests",
    )
    with stage.serving(settings, stage.services(settings, store=store)) as address:
        yield address


@pytest.fixture(params=[stage.PHONE, stage.LAPTOP], ids=["phone", "laptop"])
def device(request):
    return request.param


@pytest.fixture
def visit(browser, home, device):
    """Open fresh browsers; none may complain on its console or reach for another machine."""
    contexts, watch = [], stage.Watch(home)

    def fresh():
        context = browser.new_context(**device, base_url=home, reduced_motion="reduce")
        context.set_default_timeout(PATIENCE_MS)
        watch.follow(context)
        contexts.append(context)
        return context

    yield fresh
    for context in contexts:
        context.close()
    assert watch.console == []
    assert watch.abroad == []


@pytest.fixture
def page(visit):
    return visit().new_page()
