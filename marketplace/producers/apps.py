from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProducersConfig(AppConfig):
    name = "marketplace.producers"
    label = "producers"
    verbose_name = _("Producers")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.producers import expiry, receivers, work  # noqa: F401
        from portal.outbox.clock import register_job
        from portal.outbox.services import register_handler

        work.register()
        register_handler(expiry.WARN, expiry.warn)
        register_job("warn_of_papers", expiry.warn_of_papers, at=time(5, 40))
