"""What a visitor sees when a callback fails: a sentence in a toast, never a stack trace."""

import logging

from dash import set_props

from guesswho.errors import GuessWhoError
from guesswho.web import shell_ids, visitor
from guesswho.web.messages import sentence

_log = logging.getLogger(__name__)


def tell(error: Exception) -> None:
    """Word ``error`` for the visitor. What nobody raised on purpose is logged, too."""
    if not isinstance(error, GuessWhoError):
        _log.error("callback failed", exc_info=error)
        error = GuessWhoError()
    toast(sentence(error, visitor.words()))


def toast(text: str) -> None:
    """Show a sentence over the page for a while; screen readers hear it."""
    set_props(shell_ids.TOAST, {"children": text})
