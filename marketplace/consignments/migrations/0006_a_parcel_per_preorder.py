"""A parcel for each preorder beside the one parcel of a village."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consignments", "0005_nothing_to_deliver"),
        ("harvest", "0001_preorders"),
        ("order", "0021_billingaddress_code_shippingaddress_code"),
        ("partner", "0008_stock_constraints"),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="consignment",
            name="consignments_one_per_village",
        ),
        migrations.AddField(
            model_name="consignment",
            name="preorder",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="consignments",
                to="harvest.preorder",
                verbose_name="preorder",
            ),
        ),
        migrations.AddConstraint(
            model_name="consignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("preorder", None)), fields=("order", "partner"), name="consignments_one_per_village"
            ),
        ),
        migrations.AddConstraint(
            model_name="consignment",
            constraint=models.UniqueConstraint(fields=("order", "preorder"), name="consignments_one_per_preorder"),
        ),
    ]
