from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsignmentsConfig(AppConfig):
    name = "marketplace.consignments"
    label = "consignments"
    verbose_name = _("Consignments")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.consignments import receivers  # noqa: F401
