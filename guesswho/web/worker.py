"""What a Celery worker loads: ``celery -A guesswho.web.worker worker``; only with Redis."""

from dash import CeleryManager

from guesswho.settings import Settings
from guesswho.web import create_app, jobs

_settings = Settings.from_env()
create_app(_settings)
_manager = jobs.manager(_settings)  # knows the jobs of every app that was made before it
if not isinstance(_manager, CeleryManager):
    raise SystemExit("a worker needs GUESSWHO_REDIS_URL")
app = _manager.handle
