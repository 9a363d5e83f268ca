from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShiftsConfig(AppConfig):
    name = "marketplace.shifts"
    label = "shifts"
    verbose_name = _("Picking shifts")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.shifts import due, invariants, letters, personal_data, work

        due.register()
        invariants.register()
        letters.register()
        personal_data.register()
        work.register()
