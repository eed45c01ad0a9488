"""What surrounds every page: header, navigation, theme, toast, footer."""

from dash import ClientsideFunction, Dash, Input, Output, dcc, html, page_container

from guesswho.texts import Words
from guesswho.web import shell_ids as ids
from guesswho.web import visitor
from guesswho.web.components import options
from guesswho.web.components.wild import wild
from guesswho.web.components.wordmark import wordmark


def layout() -> html.Div:
    """Build the page around the pages."""
    words = visitor.words()
    return html.Div(
        [
            html.A(words("Skip to the content"), href=f"#{ids.MAIN}", className="skip"),
            _header(words),
            html.Div(id=ids.BUSY, className="busy", role="presentation"),
            html.Main(page_container, id=ids.MAIN, className="main", tabIndex="-1"),
            _footer(words),
            _toast(words),
            dcc.Location(id=ids.GO, refresh="callback-nav"),
        ],
        className="shell",
    )


def register(app: Dash) -> None:
    """Attach the callbacks of the shell; they run in the browser."""
    options.register(app)
    app.clientside_callback(
        ClientsideFunction("guesswho", "toast"),
        Output(ids.TOAST, "className"),
        Input(ids.TOAST, "children"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("guesswho", "turnPage"),
        Input(ids.PAGE, "children"),
        prevent_initial_call=True,
    )
    app.clientside_callback(
        ClientsideFunction("guesswho", "toggleTheme"),
        Output(ids.THEME, "aria-pressed"),
        Input(ids.THEME, "n_clicks"),
    )


def _header(words: Words) -> html.Header:
    return html.Header(
        [
            dcc.Link(wordmark(words), href="/", className="brand"),
            html.Nav(
                [
                    dcc.Link(words("Play"), href="/play", className="nav__link"),
                    dcc.Link(words("Make a card"), href="/card", className="nav__link"),
                ],
                className="nav",
                **wild({"aria-label": words("Pages")}),
            ),
            html.Button(
                html.Span(className="theme__moon"),
                id=ids.THEME,
                type="button",
                className="theme",
                title=words("Light or dark"),
                **wild({"aria-label": words("Dark colours"), "aria-pressed": "false"}),
            ),
        ],
        className="header",
    )


def _toast(words: Words) -> html.Div:
    lost = words("The connection was lost. Nothing is gone: please try again.")
    return html.Div(
        id=ids.TOAST,
        className="toast",
        role="status",
        **wild({"aria-live": "polite", "data-lost": lost}),
    )


def _footer(words: Words) -> html.Footer:
    return html.Footer(
        [
            html.P(
                words(
                    "The classifiers are for research and non-commercial use. "
                    "What they say about a face may be wrong: you have the last word."
                )
            ),
            html.P(words("Every picture, script and photo stays on this machine.")),
            html.Div(
                [
                    dcc.Link(words("Delete a card by its code"), href="/delete"),
                    html.A(words("Staff"), href="/staff"),
                ],
                className="footer__ways",
            ),
        ],
        className="footer",
    )
