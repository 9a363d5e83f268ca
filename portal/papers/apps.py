from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PapersConfig(AppConfig):
    name = "portal.papers"
    label = "papers"
    verbose_name = _("Papers to print")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.outbox.clock import register_job
        from portal.outbox.services import register_handler
        from portal.papers import checks, receivers, services  # noqa: F401

        register_handler(services.MAKE, services.make_next)
        register_job("papers_prune", services.prune, at=time(4, 40))
