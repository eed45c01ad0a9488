"""Jobs, with either manager: a photo that arrived is read by a program of its own."""

import os
import subprocess
import sys
import time

import pytest

from guesswho.services.services import connect
from guesswho.settings import PROJECT_ROOT, Settings
from guesswho.store.account_records import Role
from guesswho.web import create_app, jobs
from tests.browser.stage import portrait
from tests.web.pages import Visitor

PATIENCE = 120


@pytest.fixture(params=["diskcache", "celery"])
def settings(request, tmp_path):
    """Settings under which jobs are run; with Redis a worker waits for them."""
    plain = Settings(data_dir=tmp_path, secret_key="k", rate_limit="off")
    if request.param == "diskcache":
        yield plain
        return
    url, _ = request.getfixturevalue("redis_server")
    queued = Settings(data_dir=tmp_path, secret_key="k", rate_limit="off", redis_url=url)
    words = [sys.executable, "-m", "celery", "-A", "guesswho.web.worker", "worker", "--pool=solo"]
    environment = {**os.environ, **queued.to_env()}
    worker = subprocess.Popen(  # noqa: S603 - our own program
        [*words, "--loglevel=ERROR"], env=environment, cwd=PROJECT_ROOT
    )
    yield queued
    worker.terminate()
    worker.wait()


def test_a_photo_that_has_arrived_is_read(settings):
    if not (settings.models_dir / "trunk.tflite").exists():
        pytest.skip("no models ship here")
    services = connect(settings)
    visitor = Visitor(create_app(settings, services).server)
    user = services.users.add("Ada", Role.STAFF)
    with visitor.client.session_transaction() as session:
        session["_user_id"] = services.logins.begin(user).token
    deck = services.team_decks.create("Us", user.id)
    photo = portrait()
    upload = services.uploads.begin(deck.id, "ada.jpg", len(photo))
    services.uploads.receive(upload.id, 0, photo)
    assert finished(visitor, "deck-arrived.data", {"deck-arrived": 1, "deck-id": deck.id})
    assert [member.card.name for member in services.team_decks.members(deck.id)] == ["ada"]


def finished(visitor, trigger, values):
    """Begin a job as the page does, and ask after it until its result is there."""
    found = next(
        one
        for one in visitor.client.get("/_dash-dependencies").json
        if one["background"] and f"{one['inputs'][0]['id']}.data" == trigger
    )
    parts = {
        kind: [{**one, "value": values[one["id"]]} for one in found[kind]]
        for kind in ("inputs", "state")
    }
    ident, _, name = found["output"].rpartition(".")
    body = {
        "output": found["output"],
        "outputs": {"id": ident, "property": name},
        "changedPropIds": [trigger],
        **parts,
    }
    address = "/_dash-update-component"
    job = visitor.client.post(address, json=body).json
    for _ in range(PATIENCE):
        handles = {"cacheKey": job["cacheKey"], "job": job["job"]}
        answer = visitor.client.post(address, json=body, query_string=handles).json
        if "response" in answer:
            return answer["response"][ident][name]
        time.sleep(1)
    return pytest.fail("the job does not end")


def test_a_program_that_fails_is_told(tmp_path):
    with pytest.raises(subprocess.CalledProcessError):
        jobs.run_verb(Settings(data_dir=tmp_path, secret_key="k"), "photos", "nobody")
