"""The doors of the office's rooms: only its people come in, and each sees only the compounds they look after."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache

from portal.communities.models import Community
from portal.residents.models import Office
from portal.residents.policies import offices_run_by


@dataclass(frozen=True)
class Scope:
    """What a page of the desk is about: all `offices` of the person, or the one `chosen` by ?compound=."""

    offices: list[Office]
    chosen: Office | None

    @property
    def communities(self) -> list[Community]:
        """Return the compounds the page is about."""
        return [office.community for office in ([self.chosen] if self.chosen else self.offices)]


def office_only(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let only people of a property office in; strangers sign in, for all others there is nothing (404)."""

    @wraps(view)
    @login_required
    @never_cache
    def guarded(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if not offices_run_by(request.user):
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def scope_of(request: HttpRequest) -> Scope:
    """Return what the page is about. Raises Http404 for a compound that is not theirs."""
    offices, slug = offices_run_by(request.user), request.GET.get("compound", "")
    if not slug:
        return Scope(offices, offices[0] if len(offices) == 1 else None)
    chosen = next((office for office in offices if office.community.slug == slug), None)
    if chosen is None:
        raise Http404
    return Scope(offices, chosen)
