"""The villages around a community: the whole list for readers, and a part of it for other sites."""

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone, translation
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from portal.communities.models import Community, CommunityPage
from portal.core.findable import LANGUAGES, absolute
from portal.core.freshness import content_version
from portal.core.languages import locale_id
from portal.core.memory import remembered
from portal.core.structured import as_script, crumbs, item_list
from portal.nearby.beside import sortings
from portal.nearby.lists import CHOICES, DISTANCE, nearest, page_around

#: Seconds for which other sites and what lies between may keep what they got.
KEPT_ELSEWHERE = 600


def community_page(slug: str) -> CommunityPage:
    """Return the community's live page in the language now spoken, with its community; raises Http404."""
    pages = CommunityPage.objects.live().filter(community__slug=slug, locale=locale_id(get_language() or ""))
    page = pages.select_related("community").first()
    if page is None:
        raise Http404
    return page


@require_safe
def around(request: HttpRequest, community: str) -> HttpResponse:
    """List the villages around a community; ?sort= and ?within= (km) say how."""
    above = community_page(community)
    sorts = [(DISTANCE, _("Nearest first")), *((one.name, one.label) for one in sortings())]
    sort = request.GET.get("sort", "")
    sort = sort if sort in dict(sorts) else DISTANCE
    within = next((km for km in CHOICES if str(km) == request.GET.get("within")), None)
    language = get_language() or LANGUAGES[0]
    found = page_around(above.community, language=language, number=request.GET.get("page"), within_km=within, sort=sort)
    way = [(above.title, above.get_url()), (_("Villages nearby"), request.path)]
    rows = item_list([(page.village.name, page.get_url()) for page in found.object_list])
    context = {
        "community": above.community,
        "community_page": above,
        "page_obj": found,
        "sorts": sorts,
        "sort": sort,
        "within": within,
        "choices": CHOICES,
        "facts": as_script([rows, crumbs(way)]),
        "card": list_card(above.community),
    }
    return render(request, "nearby/around.html", context)


def list_card(community: Community) -> dict[str, str]:
    """Return what a search engine and a messenger say of the list."""
    text = _(
        "How far each village is from %(community)s, what is in season there, what comes here this week, "
        "where one can go."
    )
    named = {"community": community.name}
    return {"title": _("Villages near %(community)s") % named, "text": text % named}


def _spoken(language: str) -> str:
    if language not in LANGUAGES:
        raise Http404
    return language


def told_elsewhere(above: CommunityPage, language: str) -> list[dict]:
    """Return the nearest villages with their news as plain values, remembered until a page or a fact changes."""

    def make() -> list[dict]:
        return [
            {
                "name": page.village.name,
                "county": page.village.county,
                "km": page.km,
                "hours_from_city": float(page.village.hours_from_city) if page.village.hours_from_city else None,
                "url": absolute(page.get_url()),
                "news": [
                    {
                        "kind": one["name"],
                        "label": str(one["label"]),
                        "said": [
                            {"text": said.text, "url": absolute(said.url) if said.url else ""} for said in one["said"]
                        ],
                    }
                    for one in page.news
                ],
            }
            for page in nearest(above.community, language)
        ]

    return remembered(make, "nearby-elsewhere", above.pk, language, content_version(), _minute(), shared=True)


def _minute() -> int:
    """Return the number of the ten minutes that run now: news of other rooms has no version."""
    return int(timezone.now().timestamp()) // KEPT_ELSEWHERE


@require_safe
@cache_control(public=True, max_age=KEPT_ELSEWHERE)
def data(request: HttpRequest, language: str, community: str) -> JsonResponse:
    """Tell other sites of the nearest villages, as JSON. Anybody may read it; it sets no cookie."""
    with translation.override(_spoken(language)):
        above = community_page(community)
        body = {
            "community": above.community.name,
            "url": absolute(above.get_url()),
            "language": language,
            "villages": told_elsewhere(above, language),
        }
    response = JsonResponse(body, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
@xframe_options_exempt
@cache_control(public=True, max_age=KEPT_ELSEWHERE)
def frame(request: HttpRequest, language: str, community: str) -> HttpResponse:
    """Show the nearest villages without our frame, within the pages of sites that an operator has named."""
    with translation.override(_spoken(language)):
        above = community_page(community)
        context = {
            "community": above.community,
            "address": absolute(above.get_url()),
            "villages": told_elsewhere(above, language),
            "language": language,
        }
        response = render(request, "nearby/frame.html", context)
    response._csp_update = {"frame-ancestors": origins(above.community)}
    return response


def origins(community: Community) -> list[str]:
    """Return the sites that may show this community's villages."""
    return list(community.frame_addresses.values_list("origin", flat=True))
