from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ProduceConfig(AppConfig):
    name = "marketplace.produce"
    label = "produce"
    verbose_name = _("Lots and certificates")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.consignments.beside import register_voice
        from marketplace.produce import expiry, invariants, lot_papers, recall_letter, receivers, scans, voices, work  # noqa: F401
        from portal.outbox.clock import register_job
        from portal.outbox.services import register_handler

        invariants.register()
        lot_papers.register()
        scans.register()
        work.register()
        register_voice(voices.speak)
        register_handler(recall_letter.TELL, recall_letter.tell)
        register_handler(expiry.WARN, expiry.warn)
        register_job("warn_of_certificates", expiry.warn_of_certificates, at=time(5, 30))
