"""From the question to the appointment: who may do what, when, and what the other side is told."""

from datetime import time

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.mail import EmailMultiAlternatives

from portal.businesses.services import take_off
from portal.outbox.models import Message
from portal.trades import services
from portal.trades.exceptions import (
    ChangedMeanwhile,
    NothingSaid,
    NotOffered,
    OwnBusiness,
    TimeTaken,
    TooEarly,
    TooManyOpen,
    WrongTime,
)
from portal.trades.kinds import State
from portal.trades.letters import write
from portal.trades.models import Errand, Photo, Service, Step
from tests.businesses.factories import make_business, make_editor
from tests.factories import make_user
from tests.repairs.factories import photo
from tests.trades.factories import day, make_agreed, make_done, make_errand, make_proposed, make_service, owner_of

pytestmark = pytest.mark.django_db


def told(errand) -> list[tuple[str, int]]:
    """Return who is promised a letter about which step, oldest first."""
    rows = Message.objects.filter(kind="trades.step").order_by("pk")
    steps = dict(Step.objects.filter(errand=errand).values_list("pk", "what"))
    return [(steps[row.payload["step"]], row.payload["user"]) for row in rows if row.payload["step"] in steps]


def test_a_request_goes_from_the_question_to_the_rating_and_each_step_is_told_to_the_other_side():
    errand = make_errand()
    owner, asker = owner_of(errand), errand.user
    services.propose(errand=errand, day=day(), part="am", clock=time(9, 30), price_words="¥80", by=owner)
    services.decline(errand=errand, text="Not then", by=asker)
    services.propose(errand=errand, day=day(4), part="pm", by=owner)
    services.accept(errand=errand, by=asker)
    Errand.objects.update(day=day(-1))
    services.finish(errand=errand, by=owner)
    services.rate(errand=errand, rating=4, text="Good", by=asker)
    services.answer_rating(errand=errand, text="Thanks", by=owner)

    errand.refresh_from_db()
    assert (errand.state, errand.rating, errand.answer, errand.price_words) == (State.DONE, 4, "Thanks", "")
    assert told(errand) == [
        ("asked", owner.pk),
        ("proposed", asker.pk),
        ("declined", owner.pk),
        ("proposed", asker.pk),
        ("agreed", owner.pk),
        ("done", asker.pk),
        ("rated", owner.pk),
        ("answered", asker.pk),
    ]


def test_the_same_key_again_is_the_same_request_and_tells_nobody_twice():
    service, asker = make_service(), make_user()
    first = make_errand(service, asker, key="one")
    assert make_errand(service, asker, key="one") == first
    assert (Errand.objects.count(), first.wishes.count(), len(told(first))) == (1, 2, 1)


def test_at_most_three_different_times_are_kept():
    times = [(day(1), "am"), (day(1), "am"), (day(2), "am"), (day(3), "am"), (day(4), "am")]
    errand = make_errand(wishes=times)
    assert list(errand.wishes.values_list("day", "part")) == [(day(1), "am"), (day(2), "am"), (day(3), "am")]


@pytest.mark.parametrize(
    ("facts", "error"),
    [
        ({"text": "  "}, NothingSaid),
        ({"wishes": []}, WrongTime),
        ({"wishes": [(day(-1), "am")]}, WrongTime),
        ({"wishes": [(day(200), "am")]}, WrongTime),
        ({"wishes": [(day(1), "xx")]}, WrongTime),
    ],
)
def test_a_request_without_words_or_with_a_wrong_time_is_not_kept(facts, error):
    with pytest.raises(error):
        make_errand(**facts)
    assert (Errand.objects.count(), Message.objects.filter(kind="trades.step").count()) == (0, 0)


def test_a_home_visit_needs_an_address_and_a_shop_never_keeps_one():
    with pytest.raises(NothingSaid):
        make_errand(make_service(where="comes"))
    assert make_errand(make_service(where="comes"), address="3-101").address == "3-101"
    at_shop = make_errand(make_service(where="shop"), place="home", address="3-101")
    assert (at_shop.place, at_shop.address) == ("shop", "")


def test_nobody_asks_their_own_business_nor_for_what_is_withdrawn_or_not_listed():
    service = make_service()
    owner = service.business.owners.get()
    with pytest.raises(OwnBusiness):
        make_errand(service, owner)
    services.withdraw_service(service=service, by=owner)
    with pytest.raises(NotOffered):
        make_errand(service)
    with pytest.raises(NotOffered):
        make_errand(make_service(make_business(state="asked")))
    assert Errand.objects.count() == 0


def test_the_sixth_request_that_waits_is_refused_and_an_agreed_one_does_not_count():
    asker = make_user()
    errands = [make_errand(by=asker) for _number in range(5)]
    with pytest.raises(TooManyOpen):
        make_errand(by=asker)
    services.withdraw(errand=errands[0], by=asker)
    make_errand(by=asker)
    assert Errand.objects.waiting().of_person(asker).count() == 5


def test_photos_are_kept_three_at_most_and_none_when_nothing_is_asked():
    errand = make_errand(photos=[photo() for _number in range(4)])
    assert errand.photos.count() == 3
    held = errand.photos.first().file
    assert (held.storage.exists(held.name), held.name.startswith("services/")) == (True, True)
    with pytest.raises(NothingSaid):
        make_errand(text="", photos=[photo()])
    assert Photo.objects.count() == 3


def test_a_taken_off_business_is_found_no_more_and_its_requests_go_on():
    errand = make_proposed()
    business = errand.service.business
    take_off(business=business, by=make_editor(business.community), reason="Closed for a while")
    assert not Service.objects.shown().exists()
    assert services.accept(errand=errand, by=errand.user).state == State.AGREED


STRANGERS = [
    ("propose", {"day": day(), "part": "am"}, make_errand, "asker"),
    ("refuse", {"reason": "No"}, make_errand, "asker"),
    ("accept", {}, make_proposed, "owner"),
    ("decline", {}, make_proposed, "owner"),
    ("withdraw", {}, make_errand, "owner"),
    ("rate", {"rating": 5}, make_done, "owner"),
    ("answer_rating", {"text": "Thanks"}, make_done, "asker"),
    ("cancel", {"reason": "No"}, make_agreed, "nobody"),
    ("finish", {}, make_agreed, "nobody"),
]


@pytest.mark.parametrize(("verb", "facts", "make", "other"), STRANGERS)
def test_each_side_does_its_own_steps_alone(verb, facts, make, other):
    errand = make()
    owner, asker = owner_of(errand), errand.user
    before = Errand.objects.values().get(pk=errand.pk), Step.objects.count()
    wrong = [make_user(), *{"asker": [asker], "owner": [owner], "nobody": []}[other]]
    for by in wrong:
        with pytest.raises(PermissionDenied):
            getattr(services, verb)(errand=errand, by=by, **facts)
    assert (Errand.objects.values().get(pk=errand.pk), Step.objects.count()) == before


@pytest.mark.parametrize(
    ("make", "verb", "facts", "side"),
    [
        (make_agreed, "propose", {"day": day(), "part": "am"}, "owner"),
        (make_agreed, "accept", {}, "asker"),
        (make_agreed, "withdraw", {}, "asker"),
        (make_errand, "accept", {}, "asker"),
        (make_errand, "cancel", {"reason": "No"}, "asker"),
        (make_errand, "finish", {}, "owner"),
        (make_agreed, "rate", {"rating": 5}, "asker"),
        (make_done, "cancel", {"reason": "No"}, "owner"),
    ],
)
def test_a_step_out_of_turn_changes_nothing(make, verb, facts, side):
    errand = make()
    by = owner_of(errand) if side == "owner" else errand.user
    before = Errand.objects.values().get(pk=errand.pk)
    with pytest.raises(ChangedMeanwhile):
        getattr(services, verb)(errand=errand, by=by, **facts)
    assert Errand.objects.values().get(pk=errand.pk) == before


def test_refusing_and_cancelling_need_a_reason():
    errand, agreed = make_errand(), make_agreed()
    with pytest.raises(NothingSaid):
        services.refuse(errand=errand, reason=" ", by=owner_of(errand))
    with pytest.raises(NothingSaid):
        services.cancel(errand=agreed, reason="", by=agreed.user)
    assert set(Errand.objects.values_list("state", flat=True)) == {"asked", "agreed"}


def test_nothing_is_done_before_its_time():
    errand = make_agreed()
    with pytest.raises(TooEarly):
        services.finish(errand=errand, by=errand.user)
    errand.refresh_from_db()
    assert (errand.state, errand.done_at) == (State.AGREED, None)


def test_one_part_of_a_day_holds_one_appointment_unless_the_business_takes_more():
    business = make_business()
    one, two = make_service(business), make_service(business)
    waiting = make_proposed(two)
    make_agreed(one)
    with pytest.raises(TimeTaken):
        services.accept(errand=waiting, by=waiting.user)
    with pytest.raises(TimeTaken):
        make_proposed(one)
    make_agreed(one, part="pm")
    services.take_at_once(business=business, number=2, by=business.owners.get())
    assert services.accept(errand=waiting, by=waiting.user).places == 2


def test_a_cancelled_appointment_frees_its_time():
    service = make_service()
    first = make_agreed(service)
    services.cancel(errand=first, reason="Ill", by=owner_of(first))
    assert make_agreed(service).state == State.AGREED


@pytest.mark.parametrize("number", [0, 51])
def test_a_business_takes_from_one_to_fifty_at_one_time(number):
    business = make_business()
    with pytest.raises(ValidationError):
        services.take_at_once(business=business, number=number, by=business.owners.get())


def letters(errand, monkeypatch) -> list[EmailMultiAlternatives]:
    """Write all letters promised about a request and return them."""
    sent: list[EmailMultiAlternatives] = []
    monkeypatch.setattr("portal.trades.letters.queue", lambda letter, key: sent.append(letter))
    for message in Message.objects.filter(kind="trades.step").order_by("pk"):
        write(message.payload)
    return sent


def test_letters_are_in_the_readers_language_and_hold_neither_name_nor_phone_nor_flat(monkeypatch):
    asker = make_user(first_name="Quentin", phone="+8613800138000", language="en")
    service = make_service(where="comes")
    service.business.owners.update(language="zh-hans")
    errand = make_agreed(service, asker, address="Tower 9, flat 909")
    sent = letters(errand, monkeypatch)
    assert len(sent) == 3
    assert [letter.subject for letter in sent][1] == f"{service.business.name_en} proposes a time"
    assert "时间" in sent[2].subject
    for letter in sent:
        both = letter.body + letter.alternatives[0][0]
        assert f"/{errand.pk}/" in both
        for secret in ("Quentin", "13800138000", "909"):
            assert secret not in both
