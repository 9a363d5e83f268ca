"""The crop calendar: what is harvested in which village and when, for everybody."""

from collections.abc import Iterable
from itertools import groupby

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from marketplace.catalogue.facts import shelf_facts
from marketplace.harvest.crops import VILLAGE, Crop, crops_of, on_sale
from marketplace.harvest.events import coming_events
from marketplace.producers.forms import month_choices
from marketplace.search.shelves import all_shelves
from portal.core.freshness import content_version
from portal.core.memory import remembered
from portal.villages.models import VillagePage

PER_PAGE = 60


class CalendarForm(forms.Form):
    """A month, a village, both or none; what is not known is left out."""

    month = forms.ChoiceField(label=gettext_lazy("Month"), required=False)
    village = forms.ChoiceField(label=gettext_lazy("Village"), required=False)

    def __init__(self, data, *, villages):
        super().__init__({name: data.get(name, "").replace("\x00", "") for name in ("month", "village")})
        self.fields["month"].choices = [("", _("The whole year")), *month_choices()]
        self.fields["village"].choices = [("", _("All villages")), *((each.slug, each.name) for each in villages)]

    @property
    def wanted(self) -> dict[str, str]:
        """Return what was asked for and understood."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Show the year of all crops by village; ?month= and ?village= narrow it down."""
    shelves = all_shelves()
    form = CalendarForm(request.GET, villages=shelves.villages)
    wanted, rows = form.wanted, on_sale()
    if "village" in wanted:
        rows = rows.filter(**{f"{VILLAGE}__slug": wanted["village"]})
    if "month" in wanted:
        rows = rows.in_month(int(wanted["month"]))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    crops = page.object_list = crops_of(page.object_list)
    context = {
        "form": form,
        "wanted": wanted,
        "page_obj": page,
        "villages": by_village(crops),
        "facts": facts_of(crops),
        "card": {"title": _("Crop calendar"), "text": _("What is ripe when, and in which village.")},
    }
    return render(request, "harvest/calendar.html", context)


def by_village(crops: list[Crop]) -> list[dict]:
    """Return the crops by village, each village with its page in the reader's language, each crop with its events."""
    ids = {crop.village_id for crop in crops}
    found = VillagePage.objects.live().filter(village__in=ids, locale__language_code=get_language())
    pages = {page.village_id: page for page in found.select_related("locale")}
    events = coming_events(crop.pk for crop in crops)
    return [
        {
            "page": pages.get(village_id),
            "name": of_village[0].village_name,
            "slug": of_village[0].village_slug,
            "crops": of_village,
            "events": once(event for crop in of_village for event in events.get(crop.pk, [])),
        }
        for village_id, together in groupby(crops, key=lambda crop: crop.village_id)
        if (of_village := list(together))
    ]


def once(events: Iterable) -> list:
    """Return the events, each once, the soonest first."""
    return sorted({event.pk: event for event in events}.values(), key=lambda event: event.starts_at)


def facts_of(crops: list[Crop]) -> SafeString:
    """Return the crops of this page and the way to it for machines."""
    shown = [(crop.pk, crop.slug, crop.titles) for crop in crops]
    way = [(_("Market"), reverse("catalogue:index")), (_("Crop calendar"), reverse("calendar:year"))]
    facts = ("calendar-facts", get_language(), content_version(), shown)
    return remembered(lambda: shelf_facts(crops, way=way), *facts)
