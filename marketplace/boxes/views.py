"""My shop's boxes: make one of the village's own products, change it, copy it. Everything of others is 404."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST
from oscar.core.loading import get_model

from marketplace.boxes.exceptions import BoxRefused
from marketplace.boxes.forms import BoxForm, typed_in
from marketplace.boxes.services import copy_box, save_box
from marketplace.producers.goods import own_product
from marketplace.producers.views import shop_keepers_only


def _own_box(request: HttpRequest, pk: int):
    box = own_product(request.user, pk)
    if not box.is_box:
        raise Http404
    return box


@require_http_methods(["GET", "HEAD", "POST"])
@shop_keepers_only
def edit(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Show and save a box, or a new one without `pk`; asked for another row, show what was typed with more rows."""
    box = _own_box(request, pk) if pk else None
    if request.method == "POST" and "more" in request.POST:
        return _show(request, BoxForm(user=request.user, box=box, typed=typed_in(request.POST)), pk)
    form = BoxForm(request.POST or None, request.FILES or None, user=request.user, box=box)
    if not form.villages:
        raise Http404
    if request.method == "POST" and form.is_valid():
        try:
            saved = save_box(box=box, **form.words())
        except BoxRefused as refused:
            form.refuse(refused)
        else:
            messages.success(request, _("Saved: %(product)s.") % {"product": saved.get_title()})
            return redirect("my_shop:index")
    return _show(request, form, pk, status=422 if form.is_bound else 200)


@require_POST
@shop_keepers_only
def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a hidden copy and open it."""
    made = copy_box(box=_own_box(request, pk))
    messages.success(request, _("This is a copy, not on sale yet."))
    return redirect("boxes:edit", pk=made.pk)


def _show(request: HttpRequest, form: BoxForm, pk: int | None, status: int = 200) -> HttpResponse:
    # The form has written into its own instance what was typed; headings show what is stored.
    stored = get_model("catalogue", "Product").objects.with_origin().get(pk=pk) if pk else None
    return render(request, "boxes/form.html", {"form": form, "product": stored}, status=status)
