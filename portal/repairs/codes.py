"""The short code of a request: six digits, said in two threes, the same in every language and on every keypad."""

import secrets

LENGTH = 6


def new_code() -> str:
    """Return six digits that begin with no nought."""
    return str(10 ** (LENGTH - 1) + secrets.randbelow(9 * 10 ** (LENGTH - 1)))


def in_threes(code: str) -> str:
    """Return the code as it is read out: 482 731."""
    return f"{code[:3]} {code[3:]}"


def plain(typed: str) -> str:
    """Return the digits of what somebody typed, if they are a code's; "" otherwise."""
    digits = "".join(sign for sign in typed if not sign.isspace() and sign not in "-·")
    return digits if len(digits) == LENGTH and digits.isascii() and digits.isdecimal() else ""
