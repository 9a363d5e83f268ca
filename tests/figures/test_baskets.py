"""What became of the baskets begun on a day, counted from the baskets themselves."""

from datetime import timedelta

import pytest
from django.utils import timezone, translation
from oscar.core.loading import get_class, get_model

from marketplace.basket.services import remove_line
from portal.figures.models import Figure
from portal.figures.services import recount, recount_lately
from tests.checkout.factories import CHECKOUT, fill_in, guest_with
from tests.factories import make_pickup_point, make_product, make_user
from tests.figures.factories import COMPUTER, counted, reader
from tests.placement.factories import make_basket, order_for

pytestmark = pytest.mark.django_db
Line = get_model("basket", "Line")
DAY = timedelta(days=1)


@pytest.fixture
def product(db):
    with translation.override("en"):
        yield make_product(stock=50)


def begun_at(basket, when, touched=None) -> None:
    """Let the basket's things have been put in at this moment."""
    basket.lines.update(date_created=when, date_updated=touched or when)


def baskets() -> dict[tuple, int]:
    """Count anew and return the numbers by days before today and kind."""
    recount_lately()
    today = timezone.localdate()
    rows = Figure.objects.of("begun", "ordered", "left").values_list("day", "kind", "number")
    return {((today - day).days, kind): number for day, kind, number in rows}


def test_a_basket_filled_ordered_and_left_count_on_the_day_they_began(product):
    now = timezone.now()
    begun_at(make_basket((product, 1)), now)
    left = make_basket((product, 2))
    begun_at(left, now - 3 * DAY)
    begun_at(make_basket((product, 1)), now - 3 * DAY, touched=now - DAY / 2)
    order_for(make_basket((product, 1)), "10.00")
    assert baskets() == {(0, "begun"): 2, (0, "ordered"): 1, (3, "begun"): 2, (3, "left"): 1}
    left.lines.update(date_updated=now)
    assert baskets()[3, "begun"] == 2
    assert (3, "left") not in baskets()


def test_an_emptied_basket_was_none_and_counting_again_changes_nothing(product):
    basket = make_basket((product, 1))
    make_basket((product, 1))
    assert baskets() == {(0, "begun"): 2}
    remove_line(basket=basket, line=basket.lines.get())
    assert baskets() == baskets() == {(0, "begun"): 1}


def test_two_baskets_that_become_one_at_sign_in_are_one(product):
    person = make_user()
    guest = make_basket((product, 1))
    own = make_basket((make_product(stock=5), 1), user=person)
    own.merge(guest, add_quantities=True)
    assert baskets() == {(0, "begun"): 1}


def test_a_basket_of_another_day_is_not_counted_twice_when_something_is_added(product):
    basket = make_basket((product, 1))
    begun_at(basket, timezone.now() - 2 * DAY)
    basket.strategy = get_class("partner.strategy", "Selector")().strategy()
    basket.add_product(make_product(stock=5), 1)
    assert baskets() == {(2, "begun"): 1}


def test_days_before_the_last_two_weeks_stay_as_they_were(product):
    long_ago = timezone.now() - 20 * DAY
    begun_at(make_basket((product, 1)), long_ago)
    today = timezone.localdate()
    recount(first=today - 30 * DAY, last=today)
    assert baskets() == {(20, "begun"): 1, (20, "left"): 1}
    Line.objects.all().delete()
    assert baskets() == {(20, "begun"): 1, (20, "left"): 1}


def test_the_count_asks_the_same_number_of_questions_for_many_baskets(product, django_assert_num_queries):
    for _basket in range(12):
        make_basket((product, 1))
    with django_assert_num_queries(5):
        recount_lately()


def test_buying_for_real_counts_the_basket_and_the_order_sent(product):
    buyer = reader()
    buyer.post(f"/en/shop/basket/add/{product.pk}/", {"quantity": 2})
    buyer.post(f"/en/shop/basket/add/{product.pk}/", {"quantity": 1})
    assert buyer.get("/en/shop/basket/").status_code == 200
    found = counted()
    assert found["filled", "", "en", "phone"] == 1
    assert found["room", "basket:summary", "en", ""] == 1
    assert baskets() == {(0, "begun"): 1}


def test_an_order_posted_twice_is_sent_once_and_its_page_of_thanks_is_no_visit(product):
    point = make_pickup_point()
    client, _basket = guest_with((product, 1))
    client.defaults["HTTP_USER_AGENT"] = COMPUTER
    answers = fill_in(client, how=f"point-{point.pk}", seen_total="10.00")
    for _time in range(2):
        thanks = client.post(CHECKOUT, answers)["Location"]
        assert client.get(thanks, headers={"sec-fetch-site": "cross-site"}).status_code == 200
    found = counted()
    assert found.pop(("room", "checkout:index", "en", "")) == 1
    assert found == {
        ("view", "", "en", "computer"): 1,
        ("visit", "", "en", "computer"): 1,
        ("sent", "", "en", "computer"): 1,
    }
    assert baskets() == {(0, "begun"): 1, (0, "ordered"): 1}
