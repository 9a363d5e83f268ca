from datetime import timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SubstitutionsConfig(AppConfig):
    name = "marketplace.substitutions"
    label = "substitutions"
    verbose_name = _("Offers of something else")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.consignments.beside import register_note
        from marketplace.substitutions import beside_parcels, invariants, letters, personal_data, receivers  # noqa: F401
        from marketplace.substitutions.services import expire
        from portal.outbox.clock import register_job

        register_note("substitutions/_parcel_note.html", beside_parcels.notes)
        invariants.register()
        letters.register()
        personal_data.register()
        register_job("expire_substitutions", expire, every=timedelta(minutes=1))
