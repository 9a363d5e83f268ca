"""The page above the languages is called as the site is: coordinators meet it on the way to their village."""

from django.conf import settings
from django.db import migrations


def name_root(apps, schema_editor):
    apps.get_model("wagtailcore", "Page").objects.filter(depth=1, title="Root").update(
        title=settings.SITE_NAME, draft_title=settings.SITE_NAME
    )


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial")]

    operations = [migrations.RunPython(name_root, migrations.RunPython.noop, elidable=True)]
