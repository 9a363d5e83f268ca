"""Forms of the operator: a property office and its people."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from portal.residents.models import Office, Staff
from portal.villages.forms import PersonField


class OfficeForm(WagtailAdminModelForm):
    """The office of a compound; the Chinese name is needed."""

    class Meta:
        model = Office
        fields = ["community", "company", "name_zh_hans", "name_en", "hours_text_zh_hans", "hours_text_en", "phone"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name_zh_hans"].required = True


class StaffForm(WagtailAdminModelForm):
    """Who works for which company, everywhere or in one office."""

    user = PersonField()

    class Meta:
        model = Staff
        fields = ["user", "company", "office"]

    def clean(self) -> dict:
        data = super().clean()
        office = data.get("office")
        if office and data.get("company") and office.company_id != data["company"].pk:
            self.add_error("office", ValidationError(_("This office belongs to another company.")))
        return data
