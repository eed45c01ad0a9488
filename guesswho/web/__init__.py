"""The pages, on Dash and Flask: the only place that knows either.

``create_app(settings)`` is the one door; ``app.py`` and the tests call it. A callback
parses what the browser sent, calls one service and renders the result; what a click
*means* stands in ``services``. Imports anything below except ``training``.
"""

from guesswho.web.application import create_app

__all__ = ["create_app"]
