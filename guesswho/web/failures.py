"""What a visitor sees when a callback fails: a sentence in a toast, never a stack trace."""

import logging

from dash import set_props
from flask import Flask, Response, request

from guesswho.errors import BadRequest, GuessWhoError
from guesswho.web import shell_ids, visitor
from guesswho.web.api.failures import answer
from guesswho.web.messages import sentence

_DASH = "/_dash-"

_log = logging.getLogger(__name__)


def attach(server: Flask) -> None:
    """Answer 400 where Dash's own routes cannot make sense of what was sent.

    They trust the page's script and fail with whatever error comes first; errors of our
    callbacks do not get here, Dash hands them to ``tell``.
    """

    @server.errorhandler(Exception)
    def malformed(error: Exception) -> Response:
        if not request.path.startswith(_DASH):
            raise error
        _log.warning("%s refused: %s", request.path, type(error).__name__)
        return answer(BadRequest(type(error).__name__), visitor.words())


def tell(error: Exception) -> None:
    """Word ``error`` for the visitor. What nobody raised on purpose is logged, too."""
    if not isinstance(error, GuessWhoError):
        _log.error("callback failed", exc_info=error)
        error = GuessWhoError()
    toast(sentence(error, visitor.words()))


def toast(text: str) -> None:
    """Show a sentence over the page for a while; screen readers hear it."""
    set_props(shell_ids.TOAST, {"children": text})
