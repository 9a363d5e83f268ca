"""Tell me when it is there: asked on the page, confirmed by letter, answered once, forgotten when asked to."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from oscar.core.loading import get_model

from marketplace.notices.models import Wish
from marketplace.notices.services import ask_to_hear, confirm_wish, prune_wishes, tell_back
from marketplace.placement.services import cancel_order
from marketplace.producers.services import set_stock
from portal.outbox.services import deliver_due
from portal.users.services import erase_account
from tests.consignments.factories import make_parcels, make_shop
from tests.factories import make_user

pytestmark = pytest.mark.django_db
EMAIL = "reader@example.com"


@pytest.fixture
def rice():
    """Return a product that is sold out."""
    rice = make_shop()[2]
    set_stock(product=rice, stock=0)
    return rice


def page(product):
    return f"/en/shop/tell-me/{product.pk}/"


def letters():
    """Let the worker write; return (to, subject) of each letter."""
    while deliver_due(now=timezone.now() + timedelta(hours=1)):
        pass
    return [(message.to[0], message.subject) for message in mail.outbox]


def link_in(letter, kind):
    """Return the path of the link of this kind in a letter."""
    return re.search(rf"http://[^/]+(/en/shop/tell-me/{kind}/[^/\s]+/)", letter.body)[1]


def test_a_typed_address_is_asked_first_and_then_told_once(client, rice):
    product_page = client.get(rice.get_absolute_url()).content.decode()
    assert page(rice) in product_page or page(rice).removeprefix("/en") in product_page
    assert client.post(page(rice), {"email": "Reader@Example.com"}).status_code == 302
    assert tell_back() == "0 wishes answered"
    assert letters() == [(EMAIL, f"Shall we tell you when there is {rice.title_en} again?")]

    yes = link_in(mail.outbox[0], "yes")
    assert client.get(yes).status_code == 200
    assert Wish.objects.get().confirmed_at is None, "a program that opens links confirms nothing"
    assert client.post(yes).status_code == 302
    assert tell_back() == "0 wishes answered"
    set_stock(product=rice, stock=7)
    assert (tell_back(), tell_back()) == ("1 wishes answered", "0 wishes answered")
    assert letters()[1:] == [(EMAIL, f"There is {rice.title_en} again")]
    set_stock(product=rice, stock=0)
    set_stock(product=rice, stock=9)
    assert tell_back() == "0 wishes answered"


def test_an_address_that_is_not_confirmed_hears_nothing_more(client, rice):
    for _time in range(3):
        client.post(page(rice), {"email": EMAIL})
    assert (len(letters()), Wish.objects.count()) == (1, 1)
    set_stock(product=rice, stock=7)
    assert (tell_back(), len(letters())) == ("0 wishes answered", 1)


def test_somebody_signed_in_taps_once_and_may_take_it_back(client, rice):
    user = make_user(language="en")
    client.force_login(user)
    assert user.email in client.get(page(rice)).content.decode()
    client.post(page(rice))
    assert Wish.objects.get().user == user
    assert "No longer needed" in client.get(page(rice)).content.decode()
    client.post(page(rice), {"do": "forget"})
    assert not Wish.objects.exists()
    client.post(page(rice))
    set_stock(product=rice, stock=1)
    tell_back()
    assert letters() == [(user.email, f"There is {rice.title_en} again")]


def test_who_has_a_phone_alone_types_an_address(client, rice):
    client.force_login(make_user(email=None, phone="+8613800000009"))
    assert client.post(page(rice), {"email": EMAIL}).status_code == 302
    wish = Wish.objects.get()
    assert (wish.user, wish.email, wish.confirmed_at) == (None, EMAIL, None)


def test_the_link_in_the_letter_forgets_the_address(client, rice):
    confirm_wish(wish=ask_to_hear(product=rice, language="en", email=EMAIL))
    set_stock(product=rice, stock=7)
    tell_back()
    letters()
    no = link_in(mail.outbox[-1], "no")
    assert client.get(no).status_code == 200
    assert Wish.objects.exists()
    assert client.post(no).status_code == 302
    assert not Wish.objects.exists()
    assert client.get(no).status_code == 404


def test_sold_out_again_before_the_letter_went_the_wish_waits_on(rice):
    confirm_wish(wish=ask_to_hear(product=rice, language="en", email=EMAIL))
    set_stock(product=rice, stock=1)
    assert tell_back() == "1 wishes answered"
    set_stock(product=rice, stock=0)
    assert letters() == []
    set_stock(product=rice, stock=1)
    assert (tell_back(), len(letters())) == ("1 wishes answered", 1)


def test_what_a_cancelled_order_gives_back_is_told_of():
    _village, _producer, rice = make_shop()
    (parcel,) = make_parcels(rice, quantity=20)
    confirm_wish(wish=ask_to_hear(product=rice, language="en", email=EMAIL))
    assert tell_back() == "0 wishes answered"
    cancel_order(order=parcel.order)
    assert tell_back() == "1 wishes answered"


def test_asked_again_after_the_letter_a_typed_address_says_yes_again(rice):
    confirm_wish(wish=ask_to_hear(product=rice, language="en", email=EMAIL))
    set_stock(product=rice, stock=1)
    tell_back()
    again = ask_to_hear(product=rice, language="en", email=EMAIL)
    assert (again.told_at, again.confirmed_at, Wish.objects.count()) == (None, None, 1)


@pytest.mark.parametrize("typed", ["", "x", "a@b", "a b@example.com"])
def test_nonsense_is_answered_beside_the_field_and_keeps_what_was_typed(client, rice, typed):
    response = client.post(page(rice), {"email": typed})
    assert response.status_code == 422
    assert f'value="{typed}"' in response.content.decode() or not typed
    assert not Wish.objects.exists()


def test_what_can_be_bought_leads_to_its_page_and_what_is_hidden_is_not_there(client, rice):
    hidden = make_shop()[2]
    get_model("catalogue", "Product").objects.filter(pk=hidden.pk).update(is_public=False)
    assert client.post(page(hidden), {"email": EMAIL}).status_code == 404
    set_stock(product=rice, stock=7)
    assert client.post(page(rice), {"email": EMAIL}).url == rice.get_absolute_url()
    assert not Wish.objects.exists()


def test_wishes_are_forgotten_in_time(rice):
    for name in ("a", "b", "c"):
        ask_to_hear(product=rice, language="en", email=f"{name}@example.com")
    old = timezone.now() - timedelta(days=31)
    Wish.objects.filter(email__startswith="a").update(made_at=old)
    Wish.objects.filter(email__startswith="b").update(made_at=old, confirmed_at=old, told_at=old)
    assert prune_wishes() == "2 wishes forgotten"
    assert Wish.objects.get().email == "c@example.com"


def test_wishes_stand_in_the_download_and_go_with_the_account(client, rice):
    user = make_user(email=EMAIL)
    ask_to_hear(product=rice, language="en", user=user)
    ask_to_hear(product=make_shop()[2], language="en", email=EMAIL)
    kept = ask_to_hear(product=rice, language="en", email="other@example.com")
    client.force_login(user)
    assert len(client.get("/en/shop/accounts/profile/data/").json()["waiting_for_products"]) == 2
    erase_account(user=user)
    assert list(Wish.objects.all()) == [kept]
