"""Transaction 2: the money is there or promised and the order exists, or it failed and everything is free again."""

from django.db import transaction

from marketplace.placement import books, messages
from marketplace.placement.exceptions import PlacementError
from marketplace.placement.locks import (
    deallocate,
    freeze_basket,
    lock_offers,
    lock_order,
    lock_placement,
    lock_vouchers,
    thaw_basket,
)
from marketplace.placement.models import Placement
from marketplace.placement.orders import create_order
from marketplace.placement.pricing import count_claims, is_free
from marketplace.placement.services.reserve import set_aside
from marketplace.placement.snapshot import inside_of
from portal.payments.locks import lock_attempt
from portal.payments.models import Attempt
from portal.payments.services import request_refund


class NotThereAnyMore(Exception):
    """The reservation is gone and what it held cannot be had again."""


@transaction.atomic
def complete(*, attempt: Attempt) -> Placement | None:
    """Make the order of a paid or promised attempt, once, and return its placement (None: not one of ours).

    An attempt paid after its release reserves again if all is still there; else, and when the order was cancelled
    meanwhile, the money goes back at once and the buyer is told. Runs inside the transaction that settles it.
    """
    found = Placement.objects.filter(attempt=attempt.pk).first()
    if not found:
        return None
    attempt = lock_attempt(pk=attempt.pk)
    placement = lock_placement(pk=found.pk)
    paid = attempt.status == Attempt.Status.PAID
    if paid:
        books.record_paid(attempt=attempt)
    if placement.status == Placement.Status.RELEASED:
        try:
            with transaction.atomic():
                _reserve_again(placement)
        except (NotThereAnyMore, PlacementError):
            _send_money_back(placement, attempt)
            return placement
    if placement.status == Placement.Status.RESERVED:
        create_order(placement=placement, attempt=attempt)
    elif paid and placement.order_id and lock_order(pk=placement.order_id).status == "cancelled":
        _send_money_back(placement, attempt)
    return placement


def _send_money_back(placement: Placement, attempt: Attempt) -> None:
    """Paid too late: what was bought is no longer there."""
    if attempt.status == Attempt.Status.PAID and not attempt.refunds.exists():
        reason = f"late payment of {placement.snapshot['order_number']}"
        request_refund(attempt=attempt, amount=attempt.amount, key=f"late-{attempt.number}", reason=reason)
        messages.tell_refunded(placement=placement)


def _reserve_again(placement: Placement) -> None:
    """Take back everything the released placement held. Raises NotThereAnyMore or a PlacementError."""
    kept = {line["line"]: line["quantity"] for line in placement.snapshot["lines"]}
    agreed = {line["line"]: inside_of(line) for line in placement.snapshot["lines"]}
    if "contact" not in placement.snapshot:  # forgotten since: nobody knows whom the parcels are for
        raise NotThereAnyMore
    if not freeze_basket(pk=placement.basket_id):
        raise NotThereAnyMore
    lines = list(placement.basket.lines.select_related("product", "stockrecord").order_by("pk"))
    if {line.pk: line.quantity for line in lines} != kept:
        raise NotThereAnyMore
    set_aside(lines, {line.product_id: inside for line in lines if (inside := agreed[line.pk])})
    _claim_again(placement)
    placement.status = Placement.Status.RESERVED
    placement.save(update_fields=["status"])


def _claim_again(placement: Placement) -> None:
    claims = list(placement.claims.select_related("voucher"))
    offers = lock_offers(pks=[claim.offer_id for claim in claims])
    vouchers = lock_vouchers(pks=[claim.voucher_id for claim in claims if claim.voucher_id])
    if not all(is_free(voucher, placement.basket.owner) for voucher in vouchers.values()):
        raise NotThereAnyMore
    for claim in claims:
        offer, owner = offers[claim.offer_id], placement.basket.owner
        if not count_claims(offer, offer, owner) or offer.get_max_applications(owner) < claim.times:
            raise NotThereAnyMore


@transaction.atomic
def release(*, attempt: Attempt) -> Placement | None:
    """Set free what a failed attempt held: stock and vouchers back, the basket open again. Harmless to repeat."""
    found = Placement.objects.filter(attempt=attempt.pk).first()
    if not found:
        return None
    lock_attempt(pk=attempt.pk)
    placement = lock_placement(pk=found.pk)
    if placement.status == Placement.Status.RESERVED:
        placement.status = Placement.Status.RELEASED
        placement.save(update_fields=["status"])
        thaw_basket(pk=placement.basket_id)
        held = placement.reservations.values_list("stockrecord_id", "quantity")
        deallocate(quantities=dict(held))
    return placement
