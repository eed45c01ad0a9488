"""What a WSGI server loads: ``gunicorn app:server``, or ``python app.py`` at a desk."""

import logging

from guesswho.services.services import connect
from guesswho.settings import Settings
from guesswho.web import create_app
from guesswho.web.staff.first_start import announce

# To stderr. From others only warnings: an access log would hold ids and picture names; from
# the game also what happened, so that every purge leaves its proof.
logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
logging.getLogger("guesswho").setLevel(logging.INFO)
logging.getLogger("werkzeug").setLevel(logging.WARNING)

settings = Settings.from_env()
services = connect(settings)
app = create_app(settings, services)
server = app.server
services.housekeeping.start()
announce(services.users, settings.port)

if __name__ == "__main__":
    print(f"http://127.0.0.1:{settings.port}")
    server.run(host="127.0.0.1", port=settings.port, threaded=True)
