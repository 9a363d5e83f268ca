from datetime import time

from django.apps import AppConfig
from django.utils.translation import pgettext_lazy


class FeesConfig(AppConfig):
    name = "portal.fees"
    label = "fees"
    verbose_name = pgettext_lazy("bills", "Fees")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.fees import at_home, invariants, letters, papers, personal_data, receivers, work
        from portal.fees.services import remind_due
        from portal.figures.subjects import leave_out
        from portal.outbox.clock import register_job

        at_home.register()
        invariants.register()
        letters.register()
        papers.register()
        personal_data.register()
        receivers.register()
        work.register()
        leave_out("fees:", "office_fees:")
        register_job("remind_of_fees", remind_due, at=time(9, 10))
