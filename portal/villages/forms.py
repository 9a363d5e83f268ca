"""Forms of the operator: bringing a village on, putting somebody in charge."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from portal.users.models import User
from portal.users.phones import split_identifier
from portal.villages.models import Membership, Village

FACTS = [
    "slug",
    "name_zh_hans",
    "name_en",
    "meaning_zh_hans",
    "meaning_en",
    "county_zh_hans",
    "county_en",
    "people_zh_hans",
    "people_en",
    "landscape_zh_hans",
    "landscape_en",
    "live_line_zh_hans",
    "live_line_en",
    "latitude",
    "longitude",
    "altitude_m",
    "households",
    "hours_from_city",
    "phone",
]


class VillageForm(WagtailAdminModelForm):
    """The facts of a village; the Chinese name and county are needed."""

    class Meta:
        model = Village
        fields = FACTS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("name_zh_hans", "county_zh_hans"):
            self.fields[name].required = True


class PersonField(forms.CharField):
    """An account, found by its e-mail address or phone number."""

    def __init__(self, **kwargs):
        super().__init__(**{"label": _("E-mail or phone of the account"), **kwargs})

    def prepare_value(self, value):
        if isinstance(value, int):
            value = User.objects.filter(pk=value).first()
        return (value.email or value.phone) if isinstance(value, User) else value

    def clean(self, value):
        value = super().clean(value)
        person = find_person(value) if value else None
        if value and person is None:
            raise ValidationError(_("No account has this e-mail or phone."))
        return person


def find_person(contact: str) -> User | None:
    """Return the active account with this e-mail address or phone number, if there is one."""
    try:
        known = split_identifier(contact)
    except ValueError:
        return None
    return User.objects.filter(is_active=True, **known).first()


class MembershipForm(WagtailAdminModelForm):
    """Who is in charge of which village, as what."""

    user = PersonField()

    class Meta:
        model = Membership
        fields = ["user", "village", "role"]
