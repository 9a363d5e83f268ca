"""Whoever was paying while the promised days moved is told as well."""

from django.dispatch import receiver

from marketplace.consignments.models import Consignment
from marketplace.placement.signals import order_created
from marketplace.preorders.letters import tell_moved


@receiver(order_created, dispatch_uid="preorders.moved_meanwhile")
def tell_of_moves_meanwhile(sender, order, placement, **kwargs) -> None:
    """Promise the letter where the days are no longer those the buyer saw when ordering."""
    seen = placement.snapshot.get("promises", {})
    if not seen:
        return
    for parcel in Consignment.objects.filter(order=order, preorder__in=seen).select_related("preorder"):
        now = parcel.preorder
        move = now.moves.last()
        if move and seen[str(now.pk)] != [now.arrives_from.isoformat(), now.arrives_until.isoformat()]:
            tell_moved(move=move, order=order)
