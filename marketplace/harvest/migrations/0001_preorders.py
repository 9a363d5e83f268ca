"""Preorders, each a variant of its crop, and how their promised days moved."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("catalogue", "0036_this_years_harvest"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Preorder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("arrives_from", models.DateField(verbose_name="arrives from")),
                ("arrives_until", models.DateField(verbose_name="arrives until")),
                ("closes_on", models.DateField(verbose_name="last day to order")),
                (
                    "status",
                    models.CharField(
                        choices=[("open", "open"), ("closed", "closed"), ("failed", "harvest failed")],
                        default="open",
                        max_length=8,
                        verbose_name="status",
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="why")),
                ("opened_at", models.DateTimeField(auto_now_add=True, verbose_name="opened")),
                ("failed_at", models.DateTimeField(blank=True, null=True, verbose_name="failed")),
                (
                    "crop",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="preorders",
                        to="catalogue.product",
                        verbose_name="crop",
                    ),
                ),
                (
                    "product",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="preorder", to="catalogue.product"
                    ),
                ),
            ],
            options={
                "verbose_name": "preorder",
                "verbose_name_plural": "preorders",
                "ordering": ["-opened_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="PreorderMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("old_from", models.DateField()),
                ("old_until", models.DateField()),
                ("new_from", models.DateField()),
                ("new_until", models.DateField()),
                ("reason", models.CharField(blank=True, max_length=200, verbose_name="why")),
                ("at", models.DateTimeField(auto_now_add=True, verbose_name="when")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "preorder",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="moves", to="harvest.preorder"
                    ),
                ),
            ],
            options={
                "verbose_name": "moved promise",
                "ordering": ["pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="preorder",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "open")), fields=("crop",), name="harvest_one_open_preorder"
            ),
        ),
        migrations.AddConstraint(
            model_name="preorder",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("arrives_from__lte", models.F("arrives_until")), ("closes_on__lt", models.F("arrives_from"))
                ),
                name="harvest_closes_before_it_arrives",
            ),
        ),
    ]
