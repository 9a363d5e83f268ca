from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CoreConfig(AppConfig):
    name = "portal.core"
    label = "core"
    verbose_name = _("Core")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from wagtail.models import PageViewRestriction

        from portal.core import checks, freshness, nameless, receivers, work  # noqa: F401

        freshness.watch_pages()
        freshness.watch(PageViewRestriction)
        nameless.teach()
        work.register()
