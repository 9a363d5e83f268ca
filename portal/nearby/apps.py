from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NearbyConfig(AppConfig):
    name = "portal.nearby"
    label = "nearby"
    verbose_name = _("Nearby villages")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.communities.parts import AFTER, Part, register_part
        from portal.core.sitemaps import add_section
        from portal.nearby import policies, trips, work
        from portal.nearby.sitemaps import AroundSitemap

        policies.register()
        trips.register()
        work.register()
        add_section("nearby", AroundSitemap)
        words = {"order": 20, "place": AFTER, "door": (_("Villages nearby"), "nearby:around")}
        register_part(Part("nearby", "nearby/_section.html", lambda page, request: {}, **words))
