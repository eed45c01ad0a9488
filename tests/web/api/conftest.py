"""A plain Flask server with the API, and a client that holds every answer to the document."""

import io
from random import Random

import pytest
from flask import Flask
from jsonschema import Draft202012Validator
from PIL import Image
from skimage import data

from guesswho.errors import ModelUnavailable
from guesswho.services.services import assemble
from guesswho.settings import Settings
from guesswho.store.memory import MemoryStore
from guesswho.store.pictures import Pictures
from guesswho.vision.scripted import ScriptedRecognizer
from guesswho.web import api
from guesswho.web.api.openapi import description
from tests.standing_clock import StandingClock

DOCUMENT = description(3)
PREFIX = "/api/v1"


class DocumentedClient:
    """Sends requests; fails on an answer that the OpenAPI document does not foresee."""

    def __init__(self, server):
        self.server = server
        self.client = server.test_client()

    def __call__(self, method, path, **options):
        response = self.client.open(PREFIX + path, method=method, **options)
        rule, _ = self.server.url_map.bind("localhost").match(PREFIX + path, method)
        if rule != "api.unknown":
            check(self.operation(rule, method), response)
        return response

    def operation(self, endpoint, method):
        (rule,) = self.server.url_map.iter_rules(endpoint)
        path = rule.rule.removeprefix(PREFIX).replace("<", "{").replace(">", "}")
        return DOCUMENT["paths"][path][method.lower()]


def check(operation, response):
    answer = operation["responses"].get(str(response.status_code))
    assert answer, f"{response.status_code} is not documented: {response.text[:500]}"
    assert "Cache-Control" in response.headers
    if response.status_code == 304 or "content" not in answer:
        assert response.data == b""
        return
    ((kind, content),) = answer["content"].items()
    assert response.mimetype == kind
    if kind == "application/json":
        schema = {**content["schema"], "components": DOCUMENT["components"]}
        Draft202012Validator(schema).validate(response.json)


class Parts:
    """Everything behind a server, within a test's reach."""

    def __init__(self, folder, store=None, **settings):
        options = {"rate_limit": "off", "max_upload_mb": 3, **settings}
        self.settings = Settings(data_dir=folder, **options)
        self.store = store or MemoryStore()
        self.pictures = Pictures(folder / "pictures")
        self.clock = StandingClock()
        self.rng = Random(1)
        self.recognizer = ScriptedRecognizer({"gender": "female", "hair_colour": "brown"})
        self.services = assemble(
            self.settings,
            store=self.store,
            pictures=self.pictures,
            load=self.load,
            clock=self.clock,
            rng=self.rng,
        )
        self.server = Flask("guesswho-test")
        self.server.testing = True
        api.register(self.server, self.services, self.settings)

    def load(self):
        if self.recognizer is None:
            raise ModelUnavailable("trunk.tflite")
        return self.recognizer


@pytest.fixture
def new_parts(tmp_path):
    return lambda **settings: Parts(tmp_path, **settings)


@pytest.fixture
def parts(new_parts):
    return new_parts()


@pytest.fixture
def call(parts):
    return DocumentedClient(parts.server)


@pytest.fixture
def caller():
    return DocumentedClient


@pytest.fixture(scope="session")
def astronaut():
    file = io.BytesIO()
    Image.fromarray(data.astronaut()).save(file, "JPEG", quality=92)
    return file.getvalue()


@pytest.fixture
def begin(call):
    def begin_match(**options):
        body = {"deck": "stock", "opponent": "clever", "rule": "loses", "first": "me", **options}
        response = call("POST", "/matches", json=body)
        assert response.status_code == 201, response.text
        return response.json

    return begin_match
