"""What the page shows: a tile for each page that is open to this role."""

from dash import dcc, html
from dash.development.base_component import Component

from guesswho.store.account_records import UserRecord
from guesswho.texts import Words, role_blurb
from guesswho.web import visitor
from guesswho.web.access import login
from guesswho.web.staff import forms
from guesswho.web.staff.log_in.routes import LOGOUT
from guesswho.web.staff.staff_page import StaffPage, Tile


def layout(offered: tuple[StaffPage, ...], **_: str) -> html.Section:
    """Build the page for who is logged in, with those of ``offered`` that are theirs."""
    words, user = visitor.words(), login.known()
    tiles = [page.tile for page in offered if page.tile and user.role in page.audience]
    return html.Section(
        [*_who(user, words), *_tiles(tiles, words), _way_out(words)], className="staff"
    )


def _who(user: UserRecord, words: Words) -> list[Component]:
    return [
        html.H1(words("Hello, {name}!", name=user.name)),
        html.P(role_blurb(words, user.role), className="lead"),
    ]


def _tiles(tiles: list[Tile], words: Words) -> list[Component]:
    if not tiles:
        return [html.P(words("There is nothing here for your role yet."))]
    return [html.Ul([html.Li(_tile(tile, words)) for tile in tiles], className="staff-tiles")]


def _tile(tile: Tile, words: Words) -> dcc.Link:
    return dcc.Link(
        [html.H2(words(tile.title)), html.P(words(tile.text))],
        href=tile.href,
        className="staff-tile",
    )


def _way_out(words: Words) -> html.Form:
    button = html.Button(words("Log out"), className="button")
    return forms.form(LOGOUT, [button])
