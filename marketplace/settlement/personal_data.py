"""The settlement's part of "download my data"."""

from marketplace.settlement.models import BankAccount
from portal.users.models import User
from portal.users.personal_data import register_personal_data


def register() -> None:
    """Enter the collector."""
    register_personal_data("bank_accounts", bank_accounts)


def bank_accounts(user: User) -> list[dict]:
    """Return the accounts this person entered for a village or a pickup point, their numbers masked."""
    return [
        {"holder": row.holder, "bank": row.bank, "number": row.masked, "date": row.made_at}
        for row in BankAccount.objects.filter(made_by=user).order_by("pk")
    ]
