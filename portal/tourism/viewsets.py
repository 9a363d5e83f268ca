"""Where coordinators answer questions and keep their visits."""

from django.http import Http404
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views import generic

from portal.core.admin_scope import is_operator
from portal.tourism.models import Question, Visit
from portal.tourism.services import answer_question
from portal.villages.models import Membership, Village
from portal.villages.scoped_views import ScopedEditView, ScopedIndexView, ScopedViewSet


class VisitForm(WagtailAdminModelForm):
    """A visit's facts; coordinators choose among their own villages."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["name_zh_hans"].required = self.fields["price_unit_zh_hans"].required = True
        self.fields["trial_nights"].required = False
        if not is_operator(self.for_user):
            own = Village.objects.kept_by(self.for_user, Membership.Role.COORDINATOR)
            self.fields["village"].queryset = own

    def clean_trial_nights(self) -> int:
        """Return 0 where nothing is said."""
        return self.cleaned_data["trial_nights"] or 0


class VisitIndexView(ScopedIndexView):
    """Visits with their village read at once."""

    related = ("village",)


class VisitViewSet(ScopedViewSet):
    """Things to do and places to stay as facts."""

    model = Visit
    name = "visits"
    icon = "our-visit"
    menu_label = _("Visits")
    index_view_class = VisitIndexView
    list_display = ["name", "village", "kind", "price", "capacity"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("name_zh_hans"), FieldPanel("name_en")]),
            FieldRowPanel([FieldPanel("village"), FieldPanel("kind")]),
            FieldPanel("price", heading=_("Price in yuan")),
            FieldRowPanel([FieldPanel("price_unit_zh_hans"), FieldPanel("price_unit_en")]),
            FieldPanel("capacity"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("month_price"), FieldPanel("trial_nights"), FieldPanel("trial_price")]),
                    FieldRowPanel([FieldPanel("clinic_zh_hans"), FieldPanel("clinic_en"), FieldPanel("clinic_km")]),
                    FieldRowPanel(
                        [FieldPanel("hospital_zh_hans"), FieldPanel("hospital_en"), FieldPanel("hospital_km")]
                    ),
                ],
                heading=_("Long stays"),
                help_text=_("Give the price of a month and visitors can ask to live here for months."),
            ),
            FieldPanel("slug"),
        ],
        base_form_class=VisitForm,
    )


class QuestionIndexView(ScopedIndexView):
    """Questions: those waiting first."""

    add_url_name = None
    related = ("visit",)

    def get_add_url(self) -> None:
        """Questions come from visitors."""


class AnswerView(ScopedEditView):
    """Shows the question and takes the answer."""

    page_title = _("Answer")

    def save_instance(self):
        return answer_question(question=self.object, answer=self.form.cleaned_data["answer"], user=self.request.user)


class NobodyAdds(generic.CreateView):
    """Questions come from visitors; there is nothing here, for operators neither."""

    def dispatch(self, request, *args, **kwargs):
        raise Http404


class QuestionForm(WagtailAdminModelForm):
    """The answer is what is asked for here."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True


class QuestionViewSet(ScopedViewSet):
    """Visitors' questions."""

    model = Question
    name = "questions"
    icon = "our-question"
    menu_label = _("Questions")
    index_view_class = QuestionIndexView
    add_view_class = NobodyAdds
    edit_view_class = AnswerView
    list_display = [
        "__str__",
        Column("visit", label=capfirst(_("visit"))),
        "asked_at",
        Column("answer_by", label=capfirst(_("answer promised by"))),
        BooleanColumn("is_answered", label=_("Answered")),
    ]
    edit_handler = ObjectList(
        [
            FieldPanel("text", read_only=True),
            HelpPanel(template="tourism/panels/wish.html"),
            FieldPanel("visit", heading=capfirst(_("visit")), read_only=True),
            FieldPanel("name", heading=_("Asked by"), read_only=True),
            FieldPanel("contact", read_only=True),
            FieldPanel("answer", help_text=_("The visitor sees this. Answer what was asked, with times and prices.")),
        ],
        base_form_class=QuestionForm,
    )
