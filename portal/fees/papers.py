"""What is printed of fees: receipts, the list of arrears, letters for letter boxes."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.fees.models import Bill, Payment
from portal.fees.owing import with_flats
from portal.fees.policies import payments_seen_by
from portal.papers.kinds import Kind, register_paper
from portal.residents.models import Office
from portal.residents.policies import communities_run_by, offices_run_by

RECEIPT, ARREARS, LETTERS = "fee_receipt", "fee_arrears", "fee_letters"


def register() -> None:
    """Enter the three papers."""
    register_paper(Kind(RECEIPT, _("Receipt"), "fees/paper/receipt.html", receipts))
    register_paper(Kind(ARREARS, _("Arrears"), "fees/paper/arrears.html", arrears, at_once=600, per_part=0))
    register_paper(Kind(LETTERS, _("Reminder letters"), "fees/paper/letters.html", letters))


def receipts(keys: list, words: dict, owner) -> dict:
    """Return the receipts of these payments that the owner may read."""
    seen = payments_seen_by(owner).filter(pk__in=keys, receipt__isnull=False)
    rows = Payment.objects.filter(pk__in=seen.values("pk")).order_by("pk")
    found = list(rows.select_related("company", "community", "flat__building", "receipt", "attempt"))
    offices = {office.community_id: office for office in Office.objects.filter(community__in=_places(found))}
    for payment in found:
        payment.office = offices.get(payment.community_id)
        payment.paid = list(payment.lines.paid().select_related("bill__corrects").order_by("pk"))
        payment.total = sum(line.amount for line in payment.paid)
    return {"payments": found}


def _places(payments: list[Payment]) -> set[int]:
    return {payment.community_id for payment in payments}


def _overdue(keys: list, owner):
    mine = Bill.objects.filter(flat__in=keys, community__in=communities_run_by(owner))
    return mine.overdue(on=timezone.localdate())


def arrears(keys: list, words: dict, owner) -> dict:
    """Return what these flats owe, in the order of the keys, as far as the owner's offices look after them."""
    found = {row.flat.pk: row for row in with_flats(_overdue(keys, owner).by_flat())}
    rows = [found[key] for key in keys if key in found]
    return {"rows": rows, "total": sum(row.sum for row in rows), "today": timezone.localdate()}


def letters(keys: list, words: dict, owner) -> dict:
    """Return a letter for each of these flats with its overdue bills."""
    offices = {office.community_id: office for office in offices_run_by(owner)}
    found: dict[int, dict] = {}
    for bill in _overdue(keys, owner).select_related("flat__building", "community").order_by("due_on", "pk"):
        letter = found.setdefault(bill.flat_id, {"flat": bill.flat, "office": offices[bill.community_id], "bills": []})
        letter["bills"].append(bill)
    for letter in found.values():
        letter["total"] = sum(bill.amount for bill in letter["bills"])
    return {"letters": [found[key] for key in keys if key in found], "today": timezone.localdate()}
