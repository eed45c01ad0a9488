"""Buttons of which one is chosen. The choice is made in the browser and kept in a store.

A store of ``None`` is a choice that nobody touched.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from dash import ALL, MATCH, ClientsideFunction, Dash, Input, Output, State, dcc, html

from guesswho.web.components.wild import wild


class Option(NamedTuple):
    """One button: what it stands for, what it shows, what it is called if that is a picture."""

    value: str
    children: Any
    name: str | None = None
    says: str = ""
    """What a summary of the choices says of it."""


def options(
    group: str, choices: Sequence[Option], chosen: str, *, kept: str | None, kind: str
) -> html.Div:
    """Build the buttons of ``group``, ``chosen`` pressed, and the store with ``kept`` in it."""
    buttons = [_button(group, choice, choice.value == chosen, kind) for choice in choices]
    return html.Div(
        [*buttons, dcc.Store(id=picked(group), data=kept)], className=f"options options--{kind}"
    )


def option_id(group: str, value: str) -> dict[str, str]:
    """Return the id of a button."""
    return {"type": "option", "of": group, "value": value}


def picked(group: str) -> dict[str, str]:
    """Return the id of the store that keeps what was chosen."""
    return {"type": "picked", "of": group}


def register(app: Dash) -> None:
    """Attach the choosing, once for all groups on all pages; it runs in the browser."""
    buttons = {"type": "option", "of": MATCH, "value": ALL}
    app.clientside_callback(
        ClientsideFunction("guesswho", "choose"),
        Output(buttons, "aria-pressed"),
        Output({"type": "picked", "of": MATCH}, "data"),
        Input(buttons, "n_clicks"),
        State(buttons, "id"),
        prevent_initial_call=True,
    )


def _button(group: str, choice: Option, pressed: bool, kind: str) -> html.Button:
    return html.Button(
        choice.children,
        id=option_id(group, choice.value),
        type="button",
        className=f"option option--{kind}",
        title=choice.name,
        **wild(
            {"aria-pressed": "true" if pressed else "false"}
            | ({"data-says": choice.says} if choice.says else {})
            | ({"aria-label": choice.name} if choice.name else {})
        ),
    )
