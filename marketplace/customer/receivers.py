"""The shop's part when a contact is proven, and when an account is erased."""

from django.dispatch import receiver
from oscar.apps.order.signals import order_status_changed

from marketplace.customer.services import CLOSED, adopt_guest_orders, erase_contact, erase_shop_data, is_owed_money
from portal.payments.signals import refund_done
from portal.users.signals import account_erased, contact_proven


@receiver(contact_proven)
def adopt_orders(sender, user, phone, email, **kwargs) -> int:
    return adopt_guest_orders(user=user, phone=phone, email=email)


@receiver(account_erased)
def erase_with_the_account(sender, user, **kwargs) -> None:
    erase_shop_data(user=user)


@receiver(order_status_changed)
def erase_when_the_order_ends(sender, order, new_status, **kwargs) -> None:
    """An erased buyer's order under way kept its contact; now nobody needs it."""
    if new_status in CLOSED and order.user and order.user.erased_at and not is_owed_money(order=order):
        erase_contact(order=order)


@receiver(refund_done)
def erase_when_the_money_is_back(sender, refund, **kwargs) -> None:
    """An erased buyer's cancelled order kept its contact while somebody had to hand money back."""
    placement = getattr(refund.attempt, "placement", None)
    order = placement and placement.order
    if order and order.status in CLOSED and order.user and order.user.erased_at and not is_owed_money(order=order):
        erase_contact(order=order)
