"""A payout as a table: a row for each bill it passes on."""

import csv

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.core.cells import defused
from portal.fees.models import Payout

BYTE_ORDER_MARK = "\ufeff"


def csv_response(name: str) -> HttpResponse:
    """Return an empty CSV to be downloaded under this name, kept by nobody on the way."""
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    response["Cache-Control"] = "private, no-store"
    return response


def payout_table(payout: Payout, *, with_flats: bool) -> HttpResponse:
    """Return the lines of a payout as CSV whose cells no spreadsheet calculates.

    Which flat paid what is the office's alone; for everybody else `with_flats` is off.
    """
    response = csv_response(f"payout-{payout.pk}")
    writer = csv.writer(response)
    places = [_("Building"), _("Flat")] if with_flats else []
    writer.writerow(
        [
            _("Receipt"),
            _("Compound"),
            *places,
            pgettext("bills", "Fee"),
            pgettext("bills", "Period"),
            _("Amount"),
            pgettext("bills", "Paid"),
        ]
    )
    related = "bill__flat__building", "bill__community", "payment__receipt"
    for line in payout.lines.select_related(*related).order_by("pk").iterator(chunk_size=2000):
        bill, cells = line.bill, [str(line.payment.receipt), line.bill.community.name]
        cells += [bill.flat.building.number, bill.flat.number] if with_flats else []
        day = timezone.localdate(bill.paid_at).isoformat()
        cells += [capfirst(bill.get_kind_display()), bill.period, line.amount, day]
        writer.writerow([defused(cell) for cell in cells])
    return response
