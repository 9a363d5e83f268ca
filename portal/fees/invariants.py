"""What must always be true of bills and their money; check_books says it."""

from decimal import Decimal

from django.db.models import Count, F, Max, Q, Sum

from portal.fees.books import OWED_BACK, RESIDENTS, property_account, till_account
from portal.fees.models import Bill, Line, Payment, Payout, Receipt
from portal.fees.querysets import PAID
from portal.ledger.invariants import Finding, register_invariant
from portal.ledger.models import Posting
from portal.payments.models import Attempt, Refund

SHOWN = 5
NOTHING = Decimal(0)


def register() -> None:
    """Enter this room's sentences."""
    register_invariant("bills lie in their flat's community", bills_lie_in_their_community)
    register_invariant("every paid bill is paid once, by a line of its amount", paid_bills_are_paid_once)
    register_invariant("a bill is held exactly while somebody may still pay for it", bills_are_held_by_live_attempts)
    register_invariant("each paid bill has its entry in the books, and no other has", paid_bills_have_entries)
    register_invariant("residents' money is on bills or on its way back", residents_money_is_placed)
    register_invariant("the books owe each property company what was not passed on", companies_are_owed)
    register_invariant("receipts are numbered without gaps", receipts_have_no_gaps)


def _fen(amount) -> Decimal:
    """Whole hundredths, because SQLite adds decimals as floating point."""
    return Decimal(amount or 0).quantize(Decimal("0.01"))


def _named(rows) -> str:
    return ", ".join(str(row) for row in rows[:SHOWN])


def bills_lie_in_their_community() -> Finding:
    """The community of every bill is its flat's, and of every payment that of its bills."""
    wrong = Bill.objects.exclude(community=F("flat__building__community")).order_by("pk")
    stray = Line.objects.exclude(bill__flat=F("payment__flat"), payment__community=F("bill__community"))
    keys = [*wrong.values_list("pk", flat=True)[:SHOWN], *stray.values_list("bill", flat=True)[:SHOWN]]
    return Finding(f"{Bill.objects.count()} bills", _named(keys))


def paid_bills_are_paid_once() -> Finding:
    """A paid bill has one paid line, of exactly its amount; any other bill has none."""
    paid = Count("lines", filter=Q(lines__state=PAID))
    exact = Count("lines", filter=Q(lines__state=PAID, lines__amount=F("amount")))
    bills = Bill.objects.order_by("pk").annotate(times=paid, exact=exact)
    wrong = bills.exclude(Q(state=Bill.State.PAID, times=1, exact=1) | ~Q(state=Bill.State.PAID) & Q(times=0))
    figure = f"{Bill.objects.filter(state=Bill.State.PAID).count()} paid bills"
    return Finding(figure, _named(wrong.values_list("pk", flat=True)))


def bills_are_held_by_live_attempts() -> Finding:
    """A live line belongs to an open bill and to an attempt that waits."""
    live = Line.objects.live()
    lost = live.exclude(bill__state=Bill.State.OPEN, payment__attempt__status=Attempt.Status.STARTED)
    return Finding(f"{live.count()} bills being paid", _named(lost.values_list("bill", flat=True)))


def paid_bills_have_entries() -> Finding:
    """One entry for each paid line, of its amount, with its company."""
    columns = ("bill", "payment__company", "amount")
    lines = Line.objects.paid().values_list(*columns).iterator()
    due = {(f"bill:{bill}", property_account(company)): -amount for bill, company, amount in lines}
    rows = Posting.objects.filter(entry__key__startswith="bill:", account__code__startswith="property:")
    booked = {(key, code): amount for key, code, amount in rows.values_list("entry__key", "account__code", "amount")}
    wrong = sorted({key for (key, _code), _amount in due.items() ^ booked.items()})
    return Finding(f"{len(booked)} entries of {len(due)} paid bills", _named(wrong))


def residents_money_is_placed() -> Finding:
    """What the books hold for residents is what is on its way back to them; what persons must hand back is owed."""
    ours = Refund.objects.filter(attempt__fee_payment__isnull=False)
    not_there = Refund.Status.STARTED, Refund.Status.FAILED
    going = _fen(ours.filter(status__in=not_there).aggregate(sum=Sum("amount"))["sum"])
    by_hand = _fen(ours.filter(status=Refund.Status.TO_HAND_BACK).aggregate(sum=Sum("amount"))["sum"])
    wrong = []
    for account, due in ((RESIDENTS, going), (OWED_BACK, by_hand)):
        booked = -_fen(Posting.objects.filter(account__code=account).aggregate(sum=Sum("amount"))["sum"])
        if booked != due:
            wrong.append(f"{account}: {booked} booked, {due} due")
    return Finding(f"CNY {going + by_hand:.2f} on its way back", "; ".join(wrong))


def companies_are_owed() -> Finding:
    """Account and till of each company together are its online money less payouts, and each payout is its lines."""
    rows = Line.objects.to_pay_out().order_by().values_list("payment__company").annotate(sum=Sum("amount"))
    due = {company: _fen(amount) for company, amount in rows}
    sums = Posting.objects.filter(Q(account__code__startswith="property:") | Q(account__code__startswith="counter:"))
    booked = dict(sums.order_by().values_list("account__code").annotate(sum=Sum("amount")))
    companies = due.keys() | {int(code.partition(":")[2]) for code in booked}
    wrong = []
    for company in sorted(companies):
        codes = property_account(company), till_account(company)
        owed = -_fen(sum((booked.get(code) or NOTHING for code in codes), NOTHING))
        if owed != due.get(company, NOTHING):
            wrong.append(f"company {company}: {owed} booked, {due.get(company, NOTHING)} due")
    uneven = Payout.objects.annotate(sum=Sum("lines__amount"))
    wrong += [f"payout {payout.pk}" for payout in uneven if _fen(payout.sum) != payout.amount]
    return Finding(f"CNY {sum(due.values(), NOTHING):.2f} owed to {len(due)} companies", "; ".join(wrong[:SHOWN]))


def receipts_have_no_gaps() -> Finding:
    """Each company's numbers run from 1, and every payment that came in has one."""
    rows = Receipt.objects.order_by().values_list("company").annotate(receipts=Count("pk"), last=Max("number"))
    wrong = [f"company {company}" for company, number, last in rows if number != last]
    without = Payment.objects.filter(paid_at__isnull=False, receipt=None)
    wrong += [f"payment {pk}" for pk in without.values_list("pk", flat=True)[:SHOWN]]
    return Finding(f"{Receipt.objects.count()} receipts", ", ".join(wrong[:SHOWN]))
