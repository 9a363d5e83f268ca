"""What is in a box, and what was in it when it was ordered."""

import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0037_units_of_weight"),
        ("order", "0021_billingaddress_code_shippingaddress_code"),
        ("partner", "0010_deposits"),
    ]

    operations = [
        migrations.CreateModel(
            name="BoxPart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "quantity",
                    models.PositiveIntegerField(
                        validators=[django.core.validators.MinValueValidator(1)], verbose_name="how many"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(default=0)),
                (
                    "box",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="box_parts",
                        to="catalogue.product",
                        verbose_name="box",
                    ),
                ),
                (
                    "part",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="in_boxes",
                        to="catalogue.product",
                        verbose_name="product",
                    ),
                ),
            ],
            options={
                "verbose_name": "part of a box",
                "verbose_name_plural": "parts of boxes",
                "constraints": [
                    models.UniqueConstraint(fields=("box", "part"), name="boxes_part_once"),
                    models.CheckConstraint(condition=models.Q(("quantity__gte", 1)), name="boxes_part_holds"),
                    models.CheckConstraint(
                        condition=models.Q(("box", models.F("part")), _negated=True), name="boxes_not_in_itself"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LinePart",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("title", models.CharField(max_length=255)),
                (
                    "unit",
                    models.CharField(
                        choices=[
                            ("piece", "piece"),
                            ("jin", "500 g"),
                            ("kilo", "kg"),
                            ("bunch", "bunch"),
                            ("bundle", "bundle"),
                            ("box", "box"),
                            ("bag", "bag"),
                            ("jar", "jar"),
                            ("cake", "cake"),
                        ],
                        max_length=10,
                    ),
                ),
                ("quantity", models.PositiveIntegerField()),
                (
                    "line",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="parts", to="order.line"
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="catalogue.product",
                    ),
                ),
                (
                    "stockrecord",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="line_parts",
                        to="partner.stockrecord",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("line", "product"), name="boxes_part_once_per_line"),
                    models.CheckConstraint(condition=models.Q(("quantity__gte", 1)), name="boxes_line_part_holds"),
                ],
            },
        ),
    ]
