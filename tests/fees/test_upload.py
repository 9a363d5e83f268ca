"""Bills from a table: read in both languages, shown before they are written, all or nothing, twice the same."""

import io
from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from openpyxl import Workbook, load_workbook

from portal.fees.comparing import compare
from portal.fees.exceptions import PlanMoved
from portal.fees.models import Bill
from portal.fees.reading import read_bills, read_bills_text
from portal.fees.services import take_cash, write_plan
from tests.fees.factories import begin_for, make_bill, say_paid, states
from tests.residents.factories import flat_in, make_compound, make_resident, make_staff

pytestmark = pytest.mark.django_db
DUE = (timezone.localdate() + timedelta(days=20)).isoformat()
TWO = f"3,101,property,2026-10,186.40,{DUE},\n3,102,parking,2026-Q4,300,{DUE},place 7\n"


@pytest.fixture
def community():
    return make_compound()


@pytest.fixture
def staff(community):
    return make_staff(community)


@pytest.fixture
def desk(client, staff):
    client.force_login(staff)
    return client


def csv_file(text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile("bills.csv", text.encode())


def test_both_languages_and_what_excel_makes_of_cells_are_read():
    book = Workbook()
    sheet = book.active
    sheet.append(["楼栋", "房号", "费用", "账期", "金额", "到期日", "备注"])
    sheet.append([3, 101, "物业费", datetime(2026, 10, 1), 186.4, datetime(2026, 10, 31), "一楼，东户"])
    sheet.append(["3", "102", "Parking place", "2026年第4季度", "￥1,300.50", "2026年11月5日", None])
    sheet.append([3, 103, "物业费", "2026-10", None, datetime(2026, 10, 31)])
    out = io.BytesIO()
    book.save(out)
    table = read_bills(SimpleUploadedFile("bills.xlsx", out.getvalue()))
    first, second = table.rows
    assert (first.kind, first.period, first.amount, first.due_on) == (
        "property",
        "2026-10",
        Decimal("186.40"),
        date(2026, 10, 31),
    )
    assert (second.kind, second.period, second.amount) == ("parking", "2026-Q4", Decimal("1300.50"))
    assert (first.note, table.blank, table.wrong) == ("一楼，东户", [4], [])
    assert read_bills_text(table.text).rows == table.rows


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (f"3,,property,2026-10,1,{DUE}", "Building or flat is missing."),
        (f"3,101,gold,2026-10,1,{DUE}", "“gold” is no fee we know."),
        (f"3,101,water,soon,1,{DUE}", "“soon” is no period. Write 2026-10, 2026-Q4 or 2026."),
        (f"3,101,water,2026-10,0,{DUE}", "“0” is no amount above zero with at most two decimals."),
        (f"3,101,water,2026-10,-5,{DUE}", "“-5” is no amount above zero with at most two decimals."),
        (f"3,101,water,2026-10,1.005,{DUE}", "“1.005” is no amount above zero with at most two decimals."),
        (f"3,101,water,2026-10,1e9,{DUE}", "“1e9” is no amount above zero with at most two decimals."),
        (f"3,101,water,2026-10,NaN,{DUE}", "“NaN” is no amount above zero with at most two decimals."),
        ("3,101,water,2026-10,1,2026-02-30", "“2026-02-30” is no day. Write 2026-10-31."),
    ],
)
def test_what_is_wrong_is_said_with_its_row(row, why):
    assert read_bills_text(f"Building,Flat\n{row}\n").wrong == [(2, why)]


def test_foreign_flats_far_days_and_rows_that_differ_are_wrong(community):
    make_compound(flats=30)
    text = f"3,120,water,2026-10,1,{DUE}\n3,101,water,2026-10,1,2036-10-01\n"
    text += f"3,102,water,2026-10,1,{DUE}\n3,102,water,2026-10,2,{DUE}\n3,102,water,2026-10,1,{DUE}\n"
    plan = compare(community=community, rows=read_bills_text(text).rows)
    assert plan.wrong == [
        (1, "There is no flat 120 in building 3 here."),
        (2, "The due day is more than three years away."),
        (4, "Row 3 bills the same flat, fee and period otherwise."),
    ]
    assert len(plan.changes) == 1


def test_everything_is_shown_before_anything_is_written(desk, community):
    page = desk.post("/en/office/fees/upload/", {"file": csv_file(TWO)})
    assert (page.context["new_count"], page.context["total"], Bill.objects.count()) == (2, Decimal("486.40"), 0)
    assert "Row 1, 3-101: ¥186.40 for 2026-10" in page.content.decode()
    done = desk.post(
        "/en/office/fees/upload/", {"do": "write", "rows": page.context["text"], "seen": page.context["mark"]}
    )
    assert done.status_code == 302
    found = Bill.objects.order_by("pk").values_list("flat__number", "kind", "period", "amount", "note")
    assert list(found) == [
        ("101", "property", "2026-10", Decimal("186.40"), ""),
        ("102", "parking", "2026-Q4", Decimal("300.00"), "place 7"),
    ]


def test_the_same_table_again_changes_nothing(community, staff):
    rows = read_bills_text(TWO).rows
    for _each in range(2):
        write_plan(community=community, rows=rows, seen=compare(community=community, rows=rows).mark, by=staff)
    assert list(Bill.objects.values_list("state", flat=True)) == ["open", "open"]
    take_cash(flat=flat_in(community), bills=[Bill.objects.first().pk], by=staff)
    plan = compare(community=community, rows=rows)
    assert [(change.what) for change in plan.changes] == ["same", "same"]
    assert plan.to_write == []


def test_one_wrong_row_writes_nothing(desk, community):
    page = desk.post("/en/office/fees/upload/", {"file": csv_file(f"{TWO}9,999,water,2026-10,1,{DUE}\n")})
    assert "Row 3: There is no flat 999 in building 9 here." in page.content.decode()
    desk.post("/en/office/fees/upload/", {"do": "write", "rows": TWO, "seen": page.context["mark"]})
    assert not Bill.objects.exists()


def test_another_amount_replaces_an_open_bill_and_stops_who_is_paying_it(community, staff, scripted, books):
    home = make_resident(community)
    old = make_bill(home.flat, by=staff, period="2026-10")
    payment = begin_for(home, old)
    rows = read_bills_text(f"3,101,property,2026-10,120.00,{DUE},\n").rows
    plan = compare(community=community, rows=rows)
    assert [change.what for change in plan.changes] == ["replaced"]
    write_plan(community=community, rows=rows, seen=plan.mark, by=staff)
    say_paid(payment)
    new = Bill.objects.get(state="open")
    assert (states(old), new.amount, sum(scripted.refunded.values())) == (["withdrawn"], 120, Decimal("100.00"))
    assert books() == {}


def test_a_paid_bill_is_never_replaced(community, staff):
    bill = make_bill(flat_in(community), by=staff, period="2026-10")
    take_cash(flat=bill.flat, bills=[bill.pk], by=staff)
    plan = compare(community=community, rows=read_bills_text(f"3,101,property,2026-10,120,{DUE},\n").rows)
    assert plan.wrong == [(1, "Paid already, 100.00. Correct it by a counter-bill.")]


def test_what_has_changed_since_it_was_shown_is_shown_again(desk, community, staff):
    page = desk.post("/en/office/fees/upload/", {"file": csv_file(TWO)})
    make_bill(flat_in(community), by=staff, period="2026-10")
    words = {"do": "write", "rows": page.context["text"], "seen": page.context["mark"]}
    again = desk.post("/en/office/fees/upload/", words)
    assert "Something has changed since you looked." in again.content.decode()
    assert Bill.objects.count() == 1
    assert again.context["replaced_count"] == 1


def test_another_offices_people_write_nothing_here(client, community):
    client.force_login(make_staff(make_compound()))
    address = f"/en/office/fees/upload/?compound={community.slug}"
    assert client.post(address, {"file": csv_file(TWO)}).status_code == 404
    rows = read_bills_text(TWO).rows
    with pytest.raises(PlanMoved):
        write_plan(community=community, rows=rows, seen="guessed", by=make_staff(community))
    assert not Bill.objects.exists()


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("form", ["xlsx", "csv"])
def test_the_empty_table_has_every_flat_and_is_read_when_filled(desk, community, language, form):
    address = f"/{language}/office/fees/template/?kind=water&period=2026-10&due_on={DUE}&form={form}"
    data = desk.get(address).content
    if form == "xlsx":
        book = load_workbook(io.BytesIO(data))
        assert book.active.max_row == 4
        book.active.cell(row=3, column=5, value=12.5)
        out = io.BytesIO()
        book.save(out)
        data = out.getvalue()
    else:
        lines = data.decode("utf-8-sig").splitlines()
        cells = lines[2].split(",")
        lines[2] = ",".join([*cells[:4], "12.5", *cells[5:]])
        data = "\n".join(lines).encode()
    table = read_bills(SimpleUploadedFile(f"x.{form}", data))
    [row] = table.rows
    assert (row.building, row.flat, row.kind, row.period, row.amount) == ("3", "102", "water", "2026-10", 12.5)
    assert (table.blank, table.wrong) == ([2, 4], [])
