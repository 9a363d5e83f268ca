from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PaymentDeskConfig(AppConfig):
    name = "portal.payment_desk"
    label = "payment_desk"
    verbose_name = _("Means of payment")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.outbox.clock import register_job
        from portal.outbox.services import register_handler
        from portal.payment_desk import letters, services, work

        work.register()
        register_handler(services.MAIL, letters.tell_operator)
        register_job("statements", services.fetch_due_statements, every=timedelta(hours=1))
