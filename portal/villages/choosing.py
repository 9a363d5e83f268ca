"""Choosing a village for a text."""

from django.db.models import Case, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from portal.core.choosing import RowChooserViewSet
from portal.site_search.services import matching
from portal.villages.models import Village, VillagePage


def own_first(rows: QuerySet, user, path: str = "pk") -> QuerySet:
    """Return rows in a fixed order, first those of the villages this person is in charge of; `path` leads there."""
    mine = When(**{f"{path}__in": Village.objects.kept_by(user)}, then=Value(0))
    return rows.annotate(is_far=Case(mine, default=Value(1))).order_by("is_far", "pk")


class VillageChooserViewSet(RowChooserViewSet):
    """Villages with a page."""

    model = Village
    icon = "home"
    choose_one_text = _("Choose a village")
    choose_another_text = _("Choose another village")
    told = (("county", _("County"), lambda village: village.county),)

    def rows_for(self, user) -> QuerySet:
        return own_first(Village.objects.with_live_page(), user)

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        pages = matching(queryset=VillagePage.objects.live(), text=text)
        named = Q(name_zh_hans__icontains=text) | Q(name_en__icontains=text)
        return rows.filter(named | Q(pk__in=pages.values("village")))


village_chooser = VillageChooserViewSet("village_chooser", url_prefix="choose-village")
