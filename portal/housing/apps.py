from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HousingConfig(AppConfig):
    name = "portal.housing"
    label = "housing"
    verbose_name = _("Homes")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.figures.subjects import leave_out
        from portal.housing import found, invariants, letters, parts, personal_data, receivers, work
        from portal.housing.services import expire_and_remind, mail_digests
        from portal.outbox.clock import register_job

        found.register()
        invariants.register()
        letters.register()
        parts.register()
        personal_data.register()
        receivers.register()
        work.register()
        leave_out("my_homes:", "homes:desk", "homes:desk-listing", "homes:desk-talk", "homes:stop")
        register_job("expire_homes", expire_and_remind, every=timedelta(hours=1))
        register_job("mail_new_homes", mail_digests, at=time(7, 0))
