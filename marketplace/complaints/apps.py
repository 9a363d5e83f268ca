from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ComplaintsConfig(AppConfig):
    name = "marketplace.complaints"
    label = "complaints"
    verbose_name = _("Complaints")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.complaints import invariants, letters, parcel_note, personal_data, receivers, work  # noqa: F401
        from marketplace.complaints.services import forget_photos
        from portal.outbox.clock import register_job

        invariants.register()
        letters.register()
        parcel_note.register()
        personal_data.register()
        work.register()
        register_job("forget_photos", forget_photos, at=time(4, 20))
