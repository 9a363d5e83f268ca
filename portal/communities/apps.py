from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommunitiesConfig(AppConfig):
    name = "portal.communities"
    label = "communities"
    verbose_name = _("Communities")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.communities import policies, receivers, work  # noqa: F401
        from portal.communities.city import city_places
        from portal.villages.relief import register_places

        policies.register()
        work.register()
        register_places(city_places)

        from portal.communities.models import Community, PickupPoint
        from portal.core import freshness

        freshness.watch(Community, PickupPoint)
