"""For all tests: how they are timed, and a Redis of their own.

How long an example takes says something of the machine, not of the code.
"""

import shutil
import socket
import subprocess
import time

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture
def redis_server(tmp_path):
    program = shutil.which("redis-server")
    if not program:
        pytest.skip("no redis-server")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    options = ["--port", str(port), "--bind", "127.0.0.1", "--save", "", "--dir", str(tmp_path)]
    process = subprocess.Popen([program, *options], stdout=subprocess.DEVNULL)  # noqa: S603
    wait_for(port)
    yield f"redis://127.0.0.1:{port}/0", process
    process.kill()
    process.wait()


def wait_for(port):
    for _ in range(100):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("redis-server does not answer")
