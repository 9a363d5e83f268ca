"""The collection above all others is called as the site is, like the page above all others."""

from django.conf import settings
from django.db import migrations


def name_root(apps, schema_editor):
    apps.get_model("wagtailcore", "Collection").objects.filter(depth=1, name="Root").update(name=settings.SITE_NAME)


class Migration(migrations.Migration):
    dependencies = [("documents", "0001_initial")]

    operations = [migrations.RunPython(name_root, migrations.RunPython.noop, elidable=True)]
