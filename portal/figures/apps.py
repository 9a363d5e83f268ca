from datetime import time, timedelta

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FiguresConfig(AppConfig):
    name = "portal.figures"
    label = "figures"
    verbose_name = _("Site figures")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.figures import desk, kinds, pages, searches, services, subjects, work  # noqa: F401
        from portal.outbox.clock import register_job

        subjects.register_subject(subjects.Subject(kinds.PAGE, _("Pages"), pages.key_of, pages.named, order=20))
        subjects.register_subject(
            subjects.Subject(kinds.ROOM, _("Market and basket"), subjects.room_of, subjects.named_rooms, order=40)
        )
        subjects.register_reading_room("site_search:find", _("Search"))
        register_job("figures", services.recount_lately, every=timedelta(minutes=10))
        register_job("figures_prune", services.prune, at=time(4, 10))
        desk.register()
        work.register()
