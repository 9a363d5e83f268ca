"""Orders placed without signing in come to who proves the number or address they were placed with."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.utils import timezone

from tests.accounts.factories import make_order
from tests.factories import make_product, make_user
from tests.users.phone_hands import CODE, NUMBER, PHONE, newest_code, text

pytestmark = pytest.mark.django_db
ORDERS = "/en/shop/accounts/orders/"


@pytest.fixture
def guest_order():
    """An order of a guest with this number."""
    return make_order(None, make_product(), email="guest@example.com")


def prove(client, user):
    client.force_login(user)
    client.post(NUMBER, {"phone": PHONE})
    return client.post(CODE, {"code": newest_code()}, follow=True)


def test_a_number_that_is_only_claimed_shows_nobodys_orders(client, guest_order):
    client.force_login(make_user(email=None, phone=PHONE))
    assert guest_order.number not in text(client.get(ORDERS))
    assert client.get(f"{ORDERS}{guest_order.number}/").status_code == 404


def test_a_proven_number_brings_the_orders_placed_with_it(client, guest_order):
    user = make_user(email=None, phone=PHONE)
    assert "1 order you placed without signing in is now under “My orders”." in text(prove(client, user))
    assert guest_order.number in text(client.get(ORDERS))
    guest_order.refresh_from_db()
    assert guest_order.user == user


def test_orders_of_others_and_with_other_numbers_stay_where_they_are(client):
    theirs = make_order(make_user(), make_product())
    elsewhere = make_order(None, make_product(), phone="+8613987654321")
    user = make_user(email=None, phone=PHONE)
    prove(client, user)
    assert user.orders.count() == 0
    assert (theirs.user_id is None, elsewhere.user_id) == (False, None)


def test_an_order_older_than_ninety_days_may_be_that_of_the_numbers_former_owner(client, guest_order):
    guest_order.date_placed = timezone.now() - timedelta(days=91)
    guest_order.save()
    user = make_user(email=None, phone=PHONE)
    prove(client, user)
    assert user.orders.count() == 0


def test_an_address_brings_its_orders_once_its_link_was_opened(client, guest_order):
    user = make_user(email="Guest@Example.com")
    address = EmailAddress.objects.create(user=user, email=user.email, primary=True)
    assert user.orders.count() == 0
    address.send_confirmation()
    from allauth.account.models import EmailConfirmationHMAC

    client.post(f"/en/accounts/confirm-email/{EmailConfirmationHMAC(address).key}/")
    assert list(user.orders.values_list("number", flat=True)) == [guest_order.number]


def test_a_new_password_by_code_brings_them_too(client, guest_order):
    user = make_user(email=None, phone=PHONE)
    client.post("/en/accounts/password/reset/", {"email": PHONE})
    client.post("/en/accounts/password/reset/phone/", {"code": newest_code(), "password1": "new-terrace-7"})
    assert user.orders.count() == 1


def test_an_order_whose_contact_was_erased_comes_to_nobody(client, guest_order):
    guest_order.delivery.phone = guest_order.delivery.email = ""
    guest_order.delivery.save()
    from portal.users.services import tell_proven

    assert tell_proven(user=make_user()) == 0


def test_deleting_the_account_forgets_number_and_codes(client, guest_order):
    from portal.outbox.models import SentMail
    from portal.users.models import PhoneCode
    from portal.users.services import erase_account

    user = make_user(email=None, phone=PHONE)
    prove(client, user)
    erase_account(user=user)
    user.refresh_from_db()
    assert (user.phone, user.proven_phone) == (None, "")
    assert not PhoneCode.objects.exists()
    assert not SentMail.objects.filter(to=PHONE).exists()
