"""Twenty orders in a packing room: at most twenty taps and one print, with scripts and without."""

import pytest
from oscar.core.loading import get_model

from home.demo.accounts import PASSWORD
from marketplace.consignments.models import Consignment
from tests.browser.hands import signed_in
from tests.consignments.factories import make_manager, make_parcels, make_shop
from tests.factories import make_pickup_point

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
BOARD = "/zh-hans/shop/dashboard/today/"


@pytest.fixture
def orders(demo_rows):
    """Twenty orders of one each in a village of their own; return (its manager's address, the parcels)."""
    village, _producer, rice = make_shop()
    point = make_pickup_point()
    for _order in range(20):
        make_parcels(rice, quantity=1, point=point)
    manager = make_manager(village)
    manager.set_password(PASSWORD)
    manager.save()
    get_model("account", "EmailAddress").objects.update_or_create(
        user=manager, defaults={"email": manager.email, "verified": True, "primary": True}
    )
    return manager.email, Consignment.objects.filter(partner__producer__village=village)


def test_twenty_orders_are_printed_at_once_and_packed_with_five_taps(orders, open_context):
    email, parcels = orders
    hands = signed_in(open_context(accept_downloads=True), email, wish=BOARD)
    page = hands.page

    hands.tap(page.locator("[data-check-all] input"))
    hands.tap(page.locator("#together button[value=print]"))
    with page.context.expect_event("response", lambda response: "/labels/" in response.url) as printed:
        hands.tap(page.locator("form[action*='/labels/'] button"))
    assert printed.value.status == 200
    page.goto(BOARD)
    hands.tap(page.locator("[data-check-all] input"))
    hands.tap(page.locator("#together button[value=packed]"))

    page.wait_for_selector(".msg:has-text('20 个包裹装好了')")
    assert (hands.taps, parcels.filter(status="packed").count()) == (5, 20)


def test_without_scripts_twenty_orders_are_packed_with_twenty_taps(orders, open_context):
    email, parcels = orders
    hands = signed_in(open_context(java_script_enabled=False), email, wish=BOARD)
    lane = hands.page.locator("section[aria-labelledby=pack]")

    for left in range(19, -1, -1):
        hands.tap(lane.get_by_role("button", name="装好了").first)
        hands.page.wait_for_load_state()
        assert parcels.filter(status="to_pack").count() == left

    assert (hands.taps, parcels.filter(status="packed").count()) == (20, 20)
