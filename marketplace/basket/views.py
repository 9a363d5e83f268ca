"""The basket's page, whose every button is a plain form; adding; vouchers, throttled."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.generic import TemplateView
from oscar.apps.basket.views import BasketAddView as CoreBasketAddView
from oscar.apps.basket.views import VoucherAddView as CoreVoucherAddView
from oscar.core.loading import get_classes, get_model
from oscar.core.utils import redirect_to_referrer

from marketplace.basket.forms import QuantityForm
from marketplace.basket.services import BasketRefused, remove_line, set_quantity
from marketplace.basket.summary import group_by_village, notices
from portal.core.throttle import throttle
from portal.figures.counting import note
from portal.figures.kinds import FILLED

AddToBasketForm, BasketVoucherForm = get_classes("basket.forms", ["AddToBasketForm", "BasketVoucherForm"])
Product = get_model("catalogue", "Product")
VOUCHER_TRIES, VOUCHER_SECONDS = 10, 600


def as_number(text: str | None) -> int:
    """Return a small whole number somebody sent, 0 for anything else."""
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 10 else 0


class BasketView(TemplateView):
    """Shows the basket by village; POST changes one line (`line`, `do`, `quantity`).

    Replaces Oscar's formset, which needs a script for its buttons.
    """

    template_name = "oscar/basket/basket.html"
    http_method_names = ["get", "head", "options", "post"]

    def get_context_data(self, **kwargs) -> dict:
        basket = self.request.basket
        groups = group_by_village(basket.all_lines())
        return super().get_context_data(
            basket=basket,
            groups=groups,
            total=basket.total_incl_tax
            - sum(line.line_price_incl_tax_incl_discounts for line in self.gone(basket))
            + basket.deposit,
            must_change=any(line.problem for line in basket.all_lines()),
            notices=notices(basket),
            removed=self.removed(),
            voucher_form=BasketVoucherForm(),
            vouchers=list(basket.vouchers.all()) if basket.id else [],
            **kwargs,
        )

    @staticmethod
    def gone(basket) -> list:
        """Return the lines that are shown but not counted."""
        return [line for line in basket.all_lines() if line.is_gone and line.line_price_incl_tax]

    def removed(self) -> dict | None:
        """Return what was just taken out, for Undo."""
        pk, quantity = as_number(self.request.GET.get("removed")), as_number(self.request.GET.get("quantity"))
        product = Product.objects.public().filter(pk=pk).first() if pk and quantity else None
        return {"product": product, "quantity": quantity} if product else None

    def post(self, request: HttpRequest) -> HttpResponse:
        """Change one line and show the basket again."""
        if request.POST.get("do") == "restore":
            return self.restore()
        lines = request.basket.all_lines()
        line = next((line for line in lines if line.pk == as_number(request.POST.get("line"))), None)
        if line is None:
            messages.warning(request, _("That is no longer in your basket."))
            return redirect("basket:summary")
        form = QuantityForm(request.POST if "quantity" in request.POST else {"quantity": line.quantity})
        if request.POST.get("do") == "remove":
            return self.remove(line)
        if not form.is_valid():
            messages.error(request, f"{line.product.get_title()}: {form.errors['quantity'][0]}")
            return redirect("basket:summary")
        step = {"more": 1, "fewer": -1}.get(request.POST.get("do"), 0)
        return self.change(line, form.cleaned_data["quantity"] + step)

    def change(self, line, quantity: int) -> HttpResponse:
        """Set the quantity, or take the line out at 0."""
        if quantity <= 0:
            return self.remove(line)
        try:
            set_quantity(basket=self.request.basket, line=line, quantity=quantity)
        except BasketRefused as refusal:
            messages.error(self.request, str(refusal))
        return redirect("basket:summary")

    def remove(self, line) -> HttpResponse:
        """Take the line out and offer Undo."""
        query = urlencode({"removed": line.product_id, "quantity": line.quantity})
        remove_line(basket=self.request.basket, line=line)
        return redirect(f"{reverse('basket:summary')}?{query}")

    def restore(self) -> HttpResponse:
        """Put back what was just taken out."""
        product = get_object_or_404(Product, pk=as_number(self.request.POST.get("product")))
        form = AddToBasketForm(self.request.basket, product, self.request.POST)
        if form.is_valid():
            self.request.basket.add_product(product, form.cleaned_data["quantity"])
        else:
            messages.error(self.request, first_error(form, product))
        return redirect("basket:summary")


def first_error(form, product) -> str:
    """Return a refusal as one sentence; what is not public is not named."""
    error = next(iter(form.errors.values()))[0]
    return f"{product.get_title()}: {error}" if product.is_public else str(error)


class BasketAddView(CoreBasketAddView):
    """Adds a product and goes back to the page it was on."""

    def post(self, request, *args, **kwargs):
        """Answer 404 for a number that is no product, before anything else."""
        if kwargs["pk"] > 2**31:
            raise Http404
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form) -> HttpResponse:
        """Say why not; the basket stays as it is."""
        messages.error(self.request, first_error(form, self.product))
        return redirect_to_referrer(self.request, "basket:summary")

    def form_valid(self, form) -> HttpResponse:
        """Put it in and say so."""
        product = form.product
        if not self.request.basket.num_lines:
            note(self.request, FILLED)
        self.request.basket.add_product(product, form.cleaned_data["quantity"], form.cleaned_options())
        text = _("“%(title)s” is in your basket.") % {"title": product.get_title()}
        link = format_html('{} <a href="{}">{}</a>', text, reverse("basket:summary"), _("See the basket"))
        messages.success(self.request, link)
        self.add_signal.send(sender=self, product=product, user=self.request.user, request=self.request)
        return redirect(self.get_success_url())


@method_decorator(throttle("voucher", VOUCHER_TRIES, VOUCHER_SECONDS), name="dispatch")
class VoucherAddView(CoreVoucherAddView):
    """Oscar's, with so many tries."""
