from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PreordersConfig(AppConfig):
    name = "marketplace.preorders"
    label = "preorders"
    verbose_name = _("Preorders")

    def ready(self):
        from marketplace.preorders import invariants, letters, notes, receivers, work  # noqa: F401
        from marketplace.preorders.services import settle_failed
        from portal.outbox.clock import register_job

        invariants.register()
        letters.register()
        notes.register()
        work.register()
        register_job("settle_failed_preorders", settle_failed, every=timedelta(minutes=1))
