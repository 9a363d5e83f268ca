"""The demo as it stands in the database: the small one, and a winter of the year in it."""

from decimal import Decimal

import pytest
from django.core.management import call_command
from django.db.models import Sum
from django.utils import timezone
from oscar.core.loading import get_model

from home.demo import year, year_plan
from home.demo.content import FULL, SMALL
from home.demo.figures import live_a_year_of_readers
from home.demo.money import pay_out_a_year
from home.demo.voices import fetched_at, spread
from marketplace.consignments.models import ConsignmentEvent
from marketplace.gifts.models import Card, Credit
from marketplace.invoicing.models import Invoice
from marketplace.placement.models import AdjustedLine, KeptDeposit
from marketplace.settlement.models import PayoutBatch
from portal.ledger.invariants import check_all
from portal.ledger.models import Entry
from portal.outbox.models import Message
from portal.payments.models import Attempt

pytestmark = pytest.mark.django_db(transaction=True)
Order, StockRecord = get_model("order", "Order"), get_model("partner", "StockRecord")


def on_the_shelves() -> dict[str, int]:
    """Return how many of each product may be bought."""
    return {record.partner_sku: record.net_stock_level for record in StockRecord.objects.all()}


@pytest.fixture
def lived(demo_rows, database_copies, monkeypatch):
    """Return the orders of two months that the small demo lived through, once for all tests, and the stock before."""
    before = on_the_shelves()
    monkeypatch.setattr(year_plan, "DAYS", 60)
    today = list(Order.objects.values_list("pk", flat=True))
    database_copies.fill_once("lived", lambda: year.live_a_year(size=SMALL))
    return Order.objects.exclude(pk__in=today), before


def test_the_small_demo_has_three_villages_sixteen_products_a_box_and_eighteen_orders(demo_rows):
    Village, Product = get_model("villages", "Village"), get_model("catalogue", "Product")
    goods = Product.objects.filter(structure=Product.STANDALONE)
    sent = Order.objects.filter(consignments__isnull=False).distinct()
    assert (Village.objects.count(), goods.count(), sent.count()) == (3, 17, 18)
    assert not goods.filter(images__isnull=True).exists()


def test_of_two_jars_in_the_small_demo_one_came_back_and_one_was_kept(demo_rows):
    kept = KeptDeposit.objects.get()
    order = kept.line.order
    back = AdjustedLine.objects.get(line=kept.line)
    assert (kept.line.quantity, back.containers, kept.containers, kept.amount) == (2, 1, 1, Decimal("3.00"))
    assert (order.status, order.placement.attempt.refunds.get().status) == ("completed", "done")
    assert {name: finding.broken for name, finding in check_all().items() if finding.broken} == {}


def test_the_resident_of_the_small_demo_has_gift_credit_and_cards_stand_in_every_state(demo_rows):
    cards = Card.objects.all()
    states = (cards.filter(owner=None, void_at=None), cards.exclude(owner=None), cards.exclude(void_at=None))
    assert [rows.count() for rows in states] == [2, 1, 1]
    assert Credit.objects.get(user__email="resident@yunli.example").balance == Decimal("200.00")


def test_loading_again_adds_nothing(demo_rows):
    Image, Review = get_model("images", "CustomImage"), get_model("reviews", "ProductReview")
    counted = [model.objects.count() for model in (Order, Image, Review)]
    call_command("load_demo", size="small", verbosity=0)
    assert [model.objects.count() for model in (Order, Image, Review)] == counted


def test_after_the_lived_months_every_book_agrees(lived):
    orders, _before = lived
    assert orders.filter(status="completed").count() > 10
    assert {name: finding.broken for name, finding in check_all().items() if finding.broken} == {}


def test_the_lived_months_are_paid_out_and_one_batch_waits(lived):
    pay_out_a_year(FULL)
    states = list(PayoutBatch.objects.order_by("pk").values_list("status", flat=True))
    assert (states[-1], set(states[:-1])) == ("waiting", {"paid"})
    assert {name: finding.broken for name, finding in check_all().items() if finding.broken} == {}


def test_the_small_demo_shows_an_invoice_with_its_credit_note(demo_rows):
    papers = Invoice.objects.order_by("pk").values_list("kind", "gross")
    assert [(kind, gross < 0) for kind, gross in papers] == [("invoice", False), ("credit", True)]


def test_every_row_of_a_past_order_says_the_same_time(lived):
    orders, _before = lived
    for order in orders.select_related("placement__attempt")[:20]:
        placed = order.date_placed
        assert placed == order.placement.created_at == order.placement.attempt.created_at
        assert Entry.objects.get(key=f"order:{order.number}").recorded_at == placed
        assert order.number.startswith(f"{placed.astimezone(year.timezone.get_current_timezone()):%y%m%d}-")
        for parcel in order.consignments.all():
            times = [event.at for event in parcel.events.order_by("pk")]
            assert times == sorted(times)
            assert times[0] == placed


def test_a_completed_past_order_is_paid_at_its_last_hand_over_and_before_today(lived):
    orders, _before = lived
    done = orders.filter(status="completed", placement__attempt__provider="pay_at_pickup")
    assert done.exists()
    for order in done.select_related("placement__attempt"):
        last = ConsignmentEvent.objects.filter(consignment__order=order).latest("at")
        assert order.placement.attempt.status == Attempt.Status.PAID
        assert order.placement.attempt.settled_at == last.at < year.timezone.now()


def test_the_shelves_end_as_full_as_they_were(lived):
    _orders, before = lived
    after = on_the_shelves()
    assert after == before


def test_nobody_is_mailed_about_the_past_and_its_year_is_lived_once(lived):
    orders, _before = lived
    oldest = orders.order_by("date_placed").first()
    assert not Message.objects.filter(key__endswith=oldest.number).exists()
    number = Order.objects.count()
    year.live_a_year(size=SMALL)
    assert Order.objects.count() == number


def test_reviews_are_written_three_days_after_somebody_had_the_thing(lived):
    moments = next(iter(fetched_at().values()))
    assert spread([], 2) == [None, None]
    for moment in spread(moments, 2):
        assert moment is None or moment - year.DAY * 3 in moments


def test_the_days_before_today_had_readers_baskets_and_searches_in_vain(demo_rows):
    figures = get_model("figures", "Figure").objects.filter(day__lt=timezone.localdate())
    numbers = dict(figures.values_list("kind").annotate(Sum("number")))
    assert figures.filter(kind="visit").values("day").distinct().count() == 21
    # At some hours every order of the small demo is of today, and all that began before it was left.
    assert numbers["view"] > numbers["visit"] > numbers["begun"] >= numbers["left"] > 0
    assert numbers["search"] > numbers["missed"] > 0
    kept = figures.count()
    live_a_year_of_readers(size=SMALL)
    assert figures.count() == kept
