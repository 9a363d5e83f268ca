from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TiesConfig(AppConfig):
    name = "marketplace.ties"
    label = "ties"
    verbose_name = _("Villages and communities")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.ties import beside

        beside.register()
