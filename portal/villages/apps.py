from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class VillagesConfig(AppConfig):
    name = "portal.villages"
    label = "villages"
    verbose_name = _("Villages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.villages import (
            checks,  # noqa: F401
            kinds,
            policies,
            receivers,  # noqa: F401
            work,
        )

        policies.register()
        work.register()

        kinds.register_kinds()

        from portal.core import freshness
        from portal.villages.models import Village

        freshness.watch(Village)
