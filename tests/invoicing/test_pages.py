"""A buyer asks for an invoice on the order's page; the operator finds it."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from marketplace.invoicing.models import Invoice, Issuer
from marketplace.invoicing.services import issue
from marketplace.invoicing.services.issue import Addressee
from portal.outbox.services import deliver_due
from tests.consignments.factories import make_parcels, make_shop
from tests.dashboard.factories import make_operator, make_staff
from tests.settlement.test_pages import client_of, words

pytestmark = pytest.mark.django_db
COMPANY = {"buyer": "company", "title": "云里餐饮公司", "tax_number": "91350100m000100y43"}


@pytest.fixture
def address(parcel):
    return f"/en/shop/track/{parcel.order.delivery.token}/"


def test_a_buyer_asks_reads_it_in_both_languages_and_changes_the_title(address, mailoutbox):
    buyer = Client()
    assert "Ask for an invoice" in words(buyer.get(address))
    refused = buyer.post(f"{address}invoice/", {**COMPANY, "tax_number": "123"})
    assert (refused.status_code, "云里餐饮公司" in words(refused), Invoice.objects.count()) == (422, True, 0)

    buyer.post(f"{address}invoice/", COMPANY)

    invoice = Invoice.objects.get()
    assert (invoice.tax_number, invoice.number in words(buyer.get(address))) == ("91350100M000100Y43", True)
    for path, word in ((address, "Invoice"), (address.replace("/en/", "/zh-hans/"), "发票")):
        response = buyer.get(f"{path}invoice/{invoice.number}.pdf")
        text = PdfReader(io.BytesIO(response.content)).pages[0].extract_text()
        assert (word in text, "91.74" in text, "云里餐饮公司" in text, invoice.number in text) == (True,) * 4
    assert "Change the title" in words(buyer.get(address))
    buyer.post(f"{address}invoice/", {"buyer": "person", "title": "居民 W"})
    assert [paper.kind for paper in Invoice.objects.order_by("pk")] == ["invoice", "credit", "invoice"]


def test_a_letter_brings_each_paper(parcel, mailoutbox):
    issue(order=parcel.order, addressee=Addressee("person", "居民 W"))
    deliver_due()
    letters = [mail for mail in mailoutbox if "invoice" in mail.subject]
    assert [mail.to for mail in letters] == [["buyer@example.com"]]
    assert f"/invoice/{Invoice.objects.get().number}.pdf" in letters[0].body


def test_an_unpaid_order_offers_none(issuer):
    order = make_parcels(make_shop()[2])[0].order
    address = f"/en/shop/track/{order.delivery.token}/"
    assert "Ask for an invoice" not in words(Client().get(address))
    assert Client().post(f"{address}invoice/", COMPANY)["Location"] == address
    assert Invoice.objects.count() == 0


def test_without_an_issuer_none_is_offered(parcel, address):
    Issuer.objects.all().delete()
    assert "Ask for an invoice" not in words(Client().get(address))


def test_another_order_s_paper_is_not_there(parcel, address, scripted):
    invoice = issue(order=parcel.order, addressee=Addressee("person", "居民 W"))
    other = make_parcels(make_shop()[2], provider="scripted")[0].order.delivery.token
    assert Client().get(f"/en/shop/track/{other}/invoice/{invoice.number}.pdf").status_code == 404


def test_the_operator_finds_papers_and_saves_the_list(parcel, django_assert_max_num_queries):
    invoice = issue(order=parcel.order, addressee=Addressee("person", "=W"))
    operator, root = client_of(make_operator()), "/en/shop/dashboard/invoices/"
    operator.get(root)
    with django_assert_max_num_queries(15):
        assert invoice.number in words(operator.get(root))
    for query, there in ((invoice.number.lower(), True), (parcel.order.number, True), ("nobody", False)):
        assert (f"{invoice.number}.pdf" in words(operator.get(root, {"q": query}))) is there
    assert "'=W" in operator.get(f"{root}invoices.csv").content.decode()
    assert operator.get(f"{root}{invoice.number}.pdf")["Content-Type"] == "application/pdf"
    looker = client_of(make_staff("order.view_order"))
    for path in ("", "invoices.csv", f"{invoice.number}.pdf"):
        assert looker.get(root + path).status_code == 404
