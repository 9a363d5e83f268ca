"""Storm: many guests at once for the last places of one session, over real gunicorn."""

import pytest

from marketplace.bookings.models import Booking
from tests.bookings.factories import fresh, make_slot
from tests.placement.conftest import books  # noqa: F401
from tests.placement.factories import make_basket
from tests.storms.buyers import Buyer, all_at_once
from tests.storms.processes import Site
from tests.storms.test_last_units import deadlocks

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.postgres, pytest.mark.storm]


def test_two_hundred_checkouts_for_the_last_twenty_places_sell_exactly_twenty(books):  # noqa: F811
    slot = make_slot(days=20, places=20)
    baskets = [make_basket((slot.product, 1)) for _guest in range(200)]
    before = deadlocks()
    with Site(workers=3, threads=8) as site:
        buyers = [Buyer(site.port, basket) for basket in baskets]
        for buyer in buyers:
            buyer.open_checkout(pay="bank_transfer")
        for hand in all_at_once(buyers, threads=200):
            hand.join()

    statuses = {buyer.status for buyer in buyers}
    assert not [status for status in statuses if status == 0 or status >= 500], statuses
    assert sum(buyer.has_ordered for buyer in buyers) == 20
    assert (fresh(slot).taken, Booking.objects.count()) == (20, 20)
    assert deadlocks() == before
    assert books() == {}
