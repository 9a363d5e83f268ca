"""Where operators bring communities on and keep the pickup points."""

from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.admin.views import generic

from portal.communities.forms import FACTS, CommunityForm, PickupPointForm
from portal.communities.models import Community, PickupPoint
from portal.communities.services import bring_on_community
from portal.villages.scoped_views import ScopedIndexView, ScopedViewSet


class BringOnView(generic.CreateView):
    """A new community arrives with its pages, pictures and editors."""

    def save_instance(self):
        data = {name: self.form.cleaned_data[name] for name in FACTS}
        titles = {"zh-hans": data.pop("name_zh_hans"), "en": data.pop("name_en") or ""}
        return bring_on_community(
            slug=data.pop("slug"),
            latitude=data.pop("latitude"),
            longitude=data.pop("longitude"),
            titles={language: title for language, title in titles.items() if title},
            facts={name: value for name, value in data.items() if value is not None},
            operator=self.request.user,
        )


class CommunityViewSet(ScopedViewSet):
    """Communities as facts."""

    model = Community
    name = "communities"
    icon = "our-community"
    add_view_class = BringOnView
    list_display = ["name", "district", "households"]
    edit_handler = ObjectList(
        [
            FieldPanel("slug"),
            *(
                FieldRowPanel([FieldPanel(f"{name}_zh_hans"), FieldPanel(f"{name}_en")])
                for name in ("name", "district", "address")
            ),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldPanel("households"),
        ],
        base_form_class=CommunityForm,
    )


class PointIndexView(ScopedIndexView):
    """Pickup points with their community read at once."""

    related = ("community",)


class PickupPointViewSet(ScopedViewSet):
    """Shelves, their opening hours and their people."""

    model = PickupPoint
    name = "pickup-points"
    icon = "our-place"
    index_view_class = PointIndexView
    list_display = ["name", "community", BooleanColumn("is_active", label=capfirst(_("in use")))]
    edit_handler = ObjectList(
        [
            FieldRowPanel([FieldPanel("community"), FieldPanel("slug")]),
            *(
                FieldRowPanel([FieldPanel(f"{name}_zh_hans"), FieldPanel(f"{name}_en")])
                for name in ("name", "address", "hours_text")
            ),
            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude")]),
            FieldRowPanel([FieldPanel("phone"), FieldPanel("is_active")]),
            InlinePanel(
                "hours",
                heading=_("Opening hours"),
                label=_("opening time"),
                panels=[FieldRowPanel([FieldPanel("weekday"), FieldPanel("opens"), FieldPanel("closes")])],
            ),
            FieldPanel("people"),
        ],
        base_form_class=PickupPointForm,
    )
