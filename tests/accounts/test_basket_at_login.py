import pytest
from oscar.core.loading import get_model

from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db

Basket = get_model("basket", "Basket")


def put_in(client, product, quantity):
    client.post(f"/en/shop/basket/add/{product.pk}/", {"quantity": quantity})


def sign_in(client, user):
    client.post("/en/accounts/login/", {"login": user.email, "password": "pass-word-1"})
    return client.get("/en/shop/basket/")


def test_the_basket_of_the_visitor_goes_along(client):
    user, product = make_user(), make_product()
    put_in(client, product, 2)
    sign_in(client, user)
    basket = Basket.objects.get(owner=user, status="Open")
    assert [(line.product, line.quantity) for line in basket.lines.all()] == [(product, 2)]


def test_two_baskets_become_one_that_never_holds_more_than_there_is(client):
    user, product = make_user(), make_product(stock=5)
    stockrecord = product.stockrecords.get()
    kept = Basket.objects.create(owner=user)
    kept.lines.create(
        product=product,
        stockrecord=stockrecord,
        quantity=4,
        line_reference="another-option",
        price_currency="CNY",
        price_excl_tax=stockrecord.price,
        price_incl_tax=stockrecord.price,
    )
    put_in(client, product, 4)
    response = sign_in(client, user)
    basket = Basket.objects.get(owner=user, status="Open")
    assert sum(line.quantity for line in basket.lines.all()) == 5
    assert "5" in " ".join(str(message) for message in response.context["messages"])
