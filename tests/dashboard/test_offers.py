"""Offers and vouchers made in the dashboard are what the buyer gets, in the basket and in the order."""

from decimal import Decimal

import pytest
from oscar.core.loading import get_model

from marketplace.placement.pricing import prepare, price
from tests.consignments.factories import make_shop
from tests.dashboard.factories import make_operator
from tests.placement.factories import make_basket, order_for

pytestmark = pytest.mark.django_db
OFFERS = "/en/shop/dashboard/offers/"
Offer = get_model("offer", "ConditionalOffer")
Voucher = get_model("voucher", "Voucher")
#: Kind, its value, the condition, what three products at ¥10 cost then.
KINDS = [
    ("Percentage", "10", ("Count", "1"), "27.00"),
    ("Absolute", "5", ("Value", "20"), "25.00"),
    ("Fixed", "2", ("Count", "3"), "24.00"),
    ("Multibuy", "", ("Count", "3"), "20.00"),
    ("Fixed price", "21", ("Count", "3"), "21.00"),
    ("Percentage", "50", ("Coverage", "1"), "15.00"),
]


@pytest.fixture
def rice():
    return make_shop()[2]


@pytest.fixture
def operator(client):
    client.force_login(make_operator())
    return client


def make_range(client, product):
    client.post("/en/shop/dashboard/ranges/create/", {"name": "Rice", "action": "products"})
    made = get_model("offer", "Range").objects.get()
    address = f"/en/shop/dashboard/catalogue/?range={made.pk}"
    assert client.post(address, {"action": "fill", "chosen": [product.pk]}).status_code == 302
    return made


def make_offer(client, products, benefit, value, condition, kind="Site"):
    """Walk the four steps as an operator does."""
    base = f"{OFFERS}new"
    of_range = {"range": "" if benefit == "Fixed price" else products.pk}
    client.post(f"{base}/metadata/", {"name": "Harvest", "offer_type": kind})
    client.post(f"{base}/incentive/", {**of_range, "type": benefit, "value": value})
    client.post(f"{base}/condition/", {"range": products.pk, "type": condition[0], "value": condition[1]})
    response = client.post(f"{base}/restrictions/", {"priority": "0", "start_datetime": "2026-01-01T08:00"})
    assert response.status_code == 302, response.context["form"].errors
    return Offer.objects.get()


def cost(basket):
    return price(basket=prepare(basket=basket), user=None, method="pickup", province="").goods


@pytest.mark.parametrize(("benefit", "value", "condition", "total"), KINDS)
def test_each_kind_of_offer_counts_in_the_basket_and_in_the_order(operator, rice, benefit, value, condition, total):
    make_offer(operator, make_range(operator, rice), benefit, value, condition)

    assert cost(make_basket((rice, 3))) == Decimal(total)
    order = order_for(make_basket((rice, 3)), total).order
    assert (order.total_incl_tax, order.discounts.get().amount) == (Decimal(total), 30 - Decimal(total))


@pytest.mark.parametrize(("benefit", "value", "condition", "total"), KINDS[:2])
def test_a_voucher_gives_its_offer_to_whoever_types_the_code(operator, rice, benefit, value, condition, total):
    offer = make_offer(operator, make_range(operator, rice), benefit, value, condition, kind="Voucher")
    days = {"start_datetime": "2026-01-01T08:00", "end_datetime": "2099-01-01T08:00"}
    data = {"name": "Spring", "code": "spring26", "usage": "Multi-use", "offers": [offer.pk], **days}
    assert operator.post("/en/shop/dashboard/vouchers/create/", data).status_code == 302

    without, with_code = make_basket((rice, 3)), make_basket((rice, 3))
    with_code.vouchers.add(Voucher.objects.get(code="SPRING26"))

    assert (cost(without), cost(with_code)) == (Decimal("30.00"), Decimal(total))


def test_a_set_of_vouchers_makes_its_codes_and_gives_them_as_a_file(operator, rice):
    offer = make_offer(operator, make_range(operator, rice), *KINDS[0][:3], kind="Voucher")
    days = {"start_datetime": "2026-01-01T08:00", "end_datetime": "2099-01-01T08:00"}
    data = {"name": "=邻里券", "usage": "Single use", "count": "5", "code_length": "12", "offers": [offer.pk], **days}

    response = operator.post("/en/shop/dashboard/vouchers/sets/create/", data)

    assert response.status_code == 302, response.context["form"].errors
    made = get_model("voucher", "VoucherSet").objects.get()
    assert [voucher.offers.get() for voucher in made.vouchers.all()] == [offer] * 5
    lines = operator.get(f"/en/shop/dashboard/vouchers/sets/download/{made.pk}/").content.decode("utf-8-sig").split()
    assert len(lines) == 7  # "Code,Voucher set" is two words
    assert lines[-1].endswith(",'=邻里券")


def test_a_suspended_offer_gives_nothing_until_it_is_switched_on_again(operator, rice):
    offer = make_offer(operator, make_range(operator, rice), *KINDS[0][:3])
    operator.post(f"{OFFERS}{offer.pk}/", {"suspend": "1"})
    assert cost(make_basket((rice, 3))) == Decimal("30.00")
    operator.post(f"{OFFERS}{offer.pk}/", {"unsuspend": "1"})
    assert cost(make_basket((rice, 3))) == Decimal("27.00")


def test_offers_joined_in_the_last_step_of_a_new_offer_are_joined(operator, rice):
    products = make_range(operator, rice)
    first = make_offer(operator, products, *KINDS[0][:3])
    base = f"{OFFERS}new"
    operator.post(f"{base}/metadata/", {"name": "Second", "offer_type": "Site"})
    operator.post(f"{base}/incentive/", {"range": products.pk, "type": "Percentage", "value": "5"})
    operator.post(f"{base}/condition/", {"range": products.pk, "type": "Count", "value": "1"})
    operator.post(f"{base}/restrictions/", {"priority": "0", "combinations": [first.pk]})
    assert list(Offer.objects.get(name="Second").combinations.all()) == [first]


@pytest.mark.parametrize(
    ("step", "data"),
    [
        ("restrictions", {"start_datetime": "yesterday", "priority": "0"}),
        ("condition", {"custom_condition": "99", "type": "Count"}),
        ("incentive", {"custom_benefit": "99", "type": "Percentage", "value": "5"}),
    ],
)
def test_what_is_typed_wrong_is_said_and_nothing_is_saved(operator, rice, step, data):
    offer = make_offer(operator, make_range(operator, rice), *KINDS[0][:3])
    response = operator.post(f"{OFFERS}{offer.pk}/{step}/", {**data, "save": "1"})
    assert (response.status_code, bool(response.context["form"].errors)) == (200, True)
    offer.refresh_from_db()
    assert (offer.benefit.value, offer.condition.value) == (Decimal("10.00"), Decimal("1.00"))


@pytest.mark.parametrize("name", ["query", "file_upload"])
def test_product_numbers_that_are_none_are_refused_in_words(operator, rice, name):
    from django.core.files.uploadedfile import SimpleUploadedFile

    made = make_range(operator, rice)
    value = "9" * 2000 if name == "query" else SimpleUploadedFile("x.csv", b"\xff\xfe\x00\xd8")
    response = operator.post(f"/en/shop/dashboard/ranges/{made.pk}/products/", {"action": "add_products", name: value})
    assert (response.status_code, list(response.context["form"].errors)) == (200, [name])
    assert made.all_products().count() == 1
