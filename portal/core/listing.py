"""Lists of pages, cut into pages of 24 with their pictures."""

from collections.abc import Sequence

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

from portal.core.pictures import attach_pictures

PER_PAGE = 24


def paged(request: HttpRequest, rows: QuerySet | Sequence) -> dict:
    """Return `page_obj` for ?page= and what it lists; a page that does not exist gives the nearest one."""
    page_obj = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    page_obj.object_list = attach_pictures(page_obj.object_list)
    return {"page_obj": page_obj, "listed": page_obj.object_list}
