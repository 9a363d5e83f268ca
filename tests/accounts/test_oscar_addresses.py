import pytest
from oscar.core.loading import get_class

from tests.factories import make_user

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("oscars", "ours"),
    [
        ("accounts/login/?next=/en/shop/basket/", "accounts/login/?next=/en/shop/basket/"),
        ("accounts/register/", "accounts/signup/"),
        ("accounts/logout/", "accounts/logout/"),
        ("accounts/change-password/", "accounts/password/change/"),
        ("password-reset/", "accounts/password/reset/"),
        ("password-reset/done/", "accounts/password/reset/"),
        ("password-reset/confirm/MQ/abc-def/", "accounts/password/reset/"),
        ("dashboard/login/?next=/en/shop/dashboard/", "accounts/login/?next=/en/shop/dashboard/"),
    ],
)
@pytest.mark.parametrize("method", ["get", "post"])
def test_oscars_sign_in_and_password_addresses_lead_to_allauth(client, method, oscars, ours):
    response = getattr(client, method)(f"/en/shop/{oscars}")
    assert (response.status_code, response.url) == (302, f"/en/{ours}")


def test_oscars_sign_out_address_signs_nobody_out(client):
    client.force_login(make_user())
    client.get("/en/shop/accounts/logout/")
    assert "_auth_user_id" in client.session


@pytest.mark.parametrize("path", ["emails/", "notifications/inbox/", "alerts/", "wishlists/", "order-status/1/abc/"])
def test_rooms_of_oscar_that_we_do_not_keep_are_not_there(client, path):
    client.force_login(make_user())
    assert client.get(f"/en/shop/accounts/{path}").status_code == 404


@pytest.mark.parametrize(
    "name",
    [
        "AccountSummaryView",
        "OrderHistoryView",
        "OrderDetailView",
        "AddressListView",
        "AddressCreateView",
        "AddressUpdateView",
        "AddressDeleteView",
        "ProfileView",
        "ProfileUpdateView",
        "ProfileDeleteView",
    ],
)
def test_oscar_takes_our_views(name):
    assert get_class("customer.views", name).__module__ == "marketplace.customer.views"
