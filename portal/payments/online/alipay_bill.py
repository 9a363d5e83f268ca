"""Alipay's bill of a day: a zip of two tables in GBK; the one of single trades is read by the names of its columns."""

import csv
import zipfile
from collections.abc import Iterator
from decimal import Decimal
from io import BytesIO

from portal.payments.exceptions import ProviderUnreachable
from portal.payments.providers import BillEntry

ENCODING = "gb18030"
TRADE, NUMBER, KIND, AMOUNT = "支付宝交易号", "商户订单号", "业务类型", "订单金额（元）"
REQUEST, FEE = "退款批次号/请求号", "服务费（元）"
KINDS = {"交易": "payment", "退款": "refund"}


def read_bill(content: bytes) -> list[BillEntry]:
    """Return the lines of a bill. Raises ProviderUnreachable when this is none."""
    try:
        with zipfile.ZipFile(BytesIO(content), metadata_encoding="gbk") as packed:
            name = next(name for name in packed.namelist() if "汇总" not in name and name.endswith(".csv"))
            return list(read_table(packed.read(name).decode(ENCODING)))
    except (zipfile.BadZipFile, StopIteration, UnicodeDecodeError, KeyError, ArithmeticError) as error:
        raise ProviderUnreachable(f"bill: {type(error).__name__}") from None


def read_table(text: str) -> Iterator[BillEntry]:
    """Yield the lines of the table; what begins with # is said about it."""
    rows = csv.DictReader(line for line in text.splitlines() if line.strip() and not line.startswith("#"))
    for row in rows:
        told = {name.strip(): (value or "").strip() for name, value in row.items() if name}
        kind = KINDS.get(told[KIND])
        if kind:
            key = f"{told[TRADE]}:{told[REQUEST]}" if kind == "refund" else told[TRADE]
            # The table counts what leaves us below zero: refunds, and fees.
            yield BillEntry(kind, key, told[NUMBER], abs(Decimal(told[AMOUNT])), -Decimal(told[FEE] or 0))
