from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProducersConfig(AppConfig):
    name = "marketplace.producers"
    label = "producers"
    verbose_name = _("Producers")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.producers import receivers, work  # noqa: F401

        work.register()
