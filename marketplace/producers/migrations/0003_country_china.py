"""The one country we deliver to."""

from django.db import migrations


def add_china(apps, schema_editor):
    """Make the row, unless somebody filled the table before."""
    apps.get_model("address", "Country").objects.get_or_create(
        iso_3166_1_a2="CN",
        defaults={
            "iso_3166_1_a3": "CHN",
            "iso_3166_1_numeric": "156",
            "printable_name": "China",
            "name": "People's Republic of China",
            "is_shipping_country": True,
        },
    )


class Migration(migrations.Migration):
    dependencies = [("producers", "0002_mentions"), ("address", "0007_useraddress_code")]
    operations = [migrations.RunPython(add_china, migrations.RunPython.noop)]
