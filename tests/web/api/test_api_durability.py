"""Kills the whole app as it is served, without warning, in mid-match; looks what is left."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from types import MappingProxyType

import pytest

from guesswho.settings import PROJECT_ROOT
from tests import tiny_models


class Server:
    """The app in a gunicorn of its own over a folder, and a client for it."""

    def __init__(self, folder):
        self.log = folder / "log"
        self._environment = {
            **os.environ,
            "GUESSWHO_DATA_DIR": str(folder / "data"),
            "GUESSWHO_MODELS_DIR": str(folder / "models"),
            "GUESSWHO_RATE_LIMIT": "off",
        }
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._address = f"127.0.0.1:{free.getsockname()[1]}"

    @contextmanager
    def running(self):
        with self.log.open("ab") as log:
            process = subprocess.Popen(  # noqa: S603  (our own program)
                [sys.executable, "-m", "gunicorn", "--bind", self._address, "app:server"],
                cwd=PROJECT_ROOT,
                env=self._environment,
                stderr=log,
                start_new_session=True,
            )
        try:
            self._wait_until_alive()
            yield
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def call(self, method, path, body=None, token=""):
        content = None if body is None else json.dumps(body).encode()
        return json.loads(self.send(method, path, content, {"X-Seat-Token": token}))

    def send(self, method, path, content=None, headers=MappingProxyType({})):
        address = f"http://{self._address}{path}"
        request = urllib.request.Request(address, content, headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
            return response.read()

    def _wait_until_alive(self):
        for _ in range(300):
            try:
                self.call("GET", "/healthz")
            except OSError:
                time.sleep(0.1)
            else:
                return
        pytest.fail("the server does not start")


class Player(threading.Thread):
    """Plays one match after another and remembers the last view of each that was answered."""

    def __init__(self, server):
        super().__init__()
        self._server = server
        self.answered = {}
        self.some = threading.Event()

    def run(self):
        try:
            while True:
                self._play()
        except (OSError, ValueError):  # the server died, perhaps in the middle of an answer
            return

    def _play(self):
        options = {"deck": "stock", "opponent": "rookie", "rule": "turn"}
        match = self._server.call("POST", "/api/v1/matches", options)
        path, token, view = f"/api/v1/matches/{match['match']}", match["seat_token"], match["view"]
        self.answered[path, token] = view
        while view["questions"] and not view["over"]:
            question = view["questions"][-1]
            asked = {key: question[key] for key in ("attribute", "value")}
            body = {"version": view["version"], "type": "ask", **asked}
            view = self._server.call("POST", f"{path}/actions", body, token)
            del view["then"]
            self.answered[path, token] = view
            if len(self.answered) > 2:
                self.some.set()


def test_whatever_was_answered_survives_a_kill(tmp_path):
    server = Server(tmp_path)
    told = {}
    for _ in range(2):
        with server.running():
            check(server, told)
            player = Player(server)
            player.start()
            assert player.some.wait(60)
        player.join()
        told.update(player.answered)
    with server.running():
        check(server, told)
        going_on = [(key, view) for key, view in told.items() if not view["over"]]
        assert going_on
        for (path, token), _ in going_on:
            view = server.call("GET", path, token=token)
            if view["over"]:
                continue
            card = next(card["id"] for card in view["cards"] if card["standing"])
            body = {"version": view["version"], "type": "guess", "card": card}
            after = server.call("POST", f"{path}/actions", body, token)
            assert after["version"] > view["version"]


def test_a_card_that_was_answered_survives_a_kill(tmp_path, astronaut):
    tiny_models.write(tmp_path / "models")
    server = Server(tmp_path)
    head = b'--x\r\nContent-Disposition: form-data; name="%s"%s\r\n\r\n%s\r\n'
    form = head % (b"photo", b'; filename="x"', astronaut) + head % (b"name", b"", b"Ada")
    with server.running():
        content = {"Content-Type": "multipart/form-data; boundary=x"}
        made = json.loads(server.send("POST", "/api/v1/cards", form + b"--x--\r\n", content))
        picture = server.send("GET", made["card"]["picture"])
        server.send("GET", "/")
    with server.running():
        assert server.send("GET", made["card"]["picture"]) == picture
        options = {"deck": "stock", "opponent": "rookie", "rule": "loses"}
        match = server.call("POST", "/api/v1/matches", {**options, "card": made["card"]["id"]})
        assert made["card"]["id"] in [card["id"] for card in match["view"]["cards"]]
    log = server.log.read_text()
    assert log.count("purged at ") == 2
    for private in ("Ada", made["card"]["id"], made["card"]["picture"], match["seat_token"]):
        assert private not in log


def check(server, told):
    """Every match is at what was answered last, or one answer further that got lost."""
    for (path, token), view in told.items():
        found = server.call("GET", path, token=token)
        assert found["version"] >= view["version"]
        assert found["history"][: len(view["history"])] == view["history"]
        assert (found["mine"], len(found["cards"])) == (view["mine"], 24)
        if found["version"] == view["version"]:
            assert found == view
