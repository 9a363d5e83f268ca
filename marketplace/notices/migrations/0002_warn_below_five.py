"""Every product that a village packs gets a threshold, so that its village is warned; null stays for dates of visits."""

from django.db import migrations

WARN_BELOW = 5


def give_thresholds(apps, schema_editor) -> None:
    records = apps.get_model("partner", "StockRecord").objects.filter(
        low_stock_threshold=None, product__structure="standalone", partner__producer__isnull=False
    )
    records.filter(num_in_stock__isnull=False).update(low_stock_threshold=WARN_BELOW)


class Migration(migrations.Migration):
    dependencies = [
        ("notices", "0001_wishes_and_notices"),
        ("producers", "0006_in_text"),
        ("catalogue", "0035_quick_shelves"),
        ("partner", "0008_stock_constraints"),
    ]
    operations = [migrations.RunPython(give_thresholds, migrations.RunPython.noop)]
