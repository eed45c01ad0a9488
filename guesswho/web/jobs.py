"""Work that outlives a request: who runs it, and in which process.

Dash hands a job to a process of its own (``DiskcacheManager``) or, with Redis, to a worker
(``celery -A guesswho.web.worker worker``). Either starts a fresh program for it: an inference
engine or a database connection does not survive a fork, and a killed job takes nothing along.
docs/adr/0008-work-outside-the-request.md.
"""

import os
import subprocess
import sys
from typing import TYPE_CHECKING

from dash import CeleryManager, DiskcacheManager
from dash.background_callback.managers import BaseBackgroundCallbackManager

from guesswho.settings import Settings

if TYPE_CHECKING:
    from celery import Celery


def manager(settings: Settings) -> BaseBackgroundCallbackManager:
    """Return who runs the jobs of these settings."""
    if settings.redis_url:
        return CeleryManager(queue(settings))
    from diskcache import Cache  # noqa: PLC0415 - each installation needs one of the two

    folder = settings.data_dir / "jobs"
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return DiskcacheManager(Cache(str(folder)))


def queue(settings: Settings) -> "Celery":
    """Return the queue in Redis."""
    from celery import Celery  # noqa: PLC0415

    app = Celery("guesswho", broker=settings.redis_url, backend=settings.redis_url)
    app.conf.update(
        broker_connection_retry_on_startup=True,
        worker_hijack_root_logger=False,
    )
    return app


def run_verb(settings: Settings, *words: str) -> None:
    """Run a verb of the command line in a program of its own, and wait for it.

    Raises ``CalledProcessError`` when it fails.
    """
    subprocess.run(  # noqa: S603 - our own program, and words that were checked
        [sys.executable, "-m", "guesswho", *words],
        env={**os.environ, **settings.to_env()},
        stdout=subprocess.DEVNULL,
        check=True,
    )
