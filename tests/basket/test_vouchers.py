from datetime import timedelta
from decimal import Decimal

import pytest
from django.contrib.messages import get_messages
from django.utils import timezone
from oscar.core.loading import get_model

from tests.factories import make_product

pytestmark = pytest.mark.django_db
BASKET = "/en/shop/basket/"


@pytest.fixture
def voucher():
    """Ten per cent off everything, for two days."""
    everything = get_model("offer", "Range").objects.create(name="All", includes_all_products=True)
    condition = get_model("offer", "Condition").objects.create(range=everything, type="Count", value=1)
    benefit = get_model("offer", "Benefit").objects.create(range=everything, type="Percentage", value=10)
    offer = get_model("offer", "ConditionalOffer").objects.create(
        name="Welcome", offer_type="Voucher", condition=condition, benefit=benefit
    )
    now = timezone.now()
    voucher = get_model("voucher", "Voucher").objects.create(
        name="Welcome", code="HELLO", start_datetime=now - timedelta(days=1), end_datetime=now + timedelta(days=1)
    )
    voucher.offers.add(offer)
    return voucher


def enter(client, code):
    response = client.post(f"{BASKET}vouchers/add/", {"code": code})
    return response, " ".join(str(message) for message in get_messages(response.wsgi_request))


def test_a_voucher_lowers_the_total_and_can_be_taken_away(client, voucher):
    product = make_product(price="50")
    client.post(f"{BASKET}add/{product.pk}/", {"quantity": 2})
    enter(client, "hello")
    response = client.get(BASKET)
    assert response.context["total"] == Decimal("90.00")
    assert "Voucher HELLO" in response.content.decode()
    client.post(f"{BASKET}vouchers/{voucher.pk}/remove/")
    assert client.get(BASKET).context["total"] == Decimal("100.00")


@pytest.mark.parametrize("code", ["NOPE", "", "x" * 300, "\x00", "<script>"])
def test_an_unknown_code_gets_a_sentence(client, code):
    product = make_product()
    client.post(f"{BASKET}add/{product.pk}/", {"quantity": 1})
    response, words = enter(client, code)
    assert response.status_code == 302
    assert words


def test_guessing_codes_is_stopped(client, settings):
    settings.THROTTLED = True
    client.post(f"{BASKET}add/{make_product().pk}/", {"quantity": 1})
    codes = [enter(client, f"TRY{i}")[0].status_code for i in range(11)]
    assert codes == [302] * 10 + [429]
