import django.db.models.deletion
from django.core.validators import URLValidator
from django.db import migrations, models
from django.db.models import OuterRef, Subquery


def fill_lines(apps, schema_editor):
    """Until now every order line lay whole in one parcel."""
    held, sold = apps.get_model("consignments", "ConsignmentLine"), apps.get_model("order", "Line")
    line = sold.objects.filter(pk=OuterRef("line_id"))
    held.objects.update(
        ordered=Subquery(line.values("quantity")[:1]), price=Subquery(line.values("line_price_incl_tax")[:1])
    )


#: Addresses that worked when they were entered, but which these carriers nowhere promise to keep.
UNPROMISED = {
    "https://www.sf-express.com/we/ow/chn/sc/waybill/waybill-detail/{number}": "https://www.sf-express.com/",
    "https://www.zto.com/express/expressCheck.html?txtBill={number}": "https://www.zto.com/",
}


def lead_to_front_pages(apps, schema_editor):
    """Lead to the carrier's own page; the number stands beside the link to be copied. What operators wrote stays."""
    carriers = apps.get_model("consignments", "Carrier").objects
    for known, front in UNPROMISED.items():
        carriers.filter(query_url=known).update(query_url=front)


class Migration(migrations.Migration):
    dependencies = [
        ("consignments", "0006_a_parcel_per_preorder"),
        ("order", "0021_billingaddress_code_shippingaddress_code"),
        ("partner", "0008_stock_constraints"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="consignment", name="consignments_one_per_village"),
        migrations.RemoveConstraint(model_name="consignment", name="consignments_one_per_preorder"),
        migrations.AddField(
            model_name="consignment",
            name="split_from",
            field=models.ForeignKey(
                blank=True,
                editable=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="parts",
                to="consignments.consignment",
            ),
        ),
        migrations.AddField(
            model_name="consignment",
            name="split_key",
            field=models.CharField(blank=True, editable=False, max_length=64, null=True, unique=True),
        ),
        migrations.AddField(
            model_name="consignmentline",
            name="ordered",
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name="consignmentline",
            name="price",
            field=models.DecimalField(decimal_places=2, max_digits=12, null=True),
        ),
        migrations.RunPython(fill_lines, migrations.RunPython.noop),
        migrations.RunPython(lead_to_front_pages, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="consignmentline",
            name="ordered",
            field=models.PositiveIntegerField(),
        ),
        migrations.AlterField(
            model_name="consignmentline",
            name="price",
            field=models.DecimalField(decimal_places=2, max_digits=12),
        ),
        migrations.AddField(
            model_name="consignment",
            name="waits_until",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AddField(
            model_name="delivery",
            name="changed_at",
            field=models.DateTimeField(blank=True, editable=False, null=True),
        ),
        migrations.AlterField(
            model_name="carrier",
            name="query_url",
            field=models.URLField(
                blank=True,
                help_text="The carrier's own page. Write {number} for the tracking number if the carrier says so in public.",
                validators=[URLValidator(schemes=["https", "http"])],
                verbose_name="page for asking where a parcel is",
            ),
        ),
        migrations.AddConstraint(
            model_name="consignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("preorder", None), ("split_from", None)),
                fields=("order", "partner"),
                name="consignments_one_per_village",
            ),
        ),
        migrations.AddConstraint(
            model_name="consignment",
            constraint=models.UniqueConstraint(
                condition=models.Q(("split_from", None)),
                fields=("order", "preorder"),
                name="consignments_one_per_preorder",
            ),
        ),
        migrations.AddConstraint(
            model_name="consignment",
            constraint=models.CheckConstraint(
                condition=models.Q(("split_from__isnull", True), ("split_key__isnull", False), _connector="OR"),
                name="consignments_parts_have_a_key",
            ),
        ),
    ]
