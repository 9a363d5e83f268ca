"""Names of facts and of their choices in two languages; what stands there counts as Chinese."""

from django.db import migrations, models
from django.db.models import F

#: Model, field, length, label.
NAMES = (("ProductAttribute", "name", 128, "Name"), ("AttributeOption", "option", 255, "Option"))


def keep_as_chinese(apps, schema_editor):
    for model, field, _length, _label in NAMES:
        apps.get_model("catalogue", model).objects.update(**{f"{field}_zh_hans": F(field)})


class Migration(migrations.Migration):
    dependencies = [("catalogue", "0033_produce_facts_and_translations")]

    operations = [
        *(
            migrations.AddField(
                model_name=model.lower(),
                name=f"{field}_{language}",
                field=models.CharField(max_length=length, null=True, verbose_name=label),
            )
            for model, field, length, label in NAMES
            for language in ("zh_hans", "en")
        ),
        migrations.RunPython(keep_as_chinese, migrations.RunPython.noop),
        migrations.AlterUniqueTogether(
            name="attributeoption",
            unique_together={("group", "option"), ("group", "option_en"), ("group", "option_zh_hans")},
        ),
    ]
