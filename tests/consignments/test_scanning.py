"""Codes that are scanned: the buyer's leads a keeper to the hand-over, a parcel's opens nothing to strangers."""

import pytest

from marketplace.consignments.services import advance
from tests.consignments.factories import make_keeper, make_manager, make_parcels, make_shop
from tests.factories import make_pickup_point, make_user

pytestmark = pytest.mark.django_db
SHELF, BOARD = "/en/shop/dashboard/shelf/", "/en/shop/dashboard/today/"


@pytest.fixture
def english(client):
    """A browser that speaks English."""
    client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
    return client


@pytest.fixture
def point():
    return make_pickup_point()


@pytest.fixture
def parcel(point):
    """A parcel on the shelf of the point."""
    (parcel,) = make_parcels(make_shop()[2], point=point)
    for to in ("packed", "on_the_road", "at_point"):
        advance(consignment=parcel, to=to)
    return parcel


def test_a_keeper_scans_the_buyers_code_and_hands_over_with_one_tap(english, point, parcel):
    english.force_login(make_keeper(point))
    delivery = parcel.order.delivery

    page = english.get(f"/g/{delivery.token}", follow=True)

    assert page.redirect_chain == [(f"{SHELF}?code={delivery.pickup_code}", 302)]
    assert "Take ¥20 from the buyer first." in page.content.decode()
    english.post(f"{SHELF}give/", {"code": delivery.pickup_code})
    parcel.refresh_from_db()
    assert parcel.status == "handed_over"


def test_a_code_read_in_a_page_keeps_its_language(english, parcel):
    token = parcel.order.delivery.token
    assert english.get(f"/g/{token}?language=zh-hans").url == f"/zh-hans/shop/track/{token}/"
    assert english.get(f"/g/{token}?language=xx").url == f"/en/shop/track/{token}/"


@pytest.mark.parametrize("who", ["nobody", "buyer", "manager"])
def test_everybody_else_is_led_to_the_order_and_nothing_is_handed_over(english, parcel, who):
    if who != "nobody":
        english.force_login(make_user() if who == "buyer" else make_manager(parcel.partner.producer.village))
    token = parcel.order.delivery.token
    assert english.get(f"/g/{token}").url == f"/en/shop/track/{token}/"
    parcel.refresh_from_db()
    assert parcel.status == "at_point"


def test_a_keeper_of_another_shelf_is_shown_no_parcel(english, parcel):
    english.force_login(make_keeper(make_pickup_point()))
    page = english.get(f"/g/{parcel.order.delivery.token}", follow=True).content.decode()
    assert parcel.number not in page
    assert "No parcel waits here for this code." in page


def test_six_digits_are_no_address(english, parcel, point):
    """Only the token that cannot be guessed leads anywhere, so scanning is no way around the limits on guessing."""
    code = parcel.order.delivery.pickup_code
    for user in (None, make_keeper(point)):
        if user:
            english.force_login(user)
        assert english.get(f"/g/{code}", follow=True).status_code == 404


def test_the_label_tells_a_stranger_the_same_whether_there_is_such_a_parcel_or_not(english, parcel):
    order = parcel.order.number
    real, invented = english.get(f"/p/{parcel.number}"), english.get("/p/991231-000000-1")
    assert real.url == f"/en/shop/track/?code={order}"
    assert invented.url == "/en/shop/track/?code=991231-000000"
    page = english.get(real.url).content.decode()
    assert f'value="{order}"' in page
    assert parcel.order.delivery.token not in page


def test_the_label_leads_its_packer_to_the_card_and_its_keeper_to_the_shelf(english, point, parcel):
    english.force_login(make_manager(parcel.partner.producer.village))
    assert english.get(f"/p/{parcel.number}").url == f"{BOARD}?q={parcel.number}"
    english.force_login(make_keeper(point))
    page = english.get(f"/p/{parcel.number}", follow=True)
    assert page.redirect_chain == [(f"{SHELF}?parcel={parcel.number}", 302)]
    assert "The parcel scanned" in page.content.decode()
    english.force_login(make_keeper(make_pickup_point()))
    assert english.get(f"/p/{parcel.number}").url.startswith("/en/shop/track/")


def test_a_keeper_cannot_try_out_codes(english, point, parcel, settings):
    settings.THROTTLED = True
    english.force_login(make_keeper(point))
    answers = [english.get(SHELF, {"code": f"{number:06}"}).status_code for number in range(31)]
    assert answers == [200] * 30 + [429]
    assert english.get(SHELF, {"code": parcel.order.delivery.pickup_code}).status_code == 429
    assert english.get(SHELF).status_code == 200


def test_codes_that_are_found_are_not_counted(english, point, parcel, settings):
    settings.THROTTLED = True
    english.force_login(make_keeper(point))
    code = parcel.order.delivery.pickup_code
    assert [english.get(SHELF, {"code": code}).status_code for _scan in range(40)] == [200] * 40


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("on_the_road", "The parcel for this code is on the road."),
        ("packed", "The parcel for this code has not left its village yet."),
        ("handed_over", "What waited for this code was handed over already."),
    ],
)
def test_a_code_that_waits_for_nothing_says_why(english, point, parcel, state, words):
    type(parcel).objects.update(status=state)
    english.force_login(make_keeper(point))
    assert words in english.get(SHELF, {"code": parcel.order.delivery.pickup_code}).content.decode()


def test_the_buyers_page_shows_the_code_to_scan(client, parcel, settings):
    from portal.papers.labels import qr_code

    delivery = parcel.order.delivery
    page = client.get(f"/en/shop/track/{delivery.token}/").content.decode()
    assert qr_code(f"{settings.WAGTAILADMIN_BASE_URL}/g/{delivery.token}") in page
