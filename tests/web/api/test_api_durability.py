"""Kills the server without warning, in mid-match, and looks what is left."""

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
from pathlib import Path

import pytest

from guesswho.settings import PROJECT_ROOT

HERE = Path(__file__).parent


class Server:
    """A gunicorn of its own over a data folder, and a client for it."""

    def __init__(self, folder):
        self._folder = folder
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._address = f"127.0.0.1:{free.getsockname()[1]}"

    @contextmanager
    def running(self):
        environment = {
            **os.environ,
            "GUESSWHO_DATA_DIR": str(self._folder),
            "GUESSWHO_RATE_LIMIT": "off",
        }
        options = ["--threads", "2", "--chdir", str(HERE), "--bind", self._address]
        process = subprocess.Popen(  # noqa: S603
            [sys.executable, "-m", "gunicorn", *options, "served:server"],
            cwd=PROJECT_ROOT,
            env=environment,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            self._wait_until_alive()
            yield
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def call(self, method, path, body=None, token=""):
        request = urllib.request.Request(
            f"http://{self._address}{path}",
            None if body is None else json.dumps(body).encode(),
            {"X-Seat-Token": token},
            method=method,
        )
        with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
            return json.load(response)

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


def check(server, told):
    """Every match is at what was answered last, or one answer further that got lost."""
    for (path, token), view in told.items():
        found = server.call("GET", path, token=token)
        assert found["version"] >= view["version"]
        assert found["history"][: len(view["history"])] == view["history"]
        assert (found["mine"], len(found["cards"])) == (view["mine"], 24)
        if found["version"] == view["version"]:
            assert found == view
