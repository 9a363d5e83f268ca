"""Keeps editors apart in the Wagtail admin: what is not yours is not there (404), under any address.

Wagtail checks most of its views; its choosers, "chosen" answers, bulk actions, reports and lists of the admin API
show titles, drafts and pictures of others. One guard over the whole admin closes them and those still to come.
"""

from collections.abc import Iterable

from django.http import Http404, HttpRequest
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page
from wagtail.permissions import policy_registry

ADMIN = "/admin/"
PAGE_KWARGS = ("page_id", "parent_page_id", "page_to_move_id", "page_pk", "destination_id")
FILE_KWARGS = ("pk", "image_id", "document_id", "doc_id")
LONGEST_ID = 16
FILE_RIGHTS = ["choose", "change", "delete", "add"]
OPERATORS_ONLY = {"wagtailadmin_reports", "wagtailusers_users", "wagtailusers_groups", "wagtaillocales"}
OPERATORS_ONLY_VIEWS = {"type_use", "type_use_results", "translations_report", "translations_report_results"}


def is_operator(user) -> bool:
    """Return whether this person runs the whole site and is not kept to a village or a community."""
    return user.is_active and (user.is_superuser or user.is_staff)


def pages_for(user):
    """Return the pages this user may see in the admin: their branches and the way to them."""
    return policy_registry.get_by_type(Page).explorable_instances(user)


def files_for(model, user):
    """Return the images or documents this user may choose or change."""
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(user, FILE_RIGHTS)


class AdminScopeMiddleware:
    """Answers 404 when an admin address names a page, picture or document outside the user's villages."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view, args, kwargs):
        if not request.path_info.startswith(ADMIN) or not request.user.is_authenticated:
            return
        asked_ids(request)
        if not is_operator(request.user):
            check_area(request)
            check_pages(request, kwargs)
            check_files(request, kwargs)


def check_area(request: HttpRequest) -> None:
    """Raise Http404 for reports and lists that mix everybody's pages."""
    match = request.resolver_match
    if OPERATORS_ONLY & set(match.namespaces) or match.url_name in OPERATORS_ONLY_VIEWS:
        raise Http404


def check_pages(request: HttpRequest, kwargs: dict) -> None:
    """Raise Http404 when a page named in the address or in a bulk action is not the user's."""
    wanted = as_ids(kwargs[name] for name in PAGE_KWARGS if kwargs.get(name) is not None)
    if kwargs.get("model_name") == "page":
        wanted |= asked_ids(request) | as_ids(request.GET.getlist("childOf"))
        if "all" in request.GET.getlist("id") and not request.GET.get("childOf"):
            raise Http404
    raise_unless_all(wanted, pages_for(request.user))


def check_files(request: HttpRequest, kwargs: dict) -> None:
    """Raise Http404 when a picture or document named in the address or in a bulk action is not the user's."""
    for model, area in ((get_image_model(), "wagtailimages"), (get_document_model(), "wagtaildocs")):
        in_area = any(name.startswith(area) for name in request.resolver_match.namespaces)
        in_bulk = kwargs.get("model_name") == model._meta.model_name
        if not in_area and not in_bulk:
            continue
        wanted = as_ids(kwargs[name] for name in FILE_KWARGS if kwargs.get(name) is not None)
        raise_unless_all(wanted | asked_ids(request), files_for(model, request.user))


def asked_ids(request: HttpRequest) -> set[int]:
    """Return the ids listed as ?id=… in the address."""
    return as_ids(value for value in request.GET.getlist("id") if value != "all")


def as_ids(values: Iterable) -> set[int]:
    """Return the values that are ids; one that only looks like a number is nobody's row: Http404."""
    texts = {str(value) for value in values}
    if any(text.isdigit() and not (text.isascii() and len(text) < LONGEST_ID) for text in texts):
        raise Http404
    return {int(text) for text in texts if text.isdigit()}


def raise_unless_all(wanted: set[int], allowed) -> None:
    """Raise Http404 unless every wanted id is among the allowed rows."""
    if wanted and allowed.filter(pk__in=wanted).values("pk").distinct().count() != len(wanted):
        raise Http404
