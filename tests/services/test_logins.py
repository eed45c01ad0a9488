"""Logging in: what counts as wrong, when it is over."""

import threading
from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from guesswho.errors import LinkNotFound, TooManyPasswords, WrongPassword
from guesswho.services.accounts.logins import IDLE, LONGEST, LoginService
from guesswho.services.accounts.passwords import Passwords
from guesswho.services.accounts.throttle import WRONG, Throttle
from guesswho.services.accounts.users import UserService
from guesswho.services.purge import purge
from guesswho.store.account_records import Role

WORD, HERE = "correct horse battery", "192.0.2.1"
TEN = WRONG.amount


class CountingHasher(PasswordHasher):
    def __init__(self, **costs):
        super().__init__(**costs)
        self.verified = 0

    def verify(self, *args):
        self.verified += 1
        return super().verify(*args)


@pytest.fixture
def hasher():
    return CountingHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def users(store, hasher, clock):
    return UserService(store=store, passwords=Passwords(hasher), secret="s", clock=clock)


@pytest.fixture
def logins(store, hasher, clock):
    return LoginService(store=store, passwords=Passwords(hasher), throttle=Throttle(), clock=clock)


@pytest.fixture
def ada(users):
    return users.add("Ada", Role.STAFF, WORD)


def wrong(logins, name="Ada", address=HERE, times=1):
    for _ in range(times):
        with pytest.raises(WrongPassword):
            logins.log_in(name, "wrong password", address)


def test_the_right_password_begins_a_login_of_its_own(logins, ada):
    one, other = (logins.log_in(" ada", WORD, HERE) for _ in range(2))
    assert one.user == ada
    assert one.token != other.token
    logins.log_out(one.token)
    assert logins.user(one.token) is None
    assert logins.user(other.token) == ada


def test_an_unknown_name_and_one_without_a_password_cost_the_same_work(logins, users, ada, hasher):
    users.add("Bo", Role.STAFF)
    for name in ("Ada", "Bo", "nobody", "\ud800"):
        before = hasher.verified
        wrong(logins, name)
        assert hasher.verified == before + 1


def test_ten_wrong_passwords_close_the_account_for_every_address(logins, ada):
    for number in range(TEN):
        wrong(logins, address=f"192.0.2.{number}")
    with pytest.raises(TooManyPasswords):
        logins.log_in("ADA", WORD, "198.51.100.1")


def test_ten_wrong_passwords_close_the_address_for_every_account(logins, ada):
    for number in range(TEN):
        wrong(logins, f"guess {number}")
    with pytest.raises(TooManyPasswords):
        logins.log_in("Ada", WORD, HERE)
    assert logins.log_in("Ada", WORD, "198.51.100.1")


def test_nine_wrong_ones_and_any_number_of_right_ones_do_not(logins, ada):
    wrong(logins, times=TEN - 1)
    for _ in range(TEN + 2):
        assert logins.log_in("Ada", WORD, HERE)


def test_an_address_that_tells_nothing_is_not_counted(logins, ada):
    for number in range(TEN + 1):
        wrong(logins, f"guess {number}", address=None)
    assert logins.log_in("Ada", WORD, None)


def test_guesses_at_once_are_counted_one_by_one(logins, ada):
    errors, together = [], threading.Barrier(16)

    def guess():
        together.wait()
        try:
            logins.log_in("Ada", "wrong password", HERE)
        except (WrongPassword, TooManyPasswords) as error:
            errors.append(type(error))

    threads = [threading.Thread(target=guess) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (errors.count(WrongPassword), errors.count(TooManyPasswords)) == (TEN, 6)


def test_processes_count_together_over_redis_and_alone_without_it(
    store, hasher, clock, ada, redis_server
):
    url, process = redis_server
    one, other = (
        LoginService(store=store, passwords=Passwords(hasher), throttle=Throttle(url), clock=clock)
        for _ in range(2)
    )
    wrong(one, times=TEN)
    with pytest.raises(TooManyPasswords):
        other.log_in("Ada", WORD, None)
    process.kill()
    process.wait()
    wrong(other, times=TEN)
    with pytest.raises(TooManyPasswords):
        other.log_in("Ada", WORD, None)


def test_a_login_that_is_not_used_ends(logins, ada, clock):
    token = logins.begin(ada).token
    clock.now += IDLE - clock.now.resolution
    assert logins.user(token) == ada
    clock.now += IDLE
    assert logins.user(token) is None


def test_a_login_ends_however_much_it_is_used(logins, ada, clock):
    token, begun = logins.begin(ada).token, clock.now
    while clock.now < begun + LONGEST:
        assert logins.user(token) == ada
        clock.advance(hours=1)
    assert logins.user(token) is None


def test_a_login_that_has_ended_does_not_come_back(logins, ada, clock):
    token, begun = logins.begin(ada).token, clock.now
    clock.now += IDLE
    assert logins.user(token) is None
    clock.now = begun
    assert logins.user(token) is None


def test_a_new_password_and_a_removal_end_every_login(logins, users, ada):
    token = logins.begin(ada).token
    users.choose_password(users.new_link(ada.id).token, "another password")
    assert logins.user(token) is None
    again = logins.log_in("Ada", "another password", HERE).token
    users.remove(ada.id)
    assert logins.user(again) is None


def test_a_hash_of_older_parameters_is_made_anew_at_the_login(store, users, ada, clock):
    dearer = Passwords(PasswordHasher(time_cost=2, memory_cost=8, parallelism=1))
    logins = LoginService(store=store, passwords=dearer, throttle=Throttle(), clock=clock)
    logins.log_in("Ada", WORD, HERE)
    renewed = store.user(ada.id).password_hash
    assert renewed != ada.password_hash
    logins.log_in("Ada", WORD, HERE)
    assert store.user(ada.id).password_hash == renewed


def test_the_purge_forgets_what_has_ended(logins, users, ada, store, pictures, tmp_path, clock):
    token, link = logins.begin(ada).token, users.new_link(ada.id).token
    purge(store, pictures, tmp_path, clock.now)
    assert logins.user(token) == users.invited(link) == ada
    purge(store, pictures, tmp_path, clock.now + timedelta(days=4))
    assert logins.user(token) is None
    with pytest.raises(LinkNotFound):
        users.invited(link)
