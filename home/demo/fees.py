"""A year of bills in the demo's compounds, in every state, and what was passed on to the company."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.utils import timezone

from home.demo.accounts import CASHIER, OFFICE, make_account
from home.demo.clock import at
from home.demo.content import Size, read_each
from portal.communities.models import Community
from portal.fees.comparing import compare
from portal.fees.models import Bill, Line
from portal.fees.reading import Row
from portal.fees.services import choose_reminders, correct, issue_one, pay_out, take_cash, withdraw, write_plan
from portal.fees.services.paying import Manner, hold, ways
from portal.payments import services as payments
from portal.payments.providers import Answer, Outcome
from portal.residents.models import Flat, PropertyCompany, Residency
from portal.users.models import User

DAY = timedelta(days=1)
#: What a flat pays a month and a quarter (CNY): 2.10 a square metre and month, a parking place, water by the meter.
PROPERTY, PARKING, WATER = Decimal("189.00"), Decimal("900.00"), Decimal("46.80")


def bill_the_compounds(size: Size) -> None:
    """Write and pay a year of bills, once: twelve months in the full demo, three in the small one."""
    staff = User.objects.get(pk=make_account(OFFICE).pk)
    for texts in read_each("compounds", size.communities):
        community = Community.objects.get(slug=texts["slug"])
        if community.bills.exists():
            continue
        flats = billed_flats(community, 24 if size.has_year else 8)
        for month in months(12 if size.has_year else 3):
            bill_a_month(community, flats, month, staff)
        show_every_state(community, staff)
    pass_money_on()
    for community in Community.objects.filter(slug__in=size.communities):
        pay_all(Residency.objects.active().filter(community=community).with_place().latest("pk").flat, staff)


def billed_flats(community: Community, number: int) -> list[Flat]:
    """Return the flats somebody lives in, and so many more."""
    rows = Flat.objects.in_communities([community]).select_related("building__community")
    lived = list(rows.filter(residencies__state="active").distinct().order_by("pk"))
    others = rows.exclude(pk__in=[flat.pk for flat in lived]).order_by("rank", "pk")
    return [*lived, *others[:number]]


def months(number: int) -> list[date]:
    """Return the first days of the last so many months and of this one."""
    first, found = timezone.localdate().replace(day=1), []
    for _each in range(number):
        found.append(first)
        first = (first - DAY).replace(day=1)
    return found[::-1]


def bill_a_month(community: Community, flats: list[Flat], month: date, staff: User) -> None:
    """Give the flats a month's bills by a table, and let most of them pay within weeks."""
    rows = [row for number, flat in enumerate(flats, start=2) for row in rows_of(number, flat, month)]
    with at(moment(month)):
        seen = compare(community=community, rows=rows).mark
        write_plan(community=community, rows=rows, seen=seen, by=staff)
    for number, flat in enumerate(flats):
        paid_on = month + (10 + number * 7 % 19) * DAY
        slow = (number + month.month) % 9 == 4
        if paid_on < timezone.localdate() - 3 * DAY and not slow:
            with at(moment(paid_on)):
                pay_all(flat, staff)


def rows_of(number: int, flat: Flat, month: date) -> list[Row]:
    """Return what a flat is billed in a month: the fee, water in every second, parking once a quarter for some."""
    period, due = f"{month:%Y-%m}", month + 24 * DAY
    place = number, flat.building.number.upper(), flat.number.upper()
    rows = [Row(*place, "property", period, PROPERTY, due)]
    if month.month % 2:
        rows.append(Row(*place, "water", period, WATER + number % 7, due, f"{8 + number % 7} m³"))
    if month.month % 3 == 1 and number % 3 == 0:
        quarter = f"{month.year}-Q{(month.month + 2) // 3}"
        rows.append(Row(*place, "parking", quarter, PARKING, due, f"B1-{100 + number}"))
    return rows


def moment(day: date) -> datetime:
    """Return ten o'clock on a day, or now when that has not come."""
    return min(timezone.make_aware(datetime.combine(day, time(10))), timezone.now())


def pay_all(flat: Flat, staff: User) -> None:
    """Let a flat pay what is open: online where somebody lives who can, else at the counter."""
    bills = list(Bill.objects.open().filter(flat=flat))
    home = Residency.objects.active().filter(flat=flat).with_place().first()
    if home and bills and ways():
        pay_online(home, bills)
    elif bills:
        take_cash(flat=flat, bills=[bill.pk for bill in bills], by=staff)


def pay_online(home: Residency, bills: list[Bill]) -> None:
    """Pay as a resident does; the provider's word is said here, since it does not run while the demo is loaded."""
    total = sum((bill.amount for bill in bills), Decimal(0))
    keys, manner = frozenset(bill.pk for bill in bills), Manner(ways()[0].code, "zh-hans")
    payment = hold(home=home, bills=keys, seen_total=total, manner=manner)
    payments.settle(attempt=payment.attempt, answer=Answer(Outcome.PAID, reference=f"demo-{payment.pk}"))


def show_every_state(community: Community, staff: User) -> None:
    """Leave bills open, due soon, overdue, withdrawn and corrected in the flats of the demo's residents."""
    today = timezone.localdate()
    homes = list(Residency.objects.active().filter(community=community, role="head").with_place().order_by("pk"))
    first, second = homes[0], homes[1]
    note = {"kind": "other", "by": staff}
    issue_one(flat=first.flat, period=f"{today.year + 1}", amount=Decimal("60.00"), due_on=today + 30 * DAY, **note)
    issue_one(flat=first.flat, period=f"{today:%Y-%m}", amount=Decimal("35.00"), due_on=today + 4 * DAY, **note)
    issue_one(flat=second.flat, period=f"{today:%Y-%m}", amount=Decimal("120.00"), due_on=today - 20 * DAY, **note)
    wrong = issue_one(
        flat=first.flat, period=f"{today.year}", amount=Decimal("600.00"), due_on=today + 10 * DAY, **note
    )
    withdraw(bill=wrong, reason="60 元多打了一个零", by=staff)
    in_cash = Bill.objects.filter(community=community, kind="property", lines__payment__way="counter")
    if paid := in_cash.last():
        correct(bill=paid, amount=Decimal("-18.90"), reason="电梯停了三天，退三天物业费", by=staff)
    choose_reminders(home=first, wanted=True)


def pass_money_on() -> None:
    """Pass on what came in, some days ago; what comes since is still owed."""
    cashier = User.objects.get(pk=make_account(CASHIER).pk)
    for company in PropertyCompany.objects.filter(fee_payments__lines__in=Line.objects.to_pay_out()).distinct():
        with at(timezone.now() - 2 * DAY):
            pay_out(company=company, reference="工行 20261104-07", by=cashier)
