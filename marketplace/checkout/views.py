"""The checkout: one page, and the page that follows the order."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View
from django.views.decorators.cache import never_cache

from marketplace.checkout.answers import forget_answers, prefill, remember_answers
from marketplace.checkout.forms import CheckoutForm, read_amount
from marketplace.checkout.options import HOME, NEAR, Plan, Prices, list_options
from marketplace.checkout.services import basket_contents, basket_key, keep_address, live_placement
from marketplace.consignments.models import Delivery
from marketplace.consignments.tracking import tracked, tracking_context
from marketplace.placement.exceptions import PlacementError
from marketplace.placement.models import Placement
from marketplace.placement.services import charge, place
from marketplace.producers.exceptions import DeliveryUnavailable
from portal.communities.models import PickupPoint
from portal.core.templatetags.ui import cny
from portal.figures.counting import note
from portal.figures.kinds import SENT
from portal.figures.readers import is_on_phone
from portal.payments.registry import offered
from portal.payments.waiting import SeeOther, to_payment_page
from portal.places.models import Province
from portal.users.client import client_address

ATTEMPT = "checkout_attempt"


@method_decorator([never_cache, transaction.non_atomic_requests], name="dispatch")
class IndexView(View):
    """The three questions. Whatever is refused comes back on this page with all that was typed."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        if request.basket.is_empty:
            return self._without_basket(request)
        return self._show(request, self._form(request))

    def post(self, request: HttpRequest) -> HttpResponse:
        placed = live_placement(key=request.POST.get("basket", ""))
        if placed:
            return self._follow(request, charge(placement=placed))
        if request.basket.is_empty:
            return self._without_basket(request)
        remember_answers(request)
        form = self._form(request, request.POST)
        if not form.is_valid():
            return self._show(request, form)
        if request.POST.get("contents") != basket_contents(request.basket):
            return self._show(request, form, notice=_("Your basket has changed. Please check it and order again."))
        return self._place(request, form)

    def _place(self, request: HttpRequest, form: CheckoutForm) -> HttpResponse:
        delivery = form.delivery()
        seen = read_amount(request.POST.get("seen_total", ""))
        try:
            plan = self.prices.plan(method=delivery.method, province=delivery.province)
            if plan.total != seen:
                return self._show(request, form, notice=_new_total(plan, delivery.province))
            placement = self._call_placement(request, form, delivery, seen)
        except DeliveryUnavailable as error:
            form.add_error("province" if form.cleaned_data["how"] == HOME else "how", str(error))
            return self._show(request, form)
        except PlacementError as error:
            # A fresh page: the service saw other stock or prices than this request's basket holds.
            messages.error(request, str(error))
            return see_other("checkout:index")
        if request.user.is_authenticated and form.cleaned_data["keep_address"] and delivery.street:
            keep_address(user=request.user, contact=form.contact(), delivery=delivery)
        if placement.status != Placement.Status.RELEASED:
            note(request, SENT)
        return self._follow(request, placement)

    def _call_placement(self, request: HttpRequest, form: CheckoutForm, delivery, seen) -> Placement:
        return place(
            basket=request.basket,
            contact=form.contact(),
            delivery=delivery,
            provider=form.cleaned_data["pay"],
            seen_total=seen,
            language=get_language(),
            user=request.user if request.user.is_authenticated else None,
            request_ip=client_address(request),
            origin=f"{request.scheme}://{request.get_host()}",
            on_phone=is_on_phone(request),
        )

    def _form(self, request: HttpRequest, data=None) -> CheckoutForm:
        addresses = []
        if request.user.is_authenticated:
            addresses = list(request.user.addresses.order_by("-is_default_for_shipping", "pk"))
        self.prices = Prices(request.basket)
        points = list(PickupPoint.objects.filter(is_active=True).select_related("community"))
        typed = prefill(request, addresses=addresses)
        province = (typed if data is None else data).get("province")
        options = list_options(
            prices=self.prices,
            points=points,
            addresses=addresses,
            province=province if province in Province.values else NEAR,
        )
        if typed.get("how") not in {option.value for option in options}:
            typed["how"] = options[0].value
        # Places and preorders are paid when they are ordered, so nobody pays for them at the pickup point.
        mine = [way for each in offered() if (way := each.for_buyer(request.user))]
        ways = [each for each in mine if not (self.prices.pays_at_once and each.in_person)]
        if typed.get("pay") not in {provider.code for provider in ways}:
            typed["pay"] = ways[0].code if ways else ""
        return CheckoutForm(data, initial=typed, options=options, providers=ways)

    def _show(self, request: HttpRequest, form: CheckoutForm, notice: str = "") -> HttpResponse:
        chosen = form["how"].value()
        option = form.options.get(chosen) or next(iter(form.options.values()))
        plan = option.plan or self.prices.plan(method="pickup")
        context = {
            "form": form,
            "options": [*form.options.values()],
            "has_addresses": any(option.address for option in form.options.values()),
            "providers": form.providers.values(),
            "parcels": self.prices.parcels(),
            "plans": self.prices.plans,
            "plan": plan,
            "off_delivery": any(item.off for item in self.prices.plans),
            "chosen": chosen,
            "notice": notice,
            "basket_key": basket_key(request.basket),
            "contents": basket_contents(request.basket),
        }
        status = 422 if form.errors else 200
        return render(request, "oscar/checkout/checkout.html", context, status=status)

    def _follow(self, request: HttpRequest, placement: Placement) -> HttpResponse:
        """Go on to the order, to the payment page, to the waiting page, or back here when payment was declined."""
        request.session[ATTEMPT] = placement.attempt.number
        if placement.order:
            return see_other("checkout:thank-you", token=placement.order.delivery.token)
        if placement.status == Placement.Status.RELEASED:
            messages.warning(request, _("The payment did not succeed. Nothing was charged; your basket is as it was."))
            return see_other("checkout:index")
        if placement.attempt.redirect_url:
            return to_payment_page(placement.attempt.redirect_url)
        return see_other("placement:wait", number=placement.attempt.number)

    def _without_basket(self, request: HttpRequest) -> HttpResponse:
        """Who comes back to the page after ordering sees that order; else there is nothing to order."""
        number = request.session.get(ATTEMPT)
        if number:
            if Placement.objects.filter(attempt__number=number, status=Placement.Status.RELEASED).exists():
                # Only once: the waiting page leads back here with the old basket, if that is still open.
                del request.session[ATTEMPT]
            return see_other("placement:wait", number=number)
        messages.info(request, _("Your basket is empty."))
        return see_other("basket:summary")


@method_decorator(never_cache, name="dispatch")
class ThankYouView(View):
    """The page that follows the order. Its address is the secret: whoever has the link is the buyer."""

    http_method_names = ["get", "head", "options"]

    def get(self, request: HttpRequest, token: str) -> HttpResponse:
        delivery = get_object_or_404(tracked(Delivery.objects.all()), token=token)
        forget_answers(request)
        return render(request, "oscar/checkout/thank_you.html", tracking_context(request, delivery))


def see_other(name: str, **kwargs) -> HttpResponse:
    """Send the browser on to the named page."""
    return SeeOther(reverse(name, kwargs=kwargs))


def _new_total(plan: Plan, province: str) -> str:
    if not province:
        return _("The total is now %(total)s. Please check it and order again.") % {"total": cny(plan.total)}
    return _(
        "Delivery to %(province)s costs %(price)s, so the total is %(total)s. Please check it and order again."
    ) % {
        "province": Province(province).label,
        "price": cny(plan.shipping),
        "total": cny(plan.total),
    }
