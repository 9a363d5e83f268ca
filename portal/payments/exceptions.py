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
