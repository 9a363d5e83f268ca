"""Where operators read and answer letters."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn

from portal.helpdesk.models import Inquiry
from portal.helpdesk.services import answer_letter
from portal.villages.scoped_views import ScopedEditView, ScopedIndexView, ScopedViewSet


class LetterIndexView(ScopedIndexView):
    """Letters: those waiting first."""

    add_url_name = None


class AnswerView(ScopedEditView):
    """Shows the letter and takes the answer."""

    page_title = _("Answer")
    delete_url_name = None

    def save_instance(self):
        return answer_letter(inquiry=self.object, answer=self.form.cleaned_data["answer"], user=self.request.user)


class AnswerForm(WagtailAdminModelForm):
    """The answer is what is asked for here."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].required = True


class LetterViewSet(ScopedViewSet):
    """Letters to us."""

    model = Inquiry
    name = "letters-to-us"
    icon = "our-letter"
    menu_label = _("Letters to us")
    index_view_class = LetterIndexView
    edit_view_class = AnswerView
    list_display = ["__str__", "topic", "order_number", "asked_at", BooleanColumn("is_answered", label=_("Answered"))]
    list_filter = ["topic"]
    edit_handler = ObjectList(
        [
            FieldPanel("text", read_only=True, heading=_("The letter")),
            FieldRowPanel([FieldPanel("topic", read_only=True), FieldPanel("order_number", read_only=True)]),
            FieldRowPanel(
                [FieldPanel("name", heading=_("Written by"), read_only=True), FieldPanel("contact", read_only=True)]
            ),
            FieldPanel("answer", help_text=_("The writer sees this, by e-mail too if they gave one.")),
        ],
        base_form_class=AnswerForm,
    )
