"""Orders in the dashboard: found, read, money confirmed, cancelled; by the order protocol and with the right alone."""

import csv
from datetime import UTC, datetime
from decimal import Decimal
from io import StringIO

import pytest
from oscar.core.loading import get_model

from marketplace.consignments.models import Delivery
from marketplace.consignments.services import advance
from marketplace.dashboard.reports.registry import REPORTS
from portal.core.cells import defused
from portal.ledger.invariants import check_all
from portal.payments.models import Attempt
from tests.consignments.factories import make_parcels, make_shop
from tests.dashboard.factories import make_operator, make_staff
from tests.placement.factories import stock_of

pytestmark = pytest.mark.django_db
ORDERS = "/en/shop/dashboard/orders/"


@pytest.fixture
def rice():
    return make_shop()[2]


@pytest.fixture
def parcel(rice):
    """The parcel of an order whose bank transfer is awaited."""
    return make_parcels(rice, provider="bank_transfer")[0]


def post(client, parcel, action, **data):
    return client.post(f"{ORDERS}{parcel.order.number}/", {"order_action": action, **data}, follow=True)


def state(rice):
    order = get_model("order", "Order").objects.get()
    return order.status, Attempt.objects.get().status, stock_of(rice)


def broken():
    return {name: finding.broken for name, finding in check_all().items() if finding.broken}


def test_money_that_arrived_is_written_down_once(client, rice, parcel):
    client.force_login(make_operator())
    assert "Money has arrived" in client.get(f"{ORDERS}{parcel.order.number}/").content.decode()

    for _tap in range(2):
        response = post(client, parcel, "money_arrived")

    assert "the money for this order has arrived" in response.content.decode()
    assert state(rice) == ("placed", "paid", (20, 2))
    assert broken() == {}


def test_a_cancelled_order_gives_stock_and_money_back(client, rice, parcel):
    operator = make_operator()
    client.force_login(operator)
    post(client, parcel, "money_arrived")

    post(client, parcel, "cancel", reason="buyer called")

    assert state(rice) == ("cancelled", "paid", (20, 0))
    assert parcel.order.placement.attempt.refunds.get().status == "to_hand_back"
    note = parcel.order.notes.get()
    assert (note.message, note.user) == ("buyer called", operator)
    assert Attempt.objects.get().refunds.get().amount == Decimal("20.00")
    assert broken() == {}


def test_a_packed_order_is_not_cancelled_and_the_operator_reads_why(client, rice, parcel):
    client.force_login(make_operator())
    post(client, parcel, "money_arrived")
    advance(consignment=parcel, to="packed")

    response = post(client, parcel, "cancel")

    assert "has been packed already" in response.content.decode()
    assert state(rice) == ("placed", "paid", (18, 0))


@pytest.mark.parametrize("action", ["money_arrived", "cancel", "save_note"])
def test_the_right_to_look_is_no_right_to_act(client, rice, parcel, action):
    client.force_login(make_staff("order.view_order"))
    page = client.get(f"{ORDERS}{parcel.order.number}/")
    assert page.status_code == 200
    assert "order_action" not in page.content.decode()

    assert post(client, parcel, action, message="x").status_code == 404
    assert state(rice) == ("placed", "promised", (20, 2))
    assert parcel.order.notes.count() == 0


@pytest.mark.parametrize(
    "data",
    [
        {"order_action": "change_order_status", "new_status": "cancelled"},
        {"order_action": "create_order_payment_event", "payment_event_type": "refunded", "amount": "20"},
        {"order_action": "delete_note", "note_id": "1"},
        {"line_action": "change_line_statuses", "new_status": "cancelled", "selected_line": "1"},
        {"line_action": "create_payment_event", "payment_event_type": "refunded", "selected_line": "1"},
        {"order_action": "get_queryset"},
        {},
    ],
)
def test_oscars_ways_past_the_protocol_are_closed(client, rice, parcel, data):
    client.force_login(make_operator())
    assert client.post(f"{ORDERS}{parcel.order.number}/", data).status_code == 302
    assert state(rice) == ("placed", "promised", (20, 2))


def test_orders_are_found_by_number_name_and_phone(client, rice, parcel):
    make_parcels(rice)
    Delivery.objects.filter(order=parcel.order).update(name="大婶 P", phone="13911112222")
    client.force_login(make_operator())
    for text in (parcel.order.number, "大婶", "39111"):
        found = client.get(ORDERS, {"text": text}).context["orders"]
        assert [order.number for order in found] == [parcel.order.number]
    assert len(client.get(ORDERS, {"payment": "promised"}).context["orders"]) == 2
    assert len(client.get(ORDERS, {"status": "cancelled"}).context["orders"]) == 0


def test_the_list_costs_the_same_queries_however_many_orders(client, rice, django_assert_max_num_queries):
    client.force_login(make_operator())
    for _order in range(6):
        make_parcels(rice, quantity=1)
    client.get(ORDERS)
    with django_assert_max_num_queries(10):
        client.get(ORDERS)


def test_formulas_in_names_are_defused_in_the_file(client, rice, parcel):
    Delivery.objects.update(name='=HYPERLINK("http://evil.example","x")', phone="+8613800000001")
    client.force_login(make_operator())

    response = client.get(ORDERS, {"response_format": "csv"})

    header, row = csv.reader(StringIO(response.content.decode("utf-8-sig")))
    assert response.content.startswith(b"\xef\xbb\xbf")  # or a spreadsheet garbles Chinese names
    assert header[:3] == ["Order number", "Placed at", "Status"]
    assert row[0] == parcel.order.number
    assert row[4:7] == ["20.00", '\'=HYPERLINK("http://evil.example","x")', "'+8613800000001"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "  =1"])
def test_every_beginning_of_a_formula_is_defused(text):
    assert defused(text) == f"'{text}"


@pytest.mark.parametrize("value", ["红米", "a=1", "", 5, Decimal("-3.00"), None])
def test_everything_else_stays(value):
    assert defused(value) == value


@pytest.mark.parametrize("code", [report.code for report in REPORTS])
def test_a_report_as_a_file_holds_no_formula_and_opens_in_chinese(client, rice, parcel, code):
    type(rice).objects.filter(pk=rice.pk).update(title_en="=1+1", title_zh_hans="=1+1")
    Delivery.objects.update(name="=1+1")
    client.force_login(make_operator())
    response = client.get("/zh-hans/shop/dashboard/reports/", {"report_type": code, "download": "1"})
    text = response.content.decode()
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert text.startswith("\ufeff")
    assert ",=" not in text
    assert "\n=" not in text
    assert ("'=1+1" in text) == (code in ("orders", "products"))


def test_scripts_in_what_buyers_wrote_are_shown_as_text(client, rice, parcel):
    planted = "<script>alert(1)</script>"
    Delivery.objects.update(name=planted, note=planted)
    parcel.order.notes.create(message=planted, note_type="Info")
    type(rice).objects.filter(pk=rice.pk).update(title_en=planted, description_en=f"<p>x</p>{planted}")
    get_model("reviews", "ProductReview").objects.create(
        product=rice, score=1, title=planted, body=planted, name=planted, email="a@b.example", status=0
    )
    review = get_model("reviews", "ProductReview").objects.get()
    client.force_login(make_operator())
    pages = [ORDERS, f"{ORDERS}{parcel.order.number}/", "/en/shop/dashboard/reviews/"]
    for path in [*pages, f"/en/shop/dashboard/reviews/{review.pk}/", f"/en/shop/dashboard/my-shop/{rice.pk}/"]:
        response = client.get(path)
        assert response.status_code == 200
        assert planted not in response.content.decode(), path


def test_a_report_says_moments_the_readers_way_and_its_file_as_spreadsheets_read_them(client, parcel):
    placed = datetime(2026, 11, 5, 6, 30, tzinfo=UTC)
    type(parcel.order).objects.filter(pk=parcel.order.pk).update(date_placed=placed)
    client.force_login(make_operator())
    address = "/en/shop/dashboard/reports/?report_type=orders"
    assert "5 November 2026, 14:30" in client.get(address).content.decode()
    assert "2026-11-05 14:30" in client.get(f"{address}&download=1").content.decode()
