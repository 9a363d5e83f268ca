"""Choosing a visit for a text."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from portal.core.choosing import RowChooserViewSet
from portal.core.templatetags.ui import cny
from portal.site_search.services import matching
from portal.tourism.models import ExperiencePage, StayPage, Visit
from portal.villages.choosing import own_first


class VisitChooserViewSet(RowChooserViewSet):
    """Things to do and places to stay that the public can read about."""

    model = Visit
    icon = "calendar-alt"
    choose_one_text = _("Choose a visit")
    choose_another_text = _("Choose another visit")
    told = (
        ("village", _("Village"), lambda visit: visit.village),
        ("price", _("Price"), lambda visit: cny(visit.price)),
    )

    def rows_for(self, user) -> QuerySet:
        return own_first(Visit.objects.with_live_page().select_related("village"), user, "village")

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        said = Q(name_zh_hans__icontains=text) | Q(name_en__icontains=text)
        said |= Q(village__name_zh_hans__icontains=text) | Q(village__name_en__icontains=text)
        for model in (ExperiencePage, StayPage):
            said |= Q(pk__in=matching(queryset=model.objects.live(), text=text).values("visit"))
        return rows.filter(said)


visit_chooser = VisitChooserViewSet("visit_chooser", url_prefix="choose-visit")
