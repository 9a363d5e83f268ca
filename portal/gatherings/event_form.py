"""What the form of an event's page asks besides the page's own: places, families, until when."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.admin.widgets import AdminDateTimeInput

from portal.culture.event_rooms import ask_more
from portal.culture.forms import EventForm
from portal.gatherings.models import Gathering
from portal.gatherings.services.keeping import TERMS, set_terms


class GatheringForm(EventForm):
    """An event's page with its one gathering: both languages show and change the same numbers.

    They count when the page is published. A draft of a page that readers see already changes nothing: it is kept while
    somebody still types.
    """

    takes_sign_ups = forms.BooleanField(label=_("People sign up for it"), required=False)
    places = forms.IntegerField(label=_("How many places"), min_value=1, max_value=5000, required=False)
    most_together = forms.IntegerField(
        label=_("At most so many in one sign-up"), min_value=1, max_value=50, required=False
    )
    families = forms.BooleanField(label=_("Children may come along"), required=False)
    min_age = forms.IntegerField(label=_("From which age"), min_value=1, max_value=17, required=False)
    until = forms.DateTimeField(label=_("Sign up until"), required=False, widget=AdminDateTimeInput())

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        known = Gathering.objects.filter(key=self.instance.translation_key).first()
        fresh = Gathering()
        for name in TERMS:
            self.initial.setdefault(name, getattr(known or fresh, name))
        self.gathering = known

    def clean(self):
        data = super().clean()
        until, starts, places = data.get("until"), data.get("starts_at"), data.get("places")
        if until and starts and until > starts:
            self.add_error("until", _("Signing up ends before the event begins."))
        given = self.gathering.sign_ups.placed().people() if self.gathering and places else 0
        if places and places < given:
            words = ngettext("%(n)d person has a place already.", "%(n)d people have a place already.", given)
            self.add_error("places", words % {"n": given})
        return data

    def save(self, commit=True):
        page = super().save(commit=commit)
        if not (self.is_deferred_validation and page.live):
            terms = {name: self.cleaned_data[name] for name in TERMS if name in self.cleaned_data}
            terms["most_together"] = terms.get("most_together") or Gathering().most_together
            set_terms(page=page, terms=terms, parent=self.parent_page)
        return page


def register() -> None:
    """Put the fields on the form."""
    ask_more(
        MultiFieldPanel(
            [
                FieldPanel("takes_sign_ups", help_text=_("Then the page has a button “Sign up”. It costs nothing.")),
                FieldRowPanel(
                    [
                        FieldPanel("places", help_text=_("Left empty: no limit.")),
                        FieldPanel("most_together"),
                    ]
                ),
                FieldRowPanel(
                    [
                        FieldPanel("families"),
                        FieldPanel("min_age", help_text=_("Left empty: any age, and nobody is asked.")),
                    ]
                ),
                FieldPanel("until", help_text=_("Left empty: until it begins.")),
            ],
            heading=_("Signing up"),
        ),
        form_class=GatheringForm,
    )
