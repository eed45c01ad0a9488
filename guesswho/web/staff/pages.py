"""The explicit list of what stands behind the login."""

from functools import partial

from guesswho.services.rights import ANYBODY, LOGGED_IN, USERS
from guesswho.texts.words import mark as _
from guesswho.web.staff import choose_password, home, log_in, users
from guesswho.web.staff.staff_page import StaffPage, Tile

WORK: tuple[StaffPage, ...] = (
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
