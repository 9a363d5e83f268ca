"""Where operators bring villages on and put people in charge."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.views import generic

from portal.villages.forms import FACTS, MembershipForm, VillageForm
from portal.villages.models import Membership, Village
from portal.villages.scoped_views import ScopedIndexView, ScopedViewSet
from portal.villages.services import bring_on_village

IN_BOTH = ("name", "meaning", "county", "people", "landscape", "live_line")


class BringOnView(generic.CreateView):
    """A new village arrives with its pages, pictures and editors."""

    def save_instance(self):
        data = {name: self.form.cleaned_data[name] for name in FACTS}
        titles = {"zh-hans": data.pop("name_zh_hans"), "en": data.pop("name_en") or ""}
        return bring_on_village(
            slug=data.pop("slug"),
            latitude=data.pop("latitude"),
            longitude=data.pop("longitude"),
            titles={language: title for language, title in titles.items() if title},
            facts={name: value for name, value in data.items() if value is not None},
            operator=self.request.user,
        )


class VillageViewSet(ScopedViewSet):
    """Villages as facts."""

    model = Village
    name = "villages"
    icon = "our-home"
    add_view_class = BringOnView
    list_display = ["name", "county", "households"]
    search_fields = ["name", "slug"]
    search_backend_name = None
    edit_handler = ObjectList(
        [
            FieldPanel("slug"),
            *(FieldRowPanel([FieldPanel(f"{name}_zh_hans"), FieldPanel(f"{name}_en")]) for name in IN_BOTH),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
                    FieldRowPanel([FieldPanel("altitude_m"), FieldPanel("households")]),
                    FieldRowPanel([FieldPanel("hours_from_city"), FieldPanel("phone")]),
                ],
                heading=_("Place"),
            ),
        ],
        base_form_class=VillageForm,
    )


class PeopleIndexView(ScopedIndexView):
    """People in charge, with person and village read at once."""

    related = ("user", "village")


class MembershipViewSet(ScopedViewSet):
    """People in charge of villages."""

    model = Membership
    name = "people-in-charge"
    icon = "our-me"
    index_view_class = PeopleIndexView
    list_display = ["user", "village", "role"]
    list_filter = ["village", "role"]
    edit_handler = ObjectList(
        [FieldPanel("user"), FieldPanel("village"), FieldPanel("role")], base_form_class=MembershipForm
    )
