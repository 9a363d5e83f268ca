"""Writes requests into a file whose cells no spreadsheet calculates."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell

from portal.core.cells import defused
from portal.repairs.models import Repair

BYTE_ORDER_MARK = "\ufeff"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CHUNK = 1000


def headings() -> list[str]:
    """Return the headings in the reader's language."""
    return [
        *(
            pgettext("repair", "Number"),
            _("Compound"),
            pgettext("repair", "Kind"),
            pgettext("repair", "Where"),
            _("Flat"),
        ),
        *(_("What is wrong"), pgettext("repair", "State"), _("Reported on"), _("Answer promised by"), _("Answered on")),
        *(_("Promised by"), _("Done on"), _("Given to"), _("Flats with the same"), _("Still broken, times")),
        *(_("Rating"), _("In a sentence")),
    ]


def lines(rows) -> Iterator[list]:
    """Yield one line for each request, every cell defused."""
    for repair in rows.iterator(chunk_size=CHUNK):
        line = [
            *(repair.number, repair.community.name, repair.get_category_display(), repair.where, str(repair.flat)),
            *(repair.text, repair.get_state_display(), _when(repair.made_at)),
            *(_when(repair.answer_by), _when(repair.answered_at), _when(repair.promised_by), _when(repair.done_at)),
            *(str(repair.staff or repair.firm or ""), repair.same, repair.times_again, repair.rating),
            repair.rating_text,
        ]
        yield [defused(cell) for cell in line]


def _when(moment) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else ""


def as_csv(rows: Iterable[Repair], *, name: str) -> HttpResponse:
    """Return the requests as CSV, with the mark by which spreadsheets know UTF-8."""
    response = HttpResponse(BYTE_ORDER_MARK, content_type="text/csv; charset=utf-8")
    writer = csv.writer(response)
    writer.writerow(headings())
    writer.writerows(lines(rows))
    return _to_save(response, f"{name}.csv")


def as_xlsx(rows: Iterable[Repair], *, name: str) -> HttpResponse:
    """Return the requests as XLSX; text is written as text, never as a formula."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("repairs")
    sheet.freeze_panes = "B2"
    for line in (headings(), *lines(rows)):
        sheet.append([_cell(sheet, value) for value in line])
    out = io.BytesIO()
    book.save(out)
    return _to_save(HttpResponse(out.getvalue(), content_type=XLSX), f"{name}.xlsx")


def _cell(sheet, value) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, value)
    if isinstance(value, str):
        cell.data_type = "s"
    return cell


def _to_save(response: HttpResponse, name: str) -> HttpResponse:
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "private, no-store"
    return response


WRITERS = {"csv": as_csv, "xlsx": as_xlsx}
