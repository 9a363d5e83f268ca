"""Placing an order from the one page."""

from decimal import Decimal

import pytest
from django.test import Client
from oscar.core.loading import get_model

from marketplace.consignments.models import Delivery
from marketplace.placement.models import Placement
from tests.checkout.factories import ADDRESS, CHECKOUT, fill_in, guest_with, make_delivering_producer, order
from tests.factories import make_pickup_point, make_product, make_user
from tests.placement.factories import make_basket, stock_of

pytestmark = pytest.mark.django_db
Order = get_model("order", "Order")
UserAddress = get_model("address", "UserAddress")


def test_guest_orders_for_pickup_with_name_and_phone_only():
    point, product = make_pickup_point(), make_product(price="39.00", stock=10)
    client, _basket = guest_with((product, 2))
    response = order(client, how=f"point-{point.pk}", seen_total="78.00")
    delivery = Delivery.objects.get()
    assert (response.status_code, response["Location"]) == (303, f"/en/shop/checkout/thanks/{delivery.token}/")
    assert (delivery.name, delivery.phone, delivery.point, delivery.method) == (
        "L 家",
        "+8613800008000",
        point,
        "pickup",
    )
    placed = Order.objects.get()
    assert (placed.total_incl_tax, placed.shipping_incl_tax, placed.guest_email) == (78, 0, "")
    assert stock_of(product) == (10, 2)


def test_first_pickup_point_and_means_of_payment_are_ticked_beforehand():
    point = make_pickup_point()
    client, _basket = guest_with((make_product(), 1))
    page = client.get(CHECKOUT).content.decode()
    assert f'value="point-{point.pk}" checked' in page
    assert 'value="pay_at_pickup" checked' in page
    assert "Place order · ¥10" in page


def test_home_delivery_costs_the_sum_over_the_villages():
    honey = make_product(make_delivering_producer(), price="30.00", weight_grams=1500)
    tea = make_product(make_delivering_producer(near=("6.00", "9.00")), price="50.00", weight_grams=400)
    client, _basket = guest_with((honey, 1), (tea, 1))
    page = client.get(CHECKOUT).content.decode()
    assert "¥21" in page
    response = order(client, how="home", pay="bank_transfer", seen_total="101.00", **ADDRESS)
    assert response.status_code == 303
    placed = Order.objects.get()
    assert (placed.shipping_incl_tax, placed.total_incl_tax) == (Decimal("21.00"), Decimal("101.00"))
    assert sorted(placed.consignments.values_list("charge", flat=True)) == [Decimal("6.00"), Decimal("15.00")]
    assert (placed.shipping_address.line4, placed.shipping_address.line1) == ("昆明市", "翠湖南路 1 号 2 栋 301")


def test_another_province_shows_its_price_before_anything_is_ordered_and_keeps_what_was_typed():
    make_pickup_point()
    client, _basket = guest_with((make_product(make_delivering_producer(), price="30.00"), 1))
    far = {**ADDRESS, "province": "44", "city": "广州市"}
    response = order(client, how="home", pay="bank_transfer", seen_total="38.00", **far)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Delivery to Guangdong costs ¥25, so the total is ¥55." in page
    assert 'value="L 家"' in page
    assert 'value="广州市"' in page
    assert not Placement.objects.exists()
    assert order(client, how="home", pay="bank_transfer", seen_total="55.00", **far).status_code == 303
    assert Order.objects.get().total_incl_tax == Decimal("55.00")


def test_returning_buyer_types_nothing():
    user = make_user(first_name="W 家", phone="13900001111")
    point = make_pickup_point()
    make_basket((make_product(), 1), user=user)
    client = Client()
    client.force_login(user)
    page = client.get(CHECKOUT).content.decode()
    assert 'value="W 家"' in page
    assert 'value="13900001111"' in page
    response = order(client, how=f"point-{point.pk}", seen_total="10.00", name="W 家", phone="13900001111")
    assert response.status_code == 303
    assert Order.objects.get().user == user


def test_own_address_is_an_option_with_its_price():
    user = make_user(first_name="W 家", phone="13900001111")
    country = get_model("address", "Country").objects.get(pk="CN")
    words = {"state": "44", "line4": "广州市", "line3": "越秀区", "line1": "北京路 1 号"}
    address = UserAddress.objects.create(user=user, country=country, first_name="W 家", **words)
    make_basket((make_product(make_delivering_producer()), 1), user=user)
    client = Client()
    client.force_login(user)
    page = client.get(CHECKOUT).content.decode()
    assert f'value="address-{address.pk}" checked' in page
    assert "Place order · ¥35" in page
    answers = fill_in(client, how=f"address-{address.pk}", pay="bank_transfer", seen_total="35.00")
    assert client.post(CHECKOUT, answers).status_code == 303
    assert Order.objects.get().shipping_address.line1 == "北京路 1 号"
    assert UserAddress.objects.count() == 1


def test_new_address_is_kept_in_the_account_when_asked():
    user = make_user(first_name="W 家", phone="13900001111")
    make_basket((make_product(make_delivering_producer()), 1), user=user)
    client = Client()
    client.force_login(user)
    order(client, how="home", pay="bank_transfer", seen_total="18.00", keep_address="on", **ADDRESS)
    kept = user.addresses.get()
    assert (kept.state, kept.line4, kept.is_default_for_shipping) == ("53", "昆明市", True)


def test_posting_twice_gives_the_same_order():
    point, product = make_pickup_point(), make_product(stock=10)
    client, _basket = guest_with((product, 1))
    answers = fill_in(client, how=f"point-{point.pk}", seen_total="10.00")
    first, second = client.post(CHECKOUT, answers), client.post(CHECKOUT, answers)
    assert first["Location"] == second["Location"]
    assert Order.objects.count() == 1
    assert stock_of(product) == (10, 1)


def test_coming_back_to_the_page_after_ordering_leads_to_the_order():
    point = make_pickup_point()
    client, _basket = guest_with((make_product(), 1))
    order(client, how=f"point-{point.pk}", seen_total="10.00")
    response = client.get(CHECKOUT, follow=True)
    assert response.redirect_chain[-1][0] == f"/en/shop/checkout/thanks/{Delivery.objects.get().token}/"


def test_form_of_somebody_elses_basket_is_not_theirs_without_its_key():
    point, product = make_pickup_point(), make_product()
    client, basket = guest_with((product, 1))
    order(client, how=f"point-{point.pk}", seen_total="10.00")
    stranger = Client()
    response = stranger.post(CHECKOUT, {"basket": str(basket.pk)})
    assert (response.status_code, response["Location"]) == (303, "/en/shop/basket/")


def test_empty_basket_leads_back_to_the_basket():
    response = Client().get(CHECKOUT)
    assert (response.status_code, response["Location"]) == (303, "/en/shop/basket/")


@pytest.mark.parametrize("old", ["shipping-address/", "preview/", "thank-you/", "payment-details/"])
def test_oscars_own_steps_lead_to_the_one_page(old):
    response = Client().get(CHECKOUT + old)
    assert (response.status_code, response["Location"]) == (302, CHECKOUT)


def test_online_payment_goes_on_at_the_provider(monkeypatch):
    from portal.payments.providers import Answer, Outcome
    from portal.payments.sandbox.client import Sandbox

    answer = Answer(Outcome.PENDING, reference="r-1", redirect_url="/sandbox-pay/r-1/")
    monkeypatch.setattr(Sandbox, "start", lambda self, *, attempt: answer)
    point = make_pickup_point()
    client, _basket = guest_with((make_product(), 1))
    answers = fill_in(client, how=f"point-{point.pk}", pay="sandbox", seen_total="10.00")
    first, second = client.post(CHECKOUT, answers), client.post(CHECKOUT, answers)
    assert (first.status_code, first["Location"]) == (303, "/sandbox-pay/r-1/")
    assert second["Location"] == "/sandbox-pay/r-1/"
    assert Placement.objects.get().order is None


def test_who_does_not_pay_online_after_all_chooses_another_way(monkeypatch):
    from portal.payments.providers import Answer, Outcome
    from portal.payments.sandbox.client import Sandbox

    answer = Answer(Outcome.PENDING, reference="r-1", redirect_url="/sandbox-pay/r-1/")
    monkeypatch.setattr(Sandbox, "start", lambda self, *, attempt: answer)
    monkeypatch.setattr(Sandbox, "query", lambda self, *, attempt: answer)
    point, product = make_pickup_point(), make_product(stock=10)
    client, basket = guest_with((product, 1))
    order(client, how=f"point-{point.pk}", pay="sandbox", seen_total="10.00")
    for _try in range(2):
        waiting = client.get(CHECKOUT, follow=True)
    assert "Waiting for your payment" in waiting.content.decode()
    assert stock_of(product) == (10, 1)
    number = Placement.objects.get().attempt.number
    page = client.post(f"/en/shop/payment/{number}/leave/", follow=True).content.decode()
    assert 'value="L 家"' in page
    assert stock_of(product) == (10, 0)
    assert order(client, how=f"point-{point.pk}", seen_total="10.00").status_code == 303
    assert Order.objects.get().basket == basket


def test_payment_that_arrived_meanwhile_is_not_given_up(monkeypatch):
    from portal.payments.providers import Answer, Outcome
    from portal.payments.sandbox.client import Sandbox

    answer = Answer(Outcome.PENDING, reference="r-1", redirect_url="/sandbox-pay/r-1/")
    monkeypatch.setattr(Sandbox, "start", lambda self, *, attempt: answer)
    monkeypatch.setattr(Sandbox, "query", lambda self, *, attempt: Answer(Outcome.PAID, amount=attempt.amount))
    point = make_pickup_point()
    client, _basket = guest_with((make_product(), 1))
    order(client, how=f"point-{point.pk}", pay="sandbox", seen_total="10.00")
    number = Placement.objects.get().attempt.number
    response = client.post(f"/en/shop/payment/{number}/leave/", follow=True)
    assert "/thanks/" in response.redirect_chain[-1][0]
    assert Order.objects.get().total_incl_tax == 10


def test_declined_payment_comes_back_with_basket_and_answers_kept(monkeypatch):
    from portal.payments.providers import Answer, Outcome
    from portal.payments.sandbox.client import Sandbox

    monkeypatch.setattr(Sandbox, "start", lambda self, *, attempt: Answer(Outcome.FAILED))
    point, product = make_pickup_point(), make_product(stock=10)
    client, _basket = guest_with((product, 1))
    answers = fill_in(client, how=f"point-{point.pk}", pay="sandbox", seen_total="10.00")
    response = client.post(CHECKOUT, answers, follow=True)
    page = response.content.decode()
    assert response.redirect_chain == [(CHECKOUT, 303)]
    assert "The payment did not succeed. Nothing was charged" in page
    assert 'value="L 家"' in page
    assert 'value="sandbox" checked' in page
    assert stock_of(product) == (10, 0)
    assert not Order.objects.exists()


def test_queries_do_not_grow_with_villages_lines_and_points(django_assert_max_num_queries):
    counts = []
    for villages in (1, 4):
        make_pickup_point()
        bought = [(make_product(make_delivering_producer()), 1) for _line in range(villages)]
        client, _basket = guest_with(*bought)
        client.get(CHECKOUT)
        with django_assert_max_num_queries(25) as counted:
            client.get(CHECKOUT)
        counts.append(len(counted))
    assert counts[0] == counts[1]
