from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SheetsConfig(AppConfig):
    name = "marketplace.sheets"
    label = "sheets"
    verbose_name = _("Tables of goods")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.sheets import invariants, personal_data, receivers  # noqa: F401
        from marketplace.sheets.services import files
        from portal.outbox.clock import register_job
        from portal.outbox.services import register_handler

        invariants.register()
        personal_data.register()
        register_handler(files.WRITE, files.write_next)
        register_job("prune_sheets", files.prune_sheets, at=time(4, 50))
