"""Tell me when it is there: a page to ask, one to confirm an address, one to take it back. None needs a script."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods
from oscar.core.loading import get_model

from marketplace.notices.forms import WishForm
from marketplace.notices.models import Wish
from marketplace.notices.services import ask_to_hear, confirm_wish, forget_wish
from portal.core.throttle import is_over_limit, throttle, too_many

Product = get_model("catalogue", "Product")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@throttle("tell-me", limit=20, per_seconds=3600)
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the wish to hear of a product that is sold out; one that can be bought leads to its page."""
    product = Product.objects.on_shelf().filter(structure=Product.STANDALONE, pk=pk).with_origin().first()
    if product is None:
        raise Http404
    if not product.is_sold_out:
        messages.info(request, _("There is some of it now."))
        return redirect(product.get_absolute_url())
    own = request.user if request.user.is_authenticated and request.user.email else None
    wish = Wish.objects.filter(product=product, user=own, told_at=None).first() if own else None
    form = WishForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        if own and request.POST.get("do") == "forget":
            return _forgotten(request, wish, product)
        if own or form.is_valid():
            return _asked(request, product, own, "" if own else form.cleaned_data["email"])
    context = {"product": product, "form": form, "own": own, "wish": wish}
    return render(request, "notices/ask.html", context, status=422 if form.errors and not own else 200)


def _asked(request: HttpRequest, product, own, email: str) -> HttpResponse:
    """Keep the wish; the answer says nothing about who has asked before."""
    if email and is_over_limit(request, key="tell-me-mail", limit=10, per_seconds=86400, by="field:email"):
        return too_many(request, per_seconds=86400)
    ask_to_hear(product=product, language=get_language(), user=own, email=email)
    if own:
        messages.success(request, _("We write to you once, as soon as there is some again."))
    else:
        messages.success(
            request, _("A letter is on its way to %(email)s. Open its link, and we know.") % {"email": email}
        )
    return redirect(product.get_absolute_url())


def _forgotten(request: HttpRequest, wish: Wish | None, product) -> HttpResponse:
    if wish:
        forget_wish(wish=wish)
    messages.success(request, _("Good: we do not write about it."))
    return redirect(product.get_absolute_url())


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def yes(request: HttpRequest, token: str) -> HttpResponse:
    """Show whose letter it is and take the yes: programs that open links in mail confirm nothing."""
    wish = get_object_or_404(Wish.objects.select_related("product"), token=token)
    if request.method == "POST":
        confirm_wish(wish=wish)
        messages.success(request, _("We write to you once, as soon as there is some again."))
        return redirect(wish.product.get_absolute_url())
    return render(request, "notices/sure.html", {"wish": wish, "product": wish.product, "is_yes": True})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def no(request: HttpRequest, token: str) -> HttpResponse:
    """Take the wish back and forget its address."""
    wish = get_object_or_404(Wish.objects.select_related("product"), token=token)
    if request.method == "POST":
        return _forgotten(request, wish, wish.product)
    return render(request, "notices/sure.html", {"wish": wish, "product": wish.product})
