"""Codes printed on paper: worked out from a random word and the site's secret, so that no table holds them.

The table keeps the word and a keyed digest to find the row by (ADR 0064). Ten of 29 signs: 48 bits.
"""

import secrets
from dataclasses import dataclass

from django.utils.crypto import salted_hmac

#: Without those that are taken for another: 0 O, 1 I L, U V.
SIGNS = "23456789ABCDEFGHJKMNPQRSTWXYZ"
LENGTH = 10


def new_seed() -> str:
    """Return a random word for a new row."""
    return secrets.token_hex(16)


def plain(typed: str) -> str:
    """Return a typed code in the one form we compare: capitals, without spaces and dashes."""
    return "".join(sign for sign in typed.upper() if sign.isalnum())[:40]


@dataclass(frozen=True)
class PrintedCodes:
    """The codes of one purpose; those of another are strange to it."""

    purpose: str

    def code_of(self, seed: str) -> str:
        """Return the code that belongs to a seed, as it is printed: XXXXX-XXXXX."""
        number = int.from_bytes(salted_hmac(f"{self.purpose}.code", seed, algorithm="sha256").digest())
        signs = []
        for _place in range(LENGTH):
            number, rest = divmod(number, len(SIGNS))
            signs.append(SIGNS[rest])
        return f"{''.join(signs[:5])}-{''.join(signs[5:])}"

    def digest_of(self, code: str) -> str:
        """Return the keyed digest under which a row is found by its code."""
        return salted_hmac(f"{self.purpose}.digest", plain(code), algorithm="sha256").hexdigest()
