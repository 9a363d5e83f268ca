from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TourismConfig(AppConfig):
    name = "portal.tourism"
    label = "tourism"
    verbose_name = _("Visits")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.outbox.clock import register_job
        from portal.tourism import desk, mails, policies, receivers, rooms, work
        from portal.tourism.services import escalate
        from portal.users.personal_data import register_personal_data
        from portal.users.traces import register_contacts

        desk.register()
        mails.register()
        policies.register()
        rooms.register()
        work.register()
        register_contacts(receivers.contacts_of)
        register_personal_data("questions", receivers.personal_data)
        register_job("escalate_questions", escalate, every=timedelta(hours=1))

        from portal.core import freshness
        from portal.tourism.models import Visit

        freshness.watch(Visit)
