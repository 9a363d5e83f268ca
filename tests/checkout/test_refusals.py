"""What is refused at the checkout: a clear sentence, everything typed kept, nothing reserved."""

import pytest
from oscar.core.loading import get_model

from marketplace.placement.models import Placement
from tests.checkout.factories import ADDRESS, CHECKOUT, fill_in, guest_with, make_delivering_producer
from tests.factories import make_pickup_point, make_product
from tests.placement.factories import stock_of

pytestmark = pytest.mark.django_db


def refused(client, answers, sentence):
    """Post, expect the page again with the sentence and the typed name, and nothing placed."""
    response = client.post(CHECKOUT, answers, follow=True)
    page = response.content.decode()
    assert sentence in page
    assert 'value="L 家"' in page
    assert not Placement.objects.exists()
    return response


@pytest.mark.parametrize(
    ("answers", "sentence"),
    [
        ({"phone": "12"}, "Enter a mobile number with 11 digits, or a landline"),
        ({"phone": ""}, "Enter a phone number."),
        ({"how": ""}, "Choose how you will get it."),
        ({"how": "point-999999"}, "Choose how you will get it."),
        ({"pay": ""}, "Choose how you will pay."),
        ({"pay": "gold"}, "Choose how you will pay."),
        ({"email": "no"}, "Enter a valid email address."),
        ({"note": "x" * 201}, "Keep it within 200 characters; it has 201."),
        ({"how": "home", "pay": "bank_transfer"}, "Enter street, number and door."),
        ({"how": "home", "pay": "bank_transfer", **ADDRESS, "province": ""}, "Choose a province."),
        ({"how": "home", "pay": "bank_transfer", **ADDRESS, "street": "长" * 300}, "it has 300."),
        ({"how": "home", **ADDRESS}, "Pay at pickup goes with pickup only."),
        ({"how": "home", "pay": "bank_transfer", **ADDRESS, "province": "11"}, "cannot deliver this to your province"),
    ],
)
def test_wrong_answers_come_back_with_a_sentence(answers, sentence):
    point, product = make_pickup_point(), make_product(make_delivering_producer(), stock=10)
    client, _basket = guest_with((product, 1))
    filled = fill_in(client, **{"how": f"point-{point.pk}", "seen_total": "10.00", **answers})
    assert refused(client, filled, sentence).status_code == 422
    assert stock_of(product) == (10, 0)


def test_name_too_long_is_kept_and_refused():
    point = make_pickup_point()
    client, _basket = guest_with((make_product(), 1))
    response = client.post(CHECKOUT, fill_in(client, how=f"point-{point.pk}", seen_total="10.00", name="N" * 61))
    assert "Keep it within 60 characters; it has 61." in response.content.decode()
    assert f'value="{"N" * 61}"' in response.content.decode()


def test_sold_out_product_is_named():
    point, product = make_pickup_point(), make_product(stock=3, title_en="Honey")
    client, _basket = guest_with((product, 3))
    answers = fill_in(client, how=f"point-{point.pk}", seen_total="30.00")
    product.stockrecords.update(num_in_stock=2)
    refused(client, answers, "Only 2 of Honey are left.")
    assert stock_of(product) == (2, 0)


def test_withdrawn_product_is_named():
    point, product = make_pickup_point(), make_product(title_en="Honey")
    client, _basket = guest_with((product, 1))
    answers = fill_in(client, how=f"point-{point.pk}", seen_total="10.00")
    get_model("catalogue", "Product").objects.filter(pk=product.pk).update(is_public=False)
    refused(client, answers, "Honey is not for sale now.")


def test_moved_price_is_asked_again_then_ordered():
    point, product = make_pickup_point(), make_product(price="10.00")
    client, _basket = guest_with((product, 1))
    answers = fill_in(client, how=f"point-{point.pk}", seen_total="10.00")
    product.stockrecords.update(price="12.50")
    refused(client, answers, "The total is now ¥12.50.")
    answers = fill_in(client, how=f"point-{point.pk}", seen_total="12.50")
    assert client.post(CHECKOUT, answers)["Location"].startswith("/en/shop/checkout/thanks/")


@pytest.mark.parametrize("seen", ["", "ten", "NaN", "-10"])
def test_amount_nobody_was_shown_is_not_believed(seen):
    point = make_pickup_point()
    client, _basket = guest_with((make_product(), 1))
    refused(client, fill_in(client, how=f"point-{point.pk}", seen_total=seen), "The total is now ¥10.")


def test_basket_that_changed_in_another_tab_is_shown_again():
    point, product = make_pickup_point(), make_product(price="10.00")
    client, basket = guest_with((make_product(price="10.00"), 1))
    answers = fill_in(client, how=f"point-{point.pk}", seen_total="10.00")
    basket.lines.update(product=product, stockrecord=product.stockrecords.get())
    refused(client, answers, "Your basket has changed. Please check it and order again.")


def test_pickup_point_that_closed_meanwhile_must_be_chosen_anew():
    point = make_pickup_point()
    client, _basket = guest_with((make_product(), 1))
    answers = fill_in(client, how=f"point-{point.pk}", seen_total="10.00")
    type(point).objects.update(is_active=False)
    refused(client, answers, "Choose how you will get it.")


def test_sentences_come_in_the_readers_language():
    make_pickup_point()
    client, _basket = guest_with((make_product(), 1))
    page = client.post("/zh-hans/shop/checkout/", fill_in(client, how="", phone="")).content.decode()
    assert 'lang="zh-hans"' in page
