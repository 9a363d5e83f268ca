"""Words of the page admin that packages make of names in their code and no catalogue reaches."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.account import ThemePreferencesForm
from wagtail.admin.forms.choosers import (
    AnchorLinkChooserForm,
    EmailLinkChooserForm,
    ExternalLinkChooserForm,
    PhoneLinkChooserForm,
)
from wagtail.sites.views import IndexView as SitesView
from wagtail.users.forms import PagePermissionsForm
from wagtail_localize.locales.views import CreateView as AddLocaleView
from wagtail_localize.models import LocaleSynchronization, LocaleSynchronizationModelForm
from wagtail_localize.views.report import TranslationsReportFilterSet

LINK_FORMS = (ExternalLinkChooserForm, AnchorLinkChooserForm, EmailLinkChooserForm, PhoneLinkChooserForm)
LINK_FIELDS = {
    "link_text": _("Link text"),
    "email_address": _("E-mail address"),
    "subject": _("Subject"),
    "body": _("Message"),
    "phone_number": _("Phone number"),
}
SITE_COLUMNS = {"port": _("Port"), "site_name": _("Site name"), "root_page": _("Root page")}
REPORT_FILTERS = {"source_locale": _("Source locale"), "target_locale": _("Target locale")}


APPS = {"axes": _("Guard at the sign-in"), "django_tasks_database": _("Tasks")}
SYNC_FIELDS = {"enabled": _("Switched on"), "sync_from": _("Take pages over from")}


class SyncForm(LocaleSynchronizationModelForm):
    """What a language takes over from another, with its fields named."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name, label in SYNC_FIELDS.items():
            if name in self.fields:
                self.fields[name].label = label


def name_them() -> None:
    """Give forms, lists and filters labels that can be translated."""
    for field_name, field in ((name, field) for form in LINK_FORMS for name, field in form.base_fields.items()):
        field.label = LINK_FIELDS.get(field_name, field.label)
    for column in SitesView.columns:
        column.label = SITE_COLUMNS.get(column.name, column.label)
    for name, label in REPORT_FILTERS.items():
        TranslationsReportFilterSet.base_filters[name].label = label
    PagePermissionsForm.base_fields["page"].label = _("Page")
    LocaleSynchronization.base_form_class = SyncForm
    # Its subtitle is the model's name in the code.
    AddLocaleView.get_page_subtitle = lambda view: ""
    for label, name in APPS.items():
        apps.get_app_config(label).verbose_name = name
    # Light or dark is chosen once, for the site and both admins.
    ThemePreferencesForm.base_fields.pop("theme", None)
