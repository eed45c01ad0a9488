"""What a WSGI server loads: ``gunicorn app:server``, or ``python app.py`` at a desk."""

from guesswho.services.services import connect
from guesswho.settings import Settings
from guesswho.web import create_app

settings = Settings.from_env()
services = connect(settings)
app = create_app(settings, services)
server = app.server
services.housekeeping.start()

if __name__ == "__main__":
    server.run(host="127.0.0.1", port=settings.port, threaded=True)
