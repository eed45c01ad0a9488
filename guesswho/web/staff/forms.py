"""Forms that the browser sends by itself, so that password managers understand them.

Each carries a token of its session: nobody can be logged in by another site's form. What
went wrong is said when the page is shown again.
"""

import hmac
import secrets
from typing import Any, Literal

from dash import dcc, html
from flask import request, session

from guesswho.errors import ForeignPage, GuessWhoError
from guesswho.web import visitor
from guesswho.web.messages import sentence

_TOKEN, _SAID = "form", "said"


def form(action: str, children: list[Any], className: str = "staff-form") -> html.Form:  # noqa: N803
    """Build a form that posts to ``action``."""
    return html.Form(
        [hidden(_TOKEN, _token()), *children], action=action, method="post", className=className
    )


def field(
    label: str, name: str, kind: Literal["text", "password"] = "text", **more: Any
) -> html.Label:
    """Build a field with its label; browsers fill in what ``autoComplete`` names."""
    entry = dcc.Input(type=kind, name=name, className="field", required=True, **more)
    return html.Label([html.Span(label), entry], className="staff-form__field")


def hidden(name: str, value: str, **more: Any) -> dcc.Input:
    """Build a field that nobody sees."""
    return dcc.Input(type="hidden", name=name, value=value, **more)


def said() -> list[html.P]:
    """Say once what went wrong with the form before, if anything did."""
    text = session.pop(_SAID, None)
    return [html.P(text, className="staff-form__said", role="alert")] if text else []


def say(error: GuessWhoError) -> None:
    """Have the next page say what went wrong."""
    session[_SAID] = sentence(error, visitor.words())


def check() -> None:
    """Raise ``ForeignPage`` unless the form was one of this session's."""
    sent, kept = request.form.get(_TOKEN, ""), session.get(_TOKEN, "")
    if not kept or not hmac.compare_digest(sent.encode(), kept.encode()):
        raise ForeignPage


def text(name: str) -> str:
    """Return what was typed, blank if the field is missing."""
    return request.form.get(name, "")


def _token() -> str:
    token: str = session.setdefault(_TOKEN, secrets.token_urlsafe(16))
    return token
