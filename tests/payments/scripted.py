"""A provider that says what a test wants and remembers what it was asked."""

from portal.payments.exceptions import ProviderUnreachable
from portal.payments.models import Refund
from portal.payments.providers import Answer, Outcome, Provider

DOTTED_NAME = "tests.payments.scripted.Scripted"
ANSWERS = {
    "paid": Answer(Outcome.PAID, reference="r-1"),
    "failed": Answer(Outcome.FAILED, reference="r-1"),
    "pending": Answer(Outcome.PENDING, reference="r-1", redirect_url="https://pay.example/r-1"),
    "unknown": Answer(Outcome.UNKNOWN),
}


class Scripted(Provider):
    """`says` is one of ANSWERS or "silence"; `charged` and `refunded` hold idempotency keys, each once."""

    code = "scripted"
    title = "Scripted"
    says = "paid"
    refund_says = Refund.Status.DONE
    charged: set[str] = set()
    refunded: dict[str, object] = {}
    starts = 0

    @classmethod
    def reset(cls):
        cls.says, cls.refund_says, cls.charged, cls.refunded, cls.starts = "paid", Refund.Status.DONE, set(), {}, 0

    def start(self, *, attempt):
        Scripted.starts += 1
        return self._answer(attempt)

    def query(self, *, attempt):
        return self._answer(attempt)

    def _answer(self, attempt):
        if self.says == "silence":
            raise ProviderUnreachable("silence")
        if self.says == "paid":
            self.charged.add(attempt.idempotency_key)
        return ANSWERS[self.says]

    def refund(self, *, refund):
        if self.refund_says == "silence":
            raise ProviderUnreachable("silence")
        if self.refund_says == Refund.Status.DONE:
            self.refunded[refund.idempotency_key] = refund.amount
        return self.refund_says
