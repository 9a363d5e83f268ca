"""After an account is erased nothing in the whole database names its owner; and who never paid is forgotten in time."""

import json
from datetime import timedelta
from decimal import Decimal

import pytest
from allauth.account.models import EmailAddress
from axes.models import AccessAttempt, AccessLog
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import connection, models
from django.utils import timezone
from oscar.core.loading import get_model
from wagtail.models import ModelLogEntry

from marketplace.consignments.services import advance
from marketplace.consignments.services.hand_over import hand_over, receive
from marketplace.placement.choices import Contact, Delivery
from marketplace.placement.models import Placement
from marketplace.placement.services import cancel_order, confirm_payment, reserve
from marketplace.placement.services.forget import forget_unpaid
from portal.ledger.invariants import check_all
from portal.outbox.models import Message, SentMail
from portal.outbox.services import deliver_due, send
from portal.payments.models import Attempt, Refund
from portal.payments.providers import Answer, Outcome
from portal.payments.services import confirm_handed_back, give_up, settle
from portal.tourism.models import Question
from portal.tourism.services import answer_question, ask_question
from portal.users.services import erase_account
from portal.villages.models import Membership
from tests.accounts.factories import make_address
from tests.checkout.factories import make_delivering_producer
from tests.consignments.factories import make_keeper
from tests.factories import make_pickup_point, make_product, make_user
from tests.placement.factories import BUYER, make_basket, order_for, pickup
from tests.tourism.factories import make_visit

pytestmark = pytest.mark.django_db

NAME, PHONE, EMAIL = "Xiomara Quetz", "13912345678", "xiomara@example.com"
OTHER_EMAIL, OTHER_PHONE = "quetz@example.net", "13987654321"
STREET = "Gate 7 Quetzal Lane"
WORDS = (NAME, "Xiomara", "Quetz", PHONE, "139 1234 5678", EMAIL, OTHER_EMAIL, OTHER_PHONE, STREET)
ME = Contact(name=NAME, phone=f"+86{PHONE}", email=EMAIL)
ALSO_ME = Contact(name=NAME, phone=f"+86{OTHER_PHONE}", email=OTHER_EMAIL)
HOME = Delivery(method="home", province="53", city="昆明市", district="五华区", street=STREET, note=f"ask for {NAME}")


def found_in_database() -> list[str]:
    """Return each column of each table that holds one of the words, with the word."""
    found = []
    texts = (models.CharField, models.TextField, models.JSONField)
    tables = connection.introspection.table_names()
    for model in (model for model in apps.get_models() if model._meta.db_table in tables):
        fields = [field.attname for field in model._meta.concrete_fields if isinstance(field, texts)]
        for row in model._base_manager.values(*fields) if fields else ():
            for name, value in row.items():
                text = json.dumps(value, ensure_ascii=False, default=str)
                found += [f"{model._meta.label}.{name}: {word}" for word in WORDS if word.lower() in text.lower()]
    return found


@pytest.fixture
def person(settings):
    """Somebody who did everything one can do here, and is known by two addresses and two phones."""
    settings.EMAIL_BACKEND = "portal.outbox.backends.DatabaseEmailBackend"
    user = make_user(email=EMAIL, phone=PHONE, first_name=NAME)
    EmailAddress.objects.create(user=user, email=EMAIL, primary=True)
    EmailAddress.objects.create(user=user, email="second-" + OTHER_EMAIL)
    make_address(user, first_name=NAME, phone_number=f"+86{PHONE}", line1=STREET)
    return user


def basket_of(user, product=None):
    return make_basket((product or make_product(make_delivering_producer(), price="10.00", stock=20), 1), user=user)


def buy(user, contact=ME, **more):
    return order_for(basket_of(user), more.pop("total", "10.00"), contact=contact, user=user, **more).order


def finish(order, point):
    for parcel in order.consignments.all():
        for to in ("packed", "on_the_road", "at_point"):
            advance(consignment=parcel, to=to)
    hand_over(code=order.delivery.pickup_code, keeper=make_keeper(point))


def buy_in_every_way(user):
    """Leave orders completed, sent home and cancelled, and an attempt that was not paid."""
    point = make_pickup_point()
    finish(buy(user, delivery=pickup(point)), point)
    sent = buy(user, ALSO_ME, delivery=HOME, provider="bank_transfer", total="18.00")
    confirm_payment(order=sent)
    for to in ("packed", "on_the_road"):
        advance(consignment=sent.consignments.get(), to=to)
    receive(order=sent)
    sent.notes.create(note_type="Info", message=f"{NAME} rang")
    cancel_order(order=buy(user), by=user)
    give_up(attempt=reserved(user).attempt)


def reserved(user, contact=ME):
    return reserve(
        basket=basket_of(user),
        contact=contact,
        delivery=HOME,
        provider="sandbox",
        seen_total=Decimal("18.00"),
        language="en",
        user=user,
        request_ip="10.1.2.3",
    )


def ask_and_work(user):
    """Leave questions, a village, a shelf, and the traces of both admins."""
    visit = make_visit()
    operator = make_user(is_staff=True, is_superuser=True)
    Membership.objects.create(user=make_user(), village=visit.village, role=Membership.Role.COORDINATOR)
    question = ask_question(
        visit=visit, name=NAME, contact=OTHER_EMAIL, text=f"I am {NAME}, when?", language="en", user=user
    )
    answer_question(question=question, answer=f"Dear {NAME}, in May.", user=operator)
    ask_question(visit=visit, name=NAME, contact=EMAIL, text="Once more", language="en")
    membership = Membership.objects.create(user=user, village=visit.village, role=Membership.Role.SHOP_MANAGER)
    make_pickup_point().keepers.add(user)
    for row in (user, question, membership):
        kind = ContentType.objects.get_for_model(row)
        words = {"content_type": kind, "object_id": str(row.pk)}
        LogEntry.objects.create(user=operator, object_repr=str(row)[:200], action_flag=CHANGE, **words)
        ModelLogEntry.objects.create(
            user=operator, label=str(row), action="wagtail.edit", timestamp=timezone.now(), data={"was": NAME}, **words
        )


def leave_the_rest(user):
    """Leave mail, sign-ins, a review, an alert and a search."""
    product = make_product()
    send(key="waiting", kind="mail", payload={"to": [OTHER_EMAIL], "subject": "s", "text": NAME, "html": ""})
    SentMail.objects.create(to="someone@example.com", subject="About", text=f"Call {NAME} at 139 1234 5678")
    AccessAttempt.objects.create(username=EMAIL, ip_address="10.1.2.3", failures_since_start=1)
    AccessLog.objects.create(username=f"+86{PHONE}", ip_address="10.1.2.3")
    get_model("reviews", "ProductReview").objects.create(
        product=product, user=user, name=NAME, email=EMAIL, score=5, title="Good", body="Very"
    )
    get_model("customer", "ProductAlert").objects.create(product=product, user=user)
    get_model("customer", "ProductAlert").objects.create(product=product, email=EMAIL)
    get_model("analytics", "UserSearch").objects.create(user=user, query=NAME)
    get_model("wishlists", "WishList").objects.create(owner=user, name=f"For {NAME}")
    get_model("communication", "Email").objects.create(user=user, email=EMAIL, subject="s", body_text=NAME)


def test_no_column_of_any_table_names_who_erased_the_account(person):
    buy_in_every_way(person)
    ask_and_work(person)
    deliver_due()
    leave_the_rest(person)
    tables = {line.split(".")[1] for line in found_in_database()}
    held = {"User", "EmailAddress", "UserAddress", "Delivery", "Placement", "SentMail", "Message", "Question"}
    assert held <= tables, "the test must leave something to be found"

    erase_account(user=person)

    assert found_in_database() == []
    assert not Membership.objects.filter(user=person).exists()
    assert not person.pickup_points.exists()
    assert Question.objects.count() == 2
    assert get_model("order", "Order").objects.filter(user=person).count() == 3
    assert {name: finding.broken for name, finding in check_all().items() if finding.broken} == {}


def test_nobody_else_is_forgotten_with_them(person):
    order_for(make_basket((make_product(), 1)), "10.00")
    deliver_due()
    AccessLog.objects.create(username=BUYER.email, ip_address="10.1.2.3")
    erase_account(user=person)
    assert SentMail.objects.get().to == BUYER.email
    assert AccessLog.objects.get().username == BUYER.email
    assert order_contact() == (BUYER.name, BUYER.phone, BUYER.email)


@pytest.mark.parametrize("contact", ["1", "e", "微信", "@", "12 34", "%", "_______"])
def test_a_contact_that_is_none_takes_nobody_elses_mail_along(person, contact):
    ask_question(visit=make_visit(), name=NAME, contact=contact, text="When?", language="en", user=person)
    kept = SentMail.objects.create(to="bo@example.com", subject="Order 1", text="1 e 微信 @ 12 34 % _______")
    erase_account(user=person)
    assert list(SentMail.objects.all()) == [kept]


def order_contact():
    return get_model("consignments", "Delivery").objects.values_list("name", "phone", "email").get()


@pytest.mark.parametrize("typed", [{"phone": "13700000001"}, {"email": "typed@example.com"}])
def test_who_typed_the_contact_of_another_account_takes_none_of_its_mail_along(person, typed):
    neighbour = make_user(email="neighbour@example.com", phone="13700000001")
    EmailAddress.objects.create(user=neighbour, email="typed@example.com", verified=True)
    visit = make_visit()
    contact = next(iter(typed.values()))
    ask_question(visit=visit, name="M", contact=contact, text="When?", language="en", user=person)
    theirs = ask_question(visit=visit, name="N", contact=contact, text="Mine", language="en", user=neighbour)
    SentMail.objects.create(subject="For the neighbour", to=contact, text="yours")

    erase_account(user=person)

    theirs.refresh_from_db()
    assert (theirs.name, theirs.text) == ("N", "Mine")
    assert SentMail.objects.filter(subject="For the neighbour").exists()


def test_an_order_under_way_keeps_its_contact_and_loses_it_with_its_end(person):
    point = make_pickup_point()
    order = buy(person, delivery=pickup(point))
    deliver_due()
    erase_account(user=person)
    assert order_contact()[0] == NAME

    finish(get_model("order", "Order").objects.get(pk=order.pk), point)
    deliver_due()

    assert found_in_database() == []


def test_who_is_owed_money_can_be_called_until_it_is_handed_back(person):
    order = buy(person, provider="bank_transfer")
    confirm_payment(order=order)
    erase_account(user=person)
    cancel_order(order=get_model("order", "Order").objects.get(pk=order.pk))
    assert order_contact() == (NAME, ME.phone, EMAIL)

    refund = Refund.objects.get()
    confirm_handed_back(refund=refund, on=timezone.localdate(), note=f"to {NAME}", by=None)
    deliver_due()

    assert [line for line in found_in_database() if "Refund" not in line] == []
    assert found_in_database() == []


def test_a_guest_who_did_not_pay_is_forgotten_after_thirty_days(settings):
    assert settings.FORGET_UNPAID_AFTER_DAYS == 30
    placement = reserved(None)
    give_up(attempt=placement.attempt)
    now = timezone.now()
    assert forget_unpaid(now=now + timedelta(days=29)) == "0 contacts forgotten"
    assert Placement.objects.get().snapshot["contact"]["name"] == NAME

    assert forget_unpaid(now=now + timedelta(days=31)) == "1 contacts forgotten"

    assert found_in_database() == []
    assert set(Placement.objects.get().snapshot) & {"contact", "delivery", "request_ip"} == set()
    assert forget_unpaid(now=now + timedelta(days=31)) == "0 contacts forgotten"


def test_who_is_just_paying_is_not_forgotten():
    reserved(None)
    assert forget_unpaid(now=timezone.now() + timedelta(days=31)) == "0 contacts forgotten"
    assert Placement.objects.get().snapshot["contact"]["name"] == NAME


def test_a_payment_after_the_contact_was_forgotten_goes_back():
    placement = reserved(None)
    give_up(attempt=placement.attempt)
    forget_unpaid(now=timezone.now() + timedelta(days=31))

    settle(attempt=placement.attempt, answer=Answer(Outcome.PAID))

    assert Attempt.objects.get().refunds.get().amount == placement.attempt.amount
    assert (get_model("order", "Order").objects.count(), Message.objects.count()) == (0, 0)


def test_who_erased_the_account_while_paying_is_forgotten_the_next_night(person):
    placement = reserved(person)
    erase_account(user=person)
    give_up(attempt=placement.attempt)
    assert forget_unpaid() == "1 contacts forgotten"
    assert found_in_database() == []
