"""How the sandbox and its customers sign what they send each other: HMAC-SHA256 over time and body."""

import hashlib
import hmac
import time

#: Messages older than this (seconds) are refused, so that a recorded one cannot be played again.
FRESH = 300


def sign(*, secret: str, body: bytes, at: int | None = None) -> str:
    """Return the signature header's value, "t=<seconds>,v1=<hex>"."""
    at = int(time.time()) if at is None else at
    digest = hmac.new(secret.encode(), f"{at}.".encode() + body, hashlib.sha256).hexdigest()
    return f"t={at},v1={digest}"


def is_signed(*, secret: str, body: bytes, signature: str) -> bool:
    """Say whether the body was signed with this secret, not long ago."""
    parts = dict(part.split("=", 1) for part in signature.split(",") if "=" in part)
    at = parts.get("t", "")
    if not (at.isascii() and at.isdigit() and abs(time.time() - int(at)) <= FRESH):
        return False
    return hmac.compare_digest(sign(secret=secret, body=body, at=int(at)), signature)
