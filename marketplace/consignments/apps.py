from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsignmentsConfig(AppConfig):
    name = "marketplace.consignments"
    label = "consignments"
    verbose_name = _("Consignments")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.consignments import (  # noqa: F401
            invariants,
            letters,
            number_letter,
            papers,
            receivers,
            returned_letter,
            shorter_letter,
            work,
        )
        from marketplace.consignments.services.hand_over import assume_received
        from portal.outbox.clock import register_job
        from portal.outbox.services import register_handler

        invariants.register()
        papers.register()
        work.register()
        register_handler(letters.TELL, letters.tell)
        register_handler(number_letter.TELL, number_letter.tell)
        register_handler(shorter_letter.TELL, shorter_letter.tell)
        register_handler(returned_letter.TELL, returned_letter.tell)
        register_job("assume_received", assume_received, at=time(4, 10))
