"""The explicit list of what stands behind the login."""

from functools import partial

from guesswho.services.rights import ANYBODY, DECKS, LOGGED_IN, USERS
from guesswho.texts.words import mark as _
from guesswho.web.staff import choose_password, decks, held, home, log_in, users
from guesswho.web.staff.staff_page import StaffPage, Tile

WORK: tuple[StaffPage, ...] = (
    StaffPage(
        register=decks.register,
        audience=DECKS,
        tile=Tile(
            href="/staff/decks",
            title=_("Decks"),
            text=_("Make a deck of your team's photos, correct it, publish it."),
        ),
    ),
    StaffPage(
        register=held.register,
        audience=LOGGED_IN,
        tile=Tile(
            href="/staff/held",
            title=_("What is held"),
            text=_("See what is kept about people, and what was deleted when."),
        ),
    ),
    StaffPage(
        register=users.register,
        audience=USERS,
        tile=Tile(
            href="/staff/users",
            title=_("Who can log in"),
            text=_("Let people in, give them a new password, remove them."),
        ),
    ),
)
"""What there is to do, in the order of the tiles on the start page."""

STAFF_PAGES: tuple[StaffPage, ...] = (
    StaffPage(register=log_in.register, audience=ANYBODY),
    StaffPage(register=choose_password.register, audience=ANYBODY),
    StaffPage(register=partial(home.register, WORK), audience=LOGGED_IN),
    *WORK,
)
