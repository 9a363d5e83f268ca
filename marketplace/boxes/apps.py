from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BoxesConfig(AppConfig):
    name = "marketplace.boxes"
    label = "boxes"
    verbose_name = _("Boxes")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.boxes import invariants, receivers
        from marketplace.boxes.services import follow_all
        from portal.outbox.clock import register_job

        invariants.register()
        receivers.register()
        # After the harvests of last time are forgotten.
        register_job("follow_parts_of_boxes", follow_all, at=time(0, 30))
