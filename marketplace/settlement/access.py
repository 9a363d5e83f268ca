"""Who may do what with money."""

from marketplace.producers.access import minds_a_shelf
from marketplace.settlement.payees import Payee, may_see_all
from portal.villages.policies import manages_a_shop


def has_money(user) -> bool:
    """Say whether there is a statement for this user to see."""
    return may_see_all(user) or manages_a_shop(user) or minds_a_shelf(user)


def may_make_payouts(user) -> bool:
    """Say whether this user may put payouts together, mark them as paid and withdraw them."""
    return may_see_all(user) and user.has_perm("settlement.change_payoutbatch")


def may_read_bank_file(user) -> bool:
    """Say whether this user may see whole account numbers."""
    return may_see_all(user) and user.has_perm("settlement.read_bank_file")


def may_change_account(user, payee: Payee) -> bool:
    """Say whether this user may say where this payee's money goes, which the user may see already.

    A village's managers for their village. A pickup point is often minded by neighbours: there the operator alone.
    """
    if may_see_all(user):
        return may_make_payouts(user)
    return payee.is_village
