from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TourismConfig(AppConfig):
    name = "portal.tourism"
    label = "tourism"
    verbose_name = _("Visits")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.tourism import desk, mails, policies, rooms

        desk.register()
        mails.register()
        policies.register()
        rooms.register()

        from portal.core import freshness
        from portal.tourism.models import Visit

        freshness.watch(Visit)
