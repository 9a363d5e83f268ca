"""Statements, payouts and the account as people see them, and what nobody else sees."""

import csv
import io
from decimal import Decimal

import pytest
from django.test import Client
from pypdf import PdfReader

from marketplace.settlement.models import BankAccount, CommissionRule, PayoutBatch
from marketplace.settlement.services import make_batch, mark_paid
from tests.consignments.factories import make_keeper, make_manager, make_shop
from tests.dashboard.factories import make_operator, make_staff
from tests.factories import make_pickup_point, make_user
from tests.matrix.walking import BACKEND
from tests.settlement.factories import DAY, give_account, make_done, make_reward, make_rule, today

pytestmark = pytest.mark.django_db
ROOT = "/en/shop/dashboard/money/"


def client_of(user) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def lately() -> str:
    """Return the last days as the end of an address."""
    return f"?month=own&first={today() - 3 * DAY}&last={today()}"


def words(response) -> str:
    return " ".join(response.content.decode().split())


@pytest.fixture
def own(shop, scripted):
    """Return (client of the shop's manager, the statement's address, a parcel that was handed over)."""
    make_rule("8")
    parcel = make_done(shop[2], quantity=5)
    return client_of(make_manager(shop[0])), f"{ROOT}village/{shop[0].slug}/", parcel


def test_a_manager_reads_the_statement_and_the_order_behind_it(own, django_assert_max_num_queries):
    client, address, parcel = own
    client.get(address)
    with django_assert_max_num_queries(15):
        page = words(client.get(address + lately()))
    assert ("¥46" in page, "−¥4" in page, parcel.order.number in page) == (True, True, True)
    with django_assert_max_num_queries(15):
        behind = words(client.get(f"{address}orders/{parcel.order.number}/"))
    assert ("8 %" in behind, "−¥4" in behind, "¥46" in behind) == (True, True, True)


def test_who_has_one_statement_is_led_to_it(own):
    client, address, _parcel = own
    assert client.get(ROOT)["Location"] == address


def test_a_statement_adds_up_over_a_payout(own, shop):
    client, address, _parcel = own
    give_account(shop[1])
    batch = make_batch(until=today() - DAY, by=make_user())
    mark_paid(batch=batch, on=today(), reference="ICBC-77", by=make_user())
    query = lately()

    page, table = words(client.get(address + query)), client.get(f"{address}statement.csv{query}")

    rows = list(csv.reader(io.StringIO(table.content.decode("utf-8-sig"))))
    due = [Decimal(row[8]) for row in rows[1:]]
    assert ("ICBC-77" in page, "•••• 4567" in page, "6228480010001234567" in page) == (True, True, False)
    assert (due, sum(due[:-1]), due[-1]) == ([0, 46, -46, 0], 0, 0)
    assert rows[2][9] == batch.number


def test_a_bad_period_is_said_and_this_month_shown(own):
    client, address, _parcel = own
    for query in (
        "?month=own&first=2026-02-01",
        "?month=own&first=2026-02-05&last=2026-02-01",
        "?month=%00",
        "?month=1",
    ):
        page = client.get(address + query)
        assert page.status_code == 200
        assert 'class="err' in page.content.decode()


def test_the_statement_on_paper_in_both_languages(own):
    client, address, parcel = own
    query = lately()
    for path in (address, address.replace("/en/", "/zh-hans/")):
        response = client.get(f"{path}statement.pdf{query}")
        text = PdfReader(io.BytesIO(response.content)).pages[0].extract_text()
        assert ("46" in text, parcel.order.number in text) == (True, True)


def test_a_long_statement_is_made_in_the_background(own, monkeypatch):
    from marketplace.settlement import paper
    from portal.papers.models import Paper

    client, address, _parcel = own
    monkeypatch.setattr(paper, "ROWS", 0.01)
    query = lately()
    assert client.get(f"{address}statement.pdf{query}")["Content-Type"].startswith("text/html")
    assert client.post(f"{address}statement.pdf{query}").status_code == 302
    assert Paper.objects.get().kind == "statement"


def test_nobody_sees_a_strangers_money(own, shop):
    _client, address, parcel = own
    other, _producer, _product = make_shop()
    paths = ["", "statement.csv", "statement.pdf", "account/", f"orders/{parcel.order.number}/"]
    for user in (make_manager(other), make_user(), make_staff("order.view_order")):
        for path in paths:
            assert client_of(user).get(address + path).status_code == 404
        posted = client_of(user).post(
            f"{address}account/", {"holder": "X", "bank": "X", "number": "12345678", "again": "12345678"}
        )
        assert (posted.status_code, BankAccount.objects.count()) == (404, 0)


def test_a_manager_enters_the_account_and_never_sees_it_whole_again(own):
    client, address, _parcel = own
    sent = {"holder": "合作社", "bank": "农行", "number": "6228 4800 1000 1234", "again": "6228480010001235"}
    refused = client.post(f"{address}account/", sent)
    assert (refused.status_code, "合作社" in words(refused), BankAccount.objects.count()) == (422, True, 0)
    client.post(f"{address}account/", {**sent, "again": "6228480010001234"})
    page = words(client.get(address))
    assert BankAccount.objects.get().number == "6228480010001234"
    assert ("•••• 1234" in page, "622848001000" in page) == (True, False)


@pytest.mark.parametrize("number", ["123", "=1+1111111", "12345678901234567890123456789012", "abcdefgh"])
def test_what_is_no_account_is_refused(own, number):
    client, address, _parcel = own
    sent = {"holder": "合作社", "bank": "农行", "number": number, "again": number}
    assert client.post(f"{address}account/", sent).status_code == 422
    assert BankAccount.objects.count() == 0


def test_a_keeper_reads_the_shelfs_statement_and_cannot_change_its_account(shop, scripted):
    point = make_pickup_point()
    make_reward("1.00")
    make_done(shop[2], point=point)
    client, address = client_of(make_keeper(point)), f"{ROOT}point/{point.slug}/"
    assert "Parcel handed over × 1" in words(client.get(address + lately()))
    assert client.get(f"{address}account/").status_code == 404
    assert client.get(f"{ROOT}village/{shop[0].slug}/").status_code == 404


def test_the_operator_makes_pays_and_withdraws_batches(own, shop, django_assert_max_num_queries):
    give_account(shop[1])
    operator = client_of(make_operator())
    operator.get(ROOT)
    with django_assert_max_num_queries(15):
        assert "¥46" in words(operator.get(f"{ROOT}payouts/"))
    with django_assert_max_num_queries(15):
        assert shop[0].name in words(operator.get(ROOT))
    assert operator.post(f"{ROOT}payouts/", {"until": str(today())}).status_code == 422
    made = operator.post(f"{ROOT}payouts/", {"until": str(today() - DAY)})
    address = made["Location"]
    with django_assert_max_num_queries(15):
        assert "•••• 4567" in words(operator.get(address))
    file = operator.get(f"{address}bank.csv").content.decode("utf-8-sig")
    assert "6228480010001234567" in file
    assert "46.00" in file
    assert "云梯村合作社" in file
    assert operator.post(f"{address}paid/", {"on": str(today()), "reference": ""}).status_code == 422
    operator.post(f"{address}withdraw/")
    assert PayoutBatch.objects.get().status == "withdrawn"
    second = operator.post(f"{ROOT}payouts/", {"until": str(today() - DAY)})["Location"]
    operator.post(f"{second}paid/", {"on": str(today()), "reference": "ICBC-9"})
    assert PayoutBatch.objects.get(status="paid").reference == "ICBC-9"


def test_who_may_look_makes_no_payouts_and_reads_no_bank_file(own, shop):
    give_account(shop[1])
    make_batch(until=today() - DAY, by=make_user())
    pk = PayoutBatch.objects.get().pk
    looker = client_of(make_staff("settlement.view_payoutbatch"))
    assert looker.get(f"{ROOT}payouts/{pk}/").status_code == 200
    assert looker.get(f"{ROOT}payouts/{pk}/bank.csv").status_code == 404
    for path, sent in (
        ("payouts/", {"until": str(today() - DAY)}),
        (f"payouts/{pk}/paid/", {"on": str(today()), "reference": "x"}),
        (f"payouts/{pk}/withdraw/", {}),
    ):
        assert looker.post(ROOT + path, sent).status_code == 404
    assert PayoutBatch.objects.get().status == "waiting"


def test_a_formula_in_a_holders_name_is_no_formula_in_the_bank_file(own, shop):
    payee = give_account(shop[1])
    BankAccount.objects.filter(**payee.where).update(holder="=HYPERLINK(1)")
    batch = make_batch(until=today() - DAY, by=make_user())
    file = client_of(make_operator()).get(f"{ROOT}payouts/{batch.pk}/bank.csv").content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(file)))[1][1] == "'=HYPERLINK(1)"


def test_a_rule_that_has_begun_only_ends(own):
    rule = CommissionRule.objects.get()
    operator, address = client_of(make_operator()), f"/django-admin/settlement/commissionrule/{rule.pk}/change/"
    operator.post(address, {"percent": "50", "valid_from": str(today()), "valid_until": str(today()), "note": "n"})
    rule.refresh_from_db()
    assert (rule.percent, rule.valid_until) == (Decimal("8.00"), today())
    assert (
        operator.post(f"/django-admin/settlement/commissionrule/{rule.pk}/delete/", {"post": "yes"}).status_code == 403
    )
    new = {"percent": "7", "valid_from": str(today() - DAY), "valid_until": "", "note": ""}
    assert operator.post("/django-admin/settlement/commissionrule/add/", new).status_code == 200
    assert CommissionRule.objects.count() == 1
    later = make_rule("6", valid_from=today() + DAY)
    operator.post(f"/django-admin/settlement/commissionrule/{later.pk}/change/", new)
    later.refresh_from_db()
    assert (later.percent, later.valid_from) == (Decimal("6.00"), today() + DAY)


def test_a_products_page_says_what_goes_to_the_village(
    shop, remembered_parts, django_assert_num_queries, django_capture_on_commit_callbacks
):
    product = shop[2]
    address = f"/en/shop/catalogue/{product.slug}_{product.pk}/"
    reader = Client()
    assert "go to" not in words(reader.get(address))
    with django_capture_on_commit_callbacks(execute=True):
        make_rule("8")
    assert f"Of ¥10, <b>¥9.20</b> go to {product.village.name}" in words(reader.get(address))
    with django_assert_num_queries(1):
        reader.get(address)
    with django_capture_on_commit_callbacks(execute=True):
        make_rule("20", producer=shop[1])
    assert "<b>¥8</b>" in words(reader.get(address))
