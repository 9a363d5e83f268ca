from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RepairsConfig(AppConfig):
    name = "portal.repairs"
    label = "repairs"
    verbose_name = _("Repair requests")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.figures.subjects import leave_out
        from portal.outbox.clock import register_job
        from portal.outbox.services import register_handler
        from portal.repairs import at_home, invariants, letters, on_page, personal_data, receivers, work
        from portal.repairs.services import forget_old_repairs
        from portal.repairs.services.late import DUE, look_at_what_is_due

        at_home.register()
        invariants.register()
        letters.register()
        on_page.register()
        personal_data.register()
        receivers.register()
        work.register()
        leave_out("repairs:", "office_repairs:")
        register_handler(DUE, look_at_what_is_due)
        register_job("forget_old_repairs", forget_old_repairs, at=time(4, 30))
