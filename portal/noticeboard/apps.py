from datetime import time

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NoticeboardConfig(AppConfig):
    name = "portal.noticeboard"
    label = "noticeboard"
    verbose_name = _("Notices")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.core.sitemaps import add_section
        from portal.figures.subjects import leave_out
        from portal.noticeboard import at_home, invariants, kinds, on_page, personal_data, receivers, work
        from portal.noticeboard.services import forget_receipts, mail_next
        from portal.noticeboard.services.mailing import STEP
        from portal.noticeboard.sitemaps import NoticeSitemap
        from portal.outbox.clock import register_job
        from portal.outbox.services import register_handler

        at_home.register()
        invariants.register()
        kinds.register()
        on_page.register()
        personal_data.register()
        receivers.register()
        work.register()
        add_section("notices", NoticeSitemap)
        leave_out("office_notices:", "noticeboard:no-mail", "noticeboard:mail")
        register_handler(STEP, mail_next)
        register_job("forget_readers_of_notices", forget_receipts, at=time(3, 50))
