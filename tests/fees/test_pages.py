"""The pages of fees, tap by tap, whose they are, and that none grows with ten thousand bills."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from portal.fees.models import Bill, Payment, ReminderWish
from portal.fees.services import pay_out, take_cash
from portal.residents.models import Building, Flat, rank_of
from portal.residents.services import employ, move_out
from portal.users.personal_data import collect_personal_data
from tests.dashboard.factories import make_operator
from tests.factories import make_user
from tests.fees.factories import begin_for, make_bill, make_member, say_paid, states
from tests.many_rows import let_the_database_count
from tests.residents.factories import flat_in, make_company, make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db
PAGES = ("", "arrears/", "arrears/?sort=amount&older=30", "arrears.csv", "money/", "money.csv", "?show=open&q=3-1")


@pytest.fixture
def home():
    return make_resident(make_compound())


@pytest.fixture
def here(home):
    return f"/en/my-home/{home.community.slug}/"


def test_two_taps_lead_from_my_home_to_the_payment_page(client, home, here, scripted):
    bill, other = make_bill(home.flat), make_bill(home.flat, "20.50", kind="parking", days=-3)
    client.force_login(home.user)
    page = client.get(here).content.decode()
    assert "Pay ¥120.50" in page
    assert "overdue for 3 days" in page
    asked = client.get(f"{here}fees/pay/?bill={bill.pk}&bill={other.pk}")
    assert asked.context["total"] == Decimal("120.50")
    form = {"bill": [bill.pk, other.pk], "seen_total": "120.50", "pay": "scripted"}
    sent = client.post(f"{here}fees/pay/", form)
    assert (sent.status_code, sent.url) == (303, "https://pay.example/r-1")
    say_paid(Payment.objects.get())
    back = client.get(f"/en/fees/paying/{Payment.objects.get().attempt.number}/", follow=True)
    assert "Paid: ¥120.50" in back.content.decode()
    assert "Nothing is open." in client.get(here).content.decode()


def test_a_moved_sum_is_shown_again_and_nothing_is_charged(client, home, here, scripted):
    bill = make_bill(home.flat)
    client.force_login(home.user)
    answer = client.post(f"{here}fees/pay/", {"bill": bill.pk, "seen_total": "1.00", "pay": "scripted"})
    assert (answer.status_code, scripted.starts) == (422, 0)
    assert "The sum has changed." in answer.content.decode()


def test_a_household_that_pays_twice_is_asked_first(client, home, here, scripted):
    bill = make_bill(home.flat)
    begin_for(home, bill)
    client.force_login(make_member(home).user)
    form = {"bill": bill.pk, "seen_total": "100.00", "pay": "scripted"}
    asked = client.post(f"{here}fees/pay/", form)
    assert "Somebody of your household is paying this just now." in asked.content.decode()
    assert client.post(f"{here}fees/pay/", {**form, "instead": "yes"}).status_code == 303


def test_bills_of_others_are_not_there(client, home, here, scripted):
    theirs = make_bill(flat_in(home.community, "102"), "77.70")
    client.force_login(home.user)
    assert "77.70" not in client.get(f"{here}fees/").content.decode()
    answer = client.post(f"{here}fees/pay/", {"bill": theirs.pk, "seen_total": "77.70", "pay": "scripted"})
    assert (answer.status_code, scripted.starts, states(theirs)) == (303, 0, ["open"])


def test_who_left_sees_their_own_receipt_and_nothing_else(client, home, here, scripted):
    say_paid(begin_for(home, make_bill(home.flat)))
    payment = Payment.objects.get()
    move_out(residency=home)
    client.force_login(home.user)
    assert client.get(f"/en/fees/receipts/{payment.pk}/").status_code == 200
    assert client.get(f"{here}fees/").status_code == 404
    new = make_resident(home.community)
    cash = take_cash(flat=new.flat, bills=[make_bill(new.flat).pk], by=make_staff(home.community))
    assert client.get(f"/en/fees/receipts/{cash.pk}/").status_code == 404
    client.force_login(new.user)
    assert client.get(f"/en/fees/receipts/{payment.pk}/").status_code == 404
    assert client.get(f"/en/fees/receipts/{cash.pk}/").status_code == 200


@pytest.mark.parametrize(("language", "words"), [("en", "Receipt"), ("zh-hans", "收据")])
def test_the_receipt_is_a_paper_in_both_languages(client, home, scripted, monkeypatch, language, words):
    monkeypatch.setattr("portal.papers.printing.can_print", lambda: False)
    say_paid(begin_for(home, make_bill(home.flat)))
    client.force_login(home.user)
    page = client.get(f"/en/fees/receipts/{Payment.objects.get().pk}/paper/?language={language}").content.decode()
    assert words in page
    assert f"{home.community.office.company_id}-000001" in page
    assert "100.00" in page


def test_a_forged_message_of_the_provider_pays_nothing(client, home, scripted):
    bill = make_bill(home.flat)
    begin_for(home, bill)
    assert client.post("/payments/webhook/sandbox/", "{}", content_type="application/json").status_code == 400
    assert states(bill) == ["open"]


def test_reminders_are_agreed_to_and_ended_by_a_link(client, home, here):
    client.force_login(home.user)
    client.post(f"{here}fees/reminders/", {"wanted": "yes"})
    token = ReminderWish.objects.get().token
    client.logout()
    assert "Remind me no more" in client.get(f"/en/fees/no-mail/{token}/").content.decode()
    for _each in range(2):
        assert client.post(f"/en/fees/no-mail/{token}/").status_code == 302
    assert not ReminderWish.objects.exists()


def test_ones_own_fees_can_be_downloaded(home, scripted):
    bill, _open = make_bill(home.flat), make_bill(home.flat, "20.00", kind="water")
    say_paid(begin_for(home, bill))
    data = collect_personal_data(home.user)
    assert [row["amount"] for row in data["fees_paid"]] == [Decimal("100.00")]
    assert [row["fee"] for row in data["fees_open"]] == ["water"]


def test_the_office_takes_cash_and_sees_the_receipt(client, home):
    bill = make_bill(home.flat)
    client.force_login(make_staff(home.community))
    page = client.post(f"/en/office/fees/flats/{home.flat_id}/", {"bill": bill.pk}, follow=True)
    assert f"{home.community.office.company_id}-000001" in page.content.decode()
    assert states(bill) == ["paid"]


def test_the_office_withdraws_and_corrects_with_a_reason(client, home):
    first, second = make_bill(home.flat), make_bill(home.flat)
    client.force_login(make_staff(home.community))
    address = f"/en/office/fees/bills/{first.pk}/"
    assert client.post(address, {"do": "withdraw", "reason": ""}).status_code == 422
    client.post(address, {"do": "withdraw", "reason": "Meter of the neighbour"})
    take_cash(flat=home.flat, bills=[second.pk], by=make_staff(home.community))
    form = {"do": "correct", "how": "back", "amount": "30", "reason": "Empty for a month"}
    page = client.post(f"/en/office/fees/bills/{second.pk}/", form, follow=True)
    assert "Hand out ¥30 in cash now." in page.content.decode()
    assert states(first, second) == ["withdrawn", "paid"]
    client.force_login(home.user)
    mine = client.get(f"/en/my-home/{home.community.slug}/fees/").content.decode()
    assert "Meter of the neighbour" in mine
    assert "Empty for a month" in mine


def test_months_add_up(client, home):
    paid, _open = make_bill(home.flat, days=0), make_bill(home.flat, "50.00", days=0)
    take_cash(flat=home.flat, bills=[paid.pk], by=make_staff(home.community))
    client.force_login(make_staff(home.community))
    [month] = client.get("/en/office/fees/money/").context["page_obj"]
    assert (month.number, month.billed, month.paid, month.at_counter, month.open) == (2, 150, 100, 100, 50)


def test_arrears_are_sorted_and_filtered(client, home):
    make_bill(home.flat, "10.00", days=-40)
    make_bill(flat_in(home.community, "102"), "90.00", days=-5)
    make_bill(flat_in(home.community, "103"), "500.00", days=3)
    client.force_login(make_staff(home.community))
    address = "/en/office/fees/arrears/"

    def shown(query: str) -> list[str]:
        return [row.flat.number for row in client.get(address + query).context["rows"]]

    assert [shown(query) for query in ("", "?sort=amount", "?older=30", "?q=102")] == [
        ["101", "102"],
        ["102", "101"],
        ["101"],
        ["102"],
    ]
    assert "10.00" in client.get("/en/office/fees/arrears.csv").content.decode()


def test_a_note_that_looks_like_a_formula_is_none_in_a_table(client, home):
    make_bill(home.flat, days=-2)
    building = home.flat.building
    building.number = "=1+1"
    building.save()
    client.force_login(make_staff(home.community))
    assert "'=1+1" in client.get("/en/office/fees/arrears.csv").content.decode()


@pytest.fixture
def neighbours(scripted):
    """Two compounds of two companies; the one there is full of markers."""
    here, there = make_compound(), make_compound()
    stranger = make_resident(there, name="MARKER-NAME")
    bill = make_bill(stranger.flat, "4711.11", days=-9)
    other = make_bill(stranger.flat, "4711.22", kind="water", days=-9, note="MARKER-NOTE")
    say_paid(begin_for(stranger, other))
    return here, there, bill, other


def test_no_list_table_paper_or_search_shows_another_compound(client, neighbours):
    here, there, bill, _other = neighbours
    client.force_login(make_staff(here))
    pages = [*PAGES, "?q=MARKER", "arrears/print/", "arrears/letters/", "new/", "upload/"]
    for page in pages:
        body = client.get(f"/en/office/fees/{page}", follow=True).content.decode()
        assert "4711" not in body, page
        assert "MARKER-" not in body, page
        joined = f"{page}&" if "?" in page else f"{page}?"
        assert client.get(f"/en/office/fees/{joined}compound={there.slug}").status_code == 404, page
    for page in (f"bills/{bill.pk}/", f"flats/{bill.flat_id}/"):
        assert client.get(f"/en/office/fees/{page}").status_code == 404
        assert client.post(f"/en/office/fees/{page}", {"bill": bill.pk, "do": "withdraw"}).status_code == 404
    assert states(bill) == ["open"]
    receipt = Payment.objects.get().pk
    for page in (f"/en/fees/receipts/{receipt}/", f"/en/fees/receipts/{receipt}/paper/"):
        assert client.get(page).status_code == 404


def test_papers_leave_out_what_the_owner_may_not_see(neighbours):
    from portal.fees.papers import arrears, letters, receipts

    here, _there, bill, _other = neighbours
    staff = make_staff(here)
    assert arrears([bill.flat_id], {}, staff)["rows"] == []
    assert letters([bill.flat_id], {}, staff)["letters"] == []
    assert receipts([Payment.objects.get().pk], {}, staff)["payments"] == []


def test_a_resident_sees_nothing_of_another_compound(client, neighbours, home):
    client.force_login(home.user)
    assert client.get(f"/en/my-home/{neighbours[1].slug}/fees/").status_code == 404
    assert "4711" not in client.get(f"/en/my-home/{home.community.slug}/").content.decode()


def test_the_companys_money_is_shown_to_who_works_for_all_of_it(client, scripted):
    company = make_company()
    home = make_resident(make_compound(company))
    say_paid(begin_for(home, make_bill(home.flat)))
    one_office, whole = make_staff(home.community), make_user()
    employ(user=whole, company=company)
    client.force_login(one_office)
    assert client.get("/en/office/fees/money/").context["owed"] == []
    client.force_login(whole)
    assert client.get("/en/office/fees/money/").context["owed"] == [(company, Decimal("100.00"))]
    payout = pay_out(company=company, reference="ICBC 7", by=None)
    table = client.get(f"/en/office/fees/payouts/{payout.pk}.csv").content.decode()
    assert "101" in table
    client.force_login(one_office)
    assert client.get(f"/en/office/fees/payouts/{payout.pk}.csv").status_code == 404


def test_the_operator_pays_out_and_sees_no_flat(client, scripted, books):
    company = make_company()
    home = make_resident(make_compound(company))
    say_paid(begin_for(home, make_bill(home.flat)))
    client.force_login(make_operator())
    assert "¥100" in client.get("/admin/fees/").content.decode()
    client.post(f"/admin/fees/{company.pk}/pay-out/", {"reference": "ICBC 7"})
    payout = company.payouts.get()
    assert (payout.amount, books()) == (Decimal("100.00"), {})
    heads, row = (
        client.get(f"/admin/fees/payouts/{payout.pk}.csv", headers={"accept-language": "en"})
        .content.decode("utf-8-sig")
        .splitlines()
    )
    assert (len(heads.split(",")), len(row.split(","))) == (6, 6)
    assert row.split(",")[0] == f"{company.pk}-000001"
    client.force_login(home.user)
    assert client.post(f"/admin/fees/{company.pk}/pay-out/", {"reference": "x"}).status_code in (302, 404)
    assert company.payouts.count() == 1


@pytest.fixture
def crowd():
    """A compound with 5,000 flats and 10,000 bills, a third of them overdue."""
    community = make_compound(flats=0)
    buildings = [Building(community=community, number=str(n), rank=rank_of(str(n))) for n in range(10, 30)]
    buildings = Building.objects.bulk_create(buildings)
    flats = [Flat(building=b, number=str(n), rank=rank_of(str(n))) for b in buildings for n in range(1000, 1250)]
    flats = Flat.objects.bulk_create(flats)
    today = timezone.localdate()
    Bill.objects.bulk_create(
        [
            Bill(
                community=community,
                flat=flats[n % 5000],
                kind="property" if n < 5000 else "parking",
                period="2026-10",
                amount=Decimal("100.10"),
                due_on=today - timedelta(days=n % 90 - 60),
            )
            for n in range(10_000)
        ],
        batch_size=1000,
    )
    let_the_database_count()
    return community


def test_no_list_grows_with_ten_thousand_bills(client, crowd, remembered_parts, django_assert_max_num_queries):
    flat = Flat.objects.filter(building__community=crowd).last()
    client.force_login(make_staff(crowd))
    client.get("/en/office/fees/")
    for page in (*PAGES, "?page=150", f"flats/{flat.pk}/", f"bills/{flat.bills.first().pk}/", "upload/"):
        with django_assert_max_num_queries(15):
            assert client.get(f"/en/office/fees/{page}").status_code == 200, page
