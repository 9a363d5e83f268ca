"""Money in the one menu: statements for payees, payouts and rules for operators."""

from django.utils.translation import gettext_lazy as _

from marketplace.settlement.access import has_money
from marketplace.settlement.payees import may_see_all
from portal.core.work_menu import Entry, Group, may, register_entries, register_group, to_records


def register() -> None:
    """Enter the statements for whoever has one, and the operator's rooms."""
    register_group(Group("money", _("Money"), "yuan", 307))
    register_entries(
        Entry("my-money", _("Money"), "money:overview", 32, is_payee_only, "yuan"),
        Entry("payee-statements", _("Statements"), "money:overview", 1, may_see_all, group="money"),
        Entry("payouts", _("Payouts"), "money:payouts", 2, may_see_all, group="money"),
        *(
            Entry(
                name,
                label,
                f"admin:{room}_{name}_changelist",
                order,
                may(f"{room}.view_{name}", to_records),
                group="money",
            )
            for order, (room, name, label) in enumerate(RULES, start=5)
        ),
    )


RULES = (
    ("settlement", "commissionrule", _("Commission rules")),
    ("settlement", "rewardrule", _("Rewards for pickup points")),
    ("settlement", "feerule", _("Providers' fees")),
    ("placement", "depositrule", _("Times to bring containers back")),
)


def is_payee_only(user) -> bool:
    """Say whether this user has statements of the own and is no operator."""
    return has_money(user) and not may_see_all(user)
