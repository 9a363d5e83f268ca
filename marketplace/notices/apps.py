from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticesConfig(AppConfig):
    name = "marketplace.notices"
    label = "notices"
    verbose_name = _("Notices of stock")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.notices import invariants, letters, notes, personal_data, receivers
        from marketplace.notices.services import prune_wishes, tell_back, watch_stock
        from portal.outbox.clock import register_job

        invariants.register()
        letters.register()
        notes.register()
        personal_data.register()
        receivers.register()
        register_job("watch_stock", watch_stock, every=timedelta(minutes=10))
        register_job("tell_back_in_stock", tell_back, every=timedelta(minutes=2))
        register_job("prune_wishes", prune_wishes, at=time(4, 55))
