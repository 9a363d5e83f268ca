from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class OutboxConfig(AppConfig):
    name = "portal.outbox"
    label = "outbox"
    verbose_name = _("Outbox")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.core.health import register_probe
        from portal.outbox import receivers, work  # noqa: F401
        from portal.outbox.backends import MAIL, deliver_mail
        from portal.outbox.clock import register_job
        from portal.outbox.health import HEARTBEAT, probe_worker
        from portal.outbox.services import register_handler

        work.register()
        register_handler(MAIL, deliver_mail)
        register_job(HEARTBEAT, lambda: "alive", every=timedelta(seconds=30))
        register_probe("worker", probe_worker)
