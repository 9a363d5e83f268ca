from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BookingsConfig(AppConfig):
    name = "marketplace.bookings"
    label = "bookings"
    verbose_name = _("Bookings")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.bookings import (
            holding,
            invariants,
            letters,
            personal_data,
            proposal_letters,
            receivers,  # noqa: F401
            work,
        )
        from marketplace.bookings.models import Terms
        from marketplace.bookings.services import assume_came, decide_minimums, remind
        from marketplace.bookings.services.propose import expire_proposals
        from portal.core.freshness import watch
        from portal.figures.subjects import leave_out
        from portal.outbox.clock import register_job

        holding.register()
        invariants.register()
        letters.register()
        proposal_letters.register()
        personal_data.register()
        work.register()
        leave_out("bookings:", "booked:")
        watch(Terms)
        register_job("decide_minimums", decide_minimums, every=timedelta(minutes=10))
        register_job("expire_proposals", expire_proposals, every=timedelta(minutes=10))
        register_job("remind_guests", remind, at=time(9, 0))
        register_job("assume_came", assume_came, at=time(4, 30))
