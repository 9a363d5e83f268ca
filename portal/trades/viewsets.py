"""The operator hides the words of a rating, with a reason, or shows them again."""

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.views import generic

from portal.trades.models import Errand
from portal.trades.services import hide_words, show_words
from portal.villages.scoped_views import ScopedEditView, ScopedIndexView, ScopedViewSet


class HidingForm(WagtailAdminModelForm):
    """Whether everybody reads the words, and why not."""

    is_hidden = forms.BooleanField(label=_("Hide the words"), required=False)
    why = forms.CharField(
        label=_("Reason"), max_length=200, required=False, help_text=_("Needed to hide them. The stars stay.")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.initial |= {"is_hidden": bool(self.instance.hidden_at), "why": self.instance.hidden_why}

    def clean(self) -> dict:
        data = super().clean()
        if data.get("is_hidden") and not data.get("why", "").strip():
            self.add_error("why", _("Say why, in a sentence."))
        return data


class RatingIndexView(ScopedIndexView):
    """Ratings, the newest first."""

    page_title = _("Ratings of services")
    related = ("service__business", "community", "user")
    add_url_name = None
    default_ordering = ("-rated_at", "-pk")


class HidingView(ScopedEditView):
    """Shows a rating and takes the decision."""

    page_title = _("Decide")
    delete_url_name = None

    def save_instance(self):
        who = {"errand": self.object, "by": self.request.user}
        if self.form.cleaned_data["is_hidden"]:
            return hide_words(**who, reason=self.form.cleaned_data["why"])
        return show_words(**who)


class NobodyAdds(generic.CreateView):
    """Ratings come from those who asked; no permission opens this view."""

    permission_required = "ask"


class RatingViewSet(ScopedViewSet):
    """Ratings of services."""

    model = Errand
    name = "service-ratings"
    icon = "our-check"
    menu_label = _("Ratings of services")
    index_view_class = RatingIndexView
    add_view_class = NobodyAdds
    edit_view_class = HidingView
    list_display = [
        "service",
        Column("business", label=capfirst(_("business")), accessor="service.business"),
        Column("rating", label=_("Stars")),
        Column("rating_text", label=_("What they say")),
        Column("hidden_at", label=_("Hidden")),
    ]
    edit_handler = ObjectList(
        [
            FieldRowPanel(
                [
                    FieldPanel("rating", read_only=True, heading=_("Stars")),
                    FieldPanel("rating_text", read_only=True, heading=_("What they say")),
                ]
            ),
            FieldPanel("answer", read_only=True, heading=_("Answer of the business")),
            FieldPanel("is_hidden"),
            FieldPanel("why"),
        ],
        base_form_class=HidingForm,
    )
