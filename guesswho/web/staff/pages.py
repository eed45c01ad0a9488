"""The explicit list of what stands behind the login."""

from functools import partial

from guesswho.services.rights import ANYBODY, LOGGED_IN
from guesswho.web.staff import home, log_in
from guesswho.web.staff.staff_page import StaffPage

WORK: tuple[StaffPage, ...] = ()
"""What there is to do, in the order of the tiles on the start page."""

STAFF_PAGES: tuple[StaffPage, ...] = (
    StaffPage(register=log_in.register, audience=ANYBODY),
    StaffPage(register=partial(home.register, WORK), audience=LOGGED_IN),
    *WORK,
)
