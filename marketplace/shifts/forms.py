"""What is said of a shift."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from marketplace.harvest.forms import day_field

WHOLE = _("Enter a whole number.")
MOST = 500


def _time(label: str) -> forms.TimeField:
    wrong = dict.fromkeys(("required", "invalid"), _("Enter a time such as 08:30."))
    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")
    return forms.TimeField(label=label, error_messages=wrong, widget=widget)


def _text(label: str, length: int, help_text: str = "") -> forms.CharField:
    return forms.CharField(label=label, max_length=length, required=False, help_text=help_text)


class ShiftForm(forms.Form):
    """Day, times, hands, and where to meet in one language or both."""

    use_required_attribute = False
    day = day_field(_("Day"), error_messages=dict.fromkeys(("required", "invalid"), _("Choose a day.")))
    starts = _time(_("From"))
    ends = _time(_("To"))
    hands = forms.IntegerField(
        label=_("How many hands"),
        min_value=1,
        max_value=MOST,
        error_messages={"required": WHOLE, "invalid": WHOLE},
        widget=forms.NumberInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    meeting_zh_hans = _text(_("Where to meet, in Chinese"), 120, _("Either language is enough."))
    meeting_en = _text(_("Where to meet, in English"), 120)
    note_zh_hans = _text(_("Note, in Chinese"), 300)
    note_en = _text(_("Note, in English"), 300)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["day"].widget.attrs["min"] = timezone.localdate().isoformat()

    def clean(self) -> dict:
        """Ask for a place to meet, and an end after the beginning."""
        data = super().clean()
        if not (data.get("meeting_zh_hans") or data.get("meeting_en")):
            self.add_error("meeting_zh_hans", _("Say where to meet."))
        starts, ends = data.get("starts"), data.get("ends")
        if starts and ends and ends <= starts:
            self.add_error("ends", _("It must end after it begins."))
        if data.get("day") and data["day"] < timezone.localdate():
            self.add_error("day", _("Choose today or a later day."))
        return data

    def words(self) -> dict:
        """Return what plan_shift() and change_shift() take (after cleaning)."""
        data = self.cleaned_data
        texts = {
            field: {language: data[f"{field}_{language}"] for language in ("zh_hans", "en")}
            for field in ("meeting", "note")
        }
        return {name: data[name] for name in ("day", "starts", "ends", "hands")} | texts
