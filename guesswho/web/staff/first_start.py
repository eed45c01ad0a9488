"""What a start prints while nobody can log in: the link that makes the first admin."""

import sys

from guesswho.services.accounts.users import UserService
from guesswho.web.staff.choose_password.addresses import FIRST


def announce(users: UserService, port: int) -> None:
    """Print the link to stderr, the same one at every start until it is used or has expired."""
    link = users.first_link()
    if link is not None:
        print(
            "Nobody can log in on the staff pages yet. To become the admin, open this once,"
            f" before {link.expires:%-d %B %Y, %H:%M} UTC:\n"
            f"  http://127.0.0.1:{port}{FIRST}/{link.token}",
            file=sys.stderr,
            flush=True,
        )
