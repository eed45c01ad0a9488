"""How gunicorn serves ``app:server``; its command line and ``GUNICORN_CMD_ARGS`` override this.

Only what a process needs to know before the program starts stands here; everything else is a
setting in ``docs/operations.md``.
"""

import os
from pathlib import Path

# At a desk nobody else can reach it; the image and a proxy's host say --bind themselves.
bind = f"127.0.0.1:{os.environ.get('GUESSWHO_PORT', '').strip() or '8050'}"

# One process, several threads: the recognizer and Pillow let go of Python's lock while they
# work, a second process would load the model again, and without Redis limits, caches and
# metrics are counted in each process for itself. docs/scaling.md says when to add processes.
worker_class = "gthread"
workers = 1
threads = 8

# Never true: an inference engine or a database connection made before a fork hangs after it.
preload_app = False

timeout = 60  # a worker whose main loop has stood still for so long is replaced
graceful_timeout = 30  # a stop lets the requests that are under way finish
keepalive = 5
worker_tmp_dir = "/dev/shm" if Path("/dev/shm").is_dir() else None  # noqa: S108
# ^ heartbeats in memory: on a slow disk they block and a healthy worker is killed

# No access log: paths hold the ids of matches and the names of people's pictures.
accesslog = None
errorlog = "-"
loglevel = "info"

# Nobody steers this server from outside, and a read-only container has no place for the socket.
control_socket_disable = True
