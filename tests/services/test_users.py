"""Who may log in, and one-time links."""

import pytest
from argon2 import PasswordHasher

from guesswho.errors import (
    BadName,
    BadPassword,
    LastAdmin,
    LinkNotFound,
    NameTaken,
    UserNotFound,
)
from guesswho.services.accounts.passwords import LONGEST, Passwords
from guesswho.services.accounts.users import FIRST_LINK_LIFE, LINK_LIFE, UserService
from guesswho.store.account_records import Role

WORD = "correct horse battery"


@pytest.fixture
def passwords():
    return Passwords(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))


@pytest.fixture
def users(store, passwords, clock):
    return UserService(store=store, passwords=passwords, secret="s", clock=clock)


def test_names_are_one_whatever_their_case_and_blanks(users):
    users.add("  Ada   Lovelace", Role.STAFF, WORD)
    assert users.named("ada lovelace ").name == "Ada Lovelace"
    with pytest.raises(NameTaken):
        users.add("ADA LOVELACE", Role.STAFF, WORD)


@pytest.mark.parametrize("name", ["", " ", "x" * 25, "a\x00b", "<b>"])
def test_a_name_nobody_can_read_is_refused(users, name):
    with pytest.raises(BadName):
        users.add(name, Role.STAFF, WORD)


@pytest.mark.parametrize("password", ["", "short", "x" * 9, "x" * (LONGEST + 1)])
def test_a_password_has_ten_characters_and_not_too_many(users, password):
    with pytest.raises(BadPassword):
        users.add("Ada", Role.STAFF, password)
    assert users.users() == ()


def test_a_password_is_kept_as_a_hash_alone(users, store, passwords):
    user = users.add("Ada", Role.STAFF, WORD)
    assert user.password_hash.startswith("$argon2id$")
    assert WORD not in repr(store.users())
    assert passwords.fits(WORD, user.password_hash)
    assert not passwords.fits(WORD + " ", user.password_hash)
    assert not passwords.fits(WORD, None)
    assert not passwords.fits(WORD, "no hash at all")
    assert not passwords.fits("\ud800", user.password_hash)


def test_the_first_link_makes_an_admin_once(users):
    link = users.first_link()
    assert users.invited(link.token) is None
    ada = users.add_first(link.token, "Ada", WORD)
    assert (ada.role, users.users()) == (Role.ADMIN, (ada,))
    assert users.first_link() is None
    for use in (users.invited, lambda token: users.add_first(token, "Eve", WORD)):
        with pytest.raises(LinkNotFound):
            use(link.token)


def test_the_first_link_stays_the_same_until_its_time_is_over(users, clock):
    link = users.first_link()
    clock.advance(hours=23)
    assert users.first_link() == link
    clock.now += FIRST_LINK_LIFE
    assert users.first_link().token != link.token
    with pytest.raises(LinkNotFound):
        users.add_first(link.token, "Eve", WORD)


def test_a_first_link_survives_a_bad_name_and_a_bad_password(users):
    link = users.first_link()
    for name, password, error in (("", WORD, BadName), ("Ada", "short", BadPassword)):
        with pytest.raises(error):
            users.add_first(link.token, name, password)
    assert users.add_first(link.token, "Ada", WORD)


def test_what_the_database_holds_opens_nothing(users, store, clock):
    users.first_link()
    (record,) = store._links.values()
    for guess in (record.id, f"{record.id}.", f"{record.id}.x", "", "\ud800", "."):
        with pytest.raises(LinkNotFound):
            users.invited(guess)
    stranger = UserService(
        store=store, passwords=Passwords(), secret="another", clock=clock
    ).first_link()
    with pytest.raises(LinkNotFound):
        users.invited(stranger.token)


def test_who_was_let_in_chooses_a_password_with_a_link(users, passwords, clock):
    bo = users.add("Bo", Role.ANALYST)
    assert bo.password_hash is None
    link = users.new_link(bo.id)
    assert users.invited(link.token) == bo
    chosen = users.choose_password(link.token, WORD)
    assert passwords.fits(WORD, chosen.password_hash)
    with pytest.raises(LinkNotFound):
        users.choose_password(link.token, "another password")
    late = users.new_link(bo.id)
    clock.now += LINK_LIFE
    with pytest.raises(LinkNotFound):
        users.choose_password(late.token, "another password")


def test_nobody_makes_a_link_for_nobody(users):
    with pytest.raises(UserNotFound):
        users.new_link("nobody")


def test_the_last_admin_cannot_be_removed(users):
    ada = users.add("Ada", Role.ADMIN, WORD)
    with pytest.raises(LastAdmin):
        users.remove(ada.id)
