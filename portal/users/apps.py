from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UsersConfig(AppConfig):
    name = "portal.users"
    label = "users"
    verbose_name = _("People")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.users import receivers, rights  # noqa: F401
        from portal.users.landing import register_landing
        from portal.users.personal_data import own_record, register_personal_data

        register_landing(lambda user: "/admin/" if user.has_perm("wagtailadmin.access_admin") else None, order=10)
        register_personal_data("account", own_record)
        rights.teach()
