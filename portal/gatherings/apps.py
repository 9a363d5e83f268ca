from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GatheringsConfig(AppConfig):
    name = "portal.gatherings"
    label = "gatherings"
    verbose_name = _("Gatherings")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.core import freshness
        from portal.figures.subjects import leave_out
        from portal.gatherings import (
            at_home,
            event_form,
            invariants,
            letters,
            nearby_events,
            personal_data,
            receivers,
            rooms,
            versions,
            work,
        )
        from portal.gatherings.models import Gathering
        from portal.gatherings.services.inviting import look_after_invitations
        from portal.gatherings.services.writing import remind_of_tomorrow
        from portal.outbox.clock import register_job

        for module in (at_home, event_form, invariants, letters, nearby_events, personal_data, receivers, rooms, work):
            module.register()
        versions.follow()
        freshness.watch(Gathering)
        leave_out("gatherings:")
        register_job("remind_of_gatherings", remind_of_tomorrow, at=time(18, 0))
        register_job("look_after_invitations", look_after_invitations, every=timedelta(hours=6))
