"""Tokens nobody can guess, and codes that survive being read aloud and typed."""

import re

import pytest

from guesswho.store import tokens


@pytest.mark.parametrize("make", [tokens.new_id, tokens.new_token, tokens.new_deletion_code])
def test_no_two_are_equal(make) -> None:
    assert len({make() for _ in range(500)}) == 500


def test_ids_and_tokens_are_safe_in_a_url_and_long_enough() -> None:
    for made, least in ((tokens.new_id(), 22), (tokens.new_token(), 32)):
        assert re.fullmatch(r"[A-Za-z0-9_-]+", made)
        assert len(made) >= least  # 6 bits a letter


def test_a_deletion_code_is_five_groups_without_letters_that_look_alike() -> None:
    assert re.fullmatch(
        r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){4}", tokens.new_deletion_code()
    )


@pytest.mark.parametrize("typed", ["10AB-CDEF", "ioab cdef", " L0abcdef\n", "1-O-A-B-C-D-E-F"])
def test_a_code_typed_in_another_way_is_the_same_code(typed: str) -> None:
    assert tokens.code_hash(typed) == tokens.code_hash("10AB-CDEF")


def test_another_code_is_another_code() -> None:
    assert tokens.code_hash("10AB-CDEG") != tokens.code_hash("10AB-CDEF")


def test_a_token_fits_its_hash_and_no_other() -> None:
    token = tokens.new_token()
    kept = tokens.token_hash(token)
    assert token not in kept
    assert tokens.fits(token, kept)
    assert not tokens.fits(token.swapcase(), kept)
    assert not tokens.fits("", kept)
    assert not tokens.fits(token, None)


def test_a_token_of_odd_letters_is_wrong_and_no_failure() -> None:
    assert not tokens.fits("é\ud800", tokens.token_hash("a"))
