from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TourismConfig(AppConfig):
    name = "portal.tourism"
    label = "tourism"
    verbose_name = _("Visits")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.tourism import desk, mails, policies, receivers, rooms, work
        from portal.users.traces import register_contacts

        desk.register()
        mails.register()
        policies.register()
        rooms.register()
        work.register()
        register_contacts(receivers.contacts_of)

        from portal.core import freshness
        from portal.tourism.models import Visit

        freshness.watch(Visit)
