"""The demo's money: rules, bank accounts, a year of payouts, an invoice whose credit note follows by itself."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from oscar.core.loading import get_model

from home.demo.accounts import CASHIER, make_account
from home.demo.clock import at
from home.demo.content import Size
from home.demo.orders import ORDERS
from marketplace.consignments.services.keep import keep_overdue
from marketplace.invoicing.models import Invoice, Issuer, TaxRate
from marketplace.invoicing.services import issue
from marketplace.invoicing.services.issue import Addressee
from marketplace.placement.models import DepositRule
from marketplace.producers.models import ProducerProfile
from marketplace.settlement import letters
from marketplace.settlement.exceptions import NothingToPay
from marketplace.settlement.models import CommissionRule, FeeRule, PayoutBatch, RewardRule
from marketplace.settlement.payees import of_point, of_producer
from marketplace.settlement.services import enter_account, make_batch, mark_paid
from portal.communities.models import PickupPoint
from portal.outbox.models import Message
from portal.users.models import User

DAY = timedelta(days=1)
MONTHS = 12
#: Villages that the platform helps along with a lower rate, for so many days of their first time.
NEW_VILLAGES = {"hongdu": 540, "qianshu": 540}
BANKS = ("农业银行元阳支行", "农村信用社", "邮储银行", "建设银行红河分行")


def lay_down_rules(size: Size) -> None:
    """Lay down commission, rewards, fees, tax and issuer since before the first order, and the bank accounts; once."""
    if CommissionRule.objects.exists():
        return
    since = timezone.localdate() - 500 * DAY
    CommissionRule.objects.create(percent=Decimal("8"), valid_from=since, note="起步费率")
    CommissionRule.objects.create(
        percent=Decimal("7.50"), valid_from=timezone.localdate() - 180 * DAY, note="半年后全平台下调"
    )
    for producer in ProducerProfile.objects.filter(village__slug__in=NEW_VILLAGES).select_related("village"):
        CommissionRule.objects.create(
            producer=producer,
            percent=Decimal("5"),
            valid_from=since,
            valid_until=since + NEW_VILLAGES[producer.village.slug] * DAY,
            note="新入驻村庄优惠",
        )
    RewardRule.objects.create(amount=Decimal("1.00"), valid_from=since)
    DepositRule.objects.create(days=180, valid_from=since)
    for code in ("sandbox", "wechat_pay", "alipay"):
        FeeRule.objects.create(provider=code, percent=Decimal("0.60"), comes_back=True, valid_from=since)
    TaxRate.objects.create(percent=Decimal("9"), valid_from=since)
    Issuer.objects.create(
        name="云里城乡服务有限公司",
        tax_number="915301003N5C0W0P19",
        address="昆明市五华区翠湖路 1 号 0871-5550 100",
        bank="建设银行昆明翠湖支行 5300 1885 0360 5000 0001",
        valid_from=since,
    )
    enter_accounts()


def enter_accounts() -> None:
    """Give every village and pickup point a bank account."""
    operator = User.objects.filter(is_superuser=True).first()
    producers = ProducerProfile.objects.select_related("village").order_by("pk")
    points = PickupPoint.objects.select_related("community").order_by("pk")
    for number, payee in enumerate([*map(of_producer, producers), *map(of_point, points)], start=1):
        holder = f"{payee.name}农产品专业合作社" if payee.is_village else f"{payee.name}便民服务点"
        bank, account = BANKS[number % len(BANKS)], f"62284800{number:04}{number * 7919 % 10**7:07}"
        enter_account(payee=payee, holder=holder, bank=bank, number=account, by=operator)


def ask_for_an_invoice() -> None:
    """Let the resident's company have an invoice for the order that was given at the shelf, once."""
    given = next(wanted for wanted in ORDERS if wanted.ends == "given")
    found = get_model("order", "Order").objects.filter(
        delivery__name=given.name, lines__partner_sku="YT-002", placement__attempt__status="paid", invoices=None
    )
    order = found.order_by("-pk").first()
    if order and not Invoice.objects.exists():
        issue(order=order, addressee=Addressee("company", "昆明翠湖里餐饮有限公司", "91530102MA6C0H1U80"))


def pay_out_a_year(size: Size) -> None:
    """Pay out each month of the year on the fifth of the next one; a batch of what came since waits for the bank."""
    if not size.has_year or PayoutBatch.objects.exists():
        return
    operator, cashier = User.objects.filter(is_superuser=True).order_by("pk").first(), make_account(CASHIER)
    today = timezone.localdate()
    with transaction.atomic():
        for number, first in enumerate(months(today)):
            made = noon(first.replace(day=5))
            if made + DAY < timezone.now():
                pay_month(until=first - DAY, made=made, reference=f"CCB{first:%Y%m}{number:05}", by=(operator, cashier))
        keep_overdue()
        with suppress(NothingToPay):
            make_batch(until=today - DAY, by=operator)
        Message.objects.filter(kind=letters.PAID, due_at__lt=noon(today - 30 * DAY)).delete()


def pay_month(*, until: date, made: datetime, reference: str, by: tuple[User, User]) -> None:
    """Keep what never came back and make a batch then, and let the other person write a day later that it was paid."""
    with suppress(NothingToPay):
        with at(made):
            keep_overdue()
            batch = make_batch(until=until, by=by[0])
        with at(made + DAY):
            mark_paid(batch=batch, on=timezone.localdate(), reference=reference, by=by[1])


def months(today: date) -> list[date]:
    """Return the first days of this month and the eleven before it, the earliest first."""
    first, found = today.replace(day=1), []
    for _month in range(MONTHS):
        found.append(first)
        first = (first - DAY).replace(day=1)
    return found[::-1]


def noon(day: date) -> datetime:
    """Return noon of a day, local time."""
    return timezone.make_aware(datetime.combine(day, time(12)))
