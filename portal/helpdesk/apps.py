from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HelpdeskConfig(AppConfig):
    name = "portal.helpdesk"
    label = "helpdesk"
    verbose_name = _("Letters to us")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from portal.helpdesk import desk, mails, policies, receivers, work
        from portal.users.personal_data import register_personal_data
        from portal.users.traces import register_contacts

        desk.register()
        mails.register()
        policies.register()
        work.register()
        register_contacts(receivers.contacts_of)
        register_personal_data("letters_to_us", receivers.written_by)
