"""``user add``, ``user remove``, ``user list``: who may log in on the staff pages."""

import argparse
from typing import TYPE_CHECKING, Any

from guesswho.cli.report import Report

if TYPE_CHECKING:
    from guesswho.services.accounts.users import UserService
    from guesswho.store.account_records import UserRecord

HELP = "let somebody log in on the staff pages, remove them, or list who can"

ROLES = ("staff", "analyst", "admin")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the verb's actions and their arguments."""
    actions = parser.add_subparsers(dest="action", required=True, metavar="action")
    add = actions.add_parser("add", help="let somebody log in; asks for their password")
    add.add_argument("name", metavar="NAME", help="what they log in with")
    add.add_argument("--role", choices=ROLES, default="staff", help="default: %(default)s")
    add.add_argument(
        "--password-stdin", action="store_true", help="read the password from standard input"
    )
    add.set_defaults(user_action=_add)
    remove = actions.add_parser("remove", help="remove somebody, who is logged out at once")
    remove.add_argument("name", metavar="NAME")
    remove.set_defaults(user_action=_remove)
    actions.add_parser("list", help="say who can log in").set_defaults(user_action=_list)
    for action in actions.choices.values():
        action.add_argument(
            "--json", action="store_true", default=argparse.SUPPRESS, help="print one JSON document"
        )


def run(args: argparse.Namespace) -> Report:
    """Do the action; raises what ``UserService`` does."""
    from contextlib import closing
    from datetime import UTC, datetime

    from guesswho.services.accounts.passwords import Passwords
    from guesswho.services.accounts.users import UserService
    from guesswho.settings import Settings
    from guesswho.store.opening import open_store

    settings = Settings.from_env()
    with closing(open_store(settings)) as store:
        users = UserService(
            store=store,
            passwords=Passwords(),
            secret=settings.session_key(),
            clock=lambda: datetime.now(UTC),
        )
        report: Report = args.user_action(users, args)
        return report


def _add(users: "UserService", args: argparse.Namespace) -> Report:
    from guesswho.store.account_records import Role

    password = _from_stdin() if args.password_stdin else _asked()
    user = users.add(args.name, Role(args.role), password)
    return Report({"added": _document(user)}, f"{user.name} can log in as {user.role}")


def _remove(users: "UserService", args: argparse.Namespace) -> Report:
    user = users.named(args.name)
    users.remove(user.id)
    return Report({"removed": _document(user)}, f"{user.name} cannot log in any more")


def _list(users: "UserService", args: argparse.Namespace) -> Report:
    del args
    found = users.users()
    lines = [f"{user.name}\t{user.role}\t{user.created:%Y-%m-%d}" for user in found]
    return Report({"users": list(map(_document, found))}, "\n".join(lines) or "nobody")


def _document(user: "UserRecord") -> dict[str, Any]:
    return {
        "name": user.name,
        "role": user.role.value,
        "created": user.created.isoformat(timespec="seconds"),
        "has_password": user.password_hash is not None,
    }


def _from_stdin() -> str:
    import sys

    return sys.stdin.readline().rstrip("\r\n")


def _asked() -> str:
    from getpass import getpass

    from guesswho.errors import PasswordsDiffer

    password = getpass("Password: ")
    if getpass("The same again: ") != password:
        raise PasswordsDiffer
    return password
