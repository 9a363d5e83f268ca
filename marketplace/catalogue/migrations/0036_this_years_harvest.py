"""This year's days of harvest beside the usual months, in the market's index as well."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0035_quick_shelves")]

    operations = [
        migrations.AddField(
            model_name="product",
            name="harvest_from",
            field=models.DateField(blank=True, null=True, verbose_name="this year’s harvest begins"),
        ),
        migrations.AddField(
            model_name="product",
            name="harvest_until",
            field=models.DateField(blank=True, null=True, verbose_name="this year’s harvest ends"),
        ),
        migrations.AddConstraint(
            model_name="product",
            constraint=models.CheckConstraint(
                condition=models.Q(harvest_from=None, harvest_until=None)
                | models.Q(
                    harvest_from__isnull=False, harvest_until__isnull=False, harvest_from__lte=models.F("harvest_until")
                ),
                name="catalogue_harvest_from_and_until",
            ),
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(
                fields=["-priority", "-date_created", "-id", "season_months", "harvest_from", "harvest_until"],
                condition=models.Q(is_public=True, parent=None),
                name="catalogue_harvest",
            ),
        ),
        migrations.RemoveIndex(model_name="product", name="catalogue_shelf"),
    ]
