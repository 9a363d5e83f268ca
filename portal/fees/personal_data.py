"""The fees' part of "download my data"."""

from portal.fees.models import Line, ReminderWish
from portal.fees.policies import bills_of
from portal.residents.policies import homes_of
from portal.users.models import User
from portal.users.personal_data import register_personal_data


def register() -> None:
    """Enter the three collectors."""
    register_personal_data("fees_paid", paid_by)
    register_personal_data("fees_open", open_for)
    register_personal_data("fees_by_mail", reminded)


def paid_by(user: User) -> list[dict]:
    """Return what this person paid or began to pay, bill by bill."""
    mine = Line.objects.filter(payment__payer=user).select_related("bill__community", "payment").order_by("pk")
    return [
        {
            "community": line.bill.community.name,
            "fee": line.bill.kind,
            "period": line.bill.period,
            "amount": line.amount,
            "state": line.state,
            "way": line.payment.way,
            "begun_at": line.payment.begun_at,
            "paid_at": line.payment.paid_at,
        }
        for line in mine
    ]


def open_for(user: User) -> list[dict]:
    """Return the open bills of this person's homes."""
    bills = [bill for home in homes_of(user) for bill in bills_of(home).open().select_related("community")]
    return [
        {
            "community": bill.community.name,
            "fee": bill.kind,
            "period": bill.period,
            "amount": bill.amount,
            "due_on": bill.due_on,
            "note": bill.note,
        }
        for bill in bills
    ]


def reminded(user: User) -> list[dict]:
    """Return where this person agreed to be reminded by e-mail, and since when."""
    mine = ReminderWish.objects.filter(residency__user=user).select_related("residency__community").order_by("pk")
    return [{"community": wish.residency.community.name, "agreed_at": wish.agreed_at} for wish in mine]
