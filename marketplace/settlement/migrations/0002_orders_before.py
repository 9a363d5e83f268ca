"""Orders made before there was commission: their movements, at no rate at all."""

from collections import defaultdict
from decimal import Decimal

from django.db import migrations

NOTHING = Decimal("0.00")


def write_movements(apps, schema_editor):
    """Give each order's sellers their movement, each adjustment and each cancelled order its own."""
    Order, Adjustment = apps.get_model("order", "Order"), apps.get_model("placement", "Adjustment")
    Movement = apps.get_model("settlement", "Movement")
    parts = _parts(apps)
    rows = []
    less = defaultdict(list)
    for adjustment in Adjustment.objects.order_by("pk"):
        less[adjustment.order_id].append(adjustment)
    for order in Order.objects.order_by("pk").iterator():
        left = {}
        for partner, (goods, delivery) in parts[order.pk].items():
            left[partner] = [goods, delivery]
            rows.append(_row(Movement, order, f"order:{order.number}:{partner}", "order", partner, goods, delivery))
        for adjustment in less[order.pk]:
            goods, delivery, partner = -adjustment.goods, -adjustment.delivery, adjustment.partner_id
            left[partner] = [left[partner][0] + goods, left[partner][1] + delivery]
            row = _row(Movement, order, f"adjusted:{adjustment.key}", "smaller", partner, goods, delivery)
            row.adjustment, row.at = adjustment, adjustment.at
            rows.append(row)
        if order.status == "cancelled":
            for partner, (goods, delivery) in left.items():
                key = f"cancelled:{order.number}:{partner}"
                rows.append(_row(Movement, order, key, "cancelled", partner, -goods, -delivery))
    Movement.objects.bulk_create((row for row in rows if row.due), batch_size=500)


def _parts(apps) -> dict:
    """Return (goods, delivery) of each seller's part, by order and partner."""
    parts = defaultdict(lambda: defaultdict(lambda: [NOTHING, NOTHING]))
    lines = apps.get_model("order", "Line").objects.filter(partner__isnull=False)
    for order, partner, price in lines.values_list("order", "partner", "line_price_incl_tax").iterator():
        parts[order][partner][0] += price
    placed = apps.get_model("placement", "Placement").objects.filter(order__isnull=False)
    for order, snapshot in placed.values_list("order", "snapshot").iterator():
        for partner, charge in snapshot.get("charges", {}).items():
            parts[order][int(partner)][1] += Decimal(charge)
    return parts


def _row(Movement, order, key, kind, partner, goods, delivery):
    return Movement(
        key=key,
        kind=kind,
        order=order,
        partner_id=partner,
        goods=goods,
        delivery=delivery,
        due=goods + delivery,
        at=order.date_placed,
    )


class Migration(migrations.Migration):
    dependencies = [("settlement", "0001_settlement")]

    operations = [migrations.RunPython(write_movements, migrations.RunPython.noop)]
