"""Writes requests into a file whose cells no spreadsheet calculates."""

from collections.abc import Iterable, Iterator

from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from portal.core.given_files import csv_file, xlsx_file
from portal.repairs.models import Repair

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
    """Yield one line for each request, headings left out."""
    for repair in rows.iterator(chunk_size=CHUNK):
        yield [
            *(repair.number, repair.community.name, repair.get_category_display(), repair.where, str(repair.flat)),
            *(repair.text, repair.get_state_display(), _when(repair.made_at)),
            *(_when(repair.answer_by), _when(repair.answered_at), _when(repair.promised_by), _when(repair.done_at)),
            *(str(repair.staff or repair.firm or ""), repair.same, repair.times_again, repair.rating),
            repair.rating_text,
        ]


def _when(moment) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M") if moment else ""


def as_csv(rows: Iterable[Repair], *, name: str) -> HttpResponse:
    """Return the requests as CSV."""
    return csv_file((headings(), *lines(rows)), name=name)


def as_xlsx(rows: Iterable[Repair], *, name: str) -> HttpResponse:
    """Return the requests as XLSX."""
    return xlsx_file((headings(), *lines(rows)), name=name, title="repairs")


WRITERS = {"csv": as_csv, "xlsx": as_xlsx}
