"""Weighing on a phone: one field on the parcel's card, a page for many, what was typed stays, slips ask once more."""

from decimal import Decimal

import pytest
from django.core import mail
from django.test import Client
from django.utils import translation

from marketplace.consignments.models import Consignment
from marketplace.consignments.weights import read_grams
from marketplace.placement.models import Adjustment
from portal.outbox.services import deliver_due
from portal.payments.models import Refund
from tests.consignments.factories import make_manager, make_parcels, make_shop
from tests.consignments.test_letters import letters_after
from tests.consignments.test_papers import pages
from tests.consignments.test_weigh import charged, make_chicken
from tests.placement.factories import stock_of
from tests.produce.factories import make_lot

pytestmark = pytest.mark.django_db
BOARD = "/en/shop/dashboard/today/"
WEIGH, TOGETHER = f"{BOARD}weigh/", f"{BOARD}together/"
D = Decimal


@pytest.fixture
def shop(client):
    """(village, chicken, rice) of a shop whose manager is signed in."""
    village, producer, rice = make_shop()
    client.force_login(make_manager(village))
    chicken = make_chicken(producer)
    chicken.title_en, chicken.title_zh_hans = "Hen", "土鸡"
    chicken.save()
    return village, chicken, rice


@pytest.fixture
def parcel(scripted, shop):
    """Return a paid parcel of two hens, about 3.6 kg, at most 4.4 kg."""
    (parcel,) = make_parcels(shop[1], quantity=2, provider="scripted")
    return parcel


def typed(parcel, *weights, **more):
    """Return what a phone posts for these weights of a parcel."""
    lines = [packed for packed in parcel.lines.order_by("pk") if packed.weighed]
    return {"p": parcel.number, **{f"weight-{p.pk}": w for p, w in zip(lines, weights, strict=True)}, **more}


def status(parcel):
    return Consignment.objects.get(pk=parcel.pk).status


@pytest.mark.parametrize(
    ("text", "grams"),
    [
        ("1850", 1850),
        ("100", 100),
        ("3.7", 1850),
        ("3,7", 1850),
        ("99.9", 49950),
        ("1.85kg", 1850),
        ("1.85 公斤", 1850),
        ("1850 g", 1850),
        ("1850克", 1850),
        ("3斤7两", 1850),
        ("3 斤 7", 1850),
        ("3.7斤", 1850),
        ("３．７", 1850),
        ("3.7 JIN", 1850),
        ("", None),
        ("0", None),
        ("-3", None),
        ("2kg3", None),
        ("three", None),
        ("1e9", None),
        ("9" * 20, None),
        ("3.7.1", None),
        ("\x00", None),
    ],
)
def test_a_weight_is_read_as_villagers_type_it(text, grams):
    assert read_grams(text) == grams


def test_the_card_asks_for_the_weight_and_one_tap_packs(client, parcel, shop):
    html = client.get(BOARD).content.decode()
    assert f'action="{WEIGH}"' in html
    assert f'name="weight-{parcel.lines.get().pk}"' in html
    assert "about 3.6 kg, at most 4.4 kg" in html

    response = client.post(WEIGH, typed(parcel, "7.3"), follow=True)

    assert response.redirect_chain == [(BOARD, 302)]
    assert "Weighed: 3.65 kg. ¥27 goes back to the buyer." in response.content.decode()
    assert (status(parcel), charged(parcel), stock_of(shop[1])) == ("packed", (3650, D("131.40")), (18, 0))
    assert "3.65 kg (7.3 jin)" in response.content.decode()


def test_a_parcel_of_other_things_is_packed_as_ever(client, shop):
    (parcel,) = make_parcels(shop[2])
    html = client.get(BOARD).content.decode()
    assert (f'action="{WEIGH}"' in html, f'action="{BOARD}{parcel.number}/step/"' in html) == (False, True)


@pytest.mark.parametrize(
    ("weight", "said"),
    [
        ("", "Type the weight: 1850 is grams, 3.7 is jin."),
        ("abc", "Type the weight: 1850 is grams, 3.7 is jin."),
        ("4401", "The buyer agreed to 4.4 kg (8.8 jin) at most. If it weighs more, type 4400."),
    ],
)
def test_a_bad_weight_is_answered_beside_its_field_and_stays_typed(client, parcel, shop, weight, said):
    response = client.post(WEIGH, typed(parcel, weight))
    html = response.content.decode()
    assert (response.status_code, said in html, f'value="{weight}"' in html or not weight) == (422, True, True)
    assert (status(parcel), charged(parcel), stock_of(shop[1])) == ("to_pack", (None, None), (20, 2))
    assert Adjustment.objects.count() == 0


def test_a_weight_far_below_the_usual_one_is_asked_about_once_more(client, parcel):
    response = client.post(WEIGH, typed(parcel, "370"))
    assert response.status_code == 422
    assert "Only 0.37 kg (0.74 jin)? If that is right, tap “Packed” once more." in response.content.decode()
    sure = response.context["form"]["sure"].value()

    other = client.post(WEIGH, typed(parcel, "380", sure=sure))
    assert (other.status_code, status(parcel), Refund.objects.count()) == (422, "to_pack", 0)

    client.post(WEIGH, typed(parcel, "370", sure=sure))
    assert (status(parcel), charged(parcel)) == ("packed", (370, D("13.32")))


def test_the_plain_step_without_a_weight_says_what_is_missing(client, parcel):
    response = client.post(f"{BOARD}{parcel.number}/step/", {"to": "packed"}, follow=True)
    assert f"Parcel {parcel.number}: first type what “Hen” weighs." in response.content.decode()
    assert status(parcel) == "to_pack"


def test_many_with_one_tap_pack_what_can_be_and_ask_for_the_weights_of_the_rest(client, parcel, shop):
    (rice,), (second,) = make_parcels(shop[2]), make_parcels(shop[1], quantity=1)
    numbers = [parcel.number, rice.number, second.number]
    response = client.post(TOGETHER, {"p": numbers, "do": "packed", "sieve": "q=L"}, follow=True)

    html = response.content.decode()
    assert (status(rice), status(parcel), status(second)) == ("packed", "to_pack", "to_pack")
    assert "1 parcel is packed." in html
    assert html.count("Weight of ") == 2
    both = {**typed(parcel, "3650"), **typed(second, "1800"), "p": [parcel.number, second.number], "sieve": "q=L"}
    done = client.post(WEIGH, both, follow=True)
    assert done.redirect_chain == [(f"{BOARD}?q=L", 302)]
    assert "2 parcels are packed." in done.content.decode()
    assert "Weighed: 5.45 kg. ¥41.40 goes back to the buyer." in done.content.decode()
    assert (charged(parcel)[0], charged(second)[0]) == (3650, 1800)


def test_the_lot_chosen_beside_the_weight_is_written(client, parcel, shop):
    first, second = make_lot(shop[1]), make_lot(shop[1])
    client.post(WEIGH, typed(parcel, "3650", **{f"lot-{parcel.lines.get().pk}": first.code}))
    assert [row.lot for row in parcel.lines.get().lots.all()] == [first] != [second]


def test_another_villages_parcel_is_not_there_to_be_weighed(client, parcel, scripted):
    stranger = Client()
    other, _producer, _rice = make_shop()
    stranger.force_login(make_manager(other))
    assert stranger.get(f"{WEIGH}?p={parcel.number}").status_code == 404
    assert stranger.post(WEIGH, typed(parcel, "3650")).status_code == 404
    assert (status(parcel), charged(parcel), Refund.objects.count()) == ("to_pack", (None, None), 0)


def test_a_parcel_packed_meanwhile_is_said_to_be_so(client, parcel):
    client.post(WEIGH, typed(parcel, "3650"))
    response = client.post(WEIGH, typed(parcel, "1000"), follow=True)
    assert "These parcels are packed already." in response.content.decode()
    assert charged(parcel) == (3650, D("131.40"))


def test_after_undo_the_card_holds_the_weight_and_refuses_more(client, parcel):
    client.post(WEIGH, typed(parcel, "3650"))
    client.post(f"{BOARD}{parcel.number}/undo/")
    assert 'value="3650"' in client.get(BOARD).content.decode()
    html = client.post(WEIGH, typed(parcel, "3700")).content.decode()
    assert "It was weighed before: 3.65 kg (7.3 jin)" in html
    client.post(TOGETHER, {"p": parcel.number, "do": "packed"})
    assert (status(parcel), charged(parcel)) == ("packed", (3650, D("131.40")))


def test_the_buyer_reads_what_it_may_cost_then_what_it_weighs(client, parcel):
    page = f"/en/shop/track/{parcel.order.delivery.token}/"
    before = client.get(page).content.decode()
    assert "about ¥64.80 each, at most ¥79.20 · you pay what it weighs" in before
    client.post(WEIGH, typed(parcel, "3650"))
    after = client.get(page).content.decode()
    assert "weighs 3.65 kg (7.3 jin) at ¥18 per 500 g: ¥131.40" in after
    assert "−¥27" in after


def test_the_letters_say_what_it_may_cost_and_what_it_weighed(client, parcel):
    deliver_due()
    (placed,) = [message for message in mail.outbox if message.subject.startswith("Your order")]
    for body in (placed.body, placed.alternatives[0][0]):
        assert "about ¥64.80 each, at most ¥79.20" in body
        assert "what it weighs less goes back to you when the village has packed it" in body
    client.post(WEIGH, typed(parcel, "3650"))
    (packed,) = letters_after()
    for body in (packed.body, packed.alternatives[0][0]):
        assert "weighs 3.65 kg (7.3 jin) at ¥18 per 500 g: ¥131.40" in body


def test_the_papers_leave_a_blank_to_write_the_weight_into(client, parcel):
    text = "\n".join(pages(client.get(f"{BOARD}print/slips/?language=en")))
    assert "at most 4.4 kg" in text
    client.post(WEIGH, typed(parcel, "3650"))
    text = "\n".join(pages(client.get(f"{BOARD}print/slips/?of=packed&language=en")))
    assert ("3.65 kg (7.3 jin)" in text, "at most" in text) == (True, False)


def test_everything_is_said_in_chinese_too(client, parcel):
    with translation.override("zh-hans"):
        html = client.get("/zh-hans/shop/dashboard/today/").content.decode()
        answer = client.post("/zh-hans/shop/dashboard/today/weigh/", typed(parcel, "4401")).content.decode()
    assert "约 3.6 公斤，最多 4.4 公斤" in html
    assert "买家最多付 4.4 公斤（8.8 斤） 的钱。超出的话，就填 4400。" in answer
