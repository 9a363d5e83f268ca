"""A payout as a table: a row for each bill it passes on."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.core.given_files import csv_file
from portal.fees.models import Payout


def payout_table(payout: Payout, *, with_flats: bool) -> HttpResponse:
    """Return the lines of a payout as CSV whose cells no spreadsheet calculates.

    Which flat paid what is the office's alone; for everybody else `with_flats` is off.
    """
    return csv_file(_rows(payout, with_flats), name=f"payout-{payout.pk}")


def _rows(payout: Payout, with_flats: bool) -> Iterator[list]:
    places = [_("Building"), _("Flat")] if with_flats else []
    names = [pgettext("bills", "Fee"), pgettext("bills", "Period"), _("Amount"), pgettext("bills", "Paid")]
    yield [_("Receipt"), _("Compound"), *places, *names]
    related = "bill__flat__building", "bill__community", "payment__receipt"
    for line in payout.lines.select_related(*related).order_by("pk").iterator(chunk_size=2000):
        bill, cells = line.bill, [str(line.payment.receipt), line.bill.community.name]
        cells += [bill.flat.building.number, bill.flat.number] if with_flats else []
        day = timezone.localdate(bill.paid_at).isoformat()
        yield [*cells, capfirst(bill.get_kind_display()), bill.period, line.amount, day]
