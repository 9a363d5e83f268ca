from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConsignmentsConfig(AppConfig):
    name = "marketplace.consignments"
    label = "consignments"
    verbose_name = _("Consignments")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.consignments import (
            changed_letter,
            containers_letter,
            invariants,
            letters,
            number_letter,
            papers,
            receivers,  # noqa: F401
            returned_letter,
            shorter_letter,
            split_letter,
            work,
        )
        from marketplace.consignments.services.hand_over import assume_received
        from marketplace.consignments.services.keep import keep_overdue, remind_of_containers
        from portal.outbox.clock import register_job
        from portal.outbox.services import register_handler

        invariants.register()
        papers.register()
        work.register()
        register_handler(letters.TELL, letters.tell)
        register_handler(number_letter.TELL, number_letter.tell)
        register_handler(shorter_letter.TELL, shorter_letter.tell)
        register_handler(split_letter.TELL, split_letter.tell)
        register_handler(changed_letter.TELL, changed_letter.tell)
        register_handler(changed_letter.TELL_VILLAGE, changed_letter.tell_village)
        register_handler(returned_letter.TELL, returned_letter.tell)
        register_handler(containers_letter.REMIND, containers_letter.remind)
        register_job("keep_deposits", keep_overdue, at=time(2, 40))
        register_job("remind_of_containers", remind_of_containers, at=time(9, 10))
        register_job("assume_received", assume_received, at=time(4, 10))
