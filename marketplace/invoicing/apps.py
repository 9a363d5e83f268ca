from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InvoicingConfig(AppConfig):
    name = "marketplace.invoicing"
    label = "invoicing"
    verbose_name = _("Invoicing")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.invoicing import invariants, letters, order_note, personal_data, receivers, work

        invariants.register()
        letters.register()
        order_note.register()
        personal_data.register()
        receivers.register()
        work.register()
