"""The guest's way: the visit's page, the basket, the checkout, the order's page, cancelling."""

import re
from decimal import Decimal

import pytest
from django.urls import reverse

from marketplace.bookings.models import Booking
from marketplace.bookings.services import set_terms
from tests.bookings.factories import TERMS, book, fresh, in_days, make_slots
from tests.tourism.factories import make_visit
from tests.villages.factories import bring_on

pytestmark = pytest.mark.django_db
CHECKOUT = "/en/shop/checkout/"


@pytest.fixture
def visit():
    """Return a visit with live pages that is booked."""
    found = make_visit(bring_on())
    set_terms(visit=found, fields=TERMS)
    return found


@pytest.fixture
def stay():
    """Return a stay with live pages that is booked."""
    found = make_visit(bring_on(), kind="stay")
    set_terms(visit=found, fields=TERMS)
    return found


def choose(visit) -> str:
    return f"/en/shop/book/{visit.pk}/"


def test_the_page_of_a_visit_shows_its_next_dates_with_price_and_what_is_left(client, visit):
    slots = make_slots(visit, 10, 17, places=3)
    full = make_slots(visit, 24, places=1)[0]
    type(full.product.stockrecords.get()).objects.filter(product=full.product).update(num_allocated=1)

    page = client.get(visit.experience_pages.get(locale__language_code="zh-hans").url).content.decode()

    assert page.count("还剩 3 位") == 2
    assert "满了" in page
    assert f'value="{slots[0].pk}" checked' in page
    assert "提前 3 天可免费取消，之后退 50%" in page


def test_the_page_of_a_visit_keeps_its_budget_however_many_dates(client, visit, django_assert_max_num_queries):
    make_slots(visit, *range(10, 40))
    url = visit.experience_pages.get(locale__language_code="zh-hans").url
    client.get(url)

    with django_assert_max_num_queries(15):
        client.get(url)


def test_a_session_goes_into_the_basket_in_one_post(client, visit):
    slot = make_slots(visit, 10)[0]

    answer = client.post(choose(visit), {"slot": slot.pk, "quantity": "2"})

    assert answer["Location"] == reverse("basket:summary")
    page = client.get(answer["Location"]).content.decode()
    assert "¥160" in page
    assert "Delivery is added" not in page


def test_a_refused_choice_keeps_what_was_typed_and_says_why(client, visit):
    slot = make_slots(visit, 10, places=2)[0]

    answer = client.post(choose(visit), {"slot": slot.pk, "quantity": "3"})

    assert answer.status_code == 422
    assert "only 2 left" in answer.content.decode()
    assert 'value="3"' in answer.content.decode()


def test_nights_are_chosen_by_arrival_and_a_night_that_is_not_on_offer_is_named(client, stay):
    make_slots(stay, 10, 11, places=2)
    words = {"arrive": in_days(10).isoformat(), "nights": "2", "quantity": "1"}

    assert client.post(choose(stay), words)["Location"] == reverse("basket:summary")
    refused = client.post(choose(stay), words | {"nights": "3"})

    assert refused.status_code == 422
    assert "is not on offer" in refused.content.decode()


def test_a_visit_without_terms_or_of_no_public_page_is_not_there(client):
    assert client.get(choose(make_visit(bring_on()))).status_code == 404
    hidden = make_visit(bring_on(), live=False)
    set_terms(visit=hidden, fields=TERMS)
    assert client.get(choose(hidden)).status_code == 404


def test_a_date_is_ordered_at_the_checkout_without_address_or_pickup_point(client, visit, scripted):
    slot = make_slots(visit, 10)[0]
    client.post(choose(visit), {"slot": slot.pk, "quantity": "2"})
    page = client.get(CHECKOUT).content.decode()
    assert "Nothing to deliver" in page
    assert "pay_at_pickup" not in page
    hidden = dict(re.findall(r'name="(basket|contents|seen_total)" value="([^"]*)"', page))

    words = {**hidden, "how": "on_site", "name": "L 家", "phone": "13800000001", "pay": "scripted"}
    answer = client.post(CHECKOUT, words)

    assert answer.status_code == 303, answer.content.decode()[:2000]
    thanks = client.get(answer["Location"]).content.decode()
    booking = Booking.objects.get()
    assert (booking.quantity, fresh(slot).taken) == (2, 2)
    assert booking.number in thanks
    assert "Your parcels" not in thanks


def tracked(booking) -> str:
    return f"/en/shop/track/{booking.order.delivery.token}/"


def test_cancelling_shows_the_sum_first_and_gives_back_just_that(client, visit, scripted):
    booking = book(make_slots(visit, 2)[0]).bookings.get()
    url = f"{tracked(booking)}visits/{booking.number}/cancel/"

    page = client.get(url).content.decode()
    assert "You get back" in page
    assert "¥40" in page
    answer = client.post(url, {"seen": "40.00"}, follow=True)

    booking.refresh_from_db()
    assert (booking.status, booking.back) == ("cancelled", Decimal("40.00"))
    assert "Given back: ¥40" in answer.content.decode()


def test_another_sum_or_anothers_token_cancels_nothing(client, visit, scripted):
    booking, other = (book(make_slots(visit, days)[0]).bookings.get() for days in (2, 9))

    client.post(f"{tracked(booking)}visits/{booking.number}/cancel/", {"seen": "80.00"})
    stranger = client.post(f"{tracked(other)}visits/{booking.number}/cancel/", {"seen": "40.00"})

    booking.refresh_from_db()
    assert (booking.status, stranger.status_code) == ("booked", 404)


def test_a_late_booking_is_not_taken_back_with_the_whole_order(client, visit, scripted):
    booking = book(make_slots(visit, 2)[0]).bookings.get()

    page = client.get(tracked(booking)).content.decode()
    assert "Cancel the order" not in page
    client.post(f"{tracked(booking)}cancel/")

    booking.refresh_from_db()
    assert booking.status == "booked"


def test_the_calendar_file_is_given_by_the_orders_link(client, visit, scripted):
    booking = book(make_slots(visit, 10)[0]).bookings.get()

    answer = client.get(f"{tracked(booking)}visits/{booking.number}/visit.ics")

    assert answer["Content-Type"].startswith("text/calendar")
    assert f"UID:{booking.uid}@" in answer.content.decode()


def test_the_product_of_a_date_leads_to_where_dates_are_chosen(client, visit):
    slot = make_slots(visit, 10)[0]

    for product in (slot.product, visit.terms.product):
        assert client.get(f"/en/shop/catalogue/x_{product.pk}/")["Location"] == choose(visit)


def test_dates_are_in_no_list_of_the_market(client, visit):
    make_slots(visit, 10)

    page = client.get("/en/shop/catalogue/").content.decode()

    assert visit.name_en not in page
