"""The guard: decides before every request whether who sends it is in its audience."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, cast

from dash import Dash, page_registry
from flask import Flask, redirect, request
from werkzeug.wrappers import Response

from guesswho.errors import NotLoggedIn, WrongRole
from guesswho.services.rights import ANYBODY, NOBODY, Audience
from guesswho.web.access import login, refusal

CLOSED = ("/staff", "/monitor")
"""Below these every address is for nobody until a page opens it."""
HOME, LOGIN = "/staff", "/staff/login"

_DASH_CALLBACK = "/_dash-update-component"
_DASH_PAGE = "/<path:path>"  # the route with which Dash answers for every page
_DASH_ROUTER = ".._pages_content.children..._pages_store.data.."
"""With this Dash itself asks for any page's layout, which looks by itself who is there."""
_KEY = "guesswho.guard"


class Guard:
    """Remembers for whom each callback, route and page is."""

    def __init__(self, app: Dash) -> None:
        self._app = app
        self._callbacks: dict[str, Audience] = {}
        self._endpoints: dict[str, Audience] = {}
        self._pages: dict[str, Audience] = {}

    def of_callback(self, output: str) -> Audience:
        """Return for whom a callback is, by its key in ``callback_map``."""
        if output == _DASH_ROUTER:
            return ANYBODY
        return self._callbacks.get(output, NOBODY)

    def of_address(self, path: str) -> Audience:
        """Return for whom what lies at or below ``path`` is: as the nearest page above it."""
        if not is_closed(path):
            return ANYBODY
        parts = path.strip("/").split("/")
        above = ("/" + "/".join(parts[:end]) for end in range(len(parts), 0, -1))
        return next((self._pages[page] for page in above if page in self._pages), NOBODY)

    def check(self) -> Response | tuple[str, int] | None:
        """Answer in place of the page for whoever is not in its audience; raise elsewhere.

        Raises ``NotLoggedIn`` or ``WrongRole``.
        """
        audience = self._of_request()
        if audience == ANYBODY or login.role() in audience:
            return None
        if _is_page():
            return self._page_for_others()
        raise WrongRole if login.role() else NotLoggedIn

    @contextmanager
    def opened_to(self, audience: Audience) -> Iterator[None]:
        """See ``opened_to``."""
        rules, pages = _endpoints(self._app.server), dict(page_registry)
        callbacks = set(self._app.callback_map)
        yield
        for output in self._app.callback_map.keys() - callbacks:
            self._open_callback(output, audience)
        for endpoint in _endpoints(self._app.server) - rules:
            self._endpoints[endpoint] = audience
        for name, page in page_registry.items():
            if pages.get(name) is not page:  # a second app in this process has its own
                self._open_page(page, audience)

    def _open_callback(self, output: str, audience: Audience) -> None:
        self._callbacks[output] = audience
        background = self._app.callback_map[output].get("background") or {}
        for button in background.get("cancel_inputs", ()):
            self._callbacks[f"{button.component_id}.id"] = audience  # as Dash will name it

    def _open_page(self, page: dict[str, Any], audience: Audience) -> None:
        address = page["path_template"] or page["path"]
        self._pages[address.partition("/<")[0].rstrip("/")] = audience
        if audience != ANYBODY:
            page["layout"] = _kept(page["layout"], audience)

    def _of_request(self) -> Audience:
        if request.path == _DASH_CALLBACK:
            return self._of_callback_request()
        if request.endpoint in self._endpoints:
            return self._endpoints[request.endpoint]
        return self.of_address(request.path)

    def _of_callback_request(self) -> Audience:
        body = request.get_json(silent=True)
        output = body.get("output") if isinstance(body, dict) else None
        if not isinstance(output, str) or output not in self._app.callback_map:
            return ANYBODY  # Dash refuses it as malformed
        return self.of_callback(output)

    def _page_for_others(self) -> Response | tuple[str, int]:
        if login.role() is None:
            return redirect(f"{LOGIN}?next={request.path}", 303)
        return self._app.index(), 403


def attach(app: Dash) -> None:
    """Put the guard before ``app``; call it before anything is attached that it shall know."""
    guard = Guard(app)
    app.server.extensions[_KEY] = guard
    app.server.before_request(guard.check)
    app.server.after_request(_kept_by_nobody)


def guard_of(app: Dash) -> Guard:
    """Return the guard of ``app``."""
    return cast(Guard, app.server.extensions[_KEY])


@contextmanager
def opened_to(app: Dash, audience: Audience) -> Iterator[None]:
    """Attach inside what is for ``audience``: pages, callbacks and routes of ``app``.

    A page's layout is a function; whoever is not in the audience gets a refusal in its
    place, also where Dash fetches it without a new address. What lies below the page's
    address is for the same audience.
    """
    with guard_of(app).opened_to(audience):
        yield


def is_closed(path: str) -> bool:
    """Whether ``path`` lies where nothing is open by itself."""
    return any(path == root or path.startswith(root + "/") for root in CLOSED)


def _kept(layout: Callable[..., object], audience: Audience) -> Callable[..., object]:
    """Ask who is there before the layout is built."""

    def asked(**values: str) -> object:
        role = login.role()
        return layout(**values) if role in audience else refusal.layout(role)

    return asked


def _is_page() -> bool:
    return request.url_rule is not None and request.url_rule.rule == _DASH_PAGE


def _endpoints(server: Flask) -> set[str]:
    return set(server.view_functions)


def _kept_by_nobody(response: Response) -> Response:
    """What stands behind a login is kept by no cache, also not by the browser's."""
    if is_closed(request.path):
        response.headers["Cache-Control"] = "private, no-store"
    return response
