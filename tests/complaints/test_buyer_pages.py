"""The buyer with the phone in the kitchen: the link, the form, the photos, what the page says afterwards."""

from decimal import Decimal

import pytest
from django.urls import reverse
from django.utils import translation

from marketplace.complaints import rules
from marketplace.complaints.models import Complaint, ComplaintPhoto
from marketplace.complaints.services import give, refuse
from marketplace.consignments.services import advance
from tests.complaints.factories import make_complaint, make_sent_parcel, order_line, picture
from tests.consignments.factories import make_manager

pytestmark = pytest.mark.django_db


def path(parcel, name="say", **more):
    """Return an address of the buyer's."""
    words = {"token": parcel.order.delivery.token, "number": parcel.number} if name == "say" else more
    with translation.override("en"):
        return reverse(f"wrong:{name}", kwargs=words)


def track(client, parcel, language="en"):
    """Return the text of the order's page."""
    return client.get(f"/{language}/shop/track/{parcel.order.delivery.token}/").content.decode()


def said(parcel, **more):
    """Return what the form posts: two are broken."""
    packed = parcel.lines.get().pk
    words = {f"line_{packed}": "on", f"many_{packed}": "2", "reason": "broken", "text": "Two are broken", "key": "abc"}
    return {**words, **more}


def test_the_order_page_leads_to_the_form_once_the_parcel_is_on_the_road(client, scripted):
    parcel = make_sent_parcel(steps=("packed",))
    assert "Something is wrong" not in track(client, parcel)
    advance(consignment=parcel, to="on_the_road")
    assert path(parcel) in track(client, parcel)
    page = client.get(path(parcel)).content.decode()
    assert 'capture="environment"' in page
    assert page.count('type="file"') == 3


def test_two_broken_eggs_and_a_photo_are_sent_and_the_page_says_who_answers_by_when(client, parcel):
    done = client.post(path(parcel), said(parcel, photo_1=picture()), follow=True).content.decode()
    complaint = Complaint.objects.get()
    village = parcel.partner.producer.village.name_en
    assert (complaint.lines.get().quantity, complaint.text, complaint.photos.count()) == (2, "Two are broken", 1)
    assert f"Sent. {village} answers by" in done
    assert "If it does not, we at the platform do." in done
    assert path(parcel) not in done


def test_sending_it_twice_keeps_it_once(client, parcel):
    for _time in range(2):
        answer = client.post(path(parcel), said(parcel, photo_1=picture()), follow=True)
        assert answer.status_code == 200
    assert (Complaint.objects.count(), ComplaintPhoto.objects.count()) == (1, 1)


def test_a_tick_alone_means_all_and_a_number_alone_is_a_tick(client, parcel):
    packed = parcel.lines.get().pk
    client.post(path(parcel), said(parcel, **{f"many_{packed}": ""}))
    assert Complaint.objects.get().lines.get().quantity == 10
    other = make_sent_parcel()
    packed = other.lines.get().pk
    words = said(other, **{f"many_{packed}": "3"})
    del words[f"line_{packed}"]
    client.post(path(other), words)
    assert Complaint.objects.get(consignment=other).lines.get().quantity == 3


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"reason": ""}, "Choose what happened."),
        ({"many": "11"}, "Not more than 10 were in the parcel."),
        ({"many": "", "line": ""}, "Tick what is wrong."),
        ({"photo_1": "text"}, "This file is not a picture we can read."),
    ],
)
def test_what_is_missing_is_said_and_what_was_typed_stays(client, parcel, change, words):
    from django.core.files.base import ContentFile

    packed = parcel.lines.get().pk
    renamed = {"many": f"many_{packed}", "line": f"line_{packed}"}
    data = said(parcel, **{renamed.get(name, name): value for name, value in change.items()})
    if "photo_1" in change:
        data["photo_1"] = ContentFile(b"no picture", name="x.jpg")
    if change.get("line") == "":
        del data[f"line_{packed}"]
    page = client.post(path(parcel), data)
    assert page.status_code == 422
    assert words in page.content.decode()
    assert "Two are broken" in page.content.decode()
    assert not Complaint.objects.exists()


def test_photos_must_be_chosen_again_after_a_mistake_and_the_page_says_so(client, parcel):
    page = client.post(path(parcel), said(parcel, reason="", photo_1=picture())).content.decode()
    assert "Please choose the photos again" in page


def test_while_one_is_under_way_the_form_leads_back(client, parcel):
    make_complaint(parcel)
    assert "The answer comes first." in client.get(path(parcel), follow=True).content.decode()
    client.post(path(parcel), said(parcel))
    assert Complaint.objects.count() == 1


def test_a_wrong_key_or_another_orders_parcel_is_not_there(client, parcel):
    other = make_sent_parcel()
    with translation.override("en"):
        mixed = reverse("wrong:say", kwargs={"token": parcel.order.delivery.token, "number": other.number})
        guessed = reverse("wrong:say", kwargs={"token": "guessed", "number": parcel.number})
    for address in (mixed, guessed):
        assert client.get(address).status_code == 404
        assert client.post(address, said(other)).status_code == 404
    assert not Complaint.objects.exists()


def test_the_twenty_first_try_in_an_hour_is_too_many(client, parcel, settings):
    settings.THROTTLED = True
    statuses = [client.post(path(parcel), {}).status_code for _try in range(21)]
    assert statuses == [422] * 20 + [429]


def test_the_page_tells_the_answer_in_the_readers_language(client, parcel, manager):
    first = make_complaint(parcel, photos=1)
    give(complaint=first, amounts={order_line(parcel): Decimal("20.00")}, by=manager, answer="Better straw next time")
    page = track(client, parcel)
    assert "¥20 goes back to the account you paid from." in page
    assert "“Better straw next time”" in page
    assert path(parcel) in page
    refuse(complaint=make_complaint(parcel), by=manager, answer="These were whole")
    chinese = track(client, parcel, "zh-hans")
    assert "这次不退钱" in chinese
    assert "“These were whole”" in chinese


def test_an_answer_that_waits_for_a_second_person_is_not_told_yet(client, parcel, manager, settings):
    settings.REFUND_TWO_PEOPLE_FROM = Decimal("20")
    give(complaint=make_complaint(parcel), amounts={order_line(parcel): Decimal("20.00")}, by=manager, answer="Perhaps")
    page = track(client, parcel)
    assert "answers by" in page
    assert "Perhaps" not in page


def test_who_pays_at_the_shelf_reads_how_much_less_it_is(client):
    parcel = make_sent_parcel(provider="pay_at_pickup", quantity=3)
    manager = make_manager(parcel.partner.producer.village)
    give(complaint=make_complaint(parcel), amounts={order_line(parcel): Decimal("20.00")}, by=manager)
    page = track(client, parcel)
    assert "You pay ¥20 less." in page
    assert "Pay ¥10 when you collect" in page


def test_the_order_page_costs_the_same_however_many_complaints(
    client, parcel, manager, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(rules, "MOST_REFUSALS", 3)
    counted = []
    for _time in range(3):
        refuse(complaint=make_complaint(parcel, photos=2), by=manager, answer="No")
        track(client, parcel)
        with django_assert_max_num_queries(17) as queries:
            track(client, parcel)
        counted.append(len(queries))
    assert counted == [counted[0]] * 3
