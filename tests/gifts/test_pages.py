"""My gift credit, the checkout, and the operator's cards."""

import pytest
from django.urls import reverse

from marketplace.gifts.models import Card
from marketplace.gifts.queries import credit_of
from tests.dashboard.factories import make_operator, make_staff
from tests.factories import make_pickup_point, make_product, make_user
from tests.gifts.factories import D, make_card, make_holder

pytestmark = pytest.mark.django_db
MINE, CARDS = "/en/accounts/gift-credit/", "/en/shop/dashboard/gift-cards/"


@pytest.fixture
def buyer(client):
    user = make_user(language="en")
    client.force_login(user)
    return user


def test_a_code_fills_the_credit_and_stands_in_what_came_and_went(client, buyer):
    response = client.post(MINE, {"code": make_card("88.00").code}, follow=True)

    page = response.content.decode()
    assert "¥88 is in your gift credit." in page
    assert 'Left to spend: <b class="price">¥88</b>' in page
    assert page.count("Gift card<br>") == 1


def test_a_wrong_code_is_said_beside_the_field_and_keeps_what_was_typed(client, buyer):
    card = make_card()
    take = make_user()
    Card.objects.filter(pk=card.pk).update(owner=take)

    for code in ("AAAAA-BBBBB", card.code):
        response = client.post(MINE, {"code": code})
        page = response.content.decode()
        assert (response.status_code, "No gift card has this code." in page) == (422, True)
        assert f'value="{code}"' in page
    assert credit_of(buyer) == D("0.00")


def test_after_ten_wrong_codes_one_has_to_wait_and_a_right_one_is_not_taken(client, buyer, settings):
    settings.THROTTLED = True
    card = make_card()
    for _time in range(10):
        client.post(MINE, {"code": "AAAAA-BBBBB"})

    assert client.post(MINE, {"code": card.code}).status_code == 429
    assert (credit_of(buyer), Card.objects.waiting().count()) == (D("0.00"), 1)


def test_the_page_costs_the_same_for_many_movements_as_for_one(client, buyer, django_assert_max_num_queries):
    for _card in range(25):
        client.post(MINE, {"code": make_card("5.00").code})

    with django_assert_max_num_queries(15):
        page = client.get(MINE).content.decode()

    assert page.count("Gift card<br>") == 20


def checkout(client, product):
    make_pickup_point()
    client.post(reverse("basket:add", args=[product.pk]), {"quantity": 1})
    return client.get("/en/shop/checkout/")


def test_the_checkout_offers_it_to_whoever_has_some_and_pays_with_it(client):
    product, user = make_product(price="10.00", stock=5), make_holder("12.50")
    client.force_login(user)
    page = checkout(client, product)
    assert "You have ¥12.50. It pays the whole order." in page.content.decode()

    typed = {"how": page.context["options"][0].value, "name": "L", "phone": "13800001111", "pay": "gift_credit"}
    hidden = {name: page.context[name] for name in ("contents",)} | {"basket": page.context["basket_key"]}
    response = client.post("/en/shop/checkout/", {**typed, **hidden, "seen_total": "10.00"}, follow=True)

    assert (response.status_code, credit_of(user)) == (200, D("2.50"))
    assert "Paid with it · Order" in client.get(MINE).content.decode()


@pytest.mark.parametrize("who", ["stranger", "without"])
def test_nobody_without_credit_is_offered_it(client, who):
    if who == "without":
        client.force_login(make_user())
    assert (
        "Gift credit" not in checkout(client, make_product(price="10.00", stock=5)).content.decode().split("</nav>")[-1]
    )


def test_an_operator_makes_cards_reads_their_codes_and_withdraws_one(client, django_assert_max_num_queries):
    client.force_login(make_operator())

    page = client.post(
        CARDS, {"number": 3, "amount": "66.00", "paid_by": "transfer", "note": "中秋 · 某公司"}, follow=True
    ).content.decode()

    cards = list(Card.objects.all())
    assert [card.code in page for card in cards] == [True] * 3
    assert "中秋 · 某公司" in page
    client.post(f"{CARDS}{cards[0].pk}/withdraw/")
    with django_assert_max_num_queries(15):
        page = client.get(CARDS).content.decode()
    assert (cards[0].code in page, cards[1].code in page) == (False, True)


def test_what_an_operator_types_wrong_makes_no_card(client):
    client.force_login(make_operator())
    for wrong in ({"number": 0}, {"number": 201}, {"amount": "0.50"}, {"amount": "2000.01"}, {"paid_by": "nobody"}):
        typed = {"number": 1, "amount": "66.00", "paid_by": "transfer", **wrong}
        assert client.post(CARDS, typed).status_code == 422
    assert not Card.objects.exists()


def test_who_is_no_operator_sees_and_makes_no_cards(client, buyer):
    card = make_card()
    looker = make_staff("gifts.view_card")
    for user, sees in ((buyer, 404), (make_staff("order.view_order"), 404), (looker, 200)):
        client.force_login(user)
        assert client.get(CARDS).status_code == sees
        assert client.post(CARDS, {"number": 1, "amount": "66.00", "paid_by": "transfer"}).status_code == 404
        assert client.post(f"{CARDS}{card.pk}/withdraw/").status_code == 404
    assert (Card.objects.count(), Card.objects.waiting().count()) == (1, 1)


def test_whoever_deletes_an_account_is_told_what_credit_goes_with_it(client):
    client.force_login(make_holder("66.00"))
    lost = "You have ¥66 of gift credit. It is lost with the account: spend it first."
    assert lost in client.get(reverse("customer:profile-delete")).content.decode()

    client.force_login(make_user(language="en"))
    assert "gift credit. It is lost" not in client.get(reverse("customer:profile-delete")).content.decode()
