"""What nobody named: Django makes a field's name of its attribute, and says True and False. Here they learn Chinese.

The names stay where migrations look for them; only what is shown is looked up in the catalogue.
"""

from django.apps import apps
from django.contrib.admin.templatetags import admin_list
from django.db.models import Field
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop

#: What stands in the catalogue for this alone. A test says which field of the records has no Chinese name.
NAMES = (
    *(gettext_noop("allocation cancelled"), gettext_noop("analytics tracked"), gettext_noop("attempt")),
    *(gettext_noop("currency"), gettext_noop("date placed"), gettext_noop("html"), gettext_noop("idempotency key")),
    *(gettext_noop("language"), gettext_noop("on phone"), gettext_noop("partner"), gettext_noop("producer")),
    *(gettext_noop("provider reference"), gettext_noop("payer address"), gettext_noop("redirect url")),
    *(
        gettext_noop("scan code"),
        gettext_noop("return url"),
        gettext_noop("serialized data"),
        gettext_noop("shipping code"),
    ),
    *(gettext_noop("stockrecord"), gettext_noop("village"), gettext_noop("warned for"), gettext_noop("zone")),
)
#: What Oscar looks up by a variable, which no reader of its code can find, or leaves in English itself.
KINDS = (gettext_noop("Basket"), gettext_noop("Shipping"), gettext_noop("Deferred"), gettext_noop("Checkbox"))


def teach() -> None:
    """Let fields without a name of their own, rows between two others and ticks be shown in the language spoken."""
    admin_list._boolean_icon = _tick
    for model in apps.get_models(include_auto_created=True):
        if model._meta.auto_created:
            model._meta.verbose_name, model.__str__ = gettext_lazy("link"), _ends
        for field in model._meta.get_fields():
            if isinstance(field, Field) and field._verbose_name is None:
                field.verbose_name = gettext_lazy(field.verbose_name)


def _ends(link) -> str:
    """Return what a row between two others joins."""
    return " · ".join(str(getattr(link, field.name)) for field in link._meta.fields if field.is_relation)


def _tick(value: bool | None) -> SafeString:
    """Return the records' picture of a yes, a no or neither, which says so in words when it is not seen."""
    name = {True: "yes", False: "no", None: "unknown"}[value]
    words = {True: _("Yes"), False: _("No"), None: _("Unknown")}[value]
    return format_html('<img src="{}" alt="{}">', static(f"admin/img/icon-{name}.svg"), words)
