"""The village offers on its page, the buyer answers by the private link, and both are written to."""

from decimal import Decimal

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import translation

from marketplace.substitutions import letters
from marketplace.substitutions.models import Substitution
from marketplace.substitutions.services import answer, withdraw
from portal.outbox.models import Message
from portal.outbox.services import deliver_due
from portal.payments.models import Attempt
from tests.consignments.factories import make_manager, make_shop
from tests.factories import make_product
from tests.placement.factories import stock_of
from tests.substitutions.factories import let_time_pass, make_short_crop, offer_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def case(scripted):
    """Return a paid parcel that cannot be packed as ordered."""
    return make_short_crop()


def at(name, *args):
    """Return an English address."""
    with translation.override("en"):
        return reverse(name, args=args)


def buyer_path(offer):
    """Return where the buyer answers."""
    return at("instead:answer", offer.consignment.order.delivery.token, offer.pk)


def typed(client, case, **changes):
    """Return what the village's form posts."""
    form = client.get(at("instead:offer", case.parcel.number)).context["form"]
    words = {
        "key": "abc",
        "line": case.parcel.lines.get().line_id,
        "fewer": 2,
        "product": case.peas.pk,
        "quantity": 2,
        "until": list(form.times)[0],
        "note": "Hail.",
    }
    return words | changes


def test_the_village_sees_in_figures_what_it_offers_and_then_asks(client, case):
    client.force_login(case.manager)
    path, words = at("instead:offer", case.parcel.number), typed(client, case)
    page = client.post(path, words)
    assert page.status_code == 200
    assert (page.context["seen"].if_yes, page.context["seen"].if_no) == (Decimal("4.00"), Decimal("20.00"))
    assert (Substitution.objects.count(), stock_of(case.peas)) == (0, (10, 0))
    assert client.post(path, words | {"sure": "1"}).status_code == 302
    assert client.post(path, words | {"sure": "1"}).status_code == 302
    offer = Substitution.objects.get()
    assert (offer.note, offer.made_by, stock_of(case.peas)) == ("Hail.", case.manager, (10, 2))


def test_what_is_typed_wrongly_stays_and_is_explained(client, case):
    client.force_login(case.manager)
    words = typed(client, case, fewer=4, quantity=11)
    page = client.post(at("instead:offer", case.parcel.number), words)
    assert page.status_code == 422
    assert "Not more than 3 were ordered." in page.content.decode()
    assert "Only 10 are left." in page.content.decode()
    assert 'value="11"' in page.content.decode()


def test_another_village_finds_no_such_parcel_or_offer(client, case):
    village, _producer, _product = make_shop()
    offer = offer_of(case)
    client.force_login(make_manager(village))
    assert client.get(at("instead:offer", case.parcel.number)).status_code == 404
    assert client.post(at("instead:back", offer.pk)).status_code == 404
    offer.refresh_from_db()
    assert (offer.status, stock_of(case.peas)) == ("open", (10, 2))


def test_an_offer_is_found_by_its_own_order_alone(client, case, scripted):
    offer, other = offer_of(case), make_short_crop()
    stranger = at("instead:answer", other.parcel.order.delivery.token, offer.pk)
    assert client.post(stranger, {"answer": "yes"}).status_code == 404
    offer.refresh_from_db()
    assert offer.status == "open"


def test_the_board_says_that_a_parcel_waits_and_refuses_to_pack_it(client, case):
    offer = offer_of(case)
    client.force_login(case.manager)
    board = client.get(at("packing:today")).content.decode()
    assert "Waits for the buyer" in board
    assert "1 parcel waits for its buyer" in board
    assert 'value="packed">Packed</button>' not in board
    after = client.post(at("packing:step", case.parcel.number), {"to": "packed"}, follow=True).content.decode()
    assert "Take the offer back first, or wait." in after
    client.post(at("instead:back", offer.pk))
    case.parcel.refresh_from_db()
    assert (case.parcel.status, stock_of(case.peas)) == ("to_pack", (10, 0))


def test_the_buyer_sees_both_and_says_yes(client, case):
    offer = offer_of(case)
    track = at("consignments:track", case.parcel.order.delivery.token)
    assert buyer_path(offer) in client.get(track).content.decode()
    page = client.get(buyer_path(offer)).content.decode()
    assert "¥4 goes back to you the way it came." in page
    after = client.post(buyer_path(offer), {"answer": "yes"}, follow=True).content.decode()
    assert "Thank you. ¥4 goes back to you." in after
    assert "You agreed: 2 ×" in after
    again = client.post(buyer_path(offer), {"answer": "no"}, follow=True).content.decode()
    assert "You agreed to this already." in again
    assert Attempt.objects.get().refunded == Decimal("4.00")


def test_looking_answers_nothing(client, case):
    offer = offer_of(case)
    client.get(buyer_path(offer), {"answer": "yes"})
    client.post(buyer_path(offer), {"answer": "maybe"})
    offer.refresh_from_db()
    assert offer.status == "open"


def test_who_comes_too_late_is_told_so(client, case):
    offer = offer_of(case)
    let_time_pass(offer)
    assert client.get(buyer_path(offer)).status_code == 302
    after = client.post(buyer_path(offer), {"answer": "yes"}, follow=True).content.decode()
    assert "The time to answer is over." in after
    offer.refresh_from_db()
    assert offer.status == "expired"


def sent_to(address):
    """Deliver what is promised and return the subjects of the letters to this address."""
    deliver_due()
    return [letter.subject for letter in mail.outbox if address in letter.to]


def test_buyer_and_village_are_written_to(case):
    offer = offer_of(case)
    (asked,) = sent_to("buyer@example.com")[-1:]
    assert asked == f"{case.village.name} is short of something: may something else come?"
    assert buyer_path(offer) in mail.outbox[-1].body
    answer(offer=offer, accept=True)
    assert sent_to("buyer@example.com")[-1] == f"{case.village.name} sends what you agreed to"
    assert sent_to(case.manager.email) == [f"Parcel {case.parcel.number}: the buyer agrees"]


def test_a_letter_about_an_offer_that_is_gone_is_not_sent(case):
    offer = offer_of(case)
    withdraw(offer=offer)
    assert f"{case.village.name} is short of something: may something else come?" not in sent_to("buyer@example.com")
    assert sent_to("buyer@example.com")[-1] == f"{case.village.name} has taken its offer back"


def test_who_deleted_the_account_is_not_written_to(case):
    offer = offer_of(case)
    case.parcel.order.delivery.email = ""
    case.parcel.order.delivery.save()
    type(case.parcel.order).objects.update(guest_email="")
    before = len(mail.outbox)
    letters.write_buyer({"offer": offer.pk, "name": "offered"})
    assert (len(mail.outbox), Message.objects.filter(kind=letters.BUYER).count()) == (before, 1)


def test_the_list_of_offers_asks_no_more_for_many(
    client, case, scripted, remembered_parts, django_assert_max_num_queries
):
    offer_of(case)
    client.force_login(case.manager)
    for number in range(12):
        more = make_product(case.producer, price="3.00", stock=50)
        answer(offer=offer_of(make_again(case, more), key=f"n{number}"), accept=True)
    client.get(at("instead:list"))
    with django_assert_max_num_queries(15):
        assert client.get(at("instead:list")).content.decode().count("the buyer agreed".capitalize()) == 12


def make_again(case, product):
    """Return the same village's next short crop."""
    from types import SimpleNamespace

    from tests.consignments.factories import make_parcels

    (parcel,) = make_parcels(case.beans, quantity=2, provider="scripted")
    case.beans.stockrecords.update(num_in_stock=200)
    return SimpleNamespace(**{**vars(case), "parcel": parcel, "peas": product})
