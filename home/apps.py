from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    label = "home"
    verbose_name = _("Home")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from home.pictures import develop_pictures
        from portal.outbox.clock import register_job

        register_job("develop_pictures", develop_pictures, every=timedelta(seconds=15))
