from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CultureConfig(AppConfig):
    name = "portal.culture"
    label = "culture"
    verbose_name = _("Culture")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.culture import rooms

        rooms.register()
