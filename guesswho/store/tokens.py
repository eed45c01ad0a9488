"""Ids, tokens and codes that nobody can guess, and the hashes that are kept of them.

Seat tokens and deletion codes are kept only as SHA-256: whoever reads the database or a
backup cannot act with what stands there. A plain fast hash is enough because they are random
with 100 bits and more; salt and stretching protect passwords that people choose, and there are
none here.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable

_CODE_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's base 32: no I, L, O, U
_CODE_LENGTH = 20  # 100 bits
_CODE_GROUP = 4
_READ_AS = str.maketrans("ILO", "110")


def new_id() -> str:
    """Return an id of 128 random bits for a match, a draft or a card; safe in a URL."""
    return secrets.token_urlsafe(16)


def new_token() -> str:
    """Return a seat token of 192 random bits."""
    return secrets.token_urlsafe(24)


def new_deletion_code() -> str:
    """Return a code of 100 random bits for paper: ``7K2M-…``, five groups of four."""
    return _grouped(secrets.choice(_CODE_LETTERS) for _ in range(_CODE_LENGTH))


def derived_code(key: str, card_id: str) -> str:
    """Return a deletion code that whoever has the key can tell again, and nobody else.

    For cards whose people get the code later and on paper: it is kept nowhere.
    """
    bits = int.from_bytes(hmac.digest(key.encode(), card_id.encode(), "sha256"))
    return _grouped(_CODE_LETTERS[bits >> 5 * n & 31] for n in range(_CODE_LENGTH))


def token_hash(token: str) -> str:
    """Return what is kept of a seat token."""
    # surrogatepass: what a stranger sends is wrong, not a failure
    return hashlib.sha256(token.encode(errors="surrogatepass")).hexdigest()


def code_hash(code: str) -> str:
    """Return what is kept of a deletion code.

    Case, dashes and blanks do not matter, nor whether one reads I or L for 1 and O for 0.
    """
    letters = "".join(code.upper().split()).replace("-", "")
    return token_hash(letters.translate(_READ_AS))


def fits(token: str, kept_hash: str | None) -> bool:
    """Say whether ``token`` is the one that ``kept_hash`` was made of, in constant time."""
    return kept_hash is not None and hmac.compare_digest(token_hash(token), kept_hash)


def _grouped(chosen: Iterable[str]) -> str:
    letters = "".join(chosen)
    return "-".join(letters[i : i + _CODE_GROUP] for i in range(0, _CODE_LENGTH, _CODE_GROUP))
