"""WeChat Pay's bill of a day: a table in UTF-8 with a ` before each value and a summary below."""

import csv
from collections.abc import Iterator
from decimal import Decimal

from portal.payments.exceptions import ProviderUnreachable
from portal.payments.providers import BillEntry

TRADE, NUMBER, STATE, AMOUNT, FEE = "微信订单号", "商户订单号", "交易状态", "订单金额", "手续费"
REFUND, REFUNDED = "商户退款单号", "申请退款金额"
SUMMARY = "总交易单数"
CENT = Decimal("0.01")


def read_bill(content: bytes) -> list[BillEntry]:
    """Return the lines of a bill. Raises ProviderUnreachable when this is none."""
    try:
        return list(read_table(content.decode("utf-8-sig")))
    except (UnicodeDecodeError, KeyError, ArithmeticError) as error:
        raise ProviderUnreachable(f"bill: {type(error).__name__}") from None


def read_table(text: str) -> Iterator[BillEntry]:
    """Yield the lines above the summary; a revoked payment has a line of its own, which is a refund."""
    for row in csv.DictReader(text.partition(SUMMARY)[0].splitlines()):
        told = {name: (value or "").removeprefix("`").strip() for name, value in row.items() if name}
        fee = Decimal(told[FEE] or 0).quantize(CENT)
        if told[STATE] == "SUCCESS":
            yield BillEntry("payment", told[TRADE], told[NUMBER], Decimal(told[AMOUNT]), fee)
        elif told[STATE] in ("REFUND", "REVOKED"):
            key = f"{told[TRADE]}:{told[REFUND]}"
            yield BillEntry("refund", key, told[NUMBER], Decimal(told[REFUNDED]), -abs(fee))
