from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TradesConfig(AppConfig):
    name = "portal.trades"
    label = "trades"
    verbose_name = _("Services nearby")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.figures.subjects import leave_out
        from portal.outbox.clock import register_job
        from portal.trades import at_home, beside, found, invariants, letters, personal_data, policies, versions, work
        from portal.trades.services import look_after_requests

        at_home.register()
        beside.register()
        found.register()
        invariants.register()
        letters.register()
        personal_data.register()
        policies.register()
        versions.follow()
        work.register()
        leave_out("errands:", "trade_desk:")
        register_job("look_after_requests", look_after_requests, every=timedelta(minutes=15))
