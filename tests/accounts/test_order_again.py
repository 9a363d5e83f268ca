import pytest
from oscar.core.loading import get_model

from tests.accounts.factories import make_order
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def ana(client):
    user = make_user()
    client.force_login(user)
    return user


def again(client, order):
    return client.post(f"/en/shop/accounts/orders/{order.number}/again/", follow=True)


def basket_of(user):
    basket = get_model("basket", "Basket").objects.filter(owner=user).first()
    return {line.product_id: line.quantity for line in basket.lines.all()} if basket else {}


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def test_what_is_still_for_sale_goes_into_the_basket_and_what_is_not_is_named(client, ana):
    kept, hidden, sold_out = make_product(), make_product(title_en="Sour tea"), make_product(title_en="Honey")
    order = make_order(ana, kept, hidden, sold_out, quantity=3)
    hidden.is_public = False
    hidden.save()
    sold_out.stockrecords.update(num_in_stock=0)
    response = again(client, order)
    assert response.redirect_chain == [("/en/shop/basket/", 302)]
    assert basket_of(ana) == {kept.pk: 3}
    assert "No longer for sale: Sour tea, Honey" in said(response)
    assert "3 pieces are in your basket." in said(response)


def test_never_more_than_there_is(client, ana):
    product = make_product(stock=5, title_en="Honey")
    order = make_order(ana, product, quantity=3)
    again(client, order)
    response = again(client, order)
    assert basket_of(ana) == {product.pk: 5}
    assert "Fewer than last time, as there are not enough: Honey" in said(response)
    again(client, order)
    assert basket_of(ana) == {product.pk: 5}


def test_a_deleted_product_is_named_as_it_was_sold(client, ana):
    product = make_product()
    order = make_order(ana, product)
    order.lines.update(product=None, stockrecord=None, title="Old tea")
    response = again(client, order)
    assert response.redirect_chain == [(f"/en/shop/accounts/orders/{order.number}/", 302)]
    assert "No longer for sale: Old tea" in said(response)
    assert basket_of(ana) == {}
