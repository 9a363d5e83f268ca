"""The village and the operator at their list: what waits, what is late, and answers shown in figures first."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from marketplace.complaints import rules
from marketplace.complaints.models import Complaint
from marketplace.complaints.services import give, refuse
from portal.payments.models import Attempt, Refund
from tests.complaints.factories import make_complaint, make_sent_parcel, order_line
from tests.consignments.factories import make_manager, make_shop
from tests.dashboard.factories import make_operator, make_staff

pytestmark = pytest.mark.django_db
LIST = "/en/shop/dashboard/complaints/"


@pytest.fixture
def complaint(parcel):
    """Return a complaint about two of the ten, with a photo."""
    return make_complaint(parcel, photos=1)


@pytest.fixture
def desk(client, manager):
    """Return the browser of the village's shop manager."""
    client.force_login(manager)
    return client


def page_of(complaint):
    """Return the address of a complaint."""
    return f"{LIST}{complaint.pk}/"


def giving(complaint, sum_, **more):
    """Return what the form posts for the only line."""
    return {f"amount_{complaint.lines.get().line_id}": sum_, "answer": "Sorry", "decide": "give", **more}


def text(response):
    """Return the page's text."""
    return response.content.decode()


def test_the_board_and_the_menu_say_how_many_wait(desk, parcel, complaint):
    board = text(desk.get("/en/shop/dashboard/today/"))
    assert "1 complaint waits for an answer" in board
    assert "Complaints <b>1</b>" in board
    Complaint.objects.update(answer_by=timezone.now() - timedelta(hours=1))
    assert "1 complaint waits for an answer; late: 1" in text(desk.get("/en/shop/dashboard/today/"))


def test_the_board_is_silent_when_nothing_waits(desk, parcel):
    board = text(desk.get("/en/shop/dashboard/today/"))
    assert "waits for an answer" not in board
    assert f'href="{LIST}"' in board


def test_the_list_has_what_waits_first_and_marks_what_is_late(desk, parcel, manager):
    village = parcel.partner.producer.village
    old = refuse(complaint=make_complaint(parcel, reason="wrong"), by=manager, answer="No")
    new = make_complaint(parcel, reason="spoiled")
    Complaint.objects.filter(pk=new.pk).update(answer_by=timezone.now() - timedelta(hours=1))
    page = text(desk.get(LIST))
    assert page.index(page_of(new)) < page.index(page_of(old))
    assert 'class="tag d">Late' in page
    assert village.name_en in page


@pytest.mark.parametrize(("show", "found"), [("open", 1), ("late", 0), ("done", 1), ("second", 0), ("", 2), ("x", 2)])
def test_the_list_is_filtered(desk, parcel, manager, show, found):
    refuse(complaint=make_complaint(parcel), by=manager, answer="No")
    make_complaint(parcel)
    assert text(desk.get(f"{LIST}?show={show}")).count('class="slip"') == found


def test_the_list_costs_the_same_queries_however_long_and_has_pages(
    desk, parcel, manager, monkeypatch, django_assert_max_num_queries
):
    monkeypatch.setattr(rules, "MOST_REFUSALS", 21)
    counted = []
    for number in range(21):
        refuse(complaint=make_complaint(parcel, photos=number % 2), by=manager, answer="No")
        if number in (0, 20):
            desk.get(LIST)
            with django_assert_max_num_queries(15) as queries:
                page = text(desk.get(LIST))
            counted.append(len(queries))
    assert counted[0] == counted[1]
    assert page.count('class="slip"') == 20
    assert text(desk.get(f"{LIST}?page=2")).count('class="slip"') == 1


def test_the_full_price_of_what_is_wrong_is_suggested(desk, complaint, django_assert_max_num_queries):
    with django_assert_max_num_queries(25):
        page = text(desk.get(page_of(complaint)))
    assert 'value="20.00"' in page
    assert "2 reported, ¥20 in full; at most ¥100." in page
    assert f"/en/shop/dashboard/complaints/photos/{complaint.photos.get().pk}/" in page
    assert "Two of the ten are broken" in page


def test_what_happens_is_shown_in_figures_before_it_is_done(desk, complaint):
    shown = text(desk.post(page_of(complaint), giving(complaint, "12.50")))
    assert "The buyer gets ¥12.50 back at once and is written to." in shown
    assert Complaint.objects.get().status == "open"
    done = text(desk.post(page_of(complaint), giving(complaint, "12.50", sure="1"), follow=True))
    assert "Answered. The buyer is written to." in done
    assert (Complaint.objects.get().total, Attempt.objects.get().refunded) == (Decimal("12.50"), Decimal("12.50"))


def test_answering_twice_says_so_and_gives_it_once(desk, complaint, books):
    for _time in range(2):
        page = text(desk.post(page_of(complaint), giving(complaint, "12.50", sure="1"), follow=True))
    assert "has answered this already" in page
    assert (Refund.objects.count(), Attempt.objects.get().refunded, books()) == (1, Decimal("12.50"), {})


@pytest.mark.parametrize(
    ("sum_", "words"),
    [
        ("100.01", "At most ¥100 is left"),
        ("-1", "Enter 0 or more."),
        ("", "Enter an amount, 0 for nothing."),
        ("ten", "Enter an amount such as 12.50."),
        ("0", "Enter an amount, or refuse and say why."),
    ],
)
def test_a_wrong_amount_is_said_and_moves_nothing(desk, complaint, sum_, words):
    page = desk.post(page_of(complaint), giving(complaint, sum_, sure="1"))
    assert page.status_code == 422
    assert words in text(page)
    assert "Sorry" in text(page)
    assert (Complaint.objects.get().status, Refund.objects.count()) == ("open", 0)


def test_refusing_needs_a_reason_and_shows_it_first(desk, complaint):
    empty = desk.post(page_of(complaint), {"decide": "refuse", "answer": "", "sure": "1"})
    assert (empty.status_code, "Say why; the buyer reads it." in text(empty)) == (422, True)
    assert "The buyer gets nothing and reads:" in text(
        desk.post(page_of(complaint), {"decide": "refuse", "answer": "N"})
    )
    assert Complaint.objects.get().status == "open"
    desk.post(page_of(complaint), {"decide": "refuse", "answer": "They were whole", "sure": "1"})
    assert (Complaint.objects.get().status, Complaint.objects.get().answer) == ("refused", "They were whole")


def test_what_is_left_is_suggested_after_something_was_given(desk, parcel, manager, complaint):
    give(complaint=complaint, amounts={order_line(parcel): Decimal("95.00")}, by=manager)
    again = make_complaint(parcel, quantity=3)
    assert 'value="5.00"' in text(desk.get(page_of(again)))


def test_another_village_finds_no_such_complaint(client, complaint):
    client.force_login(make_manager(make_shop()[0]))
    assert page_of(complaint) not in text(client.get(LIST))
    assert client.get(page_of(complaint)).status_code == 404
    assert client.post(page_of(complaint), giving(complaint, "20", sure="1")).status_code == 404
    assert client.post(f"{page_of(complaint)}second/", {}).status_code == 404
    assert (Complaint.objects.get().status, Refund.objects.count()) == ("open", 0)


def test_the_operator_reads_all_and_answers_what_is_late(client, complaint):
    client.force_login(make_operator())
    assert page_of(complaint) in text(client.get(LIST))
    assert "The village answers first." in text(client.get(page_of(complaint)))
    assert client.post(page_of(complaint), giving(complaint, "20", sure="1")).status_code == 404
    assert Complaint.objects.get().status == "open"
    Complaint.objects.update(answer_by=timezone.now() - timedelta(hours=1))
    assert page_of(complaint) in text(client.get(f"{LIST}?show=late"))
    client.post(page_of(complaint), giving(complaint, "20", sure="1"))
    assert (Complaint.objects.get().status, Attempt.objects.get().refunded) == ("refunded", 20)


def test_who_may_only_look_at_orders_answers_nothing(client, complaint):
    Complaint.objects.update(answer_by=timezone.now() - timedelta(hours=1))
    client.force_login(make_staff("order.view_order"))
    assert client.get(page_of(complaint)).status_code == 200
    assert client.post(page_of(complaint), giving(complaint, "20", sure="1")).status_code == 404
    assert client.post(f"{page_of(complaint)}second/", {}).status_code == 404
    assert (Complaint.objects.get().status, Refund.objects.count()) == ("open", 0)


def test_a_large_sum_is_announced_kept_and_given_by_the_second_person(client, desk, complaint, settings, books):
    settings.REFUND_TWO_PEOPLE_FROM = Decimal("20")
    shown = text(desk.post(page_of(complaint), giving(complaint, "20")))
    assert "must agree before it is given" in shown
    kept = text(desk.post(page_of(complaint), giving(complaint, "20", sure="1"), follow=True))
    assert "Kept. ¥20 is given when a second person agrees." in kept
    assert "I agree: give" not in kept
    refused = text(desk.post(f"{page_of(complaint)}second/", {"decide": "yes"}, follow=True))
    assert "somebody else must agree to it too" in refused
    assert Refund.objects.count() == 0
    client.force_login(make_operator())
    assert "I agree: give ¥20" in text(client.get(page_of(complaint)))
    client.post(f"{page_of(complaint)}second/", {"decide": "yes"})
    assert (Complaint.objects.get().status, Attempt.objects.get().refunded, books()) == ("refunded", 20, {})


def test_the_second_person_may_open_it_again(client, desk, complaint, settings):
    settings.REFUND_TWO_PEOPLE_FROM = Decimal("20")
    desk.post(page_of(complaint), giving(complaint, "20", sure="1"))
    client.force_login(make_operator())
    client.post(f"{page_of(complaint)}second/", {"decide": "back"})
    assert (Complaint.objects.get().status, Refund.objects.count()) == ("open", 0)


def test_money_to_be_handed_back_is_said_so(client):
    from marketplace.consignments.services import advance
    from marketplace.placement.services import confirm_payment

    parcel = make_sent_parcel(provider="bank_transfer", steps=())
    confirm_payment(order=parcel.order)
    for to in ("packed", "on_the_road"):
        advance(consignment=parcel, to=to)
    complaint = make_complaint(parcel)
    client.force_login(make_manager(parcel.partner.producer.village))
    shown = text(client.post(page_of(complaint), giving(complaint, "20")))
    assert "The operator hands ¥20 back; the buyer is written to now." in shown


def test_an_operators_order_shows_what_was_given_and_the_complaint(client, parcel, manager, complaint):
    give(complaint=complaint, amounts={order_line(parcel): Decimal("12.50")}, by=manager)
    client.force_login(make_operator())
    assert f"/orders/{parcel.order.number}/" in text(client.get(page_of(complaint)))
    page = text(client.get(f"/en/shop/dashboard/orders/{parcel.order.number}/"))
    assert page_of(complaint) in page
    assert "The buyer complained" in page
    assert "−¥12.50" in page
    assert f'href="{LIST}"' in page
