"""Forms of the operator: a community, its pickup points and the people at the shelf."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from portal.communities.models import Community
from portal.villages.forms import find_person

FACTS = [
    "slug",
    "name_zh_hans",
    "name_en",
    "district_zh_hans",
    "district_en",
    "address_zh_hans",
    "address_en",
    "latitude",
    "longitude",
    "households",
]


class CommunityForm(WagtailAdminModelForm):
    """The facts of a community; the Chinese ones are needed."""

    class Meta:
        model = Community
        fields = FACTS

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in ("name_zh_hans", "district_zh_hans", "address_zh_hans"):
            self.fields[name].required = True


class PickupPointForm(WagtailAdminModelForm):
    """A shelf and the accounts of those who stand at it."""

    people = forms.CharField(
        label=_("People at the shelf"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("E-mail or phone of each account, one a line."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name_zh_hans"].required = self.fields["address_zh_hans"].required = True
        if self.instance.pk:
            keepers = self.instance.keepers.all()
            self.fields["people"].initial = "\n".join(person.email or person.phone for person in keepers)

    def clean_people(self):
        lines = [line.strip() for line in self.cleaned_data["people"].splitlines() if line.strip()]
        people = {line: find_person(line) for line in lines}
        unknown = [line for line, person in people.items() if person is None]
        if unknown:
            raise ValidationError(_("No account has this e-mail or phone: %(who)s"), params={"who": ", ".join(unknown)})
        return list(people.values())

    def save(self, commit=True):
        point = super().save(commit)
        if commit:
            point.keepers.set(self.cleaned_data["people"])
        return point
