from urllib.parse import quote

import pytest
from django.contrib.auth.models import Permission

from portal.villages.models import Membership
from tests.factories import make_pickup_point, make_user, make_village

pytestmark = pytest.mark.django_db

LOGIN = "/zh-hans/accounts/login/"


def sign_in(client, login, password="pass-word-1", url=LOGIN, **fields):
    return client.post(url, {"login": login, "password": password, **fields})


@pytest.fixture
def ana():
    return make_user(email="ana@example.com", phone="13800138000")


@pytest.mark.parametrize("login", ["ana@example.com", "ANA@example.com", "13800138000", "+86 138-0013-8000"])
def test_email_address_and_phone_number_both_sign_in(client, ana, login):
    response = sign_in(client, login)
    assert (response.status_code, response.url) == (302, "/zh-hans/shop/accounts/")
    assert client.session["_auth_user_id"] == str(ana.pk)


@pytest.mark.parametrize("login", ["ana@example.com", "13800138000", "13900139000", "nobody@example.com"])
def test_a_wrong_password_and_an_unknown_person_get_the_same_sentence(client, ana, login):
    response = sign_in(client, login, password="wrong", url="/en/accounts/login/")
    assert response.status_code == 200
    assert "That e-mail or phone number and password do not belong together." in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_closed_account_cannot_sign_in(client, ana):
    ana.is_active = False
    ana.save()
    assert sign_in(client, "ana@example.com").url == "/zh-hans/accounts/inactive/"
    assert "_auth_user_id" not in client.session


def test_eight_wrong_passwords_lock_this_person_at_this_address_out_however_the_number_is_typed(client, ana):
    for typed in ["13800138000", "+8613800138000"] * 4:
        response = sign_in(client, typed, password="wrong")
    assert response.status_code == 429
    response = sign_in(client, "138 0013 8000", url="/en/accounts/login/")
    assert response.status_code == 429
    assert "The password was wrong too often." in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_lockout_touches_neither_others_at_the_address_nor_the_person_elsewhere(client, ana):
    make_user(email="bo@example.com")
    for _try in range(8):
        sign_in(client, "ana@example.com", password="wrong")
    assert sign_in(client, "bo@example.com").status_code == 302
    client.logout()
    response = client.post(LOGIN, {"login": "ana@example.com", "password": "pass-word-1"}, REMOTE_ADDR="10.9.9.9")
    assert response.status_code == 302


@pytest.mark.parametrize("target", ["https://evil.example/", "//evil.example/", "javascript:alert(1)"])
def test_next_never_leads_off_the_site(client, ana, target):
    assert sign_in(client, "ana@example.com", next=target).url == "/zh-hans/shop/accounts/"


def test_next_leads_back_to_where_the_visitor_was_going(client, ana):
    assert sign_in(client, "ana@example.com", next="/en/shop/basket/").url == "/en/shop/basket/"


def test_coordinators_land_in_the_wagtail_admin(client, ana):
    ana.user_permissions.add(Permission.objects.get(codename="access_admin"))
    assert sign_in(client, "ana@example.com").url == "/admin/"


def test_shop_managers_land_on_the_today_board(client, ana):
    Membership.objects.create(user=ana, village=make_village(), role=Membership.Role.SHOP_MANAGER)
    assert sign_in(client, "ana@example.com").url == "/zh-hans/shop/dashboard/today/"


def test_who_minds_a_pickup_shelf_lands_there(client, ana):
    make_pickup_point().keepers.add(ana)
    assert sign_in(client, "ana@example.com").url == "/zh-hans/shop/dashboard/shelf/"


@pytest.mark.parametrize("admin", ["/admin/", "/django-admin/"])
def test_the_admins_ask_at_the_one_sign_in(client, admin):
    response = client.get(admin, follow=True)
    path, _status = response.redirect_chain[-1]
    assert path == f"/zh-hans/accounts/login/?next={quote(admin, safe='')}"


@pytest.mark.parametrize(
    ("address", "one"),
    [
        ("/en/_util/login/", "/en/accounts/login/"),
        ("/zh-hans/_util/login/", "/zh-hans/accounts/login/"),
        ("/admin/login/", "/zh-hans/accounts/login/"),
        ("/django-admin/login/", "/zh-hans/accounts/login/"),
        ("/en/shop/accounts/login/", "/en/accounts/login/"),
        ("/en/shop/accounts/register/", "/en/accounts/signup/"),
        ("/en/shop/accounts/change-password/", "/en/accounts/password/change/"),
        ("/en/shop/dashboard/login/", "/en/accounts/login/"),
        ("/en/shop/password-reset/", "/en/accounts/password/reset/"),
        ("/en/shop/password-reset/confirm/MQ/abc/", "/en/accounts/password/reset/"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_every_other_sign_in_leads_to_the_one_and_keeps_where_to_go(client, ana, method, address, one):
    typed = {"username": "ana@example.com", "login": "ana@example.com", "password": "pass-word-1"}
    response = getattr(client, method)(f"{address}?next=%2Fen%2Fshop%2Fbasket%2F", typed if method == "post" else None)
    assert (response.status_code, response.url) == (302, f"{one}?next=%2Fen%2Fshop%2Fbasket%2F")
    assert "_auth_user_id" not in client.session


def test_wagtails_sign_in_for_readers_sends_nobody_off_the_site(client, ana):
    assert client.get("/en/_util/login/?next=//evil.example/").url == "/en/accounts/login/"
    client.force_login(ana)
    assert client.get("/en/_util/login/?next=//evil.example/").url == "/en/shop/accounts/"
    assert client.get("/en/_util/login/?next=/en/villages/").url == "/en/villages/"


@pytest.mark.parametrize("admin", ["/admin/", "/django-admin/"])
def test_an_operator_signs_in_once_for_every_admin(client, ana, admin):
    ana.is_staff = ana.is_superuser = True
    ana.save()
    sign_in(client, "ana@example.com")
    assert client.get(admin).status_code == 200


@pytest.mark.parametrize("admin", ["/admin/", "/django-admin/"])
def test_a_customer_does_not_find_the_admins(client, ana, admin):
    client.force_login(ana)
    response = client.get(admin, follow=True)
    assert response.status_code == 404


def test_the_admins_sign_in_page_sends_nobody_off_the_site(client, ana):
    client.force_login(ana)
    assert client.get("/admin/login/?next=//evil.example/").url == "/zh-hans/shop/accounts/"


def test_signing_out_needs_a_post(client, ana):
    client.force_login(ana)
    assert client.get("/zh-hans/accounts/logout/").status_code == 200
    assert "_auth_user_id" in client.session
    assert client.post("/zh-hans/accounts/logout/").url == "/zh-hans/"
    assert "_auth_user_id" not in client.session
