"""What the three have in common: their settings, their amounts, and how they are tried out."""

import base64
import logging
import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.conf import settings
from django.urls import reverse

from portal.payments.exceptions import ConnectionRefused
from portal.payments.heard import note_refusal
from portal.payments.providers import Provider

logger = logging.getLogger(__name__)
#: So much of a key may be shown, to tell two of them apart.
SHOWN = 4
CENT = Decimal("0.01")


@dataclass(frozen=True)
class Setting:
    """One thing to set: the variable's name, whether it is a secret, and what is set now."""

    name: str
    value: str
    secret: bool = False
    optional: bool = False

    @property
    def shown(self) -> str:
        """Return what may be read on a page: a name or number whole, of a secret its last four characters."""
        if not self.secret or not self.value:
            return self.value
        tail = re.sub(r"-----[A-Z ]+-----|\s", "", self.value)[-SHOWN:]
        return f"… {tail}" if len(self.value) > 4 * SHOWN else "…"


class OnlineProvider(Provider):
    """A company that takes money for us over the net."""

    has_bill = True

    def settings(self) -> list[Setting]:
        """Return what this provider must know, as it is set."""
        raise NotImplementedError

    def faults(self) -> list[str]:
        """Return in sentences what is set and cannot be right, such as a key that is none; calls nobody."""
        return []

    def is_play_money(self) -> bool:
        """Say whether the keys are those of the company's own place for trying out."""
        return False

    def test(self) -> None:
        """Call the company as a payment would, moving no money. Raises ConnectionRefused or ProviderUnreachable."""
        raise NotImplementedError

    def note_refusal(self, about: str, refused: ConnectionRefused) -> None:
        """Write into the log, and for the operator's page, that the company refused to do something."""
        logger.error("%s refused %s: %s", self.code, about, refused.reason)
        note_refusal(self.code, refused.reason)

    def missing(self) -> list[str]:
        """Return the names of what is not set and must be."""
        return [setting.name for setting in self.settings() if not (setting.value or setting.optional)]

    @cached_property
    def is_whole(self) -> bool:
        return not (self.missing() or self.faults())

    @property
    def notify_url(self) -> str:
        """Return the address to which the company sends its messages."""
        return webhook_address(self.code)


def webhook_address(code: str) -> str:
    """Return the whole address of a provider's messages."""
    return settings.WAGTAILADMIN_BASE_URL.rstrip("/") + reverse("payments:webhook", kwargs={"provider": code})


def to_fen(amount: Decimal) -> int:
    """Return an amount in CNY as whole fen. Raises ValueError when it has parts of a fen."""
    fen = amount * 100
    if fen != fen.to_integral_value():
        raise ValueError(amount)
    return int(fen)


def to_yuan(fen: int) -> Decimal:
    """Return whole fen as an amount in CNY with two decimals."""
    return (Decimal(fen) / 100).quantize(CENT)


def as_pem(key: str, kind: str) -> str:
    """Return a key with its first and last line ("PRIVATE KEY" or "PUBLIC KEY"), which providers' pages leave out."""
    if "-----BEGIN" in key:
        return key
    body = "".join(key.split())
    lines = [body[start : start + 64] for start in range(0, len(body), 64)]
    return "\n".join([f"-----BEGIN {kind}-----", *lines, f"-----END {kind}-----"])


def is_key(key: str, kind: str) -> bool:
    """Say whether this text is an RSA key of this kind."""
    from cryptography.hazmat.primitives import serialization as read

    reader = read.load_pem_public_key if kind == "PUBLIC KEY" else load_private
    try:
        reader(as_pem(key, kind).encode())
    except (ValueError, TypeError):
        return False
    return True


def load_private(pem: bytes):
    """Return a private key, in either of the two forms that go by this name. Raises ValueError."""
    from cryptography.hazmat.primitives import serialization as read

    try:
        return read.load_pem_private_key(pem, password=None)
    except ValueError:
        body = base64.b64decode("".join(line for line in pem.decode().splitlines() if "-----" not in line))
        return read.load_der_private_key(body, password=None)
