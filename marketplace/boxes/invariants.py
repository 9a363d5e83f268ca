"""What must always be true of boxes; check_books says it."""

from django.db.models import Exists, F, OuterRef, Q, Subquery
from oscar.core.loading import get_model

from marketplace.boxes.models import BoxPart
from portal.ledger.invariants import Finding, register_invariant

SHOWN = 5


def register() -> None:
    """Enter this room's sentences."""
    register_invariant("boxes hold their own village's goods, no other box, and no stock of their own", boxes_are_sound)
    register_invariant("nothing in a box is charged by weight or carries a deposit", parts_are_plain)


def boxes_are_sound() -> Finding:
    """Each part is its box's seller's; no part is a box; a box has neither stock nor anything reserved of its own."""
    records = get_model("partner", "StockRecord").objects
    rows = BoxPart.objects.annotate(
        of_box=Subquery(records.filter(product=OuterRef("box")).values("partner")[:1]),
        of_part=Subquery(records.filter(product=OuterRef("part")).values("partner")[:1]),
        is_nested=Exists(BoxPart.objects.filter(box=OuterRef("part"))),
    )
    strange = rows.exclude(of_box=F("of_part")) | rows.filter(is_nested=True)
    wrong = [f"box {pk}" for pk in strange.order_by("box").values_list("box", flat=True).distinct()[:SHOWN]]
    boxes = records.filter(Exists(BoxPart.objects.filter(box=OuterRef("product"))))
    own = boxes.filter(Q(num_in_stock__isnull=False) | Q(num_allocated__gt=0))
    wrong += [f"stock of {sku}" for sku in own.values_list("partner_sku", flat=True)[:SHOWN]]
    return Finding(f"{rows.count()} parts in {boxes.count()} boxes", ", ".join(wrong))


def parts_are_plain() -> Finding:
    """Each part has a price for one that is known before it is packed, and no deposit: else its box cannot be sold."""
    rows = BoxPart.objects.all()
    odd = rows.filter(Q(part__stockrecords__jin_price__isnull=False) | Q(part__stockrecords__deposit__gt=0))
    wrong = [f"box {box}: product {part}" for box, part in odd.order_by("box").values_list("box", "part")[:SHOWN]]
    return Finding(f"{rows.count()} parts", ", ".join(wrong))
