"""How soon a fresh server answers its first photo, and what memory it takes.

``gunicorn`` is started as ``make run`` does, on an empty data folder and then again on the
same; the time runs from its start until a photo is classified over HTTP. A third start is made
where TensorFlow cannot be imported, as after an install for serving alone.
"""

import http.client
import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.portraits import photo

PATIENCE = 120
"""Seconds; on an idle machine two are enough."""
_BOUNDARY = "portrait"
_TICK = os.sysconf("SC_CLK_TCK")
_BLOCKER = "import sys\nsys.modules.update(dict.fromkeys(('tensorflow', 'keras')))\n"


class Answered(NamedTuple):
    """What a server spent until its first answer."""

    wall: float
    cpu: float
    """Seconds of master and worker together."""
    memory: float
    """MB of the worker, at most."""
    tensorflow: bool
    """Whether the worker has any of its libraries loaded."""


def run() -> list[str]:
    """A line a start."""
    with TemporaryDirectory() as folder:
        data, blocker = Path(folder) / "var", Path(folder) / "blocker"
        blocker.mkdir()
        (blocker / "sitecustomize.py").write_text(_BLOCKER)
        starts = {
            "the first start on a machine": _first_answer(data, {}),
            "a start": _first_answer(data, {}),
            "a start without TensorFlow": _first_answer(data, {"PYTHONPATH": str(blocker)}),
        }
    return [
        f"serving: {name} answers after {said.wall:.1f} s ({said.cpu:.1f} s of CPU), the worker "
        f"takes {said.memory:.0f} MB, TensorFlow {'is' if said.tensorflow else 'is not'} loaded"
        for name, said in starts.items()
    ]


def _first_answer(data: Path, more: Mapping[str, str]) -> Answered:
    picture, port = photo(), _free_port()
    environment = {**os.environ, "GUESSWHO_DATA_DIR": str(data), "GUESSWHO_PORT": str(port), **more}
    start = time.monotonic()
    with _gunicorn(environment) as master:
        while not _classified(port, picture):
            if time.monotonic() - start > PATIENCE or master.poll() is not None:
                raise RuntimeError("the server did not answer")
            time.sleep(0.02)
        wall = time.monotonic() - start
        (worker,) = _children(master.pid)
        libraries = Path(f"/proc/{worker}/maps").read_text()
        cpu = _cpu(master.pid) + _cpu(worker)
        return Answered(wall, cpu, _peak(worker), "tensorflow" in libraries)


@contextmanager
def _gunicorn(environment: Mapping[str, str]) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "gunicorn", "--config", "gunicorn.conf.py", "app:server"]
    quiet = [*command, "--log-level", "error"]
    with subprocess.Popen(quiet, env=environment) as master:  # noqa: S603
        try:
            yield master
        finally:
            master.terminate()


def _classified(port: int, picture: bytes) -> bool:
    """Whether the server answered; until it listens, it refuses the connection."""
    head = (
        f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n'
    )
    body = head.encode() + picture + f"\r\n--{_BOUNDARY}--\r\n".encode()
    kind = {"Content-Type": f"multipart/form-data; boundary={_BOUNDARY}"}
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    try:
        connection.request("POST", "/api/v1/classify", body, kind)
        return connection.getresponse().status == http.HTTPStatus.OK
    except ConnectionError:
        return False
    finally:
        connection.close()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _children(pid: int) -> list[int]:
    return [int(n) for n in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _cpu(pid: int) -> float:
    """CPU seconds of a process so far."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def _peak(pid: int) -> float:
    """MB that a process had in memory at most."""
    status = Path(f"/proc/{pid}/status").read_text()
    found = re.search(r"VmHWM:\s+(\d+) kB", status)
    return int(found[1]) / 1024 if found else float("nan")
