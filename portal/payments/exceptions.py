"""What can go wrong between us and a payment provider."""


class ProviderUnreachable(Exception):
    """The provider gave no answer in time: nothing is known, ask again later."""


class UnknownProvider(Exception):
    """No provider of this code is switched on."""


class BadSignature(Exception):
    """A message that claims to come from a provider was not signed by it, or too long ago."""


class RefundTooLarge(Exception):
    """More money would go back than came in."""


class NothingOwed(Exception):
    """No person has to hand this refund back: it goes back by itself, or failed."""


class MoneyMoved(Exception):
    """What was paid has gone on: it was refunded, or is on its way back."""


class ConnectionRefused(ProviderUnreachable):
    """The provider answered and will not do it; `reason` is its own word for why. Nothing is known of the payment."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


class BillNotReady(Exception):
    """The provider has not written this day's bill yet."""
