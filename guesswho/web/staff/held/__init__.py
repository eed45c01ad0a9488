"""``/staff/held``: what is held about people, and the purges that prove that it goes."""

from dash import ClientsideFunction, Dash, Input, Output, register_page

from guesswho.services.services import Services
from guesswho.web.staff.held import ids
from guesswho.web.staff.held.layout import layout


def register(app: Dash, services: Services) -> None:  # noqa: ARG001 - the layout asks for them
    """Attach the page, and the script that tells its moments by the reader's clock."""
    register_page(__name__, path="/staff/held", title="What is held – Guess Who?", layout=layout)
    app.clientside_callback(
        ClientsideFunction("moment", "short"),
        Output(ids.ANY_MOMENT, "children"),
        Input(ids.ANY_MOMENT, "dateTime"),
    )
