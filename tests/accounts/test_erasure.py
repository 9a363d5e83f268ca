import json

import pytest
from allauth.account.models import EmailAddress

from marketplace.consignments.models import Delivery
from portal.outbox.models import Message, SentMail
from portal.outbox.services import send
from portal.users.models import User
from tests.accounts.factories import make_address, make_order
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db

DELETE = "/en/shop/accounts/profile/delete/"


@pytest.fixture
def ana(client):
    user = make_user(email="ana@example.com", phone="13800138000", first_name="Ana")
    EmailAddress.objects.create(user=user, email="ana@example.com", primary=True)
    client.force_login(user)
    return user


def contact(order):
    return Delivery.objects.values_list("name", "phone", "email", "note").get(order=order)


def test_deleting_an_account_takes_out_everything_that_names_its_owner(client, ana):
    make_address(ana)
    done = make_order(ana, make_product(), status="completed", email="ana@example.com", note="Ring twice")
    assert client.post(DELETE, {"password": "pass-word-1"}).status_code == 302
    ana.refresh_from_db()
    assert (ana.email, ana.phone, ana.first_name, ana.is_active) == (None, None, "", False)
    assert not ana.has_usable_password()
    assert not EmailAddress.objects.exists()
    assert not ana.addresses.exists()
    assert contact(done) == ("", "", "", "")
    assert done.lines.count() == 1
    assert "_auth_user_id" not in client.session


def test_an_order_under_way_keeps_its_contact_until_it_ends(client, ana):
    order = make_order(ana, make_product())
    client.post(DELETE, {"password": "pass-word-1"})
    assert contact(order)[:2] == ("大婶 P", "+8613800138000")
    order.refresh_from_db()
    order.set_status("completed")
    assert contact(order) == ("", "", "", "")


def test_mail_sent_to_the_address_goes_too(client, ana):
    for to in ["ana@example.com", "bo@example.com"]:
        SentMail.objects.create(to=to, subject="Your order", text="…")
        send(key=f"mail:{to}", kind="mail", payload={"to": [to]})
    client.post(DELETE, {"password": "pass-word-1"})
    assert SentMail.objects.get().to == "bo@example.com"
    assert Message.objects.get().key == "mail:bo@example.com"


def test_a_wrong_password_deletes_nothing(client, ana):
    response = client.post(DELETE, {"password": "wrong"})
    assert "This is not your password." in response.content.decode()
    ana.refresh_from_db()
    assert ana.is_active


def test_the_number_and_the_address_are_free_again(client, ana):
    client.post(DELETE, {"password": "pass-word-1"})
    again = make_user(email="ana@example.com", phone="13800138000")
    assert User.objects.filter(erased_at=None).get() == again


def test_another_session_of_the_account_ends_with_it(client, ana):
    from django.test import Client

    elsewhere = Client()
    elsewhere.force_login(ana)
    client.post(DELETE, {"password": "pass-word-1"})
    assert elsewhere.get("/en/shop/accounts/profile/").status_code == 302


def test_the_download_holds_account_orders_addresses_and_reviews_of_nobody_else(client, ana):
    make_address(ana)
    mine = make_order(ana, make_product(title_zh_hans="红米"), quantity=2)
    make_order(make_user(), make_product())
    response = client.get("/zh-hans/shop/accounts/profile/data/")
    data = json.loads(response.content)
    assert "attachment" in response["Content-Disposition"]
    assert data["account"]["email"] == "ana@example.com"
    assert [order["number"] for order in data["orders"]] == [mine.number]
    assert data["orders"][0]["lines"] == [{"title": "红米", "quantity": 2, "price": "20.00"}]
    assert data["addresses"][0]["phone"] == "+8613800138000"
    assert data["reviews"] == []
