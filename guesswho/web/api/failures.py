"""Every error as ``{"error", "message"}``: no route lets another shape or a trace out."""

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException

from guesswho import errors
from guesswho.errors import GuessWhoError, StaleMatch, TooManyRequests, Unavailable
from guesswho.settings import Settings
from guesswho.texts import Words, translator
from guesswho.web import messages
from guesswho.web.api.blueprint import document

_API = "/api/"


def attach(server: Flask, settings: Settings) -> None:
    """Handle our errors everywhere, and Flask's own below ``/api/``."""
    words = translator(settings.language)

    def ours(error: GuessWhoError) -> Response:
        if isinstance(error, Unavailable) and not isinstance(error, TooManyRequests):
            server.logger.warning("%s: %s", error.name, error)
        return answer(error, words)

    def theirs(error: HTTPException) -> Response | HTTPException:
        return answer(_as_ours(error), words) if request.path.startswith(_API) else error

    server.register_error_handler(GuessWhoError, ours)
    server.register_error_handler(HTTPException, theirs)


def answer(error: GuessWhoError, words: Words) -> Response:
    """Answer with an error; ``StaleMatch`` tells the current version too."""
    body = body_of(error, words)
    if isinstance(error, StaleMatch):
        body["version"] = error.args[0]
    return document(body, messages.status(error))


def body_of(error: GuessWhoError, words: Words) -> dict[str, object]:
    """Return the JSON that tells an error."""
    return {"error": error.name, "message": messages.sentence(error, words)}


def _as_ours(error: HTTPException) -> GuessWhoError:
    """Find our error for one of Flask's; what Flask does not know either is a 500."""
    known = {404: errors.NotFound(), 405: errors.NotFound(), 429: TooManyRequests()}
    code = error.code or 500
    if code in known:
        return known[code]
    is_theirs = 400 <= code < 500  # noqa: PLR2004 - HTTP's client errors
    return errors.BadRequest(error.name) if is_theirs else GuessWhoError()
