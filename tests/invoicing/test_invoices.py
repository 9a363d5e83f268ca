"""Invoices of what was paid, credit notes for what goes back, numbers without gaps."""

from decimal import Decimal
from functools import partial

import pytest
from django.db import IntegrityError
from django.utils import timezone

from marketplace.consignments.services import shorten
from marketplace.invoicing import numbers
from marketplace.invoicing.exceptions import AlreadyIssued, NoIssuer, NothingChanged, NothingLeft, NotPaid
from marketplace.invoicing.models import Invoice, Issuer, Series, TaxRate
from marketplace.invoicing.services import correct_title, issue
from marketplace.invoicing.services.issue import Addressee
from marketplace.invoicing.tax_numbers import is_tax_number
from marketplace.invoicing.taxes import rates, tax_back, tax_in
from marketplace.placement.models import Adjustment
from marketplace.placement.services import cancel_order, take_back_payment
from portal.outbox.models import Message
from tests.consignments.factories import make_parcels, make_shop
from tests.placement.at_once import at_once, meeting
from tests.settlement.factories import DAY, today

D = Decimal
PERSON = Addressee("person", "居民 W")
COMPANY = Addressee("company", "云里餐饮公司", "91530100MA6K00002X")


def less(parcel, quantity, key):
    missing = {parcel.lines.get().pk: quantity}
    return shorten(consignment=parcel, missing=missing, reason=Adjustment.Reason.BUYER, key=key)


@pytest.mark.django_db
class TestOneAfterTheOther:
    def test_an_invoice_holds_what_was_paid_with_its_tax(self, parcel, books):
        invoice = issue(order=parcel.order, addressee=COMPANY)

        year = timezone.localdate().year
        assert (invoice.number, invoice.serial) == (f"F{year}-000001", 1)
        assert (invoice.gross, invoice.net, invoice.tax) == (D("100.00"), D("91.74"), D("8.26"))
        row = invoice.lines.get()
        assert (row.quantity, row.percent, row.gross) == (10, D("9.00"), D("100.00"))
        assert Message.objects.filter(kind="invoicing.issued").count() == 1
        assert books() == {}

    def test_what_was_taken_off_before_is_not_invoiced(self, parcel, books):
        less(parcel, 3, "one")
        invoice = issue(order=parcel.order, addressee=PERSON)
        assert (invoice.gross, invoice.lines.get().quantity, books()) == (D("70.00"), 7, {})

    def test_a_credit_note_follows_each_refund_and_they_sum_to_the_invoice(self, parcel, books):
        invoice = issue(order=parcel.order, addressee=PERSON)
        for number in range(3):
            less(parcel, 1, f"k{number}")
        assert books() == {}
        cancel_order(order=parcel.order)

        notes = Invoice.objects.filter(kind="credit").order_by("serial")
        invoice.refresh_from_db()
        assert [note.gross for note in notes] == [D("-10.00")] * 3 + [D("-70.00")]
        assert (sum(note.tax for note in notes), sum(note.net for note in notes)) == (-invoice.tax, -invoice.net)
        assert ([note.serial for note in notes], invoice.is_open, books()) == ([1, 2, 3, 4], False, {})

    def test_the_same_change_twice_is_one_credit_note(self, parcel):
        issue(order=parcel.order, addressee=PERSON)
        for _again in range(2):
            less(parcel, 1, "one")
        assert Invoice.objects.filter(kind="credit").count() == 1

    def test_another_title_takes_the_first_back_and_issues_a_second(self, parcel, books):
        first = issue(order=parcel.order, addressee=PERSON)
        with pytest.raises(NothingChanged):
            correct_title(invoice=first, addressee=PERSON)

        second = correct_title(invoice=first, addressee=COMPANY)

        assert (second.title, second.gross, second.serial) == (COMPANY.title, D("100.00"), 2)
        assert (Invoice.objects.get(kind="credit").credits_id, Invoice.objects.count()) == (first.pk, 3)
        with pytest.raises(NothingChanged):
            correct_title(invoice=first, addressee=PERSON)
        assert books() == {}

    def test_no_number_is_used_up_by_what_is_refused(self, parcel, scripted, books):
        issue(order=parcel.order, addressee=PERSON)
        promised = make_parcels(make_shop()[2])[0].order
        cancelled = make_parcels(make_shop()[2], provider="scripted")[0].order
        cancel_order(order=cancelled)
        wanted = ((parcel.order, AlreadyIssued), (promised, NotPaid), (cancelled, NothingLeft))
        for order, error in wanted:
            with pytest.raises(error):
                issue(order=order, addressee=PERSON)
        Issuer.objects.update(valid_until=today() - DAY)
        other = make_parcels(make_shop()[2], provider="scripted")[0].order
        with pytest.raises(NoIssuer):
            issue(order=other, addressee=PERSON)
        assert ([series.last for series in Series.objects.all()], books()) == ([1], {})

    def test_cash_taken_by_mistake_takes_its_invoice_back(self, issuer, books):
        from marketplace.placement.services import confirm_payment

        order = make_parcels(make_shop()[2])[0].order
        confirm_payment(order=order)
        issue(order=order, addressee=PERSON)
        take_back_payment(order=order)
        assert Invoice.objects.get(kind="credit").gross == D("-20.00")
        confirm_payment(order=order)
        assert (issue(order=order, addressee=PERSON).serial, books()) == (2, {})

    def test_the_database_refuses_two_open_invoices_and_a_company_without_number(self, parcel):
        from django.db import transaction

        invoice = issue(order=parcel.order, addressee=PERSON)
        with pytest.raises(IntegrityError), transaction.atomic():
            Invoice.objects.filter(pk=invoice.pk).update(buyer="company")
        invoice.pk, invoice.number, invoice.serial, invoice.cause = None, "F1", 77, "x"
        with pytest.raises(IntegrityError), transaction.atomic():
            invoice.save(force_insert=True)

    def test_a_types_own_rate_counts_before_the_one_for_all(self, parcel):
        kind = parcel.lines.get().line.product.product_class
        TaxRate.objects.create(product_class=kind, percent=D("13"), valid_from=today() - DAY)
        TaxRate.objects.create(product_class=kind, percent=D("1"), valid_from=today() + DAY)
        assert rates(on=today(), classes=[kind.pk]) == {kind.pk: D("13.00"), None: D("9.00")}
        assert issue(order=parcel.order, addressee=PERSON).tax == D("11.50")


@pytest.mark.parametrize("percent", ["0", "1", "3", "6", "9", "13"])
def test_the_tax_of_the_parts_sums_to_the_tax_of_the_whole(percent):
    for price in (D("0.01"), D("39.97"), D("100.00")):
        left, back = price, D(0)
        while left:
            off = min(D("1.37"), left)
            back += tax_back(left=left, off=off, percent=D(percent))
            left -= off
        assert back == tax_in(price, D(percent))


@pytest.mark.parametrize(
    ("number", "fits"),
    [
        ("91350100M000100Y43", True),
        ("91350100M000100Y44", False),
        ("91350100I000100Y43", False),
        ("123456789012345", True),
        ("12345", False),
        ("=1+1", False),
        ("", False),
    ],
)
def test_a_tax_number_is_reckoned(number, fits):
    assert is_tax_number(number) is fits


@pytest.mark.django_db(transaction=True)
@pytest.mark.postgres
class TestAtOnce:
    @pytest.fixture
    def orders(self, issuer, scripted):
        product = make_shop()[2]
        product.stockrecords.update(num_in_stock=100)
        return [make_parcels(product, provider="scripted")[0].order for _order in range(8)]

    def test_eight_at_once_get_eight_numbers_without_a_gap(self, orders, books):
        results = at_once([partial(issue, order=order, addressee=PERSON) for order in orders])

        assert sorted(result.serial for result in results) == list(range(1, 9))
        assert books() == {}

    def test_control_without_the_lock_two_want_the_same_number(self, orders, monkeypatch):
        looked = meeting(2)
        issue(order=orders.pop(), addressee=PERSON)  # it begins the series, at which the others would wait

        def look_only(*, kind, year):
            found = Series.objects.get_or_create(kind=kind, year=year)[0]
            looked()
            return found

        monkeypatch.setattr(numbers, "lock_series", look_only)

        results = at_once([partial(issue, order=order, addressee=PERSON) for order in orders])

        assert any(isinstance(result, IntegrityError) for result in results)

    def test_asked_for_twice_at_once_there_is_one(self, orders, books):
        results = at_once([partial(issue, order=orders[0], addressee=PERSON)] * 4)
        assert sum(isinstance(result, Invoice) for result in results) == 1
        assert [type(result) for result in results if not isinstance(result, Invoice)] == [AlreadyIssued] * 3
        assert books() == {}
