"""A recall reaches exactly the buyers of a lot, once each, and nobody else sees them."""

import csv
import io

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from marketplace.consignments.models import Consignment
from marketplace.consignments.services import advance
from marketplace.produce.exceptions import LotRecalled
from marketplace.produce.models import Lot, LotUse, PackedLot
from marketplace.produce.services.recall import reach_of
from portal.outbox.services import deliver_due
from tests.consignments.factories import make_keeper, make_manager, make_shop
from tests.dashboard.factories import make_operator
from tests.factories import make_pickup_point, make_user
from tests.produce.factories import make_lot, parcel_for, recalled

pytestmark = pytest.mark.django_db
S = Consignment.Status
WAY = (S.PACKED, S.ON_THE_ROAD, S.AT_POINT, S.HANDED_OVER)
WORDS = {"reason": "residue", "advice": "throw_away", "word": "Sorry from the village"}


def moved(parcel, to):
    """Return the parcel, taken to this state."""
    for step in WAY[: WAY.index(to) + 1]:
        advance(consignment=parcel, to=step)
    return parcel


def letters() -> list:
    """Return the recall letters that went out by now."""
    for _round in range(2):
        deliver_due(now=timezone.now())
    return [letter for letter in mail.outbox if "Recalled" in letter.subject or "召回" in letter.subject]


@pytest.fixture
def sold():
    """A lot in five buyers' parcels, in every state, and another lot in the parcel of the PLANTED buyer."""
    village, _producer, rice = make_shop()
    lot = make_lot(rice)
    holders = [
        moved(parcel_for(rice, name="A 家", phone="13800000001", email="a@example.com"), S.PACKED),
        moved(
            parcel_for(rice, name="B 家", phone="13800000002", email="b@example.com", language="zh-hans"), S.AT_POINT
        ),
        moved(parcel_for(rice, name="C 家", phone="13800000003"), S.ON_THE_ROAD),
        moved(parcel_for(rice, name="A 家", phone="13800000001", email="A@example.com", quantity=1), S.HANDED_OVER),
    ]
    other = make_lot(rice)
    planted = moved(parcel_for(rice, name="PLANTED", phone="13899999999", email="planted@example.com"), S.PACKED)
    waiting = parcel_for(rice, name="PLANTED", phone="13899999999", email="planted@example.com")
    return {
        "village": village,
        "rice": rice,
        "lot": lot,
        "other": other,
        "holders": holders,
        "waiting": waiting,
        "planted": planted,
    }


def test_the_reach_is_exactly_the_parcels_packed_from_the_lot(sold):
    reach = reach_of(lot=sold["lot"])
    assert [holder.parcel for holder in reach.holders] == sorted(sold["holders"], key=lambda parcel: parcel.number)
    assert sorted(holder.quantity for holder in reach.holders) == [1, 2, 2, 2]
    assert (reach.parcels, reach.buyers, reach.letters, reach.to_call, reach.here) == (4, 3, 2, 1, 1)


def test_each_buyer_gets_one_letter_in_their_language_and_a_second_recall_adds_nothing(sold):
    recalled(sold["lot"], word="红米请不要吃")
    first = letters()
    again = recalled(sold["lot"], reason="label", advice="keep", word="changed")

    assert letters() == first
    assert {tuple(letter.to): letter.subject for letter in first} == {
        ("A@example.com",): f"Recalled, please do not use it: {sold['rice'].title_en}, lot {sold['lot'].code}",
        ("b@example.com",): f"召回，请不要用：{sold['rice'].title_zh_hans}，批次 {sold['lot'].code}",
    }
    english = next(letter for letter in first if letter.to == ["A@example.com"])
    html = english.alternatives[0][0]
    for body in (english.body, html):
        assert "A test found more residue than is allowed." in body
        assert "Do not eat or use it. Throw it away." in body
        assert "红米请不要吃" in body
        assert sold["holders"][0].number in body
        assert sold["holders"][3].number in body
        assert sold["holders"][1].number not in body
        assert f"/en/shop/lot/{sold['lot'].code}/" in body
    assert (again.reason, again.advice, again.word) == ("residue", "throw_away", "红米请不要吃")


def test_nothing_is_packed_from_a_recalled_lot_and_the_next_is_in_use(sold, books):
    recalled(sold["other"])
    recalled(sold["lot"])
    with pytest.raises(LotRecalled):
        advance(consignment=sold["waiting"], to=S.PACKED)

    assert not PackedLot.objects.filter(packed__consignment=sold["waiting"]).exists()
    assert not LotUse.objects.filter(until=None).exists()
    assert books() == {}


def test_who_deleted_the_account_is_not_written_to(sold):
    order = sold["holders"][0].order
    order.user = make_user(erased_at=timezone.now())
    order.save()
    recalled(sold["lot"])
    assert sorted(letter.to[0] for letter in letters()) == ["A@example.com", "b@example.com"]
    assert sold["holders"][0].number not in "".join(letter.body for letter in letters())


def test_the_manager_is_asked_with_figures_and_then_gets_the_list(client, sold):
    client.force_login(make_manager(sold["village"]))
    address = reverse("lots:recall", args=[sold["lot"].code])

    asked = client.post(address, WORDS).content.decode()
    assert "<dt>Parcels</dt><dd>4</dd>" in asked
    assert "<dt>Buyers</dt><dd>3</dd>" in asked
    assert "<dt>Still in the village</dt><dd>1</dd>" in asked
    assert "Sorry from the village" in asked
    assert not Lot.objects.get(pk=sold["lot"].pk).is_recalled

    done = client.post(address, {**WORDS, "sure": "1"}, follow=True)
    html = done.content.decode()

    assert done.redirect_chain == [(reverse("lots:recalled", args=[sold["lot"].code]), 302)]
    assert "is recalled, and 2 letters are on their way." in html
    lot = Lot.objects.get(pk=sold["lot"].pk)
    assert (lot.reason, lot.advice, lot.word) == ("residue", "throw_away", "Sorry from the village")
    assert lot.recalled_by == done.wsgi_request.user
    for parcel in sold["holders"]:
        assert parcel.number in html
    assert "13800000003" in html
    assert "At the pickup point" in html
    assert "PLANTED" not in html
    assert "13899999999" not in html
    assert sold["planted"].number not in html


def test_a_recall_without_a_reason_is_refused_and_keeps_what_was_typed(client, sold):
    client.force_login(make_manager(sold["village"]))
    answer = client.post(reverse("lots:recall", args=[sold["lot"].code]), {"word": "kept word", "sure": "1"})
    assert answer.status_code == 422
    assert "kept word" in answer.content.decode()
    assert not Lot.objects.get(pk=sold["lot"].pk).is_recalled


def test_the_table_is_for_spreadsheets_and_no_cell_is_a_formula(client, sold):
    delivery = sold["holders"][2].order.delivery
    delivery.name = "=1+1"
    delivery.save()
    recalled(sold["lot"])
    client.force_login(make_operator())

    answer = client.get(reverse("lots:recalled-csv", args=[sold["lot"].code]))
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))

    assert answer["Content-Disposition"] == f'attachment; filename="recall-{sold["lot"].code}.csv"'
    assert rows[0] == ["Parcel", "Buyer", "Phone", "Quantity", "State", "Pickup point", "Told by"]
    found = {row[0]: row[1:] for row in rows[1:]}
    assert found.keys() == {parcel.number for parcel in sold["holders"]}
    assert found[sold["holders"][2].number] == [
        "'=1+1",
        "13800000003",
        "2",
        "on the road",
        "East gate",
        "nobody yet: please call",
    ]
    assert found[sold["holders"][1].number][-1] == "letter"
    assert "PLANTED" not in answer.content.decode()


def test_another_village_is_told_that_there_is_no_such_lot_and_recalls_nothing(client, sold):
    recalled(sold["other"])
    village, *_shop = make_shop()
    client.force_login(make_manager(village))
    code, gone = sold["lot"].code, sold["other"].code

    assert client.get(reverse("lots:recall", args=[code])).status_code == 404
    assert client.post(reverse("lots:recall", args=[code]), {**WORDS, "sure": "1"}).status_code == 404
    assert client.get(reverse("lots:recalled", args=[gone])).status_code == 404
    assert client.get(reverse("lots:recalled-csv", args=[gone])).status_code == 404
    assert client.post(reverse("lots:change", args=[code]), {"do": "close"}).status_code == 404

    lot = Lot.objects.get(pk=sold["lot"].pk)
    assert lot.is_open
    assert not lot.is_recalled


def test_the_list_of_a_lot_that_is_not_recalled_is_not_there(client, sold):
    client.force_login(make_manager(sold["village"]))
    assert client.get(reverse("lots:recalled", args=[sold["lot"].code])).status_code == 404
    assert client.get(reverse("lots:recalled-csv", args=[sold["lot"].code])).status_code == 404


def test_the_list_asks_as_often_for_four_parcels_as_for_one(client, sold, django_assert_num_queries):
    client.force_login(make_manager(sold["village"]))
    counts = []
    for lot in (recalled(sold["other"]), recalled(sold["lot"])):
        client.get(reverse("lots:recalled", args=[lot.code]))
        with django_assert_num_queries(15, exact=False) as seen:
            client.get(reverse("lots:recalled", args=[lot.code]))
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_shelf_board_and_tracking_warn_of_what_they_hold(client):
    village, _producer, rice = make_shop()
    point, lot = make_pickup_point(), make_lot(rice)
    here = moved(parcel_for(rice), S.PACKED)
    there = moved(parcel_for(rice, point=point), S.AT_POINT)
    make_lot(rice)
    fine = moved(parcel_for(rice, point=point), S.AT_POINT)
    recalled(lot)

    client.force_login(make_keeper(point))
    shelf = client.get(reverse("packing:shelf")).content.decode()
    client.force_login(make_manager(village))
    board = client.get(reverse("packing:today")).content.decode()
    track = reverse("consignments:track", args=[there.order.delivery.token])
    held = client.get(track).content.decode()
    other = client.get(reverse("consignments:track", args=[fine.order.delivery.token])).content.decode()

    assert shelf.count(f"Lot {lot.code} is recalled: do not hand it over, call us") == 1
    assert here.number in board
    assert f"Lot {lot.code} is recalled: do not send it" in board
    assert f"Lot {lot.code} is recalled: please do not use it" in held
    assert lot.code not in other
