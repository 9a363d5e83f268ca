from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ResidentsConfig(AppConfig):
    name = "portal.residents"
    label = "residents"
    verbose_name = _("Residents")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.figures.subjects import leave_out
        from portal.outbox.clock import register_job
        from portal.residents import (
            invariants,
            mails,
            on_page,
            papers,
            personal_data,
            policies,
            receivers,
            waiting,
            work,
        )
        from portal.residents.services import forget_old
        from portal.users.landing import register_landing

        invariants.register()
        mails.register()
        on_page.register()
        papers.register()
        personal_data.register()
        policies.register()
        receivers.register()
        work.register()
        leave_out("residents:", "office:")
        register_landing(waiting.landing, order=5)  # before the page admin, which many of them use too
        register_job("forget_old_residencies", forget_old, at=time(3, 40))
