"""What a provider must be able to do, and the two that need no other company: pay at pickup and bank transfer."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.payments.models import Attempt, Refund


class Outcome(StrEnum):
    """What a provider says about one attempt."""

    PENDING = "pending"
    PAID = "paid"
    PROMISED = "promised"
    FAILED = "failed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Answer:
    """A provider's answer; `amount` is what it took (CNY).

    `redirect_url` is where the buyer must go to pay; `scan_code` is what our own page shows as a QR code instead.
    """

    outcome: Outcome
    reference: str = ""
    redirect_url: str = ""
    amount: Decimal | None = None
    scan_code: str = ""


@dataclass(frozen=True)
class Notice:
    """A provider's own message about an attempt; `event_id` is the same when it is sent twice."""

    event_id: str
    attempt_number: str
    answer: Answer
    body: dict


@dataclass(frozen=True)
class BillEntry:
    """A line of a provider's bill of one day: what it took ("payment") or sent back ("refund"), in CNY.

    `key` is the same whenever this line is read, `number` the attempt's, `fee` what the provider kept of it, below zero
    when it gave some back.
    """

    kind: str
    key: str
    number: str
    amount: Decimal
    fee: Decimal = Decimal(0)


class Provider:
    """Base of all providers. Every call may be repeated: the attempt's idempotency key makes it one.

    Calls that need another company raise ProviderUnreachable when no answer comes in time.
    """

    code: str
    title: str | Promise
    description: str | Promise = ""
    #: The buyer pays a person when taking the goods; useless where nobody meets.
    in_person = False
    #: A person of ours hands refunds back.
    refunds_by_hand = False
    #: Pays orders alone: its money is set aside with the goods.
    for_goods_alone = False
    #: Takes play money; production refuses to start with it.
    play_money = False
    #: Says each morning what it took and sent back the day before.
    has_bill = False
    #: The body that tells it its message has arrived.
    thanks = "ok"
    #: How long a buyer may take to pay, and how long a promise is believed.
    time_to_pay = timedelta(minutes=30)
    time_to_keep_promise = timedelta(days=3)

    @property
    def is_whole(self) -> bool:
        """Say whether all is set that this provider needs; only then buyers may choose it."""
        return True

    def for_buyer(self, user) -> "Provider | None":
        """Return this means of payment as this person (or a stranger) is offered it; None when it is not for them."""
        return self

    def start(self, *, attempt: Attempt) -> Answer:
        """Ask for the attempt's money."""
        raise NotImplementedError

    def query(self, *, attempt: Attempt) -> Answer:
        """Say what became of the attempt; UNKNOWN when it never arrived there."""
        raise NotImplementedError

    def close(self, *, attempt: Attempt) -> None:
        """See to it that nobody pays the attempt any more; harmless when it is paid or was never there."""

    def bill(self, *, day: date) -> list[BillEntry]:
        """Return what was taken and sent back on this local day. Raises BillNotReady or ProviderUnreachable."""
        raise NotImplementedError

    def capture(self, *, attempt: Attempt) -> Answer:
        """Take money that was only set aside. Providers that take it at once just answer the query."""
        return self.query(attempt=attempt)

    def refund(self, *, refund: Refund) -> Refund.Status:
        """Send the refund's amount back and return what became of it."""
        raise NotImplementedError

    def webhook(self, *, request: HttpRequest) -> Notice:
        """Return what a provider's message says. Raises BadSignature when it is not from the provider."""
        raise NotImplementedError


class PromiseProvider(Provider):
    """The buyer promises to pay; a person of ours confirms when the money is there, and hands refunds back."""

    refunds_by_hand = True

    def start(self, *, attempt: Attempt) -> Answer:
        return Answer(Outcome.PROMISED)

    def query(self, *, attempt: Attempt) -> Answer:
        return Answer(Outcome.PROMISED)

    def refund(self, *, refund: Refund) -> Refund.Status:
        """Nothing has gone back yet: the row tells a person to hand it back and to say so."""
        return Refund.Status.TO_HAND_BACK


class PayAtPickup(PromiseProvider):
    code = "pay_at_pickup"
    title = _("Pay at pickup")
    description = _("Pay when you take your parcels, in cash or by phone.")
    in_person = True
    time_to_keep_promise = timedelta(days=30)


class BankTransfer(PromiseProvider):
    code = "bank_transfer"
    title = _("Bank transfer")
    description = _("Transfer the amount within three days; we pack when the money has arrived.")
