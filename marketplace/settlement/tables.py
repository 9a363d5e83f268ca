"""Statements and the bank's file as CSV, whose cells no spreadsheet calculates. The columns: docs/operators.md."""

import csv
from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from marketplace.settlement.models import Movement, PayoutBatch
from marketplace.settlement.querysets import COLUMNS
from marketplace.settlement.statements import Statement
from portal.core.cells import defused

BYTE_ORDER_MARK = "\ufeff"
#: Banks take the account number as text; a number of 19 digits would lose its end in a spreadsheet.
AS_TEXT = "\t"


def csv_response(rows: Iterable[list], name: str) -> HttpResponse:
    """Return a table as a file to be saved."""
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    csv.writer(response).writerows(rows)
    return response


def statement_rows(statement: Statement) -> Iterator[list]:
    """Yield the statement: what was due before, one line for each movement and payout, what is due after."""
    empty = [""] * (len(COLUMNS) - 1)
    yield [
        *(_("Day"), _("What"), _("Order"), pgettext("statement", "Goods"), _("Delivery price")),
        *(_("Commission"), _("Reward"), _("Deposits kept"), _("Due"), pgettext("payout", "Paid out with")),
    ]
    yield [statement.period.first.isoformat(), _("Due before"), "", *empty, statement.opening, ""]
    for movement in statement.lines.order_by("at", "pk").iterator(chunk_size=2000):
        yield [defused(cell) for cell in _cells(movement)]
    for payout in statement.payouts:
        batch = payout.batch
        yield [batch.paid_on.isoformat(), _("Paid out"), "", *empty, -payout.amount, defused(batch.number)]
    yield [statement.period.last.isoformat(), _("Due after"), "", *empty, statement.closing, ""]


def _cells(movement: Movement) -> list:
    line = getattr(movement, "payout_line", None)
    return [
        timezone.localdate(movement.at).isoformat(),
        str(movement.get_kind_display()),
        movement.order.number,
        movement.goods,
        movement.delivery,
        -movement.commission,
        movement.reward,
        movement.deposit,
        movement.due,
        line.payout.batch.number if line else "",
    ]


def bank_rows(batch: PayoutBatch) -> Iterator[list]:
    """Yield the file for the bank, in the columns that Chinese banks' bulk transfers take, in Chinese for them."""
    yield ["序号", "收款人户名", "收款人账号", "收款人开户行", "金额", "用途"]
    for position, payout in enumerate(batch.payouts.order_by("pk"), start=1):
        yield [
            position,
            defused(payout.holder),
            f"{AS_TEXT}{payout.number}",
            defused(payout.bank),
            payout.amount,
            f"货款 {batch.number}" if payout.partner_id else f"代收点服务费 {batch.number}",
        ]
