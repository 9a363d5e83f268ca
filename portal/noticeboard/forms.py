"""What the office fills in for a notice, and a resident for letters about them."""

from datetime import timedelta

from django import forms
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from portal.communities.models import Community
from portal.noticeboard.fields import PdfField, PictureField
from portal.noticeboard.models import Notice, Subscription

#: A notice whose end nobody chose stays so long.
DAYS = 14
AS_TYPED = "%Y-%m-%dT%H:%M"


def moment(label, **kwargs) -> forms.DateTimeField:
    """Return a field of day and time, local."""
    widget = forms.DateTimeInput(format=AS_TYPED, attrs={"type": "datetime-local"})
    return forms.DateTimeField(label=label, widget=widget, **kwargs)


class NoticeForm(forms.Form):
    """A notice; title and text in one language are enough."""

    title_zh_hans = forms.CharField(label=_("Title · Chinese"), max_length=80, required=False)
    text_zh_hans = forms.CharField(label=_("Text · Chinese"), max_length=4000, required=False)
    title_en = forms.CharField(label=_("Title · English"), max_length=80, required=False)
    text_en = forms.CharField(label=_("Text · English"), max_length=4000, required=False)
    is_urgent = forms.BooleanField(label=_("Urgent: before everything else"), required=False)
    shown_until = moment(_("Until"), help_text=_("It stays pinned until then."))
    audience = forms.ChoiceField(label=_("For"), choices=Notice.Audience.choices, widget=forms.RadioSelect)
    buildings = forms.ModelMultipleChoiceField(
        label=_("Only these buildings"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: the whole compound."),
    )
    shown_from = moment(_("From"), required=False, help_text=_("Empty: at once."))
    picture = PictureField(label=_("Picture"))
    picture_alt = forms.CharField(label=_("What the picture shows"), max_length=120, required=False)
    document = PdfField(label=_("Document (PDF)"))
    document_title = forms.CharField(label=_("What the document is"), max_length=80, required=False)
    use_required_attribute = False

    def __init__(self, *args, community: Community, notice: Notice | None = None, **kwargs):
        self.notice = notice
        kwargs["initial"] = _initial(notice) if notice else _blank()
        super().__init__(*args, **kwargs)
        self.fields["buildings"].queryset = community.buildings.order_by("rank")
        for name in ("text_zh_hans", "text_en"):
            self.fields[name].widget = forms.Textarea(attrs={"rows": 5, "maxlength": 4000})

    def own_language(self) -> list:
        """Return title and text in the writer's language; the page asks for them, though the other is enough."""
        texts = self._texts(get_language())
        for bound in texts:
            bound.field.required = True
        return texts

    def other_language(self) -> list:
        """Return title and text in the other language."""
        return self._texts("en" if get_language() == "zh-hans" else "zh-hans")

    def further(self) -> list:
        """Return what most notices do without."""
        names = ["shown_from", "picture", "picture_alt", "document", "document_title"]
        return [self[name] for name in ([*names[:1], "buildings", *names[1:]] if self.has_buildings else names)]

    @property
    def has_buildings(self) -> bool:
        """Say whether there are buildings to choose from."""
        return self.fields["buildings"].queryset.exists()

    def _texts(self, language: str) -> list:
        code = language.replace("-", "_")
        return [self[f"title_{code}"], self[f"text_{code}"]]

    def clean(self) -> dict:
        """Ask for one whole language, an end after the beginning, and words beside a picture or document."""
        data = super().clean()
        self._clean_texts(data)
        begins = data.get("shown_from") or (self.notice.shown_from if self.notice else timezone.now())
        data["shown_from"] = begins
        ends = data.get("shown_until")
        if ends and ends <= max(begins, timezone.now()) and not self._is_over(ends):
            self.add_error("shown_until", _("The end must lie in the future and after the beginning."))
        has_picture = data.get("picture") or (self.notice and self.notice.picture)
        if has_picture and not data.get("picture_alt", "").strip():
            self.add_error("picture_alt", _("Describe the picture in one sentence."))
        if data.get("document") and not data.get("document_title", "").strip():
            self.add_error("document_title", _("Say what the document is."))
        return data

    def _clean_texts(self, data: dict) -> None:
        texts = {code: [data.get(f"{name}_{code}", "") for name in ("title", "text")] for code in ("zh_hans", "en")}
        for code, (title, text) in texts.items():
            if bool(title) != bool(text):
                self.add_error(f"{'text' if title else 'title'}_{code}", _("Title and text belong together."))
        if not any(title or text for title, text in texts.values()):
            self.add_error(f"title_{get_language().replace('-', '_')}", _("Write a title and a text."))

    def _is_over(self, ends) -> bool:
        """Say whether a notice that is over keeps the end it had."""
        known = self.notice and self.notice.shown_until.replace(second=0, microsecond=0)
        return bool(known and ends == known and ends > self.notice.shown_from)

    def fields_of_notice(self) -> dict:
        """Return the cleaned values for the service; no new file keeps the old one."""
        data = {name: self._exact(name, value) for name, value in self.cleaned_data.items() if name != "buildings"}
        return {name: value for name, value in data.items() if name not in ("picture", "document") or value}

    def _exact(self, name: str, value):
        """Return a moment as it was kept when nobody changed its minute, so that this is no correction."""
        known = getattr(self.notice, name) if self.notice and name in ("shown_from", "shown_until") else None
        return known if known and value == known.replace(second=0, microsecond=0) else value


def _blank() -> dict:
    until = timezone.localtime() + timedelta(days=DAYS)
    return {"audience": Notice.Audience.RESIDENTS, "shown_until": until.replace(hour=20, minute=0)}


def _initial(notice: Notice) -> dict:
    names = [name for name in NoticeForm.base_fields if name not in ("picture", "document", "buildings")]
    return {**{name: getattr(notice, name) for name in names}, "buildings": list(notice.buildings.all())}


class MailForm(forms.Form):
    """Which notices come by mail."""

    level = forms.ChoiceField(
        label=_("Notices by e-mail"), choices=Subscription.Level.choices, widget=forms.RadioSelect
    )
    use_required_attribute = False
