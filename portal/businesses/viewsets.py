"""The community's editors decide who is listed, on their desk."""

from django import forms
from django.db.models import F
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from portal.businesses.exceptions import NotDone
from portal.businesses.models import Business
from portal.businesses.services import approve, refuse, take_off
from portal.villages.scoped_views import ScopedEditView, ScopedIndexView, ScopedViewSet

State = Business.State
#: What can be decided in each state.
STEPS = {
    State.ASKED: (("approve", _("List it")), ("refuse", _("Do not list it"))),
    State.APPROVED: (("take_off", _("Take it off the list")),),
    State.REFUSED: (("approve", _("List it after all")),),
    State.CLOSED: (("approve", _("List it again")),),
}


class DecisionForm(WagtailAdminModelForm):
    """One step, and why; the owner reads the reason."""

    step = forms.ChoiceField(label=_("What do you decide?"), widget=forms.RadioSelect)
    why = forms.CharField(
        label=_("Reason"),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed when you do not list it or take it off. The owner gets it by e-mail."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["step"].choices = STEPS[self.instance.state]

    def clean(self) -> dict:
        data = super().clean()
        if data.get("step") in {"refuse", "take_off"} and not data.get("why", "").strip():
            self.add_error("why", _("Say why, in a sentence. The owner reads it."))
        return data


class BusinessIndexView(ScopedIndexView):
    """Businesses: those that wait first."""

    related = ("community",)
    add_url_name = None

    default_ordering = (F("decided_at").asc(nulls_first=True), "asked_at", "pk")


class DecideView(ScopedEditView):
    """Shows what the business says of itself and takes the decision."""

    page_title = _("Decide")
    delete_url_name = None

    def save_instance(self):
        step, who = self.form.cleaned_data["step"], {"business": self.object, "by": self.request.user}
        if step == "approve":
            return approve(**who)
        return {"refuse": refuse, "take_off": take_off}[step](**who, reason=self.form.cleaned_data["why"])

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except NotDone as error:
            form.add_error(None, str(error))
            return self.form_invalid(form)


class NobodyAdds(generic.CreateView):
    """Businesses ask on their community's page; no permission opens this view."""

    permission_required = "ask"


def _said(*fields: str) -> list[FieldRowPanel]:
    return [
        FieldRowPanel([FieldPanel(f"{name}_{code}", read_only=True) for code in ("zh_hans", "en")]) for name in fields
    ]


class BusinessViewSet(ScopedViewSet):
    """Businesses around the corner."""

    model = Business
    name = "community-businesses"
    icon = "our-stall"
    menu_label = _("Businesses around the corner")
    index_view_class = BusinessIndexView
    add_view_class = NobodyAdds
    edit_view_class = DecideView
    list_display = [
        "name",
        Column("community", label=capfirst(_("community"))),
        Column("get_kind_display", label=capfirst(_("kind"))),
        Column("get_state_display", label=capfirst(_("state"))),
        Column("asked_at", label=_("Asked to be listed"), sort_key="asked_at"),
    ]
    list_filter = ["state", "kind"]
    edit_handler = ObjectList(
        [
            *_said("name", "sentence", "place"),
            FieldRowPanel([FieldPanel("kind", read_only=True), FieldPanel("phone", read_only=True)]),
            FieldRowPanel([FieldPanel("state", read_only=True), FieldPanel("reason", read_only=True)]),
            HelpPanel(template="businesses/panels/changes.html"),
            FieldPanel("step"),
            FieldPanel("why"),
        ],
        base_form_class=DecisionForm,
    )
