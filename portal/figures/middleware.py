"""The two ends of a request: inside, what was read is written on the response; outside, it is counted."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation

from portal.figures.counting import Count, tally
from portal.figures.kinds import FILLED, SENT, VIEW, VISIT
from portal.figures.readers import comes_from_elsewhere, device_of, may_be_counted
from portal.figures.subjects import is_left_out, subject_of

#: These say from what kind of device, the others do not: a row for each would be four times as many.
BY_DEVICE = {VIEW, VISIT, FILLED, SENT}


class CountingMiddleware:
    """Stands before all others and counts what `SubjectMiddleware` wrote, on kept pages as on new ones.

    Adds to a sum in memory: no query, no cookie, no network.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        remarks = getattr(response, "remarks", ())
        if remarks and may_be_counted(request):
            tally.add(counts_of(request, remarks))
        return response


class SubjectMiddleware:
    """Stands inside the page cache, which keeps the remarks of a page with it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.resolver_match and not is_left_out(request):
            response.remarks = remarks_of(request, response)
        return response


def remarks_of(request: HttpRequest, response: HttpResponse) -> tuple:
    """Return (kind, subject) of all that is to be counted when this response is sent, once or several times."""
    noted = tuple(getattr(request, "figures", ()))
    is_page = (
        request.method == "GET"
        and response.status_code == 200
        and response.get("Content-Type", "").startswith("text/html")
        and translation.get_language_from_path(request.path_info)
    )
    if not is_page:
        return noted
    subject = subject_of(request)
    return (*noted, (VIEW, ""), subject) if subject else (*noted, (VIEW, ""))


def counts_of(request: HttpRequest, remarks: tuple) -> list[Count]:
    """Return what to add one to."""
    day, device = timezone.localdate(), device_of(request)
    language = translation.get_language_from_path(request.path_info) or ""
    if (VIEW, "") in remarks and comes_from_elsewhere(request):
        remarks = (*remarks, (VISIT, ""))
    return [Count(kind, day, subject, language, device if kind in BY_DEVICE else "") for kind, subject in remarks]
