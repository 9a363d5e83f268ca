"""What the office fills in for a request."""

from datetime import datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from portal.images.fields import PhotosField
from portal.repairs.codes import plain
from portal.repairs.forms import words
from portal.repairs.models import Firm, Repair
from portal.repairs.people import people_of
from portal.repairs.services.steps import MOST_PHOTOS

THEY_READ = _("The resident reads it.")


class GiveForm(forms.Form):
    """Who does it: somebody of the office, or a firm of its list."""

    to = forms.ChoiceField(label=_("Who does it?"), error_messages={"required": _("Choose who does it.")})
    use_required_attribute = False

    def __init__(self, data=None, files=None, *, repair: Repair):
        known = f"staff-{repair.staff_id}" if repair.staff_id else f"firm-{repair.firm_id}"
        super().__init__(data, initial={"to": known})
        self.people = {f"staff-{user.pk}": user for user in people_of(repair.community)}
        firms = Firm.objects.filter(community=repair.community, is_used=True)
        self.firms = {f"firm-{firm.pk}": firm for firm in firms}
        self.fields["to"].choices = [
            (_("Office"), [(key, str(user)) for key, user in self.people.items()]),
            (pgettext_lazy("repairs", "Outside firms"), [(key, firm.name) for key, firm in self.firms.items()]),
        ]

    def facts(self) -> dict:
        """Return what the service asks for."""
        key = self.cleaned_data["to"]
        return {"firm": self.firms[key]} if key in self.firms else {"staff": self.people[key]}


class AnswerForm(forms.Form):
    """A word to the resident."""

    text = words(
        pgettext_lazy("repair", "Answer"),
        help_text=THEY_READ,
        error_messages={"required": _("Write a word to the resident.")},
    )
    photos = PhotosField(most=MOST_PHOTOS, label=_("Photos"))
    use_required_attribute = False

    def __init__(self, data=None, files=None, *, repair: Repair):
        super().__init__(data, files, auto_id="answer_%s")

    def facts(self) -> dict:
        """Return what the service asks for."""
        return self.cleaned_data


class VisitForm(forms.Form):
    """When somebody comes."""

    day = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    begins = forms.TimeField(
        label=pgettext_lazy("time", "From"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    ends = forms.TimeField(
        label=pgettext_lazy("time", "To"), widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    )
    text = words(_("A word to the resident"), required=False, help_text=THEY_READ)
    use_required_attribute = False

    def __init__(self, data=None, files=None, *, repair: Repair):
        tomorrow = timezone.localdate() + timedelta(days=1)
        known = {"day": tomorrow, "begins": time(9), "ends": time(11)}
        if repair.visit_from and repair.visit_until:
            begins, ends = timezone.localtime(repair.visit_from), timezone.localtime(repair.visit_until)
            known = {"day": begins.date(), "begins": begins.time(), "ends": ends.time()}
        super().__init__(data, initial=known, auto_id="visit_%s")

    def clean(self) -> dict:
        """Ask for a time ahead that ends after it begins."""
        data = super().clean()
        if self.errors:
            return data
        begins, ends = (_moment(data["day"], data[name]) for name in ("begins", "ends"))
        if not timezone.now() < begins < ends:
            raise ValidationError(_("The visit must lie ahead and end after it begins."))
        return {**data, "begins": begins, "ends": ends}

    def facts(self) -> dict:
        """Return what the service asks for."""
        return {name: self.cleaned_data[name] for name in ("begins", "ends", "text")}


def _moment(day, at) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


class DoneForm(forms.Form):
    """What was done, and a photo of it; one of both is enough."""

    text = words(_("What was done"), required=False, help_text=THEY_READ)
    photos = PhotosField(most=MOST_PHOTOS, label=_("Photos"))
    use_required_attribute = False

    def __init__(self, data=None, files=None, *, repair: Repair):
        super().__init__(data, files, auto_id="done_%s")

    def clean(self) -> dict:
        """Ask for one of both."""
        data = super().clean()
        if not self.errors and not data.get("text", "").strip() and not data.get("photos"):
            self.add_error("text", _("Write a word, or add a photo."))
        return data

    def facts(self) -> dict:
        """Return what the service asks for."""
        return self.cleaned_data


class RefuseForm(forms.Form):
    """Why it is not done."""

    text = words(_("Reason"), help_text=THEY_READ, error_messages={"required": _("Say why; the resident reads it.")})
    use_required_attribute = False

    def __init__(self, data=None, files=None, *, repair: Repair):
        super().__init__(data, auto_id="refuse_%s")

    def facts(self) -> dict:
        """Return what the service asks for."""
        return self.cleaned_data


class MergeForm(forms.Form):
    """Which other request is about the same."""

    code = forms.CharField(
        label=_("Number of the other request"),
        max_length=12,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        help_text=_("This one is closed; its flat follows the other one."),
    )
    use_required_attribute = False

    def __init__(self, data=None, files=None, *, repair: Repair):
        super().__init__(data, auto_id="merge_%s")
        self.repair = repair

    def clean_code(self) -> Repair:
        """Return the request of the same compound that has this number."""
        rows = Repair.objects.filter(community=self.repair.community_id, code=plain(self.cleaned_data["code"]))
        found = rows.exclude(pk=self.repair.pk).first()
        if found is None:
            raise ValidationError(_("No other request here has this number."))
        return found

    def facts(self) -> dict:
        """Return what the service asks for."""
        return {"main": self.cleaned_data["code"]}
