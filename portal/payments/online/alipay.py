"""Alipay, directly: its page on a computer, its app's page on a phone. https://opendocs.alipay.com/open/270/105898

Requests and answers are signed with RSA2 over the sorted parameters. Amounts are text with two decimals; times are
Beijing's. The address of the page is signed here and nobody is called, so the attempt is unknown to Alipay until its
buyer has signed in there.
"""

from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from http.client import HTTPException

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.payments.exceptions import BadSignature, BillNotReady, ConnectionRefused, ProviderUnreachable
from portal.payments.models import Attempt, Refund
from portal.payments.online.alipay_bill import read_bill
from portal.payments.online.base import OnlineProvider, Setting, as_pem, is_key, to_fen, to_yuan
from portal.payments.online.wire import download
from portal.payments.providers import Answer, BillEntry, Notice, Outcome

#: A signed message is believed for so long after its time; Alipay tries again for 25 hours.
FRESH = timedelta(hours=26)
OUTCOMES = {
    "WAIT_BUYER_PAY": Outcome.PENDING,
    "TRADE_SUCCESS": Outcome.PAID,
    "TRADE_FINISHED": Outcome.PAID,
    "TRADE_CLOSED": Outcome.FAILED,
}
NOT_THERE = "ACQ.TRADE_NOT_EXIST"
#: Words after which the same call may succeed a little later.
AGAIN = ("ACQ.SYSTEM_ERROR", "aop.", "isp.", "ACQ.SELLER_BALANCE_NOT_ENOUGH", "ACQ.REFUND_FEE_ERROR_RETRY")


class Alipay(OnlineProvider):
    """The company's own gateway."""

    code = "alipay"
    title = _("Alipay")
    description = _("You pay in Alipay and come back here.")
    thanks = "success"

    def settings(self) -> list[Setting]:
        kept = settings.ALIPAY
        return [
            Setting("ALIPAY_APP_ID", kept["app_id"]),
            Setting("ALIPAY_PRIVATE_KEY", kept["private_key"], secret=True),
            Setting("ALIPAY_PUBLIC_KEY", ",".join(kept["public_keys"]), secret=True),
        ]

    def faults(self) -> list[str]:
        kept, wrong = settings.ALIPAY, []
        if kept["private_key"] and not is_key(kept["private_key"], "PRIVATE KEY"):
            wrong.append(gettext("ALIPAY_PRIVATE_KEY is no RSA private key."))
        if not all(is_key(key, "PUBLIC KEY") for key in kept["public_keys"]):
            wrong.append(
                gettext("ALIPAY_PUBLIC_KEY is no RSA public key: take Alipay's own, not that of the application.")
            )
        return wrong

    def is_play_money(self) -> bool:
        return "sandbox" in settings.ALIPAY["url"] or "alipaydev" in settings.ALIPAY["url"]

    @cached_property
    def clients(self) -> list:
        """Return the library's client for each of Alipay's keys; the first one is in use."""
        from alipay import AliPay
        from alipay.utils import AliPayConfig

        kept, found = settings.ALIPAY, []
        for key in kept["public_keys"]:
            client = AliPay(
                appid=kept["app_id"],
                app_private_key_string=as_pem(kept["private_key"], "PRIVATE KEY"),
                alipay_public_key_string=as_pem(key, "PUBLIC KEY"),
                config=AliPayConfig(timeout=settings.PAYMENT_TIMEOUT),
            )
            client._gateway = kept["url"]
            found.append(client)
        return found

    def start(self, *, attempt: Attempt) -> Answer:
        client = self.clients[0]
        ask = client.api_alipay_trade_wap_pay if attempt.on_phone else client.api_alipay_trade_page_pay
        until = timezone.localtime(attempt.deadline).strftime("%Y-%m-%d %H:%M:%S")
        signed = ask(
            subject=attempt.description,
            out_trade_no=attempt.number,
            total_amount=as_text(attempt.amount),
            return_url=attempt.return_url,
            notify_url=self.notify_url,
            time_expire=until,
        )
        return Answer(Outcome.PENDING, reference=attempt.number, redirect_url=f"{settings.ALIPAY['url']}?{signed}")

    def query(self, *, attempt: Attempt) -> Answer:
        said = self._call("alipay.trade.query", {"out_trade_no": attempt.number})
        if said["code"] == "10000":
            return read_trade(said)
        if said.get("sub_code") == NOT_THERE:
            # Nobody has signed in on its page yet; without a page nobody ever will.
            return Answer(Outcome.PENDING if attempt.redirect_url else Outcome.UNKNOWN)
        raise ProviderUnreachable(f"query: {word(said)}")

    def close(self, *, attempt: Attempt) -> None:
        self._call("alipay.trade.close", {"out_trade_no": attempt.number})

    def refund(self, *, refund: Refund) -> Refund.Status:
        """Send it; Alipay knows the request's number again and then says that no money moved this time."""
        about = {"out_trade_no": refund.attempt.number, "out_request_no": refund.idempotency_key}
        asked = {**about, "refund_amount": as_text(refund.amount), "refund_reason": refund.reason}
        said = self._call("alipay.trade.refund", asked)
        if said["code"] == "10000" and said.get("fund_change") == "Y":
            return Refund.Status.DONE
        if said["code"] != "10000" and not may_be_tried_again(said):
            self.note_refusal(refund.idempotency_key, ConnectionRefused(word(said)))
            return Refund.Status.TO_HAND_BACK
        found = self._call("alipay.trade.fastpay.refund.query", about)
        is_done = found["code"] == "10000" and found.get("refund_status") == "REFUND_SUCCESS"
        return Refund.Status.DONE if is_done else Refund.Status.STARTED

    def webhook(self, *, request: HttpRequest) -> Notice:
        fields = request.POST.dict()
        self._refuse_forged(dict(fields))
        answer = read_trade(fields) if fields.get("notify_type") == "trade_status_sync" else Answer(Outcome.PENDING)
        kept = {"trade": fields.get("trade_no", ""), "status": fields.get("trade_status", "")}
        return Notice(fields["notify_id"], fields.get("out_trade_no", ""), answer, kept)

    def _refuse_forged(self, fields: dict) -> None:
        from alipay.exceptions import AliPayException

        signature = fields.pop("sign", "")
        ours = fields.get("app_id") == settings.ALIPAY["app_id"] and fields.get("notify_id")
        try:
            signed = ours and any(client.verify(dict(fields), signature) for client in self.clients)
        except (AliPayException, ValueError, TypeError):
            signed = False
        if not signed or not is_fresh(fields.get("notify_time", "")):
            raise BadSignature

    def test(self) -> None:
        """Ask about a payment that cannot be there: a signed "no" proves both keys."""
        said = self._call("alipay.trade.query", {"out_trade_no": "connection-test"})
        if said["code"] != "10000" and said.get("sub_code") != NOT_THERE:
            raise ConnectionRefused(word(said))

    def bill(self, *, day: date) -> list[BillEntry]:
        asked = {"bill_type": "trade", "bill_date": day.isoformat()}
        said = self._call("alipay.data.dataservice.bill.downloadurl.query", asked)
        if said["code"] != "10000":
            if "BILL_NOT_EXIST" in word(said).upper():
                raise BillNotReady(word(said))
            raise ConnectionRefused(word(said))
        return read_bill(download(said["bill_download_url"]))

    def _call(self, method: str, fields: dict) -> dict:
        """Return the signed answer to a call. Raises ConnectionRefused or ProviderUnreachable."""
        from alipay.exceptions import AliPayException, AliPayValidationError

        for client in self.clients:
            try:
                return client.server_api(method, fields)
            except AliPayValidationError:
                continue
            except AliPayException as error:
                raise ConnectionRefused(f"code {error._AliPayException__code}") from None
            except (OSError, HTTPException, ValueError) as error:
                raise ProviderUnreachable(f"{method}: {type(error).__name__}") from None
        raise ProviderUnreachable(f"{method}: the answer is not signed with Alipay's key")


def as_text(amount: Decimal) -> str:
    """Return an amount in CNY with two decimals, as Alipay writes it. Raises ValueError when it has parts of a fen."""
    return str(to_yuan(to_fen(amount)))


def read_trade(said: dict) -> Answer:
    """Turn what Alipay says of a trade into our words."""
    outcome = OUTCOMES.get(said.get("trade_status", ""), Outcome.PENDING)
    return Answer(outcome, reference=said.get("trade_no", ""), amount=Decimal(said["total_amount"]))


def word(said: dict) -> str:
    """Return Alipay's own word for what is wrong."""
    return said.get("sub_code") or said.get("msg") or said["code"]


def may_be_tried_again(said: dict) -> bool:
    """Say whether the same call may succeed later: Alipay is ill, or the money for it is not there yet."""
    return said["code"] == "20000" or word(said).startswith(AGAIN)


def is_fresh(text: str) -> bool:
    """Say whether a message's time, in Beijing, is not long ago."""
    try:
        sent = timezone.make_aware(timezone.datetime.strptime(text, "%Y-%m-%d %H:%M:%S"))
    except ValueError:
        return False
    return abs(timezone.now() - sent) < FRESH
