"""The answer to “print this”: a PDF at once, a page that asks to make it in the background, or the page itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import get_language

from portal.papers.kinds import kind_named
from portal.papers.pdf import can_print, render_pdf, render_sheets
from portal.papers.services import order_paper

#: A browser prints so many rows of a page at most; further ones stand on the next page.
BY_BROWSER = 200


@dataclass(frozen=True)
class Wish:
    """What somebody wants on paper: rows by `keys`, `words` to the template, and where they came from (`back`)."""

    kind: str
    keys: Iterable
    title: str
    back: str
    words: dict = field(default_factory=dict)


def answer(request: HttpRequest, wish: Wish) -> HttpResponse:
    """Return what a signed-in person gets who wants this on paper, in the language now active.

    A GET gives the PDF when it is short, and otherwise a page with a button whose POST orders it. A machine that
    cannot make PDF gives the same paper as a page for the browser to print.
    """
    keys, kind = list(wish.keys), kind_named(wish.kind)
    if not can_print():
        return _page(request, wish, keys)
    if len(keys) <= kind.at_once:
        context = kind.context(keys, wish.words, request.user)
        pdf = render_pdf(template=kind.template, context=context, language=get_language())
        return pdf_response(pdf, name=wish.title)
    if request.method == "POST":
        asked = {"kind": wish.kind, "keys": keys, "title": wish.title, "words": wish.words}
        return redirect("papers:paper", order_paper(owner=request.user, language=get_language(), **asked).token)
    return render(request, "papers/long.html", {"wish": wish, "count": len(keys)})


def pdf_response(pdf: bytes, *, name: str) -> HttpResponse:
    """Return a PDF that the browser opens, kept by nobody on the way; `name` without its suffix."""
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = content_disposition_header(False, f"{name}.pdf")
    response["Cache-Control"] = "private, no-store"
    return response


def _page(request: HttpRequest, wish: Wish, keys: list) -> HttpResponse:
    kind = kind_named(wish.kind)
    page = Paginator(keys, BY_BROWSER).get_page(request.GET.get("page"))
    shown = keys if not kind.per_part else list(page.object_list)
    context = kind.context(shown, wish.words, request.user)
    context |= {"by_browser": True, "page": page if kind.per_part else None, "back": wish.back}
    context["query"] = request.GET.copy()
    html = render_sheets(template=kind.template, context=context, language=get_language())
    return HttpResponse(html, headers={"Cache-Control": "private, no-store"})
