import pytest
from allauth.account.models import EmailAddress
from django.db import connection
from django.test.utils import CaptureQueriesContext
from oscar.core.loading import get_model

from tests.accounts.factories import make_address, make_order
from tests.factories import make_product, make_user

pytestmark = pytest.mark.django_db

ME = "/en/shop/accounts/"
QUERY_BUDGET = 15


@pytest.fixture
def ana():
    return make_user(email="ana@example.com", first_name="Ana")


@pytest.fixture
def signed_in(client, ana):
    client.force_login(ana)
    return client


def text(response):
    return response.content.decode()


def test_a_stranger_is_offered_to_sign_in_or_to_open_an_account(client):
    page = text(client.get(ME))
    assert 'href="/en/accounts/login/"' in page
    assert 'href="/en/accounts/signup/"' in page


@pytest.mark.parametrize(
    "path",
    ["orders/", "orders/1/", "addresses/", "addresses/add/", "addresses/1/", "profile/", "profile/data/", "reviews/"],
)
def test_a_stranger_must_sign_in_for_the_rest(client, path):
    assert client.get(ME + path).url == f"/en/accounts/login/?next=/en/shop/accounts/{path}"


def test_the_overview_shows_the_latest_three_orders_with_their_parcels(signed_in, ana):
    orders = [make_order(ana, make_product(), make_product()) for _number in range(4)]
    page = text(signed_in.get(ME))
    assert [f"Order {order.number}" in page for order in orders] == [False, True, True, True]
    assert orders[3].consignments.first().partner.producer.village.name_en in page
    assert page.count("To pack") == 6


def test_orders_come_ten_to_a_page(signed_in, ana):
    product = make_product()
    for _number in range(11):
        make_order(ana, product)
    assert text(signed_in.get(ME + "orders/")).count("See the order") == 10
    assert text(signed_in.get(ME + "orders/?page=2")).count("See the order") == 1


def test_an_order_shows_its_parcels_its_point_and_its_pickup_code(signed_in, ana):
    order = make_order(ana, make_product(title_en="Sour tea", price="19.50"), quantity=2)
    page = text(signed_in.get(f"{ME}orders/{order.number}/"))
    for words in ["Sour tea", "¥39", "1234", "大婶 P", "East gate", "To pack"]:
        assert words in page


def test_somebody_elses_order_is_not_there(signed_in):
    order = make_order(make_user(), make_product())
    assert signed_in.get(f"{ME}orders/{order.number}/").status_code == 404
    assert signed_in.post(f"{ME}orders/{order.number}/again/").status_code == 404


@pytest.mark.parametrize("path", ["", "orders/", "order", "addresses/", "reviews/", "profile/"])
def test_the_number_of_queries_does_not_grow_with_the_orders(signed_in, ana, path, rf):
    for _number in range(3):
        order = make_order(ana, make_product(), make_product(), make_product())
    make_address(ana)
    get_model("reviews", "ProductReview").objects.create(
        product=order.lines.first().product, user=ana, score=4, title="Good", body="Very good"
    )
    address = ME + (f"orders/{order.number}/" if path == "order" else path)
    signed_in.get(address)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert signed_in.get(address).status_code == 200
    for number in range(7):
        more = make_order(ana, *[make_product() for _number in range(4)])
        make_address(ana, line1=f"{number} 号")
        get_model("reviews", "ProductReview").objects.create(
            product=more.lines.first().product, user=ana, score=4, title="Good", body="Very good"
        )
    with CaptureQueriesContext(connection) as many:
        signed_in.get(address)
    assert len(many) == len(few) <= QUERY_BUDGET, [query["sql"][:160] for query in many.captured_queries]


def test_account_pages_are_kept_in_no_cache(signed_in):
    assert "no-store" in signed_in.get(ME)["Cache-Control"]


def test_name_and_language_can_be_changed(signed_in, ana):
    assert signed_in.post(ME + "profile/edit/", {"name": "Ana L", "language": "en"}).url == "/en/shop/accounts/profile/"
    ana.refresh_from_db()
    assert (ana.first_name, ana.language) == ("Ana L", "en")


def test_the_profile_says_what_is_confirmed_and_leads_to_what_is_not(signed_in, ana):
    ana.phone = "+8613800138000"
    ana.save()
    page = text(signed_in.get(ME + "profile/"))
    assert "Confirm this number" in page
    assert "Confirm this address" in page
    ana.proven_phone = ana.phone
    ana.save()
    EmailAddress.objects.create(user=ana, email=ana.email, verified=True, primary=True)
    page = text(signed_in.get(ME + "profile/"))
    assert page.count('<span class="tag">confirmed</span>') == 2
    assert "Confirm this" not in page
