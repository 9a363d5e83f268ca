from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BusinessesConfig(AppConfig):
    name = "portal.businesses"
    label = "businesses"
    verbose_name = _("Businesses around the corner")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.businesses import invariants, kinds, letters, personal_data, policies, versions, work
        from portal.communities.parts import AFTER, Part, register_part
        from portal.figures.subjects import leave_out

        invariants.register()
        kinds.register()
        letters.register()
        personal_data.register()
        policies.register()
        versions.follow()
        work.register()
        words = {"order": 10, "place": AFTER, "door": (_("Around the corner"), "businesses:list")}
        register_part(Part("businesses", "businesses/_corner.html", lambda page, request: {}, **words))
        leave_out("my_business:", "vouchers:")
