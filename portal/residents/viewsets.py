"""Where operators set up property companies, their offices and their people."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList

from portal.residents.admin_forms import OfficeForm, StaffForm
from portal.residents.models import Office, PropertyCompany, Staff
from portal.villages.scoped_views import ScopedIndexView, ScopedViewSet


class CompanyViewSet(ScopedViewSet):
    """Property companies."""

    model = PropertyCompany
    name = "property-companies"
    icon = "our-community"
    list_display = ["name"]
    edit_handler = ObjectList([FieldPanel("name")])


class OfficeIndexView(ScopedIndexView):
    """Offices with compound and company read at once."""

    related = ("community", "company")


class OfficeViewSet(ScopedViewSet):
    """One office for each compound."""

    model = Office
    name = "property-offices"
    icon = "our-desk"
    index_view_class = OfficeIndexView
    list_display = ["name", "community", "company"]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("community"), FieldPanel("company")]),
            *(
                FieldRowPanel([FieldPanel(f"{name}_zh_hans"), FieldPanel(f"{name}_en")])
                for name in ("name", "hours_text")
            ),
            FieldPanel("phone"),
        ],
        base_form_class=OfficeForm,
    )


class StaffIndexView(ScopedIndexView):
    """Staff with account, company and office read at once."""

    related = ("user", "company", "office")


class StaffViewSet(ScopedViewSet):
    """Who works for which company, and in which office."""

    model = Staff
    name = "property-staff"
    icon = "our-me"
    menu_label = _("Property staff")
    index_view_class = StaffIndexView
    list_display = ["user", "company", "office"]
    list_filter = ["company"]
    edit_handler = ObjectList(
        [FieldPanel("user"), FieldPanel("company"), FieldPanel("office")], base_form_class=StaffForm
    )
