"""Forms of invitations."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.communities.models import Community
from portal.gatherings.models import Invitation
from portal.gatherings.policies import own_communities, own_villages
from portal.villages.models import Village

FACTS = ("kind", "what", "words", "first", "last", "people", "travel", "bed", "meal", "fee")
MOST_CHOICES = 500


def day_input() -> forms.DateInput:
    """Return a field of a day as phones show it."""
    return forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class InvitationForm(forms.ModelForm):
    """Who invites whom, what for, when, and what is offered."""

    inviting = forms.ChoiceField(label=_("Who invites"))
    invited = forms.ChoiceField(label=_("Who is invited"))

    class Meta:
        model = Invitation
        fields = FACTS
        widgets = {"first": day_input(), "last": day_input(), "words": forms.Textarea(attrs={"rows": 4})}
        help_texts = {
            "what": _("For example: an afternoon of dyeing with indigo."),
            "fee": _("For example: 300 yuan for the afternoon."),
        }

    field_order = ("inviting", "invited", *FACTS)

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.sides = {f"v{one.pk}": one for one in own_villages(user)}
        self.sides |= {f"c{one.pk}": one for one in own_communities(user)}
        self.fields["inviting"].choices = [(key, one.name) for key, one in self.sides.items()]
        self.others: dict = {}
        if any(key.startswith("c") for key in self.sides):
            self.others |= {f"v{one.pk}": one for one in Village.objects.with_live_page()[:MOST_CHOICES]}
        if any(key.startswith("v") for key in self.sides):
            self.others |= {f"c{one.pk}": one for one in Community.objects.all()[:MOST_CHOICES]}
        self.fields["invited"].choices = [(key, one.name) for key, one in self.others.items()]

    def clean(self):
        data = super().clean()
        first, last = data.get("first"), data.get("last")
        if first and last and last < first:
            self.add_error("last", ValidationError(_("The last day comes after the first.")))
        if last and last < timezone.localdate():
            self.add_error("last", ValidationError(_("These days are over.")))
        inviting, invited = data.get("inviting", ""), data.get("invited", "")
        if inviting and invited and inviting[0] == invited[0]:
            words = _("A community invites somebody of a village, a village invites a community.")
            self.add_error("invited", ValidationError(words))
        return data

    def asked(self) -> dict:
        """Return what the service is given."""
        data = self.cleaned_data
        sides = {"inviting": self.sides[data["inviting"]], "invited": self.others[data["invited"]]}
        return {**sides, "facts": {name: data[name] for name in FACTS}}


class AcceptForm(forms.Form):
    """Yes, on this day."""

    day = forms.DateField(label=_("The day"), widget=day_input())
    answer = forms.CharField(label=_("A word with it"), max_length=300, required=False)


class DeclineForm(forms.Form):
    """No, and why."""

    answer = forms.CharField(
        label=_("Why not"), max_length=300, error_messages={"required": _("Write a sentence. People read it.")}
    )
