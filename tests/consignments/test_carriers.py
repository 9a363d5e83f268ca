"""Who carries a parcel and under which number: typed by the village, read by the buyer, asked for at the carrier."""

import pytest
from django.core import mail
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from marketplace.consignments.carrier_forms import plain_number
from marketplace.consignments.exceptions import NumberTaken
from marketplace.consignments.models import Carrier, Consignment, ConsignmentEvent
from marketplace.consignments.services import advance, undo
from marketplace.consignments.services.carry import write_carrier
from portal.outbox.services import deliver_due
from tests.checkout.factories import make_delivering_producer
from tests.consignments.factories import make_door_parcel, make_manager
from tests.placement.factories import BUYER

pytestmark = pytest.mark.django_db
BOARD = "/en/shop/dashboard/today/"
CARRIER = f"{BOARD}carrier/"
S = Consignment.Status


@pytest.fixture
def producer():
    return make_delivering_producer()


@pytest.fixture
def manager(client, producer):
    """The shop manager, signed in."""
    manager = make_manager(producer.village)
    client.force_login(manager)
    return manager


def make_packed(producer, **more):
    parcel = make_door_parcel(producer, **more)
    return advance(consignment=parcel, to=S.PACKED)


def sf() -> Carrier:
    return Carrier.objects.get(name_en="SF Express")


def type_numbers(client, numbers, carrier=None):
    """Post the numbers by parcel."""
    address = f"{CARRIER}?{'&'.join(f'p={parcel.number}' for parcel in numbers)}"
    posted = {f"number_{parcel.pk}": number for parcel, number in numbers.items()}
    return client.post(address, {"carrier": carrier.pk if carrier else "", **posted})


def written(parcel) -> tuple[str, str, str]:
    parcel = Consignment.objects.select_related("carrier").get(pk=parcel.pk)
    return parcel.status, parcel.carrier.name_en if parcel.carrier else "", parcel.tracking_number


def test_a_number_typed_at_the_hand_over_reaches_the_buyer(client, producer, manager):
    parcel = make_packed(producer)

    response = type_numbers(client, {parcel: " sf１234 567890 "}, sf())

    assert (response.status_code, response.url) == (302, BOARD)
    assert written(parcel) == ("on_the_road", "SF Express", "SF1234567890")
    page = client.get(f"/en/shop/track/{parcel.order.delivery.token}/").content.decode()
    assert "SF1234567890" in page
    assert '<b class="num copy">SF1234567890</b>' in page
    assert 'href="https://www.sf-express.com/" rel="external noopener noreferrer"' in page


def test_an_address_that_takes_the_number_is_asked_with_it(client, producer, manager):
    carrier = Carrier.objects.create(name="某某快递", name_en="Such", query_url="https://example.com/ask?no={number}")
    parcel = make_packed(producer)
    type_numbers(client, {parcel: "AB1234567890"}, carrier)
    page = client.get(f"/en/shop/track/{parcel.order.delivery.token}/").content.decode()
    assert 'href="https://example.com/ask?no=AB1234567890"' in page


def test_the_board_comes_back_as_it_was_narrowed(client, producer, manager):
    parcel = make_packed(producer)
    chosen = {"p": parcel.number, "do": "on_the_road", "sieve": "route=door&q=L"}
    asked = client.post(f"{BOARD}together/", chosen).url
    page = client.get(asked)
    assert page.context["back"] == f"{BOARD}?route=door&q=L"
    words = {"carrier": sf().pk, f"number_{parcel.pk}": "SF1234567890", "sieve": page.context["sieve"]}
    assert client.post(asked, words).url == f"{BOARD}?route=door&q=L"


def test_the_letter_names_carrier_number_and_where_to_ask(client, producer, manager):
    parcel = make_packed(producer)
    type_numbers(client, {parcel: "SF1234567890"}, sf())
    (letter,) = read_letters(1)
    assert letter.subject.startswith("On the road")
    assert "SF Express SF1234567890 https://www.sf-express.com/" in letter.body
    assert "SF1234567890</strong>" in letter.alternatives[0][0]


def test_the_buyer_sees_no_number_before_the_parcel_has_left(client, producer, manager):
    parcel = make_packed(producer)
    type_numbers(client, {parcel: "SF1234567890"}, sf())
    undo(consignment=parcel, by=manager)
    page = client.get(f"/en/shop/track/{parcel.order.delivery.token}/").content.decode()
    assert "SF1234567890" not in page
    assert 'value="SF1234567890"' in client.get(f"{CARRIER}?p={parcel.number}").content.decode()


@pytest.mark.parametrize(
    ("number", "words"),
    [("12", "as it stands on the waybill"), ("SF<script>1", "as it stands on the waybill")],
)
def test_a_wrong_number_is_kept_in_the_form_and_nothing_is_handed_over(client, producer, manager, number, words):
    good, bad = make_packed(producer), make_packed(producer)
    response = type_numbers(client, {good: "SF1234567890", bad: number}, sf())
    html = response.content.decode()
    assert response.status_code == 422
    assert words in html
    assert 'value="SF1234567890"' in html
    assert {written(parcel) for parcel in (good, bad)} == {("packed", "", "")}


def test_a_number_without_a_carrier_asks_whose_it_is(client, producer, manager):
    parcel = make_packed(producer)
    response = type_numbers(client, {parcel: "SF1234567890"})
    assert response.status_code == 422
    assert "Choose whose number this is." in response.content.decode()
    assert written(parcel) == ("packed", "", "")


def test_another_buyers_number_is_refused_and_the_same_buyers_is_not(client, producer, manager):
    first = make_packed(producer)
    write_carrier(consignment=first, carrier=sf(), number="SF1234567890")
    other = make_packed(producer, contact=BUYER.__class__(name="W", phone="13900000002", email="w@example.com"))
    again = make_packed(producer)

    response = type_numbers(client, {other: "SF1234567890", again: "SF7777777777"}, sf())

    assert response.status_code == 422
    assert "Another buyer's parcel has the tracking number SF1234567890" in response.content.decode().replace(
        "&#x27;", "'"
    )
    assert [written(parcel) for parcel in (other, again)] == [("packed", "", "")] * 2
    assert type_numbers(client, {again: "SF1234567890"}, sf()).status_code == 302
    with pytest.raises(NumberTaken):
        write_carrier(consignment=other, carrier=sf(), number="SF1234567890")


def test_without_a_number_it_goes_with_the_own_van(client, producer, manager):
    one, two = make_packed(producer), make_packed(producer)
    type_numbers(client, {one: "SF1234567890", two: ""}, sf())
    assert [written(parcel) for parcel in (one, two)] == [
        ("on_the_road", "SF Express", "SF1234567890"),
        ("on_the_road", "", ""),
    ]


def test_a_number_is_corrected_later_and_the_days_go_on_being_counted(client, producer, manager):
    parcel = make_packed(producer)
    type_numbers(client, {parcel: "SF1234567890"}, sf())
    left = Consignment.objects.get().changed_at
    response = type_numbers(client, {parcel: "SF1234567891"}, sf())
    assert response.url == f"{BOARD}sent/"
    assert written(parcel) == ("on_the_road", "SF Express", "SF1234567891")
    assert (Consignment.objects.get().changed_at, ConsignmentEvent.objects.count()) == (left, 3)


def read_letters(hours: int) -> list:
    """Let the worker do what is due after so many hours, and return the letters that name a number."""
    for _round in range(2):
        deliver_due(now=timezone.now() + timezone.timedelta(hours=hours))
    return [letter for letter in mail.outbox if "SF123456789" in letter.body]


def test_a_number_corrected_before_the_letter_is_in_the_letter(client, producer, manager):
    parcel = make_packed(producer)
    type_numbers(client, {parcel: "SF1234567890"}, sf())
    type_numbers(client, {parcel: "SF1234567891"}, sf())
    (letter,) = read_letters(1)
    assert "SF1234567891" in letter.body


def test_a_number_corrected_after_the_letter_is_written_to_the_buyer_once(client, producer, manager):
    parcel = make_packed(producer)
    type_numbers(client, {parcel: "SF1234567890"}, sf())
    read_letters(1)
    for _again in range(2):
        type_numbers(client, {parcel: "SF1234567891"}, sf())
    first, second = read_letters(2)
    assert ("SF1234567890" in first.body, "SF1234567891" in second.body) == (True, True)
    assert second.subject == f"Tracking number of your parcel from {producer.village.name_en}"


def test_another_villages_parcel_cannot_be_named(client, producer, manager):
    theirs = make_packed(make_delivering_producer())
    assert type_numbers(client, {theirs: "SF1234567890"}, sf()).status_code == 404
    assert written(theirs) == ("packed", "", "")
    assert client.get(f"{CARRIER}?p=%00").status_code == 404


def test_the_carrier_used_last_is_chosen_already(client, producer, manager):
    type_numbers(client, {make_packed(producer): "SF1234567890"}, sf())
    html = client.get(f"{CARRIER}?p={make_packed(producer).number}").content.decode()
    assert f'<option value="{sf().pk}" selected>' in html


def test_sent_parcels_are_listed_and_found_by_their_number(client, producer, manager):
    one, two = make_packed(producer), make_packed(producer)
    type_numbers(client, {one: "SF1234567890", two: "SF1234567891"}, sf())
    every = client.get(f"{BOARD}sent/").content.decode()
    found = client.get(f"{BOARD}sent/", {"q": "sf1234567891"}).content.decode()
    assert one.number in every
    assert two.number in every
    assert one.number not in found
    assert two.number in found


def test_the_list_and_the_form_cost_the_same_however_many_parcels(client, producer, manager):
    def cost(path):
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        return len(queries)

    sent = [make_packed(producer) for _parcel in range(3)]
    path = f"{CARRIER}?{'&'.join(f'p={parcel.number}' for parcel in sent)}"
    client.get(path)
    assert cost(path) <= 15
    type_numbers(client, {parcel: f"SF123456789{position}" for position, parcel in enumerate(sent)}, sf())
    client.get(f"{BOARD}sent/")
    few = cost(f"{BOARD}sent/")
    type_numbers(client, {make_packed(producer): "SF1234567899"}, sf())
    assert cost(f"{BOARD}sent/") == few <= 15


def test_numbers_are_read_as_people_type_them():
    assert plain_number(" ｓｆ 12\u300034-5 ") == "SF1234-5"
