from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HarvestConfig(AppConfig):
    name = "marketplace.harvest"
    label = "harvest"
    verbose_name = _("Harvests")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.harvest import gate, work
        from marketplace.harvest.services import close_past_preorders, forget_past_harvests
        from marketplace.harvest.sitemaps import CalendarSitemap
        from portal.core.sitemaps import add_section
        from portal.outbox.clock import register_job

        gate.register()
        work.register()
        add_section("harvest", CalendarSitemap)
        register_job("forget_past_harvests", forget_past_harvests, at=time(0, 20))
        register_job("close_past_preorders", close_past_preorders, at=time(0, 10))
