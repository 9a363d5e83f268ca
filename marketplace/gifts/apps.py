from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GiftsConfig(AppConfig):
    name = "marketplace.gifts"
    label = "gifts"
    verbose_name = _("Gift cards")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.gifts import invariants, leaving, personal_data, receivers, work  # noqa: F401

        invariants.register()
        leaving.register()
        personal_data.register()
        work.register()
