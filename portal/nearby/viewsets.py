"""Where operators name the sites that may show a community's villages."""

from wagtail.admin.panels import FieldPanel, HelpPanel, ObjectList

from portal.nearby.models import FrameAddress
from portal.villages.scoped_views import ScopedIndexView, ScopedViewSet


class FrameAddressIndexView(ScopedIndexView):
    """Addresses with their community read at once."""

    related = ("community",)


class FrameAddressViewSet(ScopedViewSet):
    """Sites that show our villages."""

    model = FrameAddress
    name = "frame-addresses"
    icon = "our-globe"
    index_view_class = FrameAddressIndexView
    list_display = ["origin", "community"]
    edit_handler = ObjectList(
        [FieldPanel("community"), FieldPanel("origin"), HelpPanel(template="nearby/panels/how.html")]
    )
