"""WeChat Pay, APIv3: a code to scan on a computer, its H5 page on a phone. https://pay.weixin.qq.com/doc/v3/merchant

Every call carries our RSA signature, every answer and message WeChat Pay's own; messages are encrypted besides. Amounts
are whole fen. H5 pages look at the Referer: it must be a domain registered with WeChat Pay.
"""

import gzip
import hashlib
import json
import logging
import re
import time
from datetime import date
from decimal import Decimal
from functools import cached_property
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from portal.payments.exceptions import BadSignature, BillNotReady, ConnectionRefused, ProviderUnreachable
from portal.payments.models import Attempt, Refund
from portal.payments.online.base import OnlineProvider, Setting, is_key, to_fen, to_yuan
from portal.payments.online.wechat_bill import read_bill
from portal.payments.providers import Answer, BillEntry, Notice, Outcome

logger = logging.getLogger(__name__)
#: A message older than this (seconds) is refused; one that is sent again is signed again.
FRESH = 300
OUTCOMES = {
    "SUCCESS": Outcome.PAID,
    "REFUND": Outcome.PAID,  # was paid, and some of it went back
    "NOTPAY": Outcome.PENDING,
    "USERPAYING": Outcome.PENDING,
    "CLOSED": Outcome.FAILED,
    "REVOKED": Outcome.FAILED,
    "PAYERROR": Outcome.FAILED,
}
REFUNDED = {
    "SUCCESS": Refund.Status.DONE,
    "PROCESSING": Refund.Status.STARTED,
    "CLOSED": Refund.Status.TO_HAND_BACK,
    "ABNORMAL": Refund.Status.TO_HAND_BACK,
}
#: Words after which the same call may succeed a little later.
AGAIN = {"SYSTEM_ERROR", "FREQUENCY_LIMITED", "BANK_ERROR", "NOT_ENOUGH", "SYSTEMERROR"}
NOT_THERE = {"ORDER_NOT_EXIST", "ORDERNOTEXIST", "RESOURCE_NOT_EXISTS"}


class WeChatPay(OnlineProvider):
    """The company's own interface."""

    code = "wechat_pay"
    title = _("WeChat Pay")
    description = _("Scan a code with WeChat; on a phone WeChat opens by itself.")

    def settings(self) -> list[Setting]:
        kept = settings.WECHAT_PAY
        half = bool(kept["public_key"]) != bool(kept["public_key_id"])
        return [
            Setting("WECHAT_PAY_APP_ID", kept["app_id"]),
            Setting("WECHAT_PAY_MCH_ID", kept["mch_id"]),
            Setting("WECHAT_PAY_SERIAL", kept["serial"]),
            Setting("WECHAT_PAY_PRIVATE_KEY", kept["private_key"], secret=True),
            Setting("WECHAT_PAY_API_V3_KEY", kept["api_v3_key"], secret=True),
            Setting("WECHAT_PAY_PUBLIC_KEY_ID", kept["public_key_id"], optional=not half),
            Setting("WECHAT_PAY_PUBLIC_KEY", kept["public_key"], secret=True, optional=not half),
        ]

    def faults(self) -> list[str]:
        kept, wrong = settings.WECHAT_PAY, []
        if kept["private_key"] and not is_key(kept["private_key"], "PRIVATE KEY"):
            wrong.append(gettext("WECHAT_PAY_PRIVATE_KEY is no RSA private key: it is the text of apiclient_key.pem."))
        if kept["api_v3_key"] and len(kept["api_v3_key"].encode()) != 32:
            wrong.append(gettext("WECHAT_PAY_API_V3_KEY has 32 characters."))
        if kept["public_key"] and not is_key(kept["public_key"], "PUBLIC KEY"):
            wrong.append(gettext("WECHAT_PAY_PUBLIC_KEY is no RSA public key."))
        return wrong

    @cached_property
    def client(self):
        """Return the library's client at our address; without a public key it fetches the certificates now."""
        from portal.payments.online.wechat_client import connect

        return connect(settings.WECHAT_PAY, notify_url=self.notify_url, timeout=settings.PAYMENT_TIMEOUT)

    def start(self, *, attempt: Attempt) -> Answer:
        try:
            return self._start(attempt)
        except ConnectionRefused as refused:
            if refused.reason in ("ORDERPAID", "ORDER_PAID"):
                return self.query(attempt=attempt)
            self.note_refusal(attempt.number, refused)
            return Answer(Outcome.FAILED)

    def _start(self, attempt: Attempt) -> Answer:
        from wechatpayv3 import WeChatPayType as Type

        fields = {
            "description": attempt.description[:127],
            "out_trade_no": attempt.number,
            "amount": {"total": to_fen(attempt.amount), "currency": "CNY"},
            "time_expire": timezone.localtime(attempt.deadline).isoformat(timespec="seconds"),
        }
        if attempt.on_phone:
            scene = {"payer_client_ip": attempt.payer_address or "127.0.0.1", "h5_info": {"type": "Wap"}}
            said = self._call("pay", pay_type=Type.H5, scene_info=scene, **fields)
            page = f"{said['h5_url']}&redirect_url={quote(attempt.return_url, safe='')}"
            return Answer(Outcome.PENDING, reference=attempt.number, redirect_url=page)
        said = self._call("pay", pay_type=Type.NATIVE, **fields)
        return Answer(Outcome.PENDING, reference=attempt.number, scan_code=said["code_url"])

    def query(self, *, attempt: Attempt) -> Answer:
        try:
            return read_transaction(self._call("query", out_trade_no=attempt.number))
        except ConnectionRefused as refused:
            if refused.reason in NOT_THERE:
                return Answer(Outcome.UNKNOWN)
            raise ProviderUnreachable(f"query: {refused.reason}") from None

    def close(self, *, attempt: Attempt) -> None:
        try:
            self._call("close", out_trade_no=attempt.number)
        except ConnectionRefused:  # paid or closed already, or never there
            pass

    def refund(self, *, refund: Refund) -> Refund.Status:
        amount = {"refund": to_fen(refund.amount), "total": to_fen(refund.attempt.amount), "currency": "CNY"}
        number = refund_number(refund.idempotency_key)
        try:
            said = self._call(
                "refund",
                out_refund_no=number,
                amount=amount,
                out_trade_no=refund.attempt.number,
                reason=refund.reason[:80],
            )
        except ConnectionRefused as refused:
            self.note_refusal(refund.idempotency_key, refused)
            return Refund.Status.TO_HAND_BACK
        return REFUNDED.get(said["status"], Refund.Status.STARTED)

    def webhook(self, *, request: HttpRequest) -> Notice:
        stamp = request.headers.get("Wechatpay-Timestamp", "")
        if not (stamp.isascii() and stamp.isdigit() and abs(time.time() - int(stamp)) <= FRESH):
            raise BadSignature
        try:
            said = self.client.callback(request.headers, request.body)
        except Exception as error:  # The library raises nothing more precise, for all that is not as it should be.
            logger.warning("WeChat Pay's message could not be read: %s", type(error).__name__)
            raise BadSignature from None
        if not said:
            raise BadSignature
        return read_notice(said)

    def test(self) -> None:
        """Ask for a code over 0.01 yuan, which proves keys, permission and signatures, and close it again."""
        from wechatpayv3 import WeChatPayType as Type

        number, amount = f"test-{int(time.time())}", {"total": 1, "currency": "CNY"}
        self._call("pay", pay_type=Type.NATIVE, description="Test", out_trade_no=number, amount=amount)
        self._call("close", out_trade_no=number)

    def bill(self, *, day: date) -> list[BillEntry]:
        try:
            said = self._call("trade_bill", bill_date=day.isoformat())
        except ConnectionRefused as refused:
            if refused.reason == "NO_STATEMENT_EXIST":  # a day without payments has no bill
                return []
            if refused.reason == "STATEMENT_CREATING":
                raise BillNotReady(refused.reason) from None
            raise
        content = gzip.decompress(self._fetch(said["download_url"]))
        if hashlib.sha1(content, usedforsecurity=False).hexdigest() != said["hash_value"].lower():
            raise ProviderUnreachable("bill: its hash does not fit")
        return read_bill(content)

    def _fetch(self, address: str) -> bytes:
        status, content = self._ask("download_bill", address)
        if status != 200 or not isinstance(content, bytes):
            raise ProviderUnreachable(f"download_bill: {status}")
        return content

    def _call(self, name: str, **fields) -> dict:
        """Return the answer to a call. Raises ConnectionRefused, or ProviderUnreachable when it may go well later."""
        status, text = self._ask(name, **fields)
        said = json.loads(text) if text else {}
        if status in (200, 204):
            return said
        reason = said.get("code", f"HTTP {status}") if isinstance(said, dict) else f"HTTP {status}"
        if status >= 500 or status == 429 or reason in AGAIN:
            raise ProviderUnreachable(f"{name}: {reason}")
        raise ConnectionRefused(reason)

    def _ask(self, name: str, *given, **fields) -> tuple[int, str | bytes]:
        try:
            return getattr(self.client, name)(*given, **fields)
        except Exception as error:  # No answer, or an answer not signed by WeChat Pay: the library's own, of no class.
            raise ProviderUnreachable(f"{name}: {type(error).__name__}") from None


def read_transaction(said: dict) -> Answer:
    """Turn what WeChat Pay says of a payment into our words."""
    outcome = OUTCOMES.get(said["trade_state"], Outcome.PENDING)
    total = (said.get("amount") or {}).get("total")
    amount: Decimal | None = to_yuan(total) if total is not None else None
    return Answer(outcome, reference=said.get("transaction_id", ""), amount=amount)


def read_notice(said: dict) -> Notice:
    """Turn a decrypted message into our words; only what we need of it is kept."""
    inside = said["resource"]
    known = said.get("event_type") == "TRANSACTION.SUCCESS"
    answer = read_transaction(inside) if known else Answer(Outcome.PENDING)
    kept = {"type": said.get("event_type", ""), "transaction": inside.get("transaction_id", "")}
    return Notice(said["id"], inside.get("out_trade_no", ""), answer, kept)


def refund_number(key: str) -> str:
    """Return our key as WeChat Pay takes it: at most 64 of letters, figures and a few signs."""
    return key if re.fullmatch(r"[0-9A-Za-z_\-|*@]{1,64}", key) else hashlib.sha256(key.encode()).hexdigest()
