"""Indexes for the market's order and counts, and for finding a product by its name in the text index."""

from django.db import migrations, models
from django.db.models.functions import Cast


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0034_facts_in_two_languages")]

    operations = [
        migrations.AddIndex(
            model_name="product",
            index=models.Index(
                fields=["-priority", "-date_created", "-id", "season_months"],
                condition=models.Q(is_public=True, parent=None),
                name="catalogue_shelf",
            ),
        ),
        migrations.AddIndex(
            model_name="product",
            index=models.Index(Cast("id", models.CharField(max_length=50)), name="catalogue_found"),
        ),
    ]
