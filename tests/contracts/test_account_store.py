"""What every store does for those who log in: in memory, in SQLite, in PostgreSQL."""

from dataclasses import replace
from datetime import timedelta

import pytest

from guesswho.errors import LastAdmin, LinkNotFound, NameTaken, UserNotFound
from guesswho.store.account_records import Role
from guesswho.store.store import Store
from tests.contracts.test_store import at_once
from tests.records import NOON, a_link, a_login, a_user

HOUR = timedelta(hours=1)


# Users


def test_a_user_comes_back_as_they_were_saved(store: Store) -> None:
    user, waiting = a_user(), a_user(key="bo", password_hash=None)
    store.add_user(user)
    store.add_user(waiting)
    assert store.user(user.id) == user
    assert store.user_with_key("bo") == waiting


def test_a_user_nobody_knows(store: Store) -> None:
    for call in (
        lambda: store.user("nobody"),
        lambda: store.user_with_key("nobody"),
        lambda: store.set_password("nobody", "h"),
        lambda: store.remove_user("nobody"),
        lambda: store.add_link(a_link(user_id="nobody")),
        lambda: store.add_login(a_login(user_id="nobody")),
    ):
        with pytest.raises(UserNotFound):
            call()


def test_two_users_never_have_one_key(store: Store) -> None:
    first = a_user(key="ada")
    store.add_user(first)
    with pytest.raises(NameTaken):
        store.add_user(a_user(key="ada"))
    assert store.users() == (first,)


def test_users_are_listed_by_key_alike_everywhere(store: Store) -> None:
    keys = ["žofie", "ada", "b o", "bo", "10"]
    for key in keys:
        store.add_user(a_user(key=key))
    assert [user.key for user in store.users()] == sorted(keys)


def test_a_new_hash_changes_nothing_else(store: Store) -> None:
    user = a_user()
    store.add_user(user)
    store.add_login(a_login(user_id=user.id, token_hash="t"))
    store.set_password(user.id, "new")
    assert store.user(user.id) == replace(user, password_hash="new")
    assert store.login("t") is not None


def test_who_is_removed_is_logged_out_and_their_link_is_void(store: Store) -> None:
    user, other = a_user(), a_user(key="other")
    store.add_user(user)
    store.add_user(other)
    store.add_login(a_login(user_id=user.id, token_hash="mine"))
    store.add_login(a_login(user_id=other.id, token_hash="theirs"))
    link = a_link(user_id=user.id)
    store.add_link(link)
    store.remove_user(user.id)
    assert store.users() == (other,)
    assert store.login("mine") is None
    assert store.login("theirs") is not None
    with pytest.raises(LinkNotFound):
        store.link(link.id, NOON)


def test_the_last_admin_with_a_password_stays(store: Store) -> None:
    admin, other = a_user(role=Role.ADMIN), a_user(key="other", role=Role.ADMIN, password_hash=None)
    store.add_user(admin)
    store.add_user(other)
    with pytest.raises(LastAdmin):
        store.remove_user(admin.id)
    store.remove_user(other.id)
    assert store.users() == (admin,)


def test_two_admins_cannot_remove_each_other_at_once(store: Store) -> None:
    for turn in range(5):
        pair = [a_user(key=f"{turn} {who}", role=Role.ADMIN) for who in "ab"]
        for admin in pair:
            store.add_user(admin)
        for user in store.users():
            if user not in pair:
                store.remove_user(user.id)
        errors = at_once(*(lambda id_=admin.id: store.remove_user(id_) for admin in pair))
        assert sorted(type(error) for error in errors if error) == [LastAdmin]
        assert len(store.users()) == 1


# Links


def test_a_link_runs_out_at_its_time(store: Store) -> None:
    user = a_user()
    store.add_user(user)
    link = a_link(user_id=user.id)
    store.add_link(link)
    assert store.link(link.id, link.expires - timedelta(microseconds=1)) == link
    for late in (lambda: store.link(link.id, link.expires), lambda: use(store, link, link.expires)):
        with pytest.raises(LinkNotFound):
            late()
    assert store.user(user.id) == user


def use(store, link, now=NOON):
    return store.use_link(link.id, "chosen", now)


def test_a_new_link_voids_the_one_before(store: Store) -> None:
    user, other = a_user(), a_user(key="other")
    store.add_user(user)
    store.add_user(other)
    old, new, theirs = (a_link(user_id=id_) for id_ in (user.id, user.id, other.id))
    for link in (old, theirs, new):
        store.add_link(link)
    with pytest.raises(LinkNotFound):
        store.link(old.id, NOON)
    assert store.link(new.id, NOON) == new
    assert store.link(theirs.id, NOON) == theirs


def test_a_link_works_once_and_ends_every_login(store: Store) -> None:
    user = a_user(password_hash=None)
    store.add_user(user)
    store.add_login(a_login(user_id=user.id, token_hash="t"))
    link = a_link(user_id=user.id)
    store.add_link(link)
    assert use(store, link) == replace(user, password_hash="chosen")
    assert store.user(user.id).password_hash == "chosen"
    assert store.login("t") is None
    with pytest.raises(LinkNotFound):
        use(store, link)


def test_of_two_who_use_one_link_at_once_one_chooses(store: Store) -> None:
    user = a_user()
    store.add_user(user)
    for _ in range(5):
        link = a_link(user_id=user.id)
        store.add_link(link)
        errors = at_once(
            *(lambda who=who, link=link: store.use_link(link.id, who, NOON) for who in "abc")
        )
        assert [type(error) for error in errors if error] == [LinkNotFound] * 2
        assert store.user(user.id).password_hash == "abc"[errors.index(None)]


# The first link


def test_all_who_start_at_once_offer_the_same_first_link(store: Store) -> None:
    offered = []
    at_once(*(lambda: offered.append(store.offer_first_link(a_link(), NOON)) for _ in range(4)))
    assert len({link.id for link in offered}) == 1
    later = store.offer_first_link(a_link(), offered[0].expires)
    assert later.id != offered[0].id


def test_the_first_link_makes_one_user_once(store: Store) -> None:
    link = store.offer_first_link(a_link(), NOON)
    with pytest.raises(LinkNotFound):
        store.add_first_user(a_user(), link.id, link.expires)
    errors = at_once(
        *(
            lambda who=who: store.add_first_user(a_user(key=who), link.id, NOON)
            for who in ("a", "b", "c")
        )
    )
    assert [type(error) for error in errors if error] == [LinkNotFound] * 2
    assert len(store.users()) == 1
    assert store.offer_first_link(a_link(), NOON) is None


def test_the_first_link_is_void_once_there_is_a_user(store: Store) -> None:
    link = store.offer_first_link(a_link(), NOON)
    store.add_user(a_user())
    with pytest.raises(LinkNotFound):
        store.add_first_user(a_user(key="late"), link.id, NOON)
    assert len(store.users()) == 1


def test_a_users_link_makes_no_first_user_and_the_first_no_password(store: Store) -> None:
    first = store.offer_first_link(a_link(), NOON)
    with pytest.raises(LinkNotFound):
        use(store, first)
    user = a_user()
    store.add_user(user)
    link = a_link(user_id=user.id)
    store.add_link(link)
    with pytest.raises(LinkNotFound):
        store.add_first_user(a_user(key="late"), link.id, NOON)
    assert use(store, link).id == user.id


# Logins


def test_a_login_leads_to_its_user(store: Store) -> None:
    user = a_user()
    store.add_user(user)
    login = a_login(user_id=user.id)
    store.add_login(login)
    assert store.login(login.token_hash) == (login, user)
    assert store.login("nobody's") is None


def test_a_login_is_touched_and_deleted_alone(store: Store) -> None:
    user = a_user()
    store.add_user(user)
    one, other = a_login(user_id=user.id, token_hash="1"), a_login(user_id=user.id, token_hash="2")
    store.add_login(one)
    store.add_login(other)
    store.touch_login("1", NOON + HOUR)
    assert store.login("1") == (replace(one, seen=NOON + HOUR), user)
    store.delete_login("1")
    store.delete_login("1")
    store.touch_login("1", NOON)
    assert store.login("1") is None
    assert store.login("2") == (other, user)


def test_what_has_ended_is_forgotten(store: Store) -> None:
    user = a_user()
    store.add_user(user)
    for token_hash, created, seen in (
        ("idle", NOON, NOON),
        ("long", NOON - 5 * HOUR, NOON + HOUR),
        ("here", NOON, NOON + HOUR),
    ):
        store.add_login(a_login(user_id=user.id, token_hash=token_hash, created=created, seen=seen))
    link = a_link(user_id=user.id)
    store.add_link(link)
    assert store.forget_logins(seen_before=NOON + HOUR, created_before=NOON) == 2
    assert store.login("here") is not None
    assert store.forget_links(link.expires - timedelta(microseconds=1)) == 0
    assert store.forget_links(link.expires) == 1
