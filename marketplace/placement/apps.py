from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlacementConfig(AppConfig):
    name = "marketplace.placement"
    label = "placement"
    verbose_name = _("Placement")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.placement import deliveries, invariants, messages, receivers
        from marketplace.placement.services.forget import forget_unpaid
        from marketplace.placement.services.reap import reap
        from portal.outbox.clock import register_job
        from portal.outbox.services import register_handler
        from portal.payments import signals

        signals.attempt_settled.connect(receivers.on_attempt_settled)
        signals.attempt_failed.connect(receivers.on_attempt_failed)
        signals.promise_reopened.connect(receivers.on_promise_reopened)
        signals.refund_owed.connect(receivers.on_refund_owed)
        signals.refund_done.connect(receivers.on_refund_done)
        register_handler(messages.MAIL, deliveries.mail)
        register_handler(messages.COUNT, deliveries.count)
        register_job("reap", lambda: str(reap()), every=timedelta(minutes=1))
        register_job("forget_unpaid", forget_unpaid, at=time(3, 40))
        register_job("check_books", invariants.check_nightly, at=time(3, 10))
        invariants.register()
        deliveries.count_outside_transactions()
