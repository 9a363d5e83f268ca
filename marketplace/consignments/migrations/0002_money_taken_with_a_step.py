from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("consignments", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="consignmentevent",
            name="took_money",
            field=models.BooleanField(default=False),
        ),
        migrations.AddIndex(
            model_name="consignmentevent",
            index=models.Index(fields=["at"], name="consignments_event_at"),
        ),
    ]
