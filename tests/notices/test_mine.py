"""One page in the account lists what a reader waits for, and takes each back."""

import pytest
from allauth.account.models import EmailAddress

from marketplace.notices.models import Wish
from marketplace.notices.services import ask_to_hear, confirm_wish, tell_back
from marketplace.producers.services import set_stock
from tests.consignments.factories import make_shop
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db
MINE = "/en/shop/tell-me/mine/"


@pytest.fixture
def shop():
    return make_shop()


@pytest.fixture
def reader(client):
    user = make_user()
    client.force_login(user)
    return user


def sold_out(shop, **fields):
    return make_product(shop[1], stock=0, **fields)


def test_the_reader_sees_what_is_waited_for_and_takes_one_back(client, shop, reader):
    tea, rice = (sold_out(shop, title_en=title) for title in ("Spring tea", "Red rice"))
    wishes = [ask_to_hear(product=product, language="en", user=reader) for product in (tea, rice)]
    html = client.get(MINE).content.decode()
    assert html.index("Red rice") < html.index("Spring tea")
    assert MINE in client.get("/en/shop/accounts/").content.decode()

    assert client.post(MINE, {"wish": wishes[1].pk}).status_code == 302

    html = client.get(MINE).content.decode()
    assert ("Red rice" in html, "Spring tea" in html) == (False, True)
    assert Wish.objects.get() == wishes[0]


def test_what_was_told_is_waited_for_no_longer(client, shop, reader):
    tea = sold_out(shop, title_en="Spring tea")
    ask_to_hear(product=tea, language="en", user=reader)
    set_stock(product=tea, stock=3)
    assert tell_back() == "1 wishes answered"
    assert "You wait for nothing." in client.get(MINE).content.decode()


@pytest.mark.parametrize("proven", [True, False])
def test_a_wish_by_address_belongs_to_who_has_proven_it(client, shop, reader, proven):
    EmailAddress.objects.create(user=reader, email=reader.email, verified=proven, primary=True)
    wish = ask_to_hear(product=sold_out(shop, title_en="Spring tea"), language="en", email=reader.email)
    assert "Spring tea" not in client.get(MINE).content.decode()
    confirm_wish(wish=wish)
    assert ("Spring tea" in client.get(MINE).content.decode()) is proven


def test_others_wishes_are_neither_shown_nor_taken_back(client, shop, reader):
    wish = ask_to_hear(product=sold_out(shop, title_en="Spring tea"), language="en", user=make_user())
    assert "Spring tea" not in client.get(MINE).content.decode()
    for number in (wish.pk, "", "x", "\x00", "9" * 40):
        assert client.post(MINE, {"wish": number}).status_code == 404, number
    assert Wish.objects.count() == 1


def test_strangers_are_asked_to_sign_in(client):
    response = client.get(MINE)
    assert response.status_code == 302
    assert "login" in response.url


def test_the_list_has_pages_and_costs_the_same_for_one_as_for_many(client, shop, reader, django_assert_max_num_queries):
    ask_to_hear(product=sold_out(shop), language="en", user=reader)
    client.get(MINE)
    with django_assert_max_num_queries(14) as few:
        client.get(MINE)
    for _each in range(24):
        ask_to_hear(product=sold_out(shop), language="en", user=reader)
    with django_assert_max_num_queries(len(few) + 1):
        html = client.get(MINE).content.decode()
    assert html.count('name="wish"') == 20
    assert client.get(MINE, {"page": "2"}).content.decode().count('name="wish"') == 5
