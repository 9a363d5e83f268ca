"""The pages behind "Me": orders, addresses, profile."""

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse, reverse_lazy
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views import View
from django.views.generic import FormView, ListView, RedirectView, TemplateView
from oscar.apps.customer.mixins import PageTitleMixin
from oscar.apps.customer.views import AddressCreateView as CoreAddressCreateView
from oscar.apps.customer.views import AddressDeleteView as CoreAddressDeleteView
from oscar.apps.customer.views import AddressListView as CoreAddressListView
from oscar.apps.customer.views import AddressUpdateView as CoreAddressUpdateView
from oscar.apps.customer.views import OrderDetailView as CoreOrderDetailView
from oscar.apps.customer.views import ProfileDeleteView as CoreProfileDeleteView
from oscar.core.loading import get_model

from marketplace.customer.forms import UserAddressForm
from marketplace.customer.queries import orders_of, with_parcels
from marketplace.customer.services import make_usual_address, order_again
from portal.sms import services as sms
from portal.users.forms import ErasureForm, ProfileForm
from portal.users.leaving import leaving_notes
from portal.users.personal_data import collect_personal_data
from portal.users.services import change_profile, erase_account

Order = get_model("order", "Order")


class ToAllauthView(RedirectView):
    """Oscar's address of something allauth does; keeps ?next=."""

    query_string = True


class AccountSummaryView(TemplateView):
    """Me: the latest orders; or, for a stranger, sign in, sign up, track an order."""

    def get_template_names(self):
        return ["oscar/customer/summary.html" if self.request.user.is_authenticated else "oscar/customer/welcome.html"]

    def get_context_data(self, **kwargs):
        if self.request.user.is_authenticated:
            kwargs["orders"] = with_parcels(orders_of(self.request.user))[:3]
        return super().get_context_data(**kwargs)


class OrderHistoryView(PageTitleMixin, ListView):
    context_object_name = "orders"
    template_name = "oscar/customer/order/order_list.html"
    paginate_by = 10
    page_title = _("My orders")
    active_tab = "orders"

    def get_queryset(self):
        return with_parcels(orders_of(self.request.user))


class OrderDetailView(CoreOrderDetailView):
    """One order of mine; anybody else's is not there."""

    http_method_names = ["get", "head", "options"]

    def get_object(self, queryset=None):
        return get_object_or_404(with_parcels(orders_of(self.request.user)), number=self.kwargs["order_number"])

    def get_page_title(self):
        return gettext("Order %(number)s") % {"number": self.object.number}


class OrderAgainView(View):
    """Puts an old order into the basket once more."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, order_number: str) -> HttpResponse:
        order = get_object_or_404(orders_of(request.user), number=order_number)
        result = order_again(order=order, basket=request.basket)
        separator = gettext(", ")
        if result.gone:
            text = gettext("No longer for sale: %(titles)s") % {"titles": separator.join(result.gone)}
            messages.warning(request, text)
        if result.fewer:
            text = gettext("Fewer than last time, as there are not enough: %(titles)s")
            messages.warning(request, text % {"titles": separator.join(result.fewer)})
        if not result.added:
            return redirect("customer:order", order_number=order.number)
        text = ngettext("%(n)d piece is in your basket.", "%(n)d pieces are in your basket.", result.added)
        messages.success(request, text % {"n": result.added})
        return redirect("basket:summary")


class AddressListView(CoreAddressListView):
    page_title = _("My addresses")

    def get_queryset(self):
        return self.request.user.addresses.order_by("-is_default_for_shipping", "pk")


class AddressCreateView(CoreAddressCreateView):
    form_class = UserAddressForm

    def get_success_url(self):
        messages.success(self.request, gettext("The address is saved."))
        return reverse("customer:address-list")


class AddressUpdateView(CoreAddressUpdateView):
    form_class = UserAddressForm

    def get_success_url(self):
        messages.success(self.request, gettext("The address is saved."))
        return reverse("customer:address-list")


class AddressDeleteView(CoreAddressDeleteView):
    def get_success_url(self):
        messages.success(self.request, gettext("The address is deleted."))
        return reverse("customer:address-list")


class AddressDefaultView(View):
    """Makes an address the usual one."""

    http_method_names = ["post", "options"]

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        make_usual_address(address=get_object_or_404(request.user.addresses, pk=pk))
        messages.success(request, gettext("This is now your usual address."))
        return redirect("customer:address-list")


class ReviewListView(PageTitleMixin, ListView):
    context_object_name = "reviews"
    template_name = "oscar/customer/review_list.html"
    paginate_by = 10
    page_title = _("My reviews")
    active_tab = "reviews"

    def get_queryset(self):
        return self.request.user.reviews.select_related("product", "answer").order_by("-date_created", "-pk")


class ProfileView(PageTitleMixin, TemplateView):
    template_name = "oscar/customer/profile/profile.html"
    page_title = _("My profile")
    active_tab = "profile"

    def get_context_data(self, **kwargs):
        proven = EmailAddress.objects.filter(user=self.request.user, email=self.request.user.email, verified=True)
        return super().get_context_data(email_is_proven=proven.exists(), sms_offered=sms.is_offered(), **kwargs)


class ProfileUpdateView(PageTitleMixin, FormView):
    form_class = ProfileForm
    template_name = "oscar/customer/profile/profile_form.html"
    page_title = _("Change profile")
    active_tab = "profile"
    success_url = reverse_lazy("customer:profile-view")

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "user": self.request.user}

    def form_valid(self, form):
        change_profile(user=self.request.user, **form.cleaned_data)
        messages.success(self.request, gettext("Your profile is saved."))
        return super().form_valid(form)


class PersonalDataView(View):
    """Everything the site keeps about me, as one file."""

    def get(self, request: HttpRequest) -> HttpResponse:
        response = JsonResponse(
            {"made_at": timezone.now(), **collect_personal_data(request.user)},
            json_dumps_params={"ensure_ascii": False, "indent": 2},
        )
        response["Content-Disposition"] = 'attachment; filename="my-data.json"'
        return response


class ProfileDeleteView(CoreProfileDeleteView):
    form_class = ErasureForm
    page_title = _("Delete my account")

    def get_context_data(self, **kwargs):
        return super().get_context_data(notes=leaving_notes(self.request.user), **kwargs)

    def form_valid(self, form):
        user = self.request.user
        logout(self.request)
        erase_account(user=user)
        messages.success(self.request, gettext("Your account is deleted. Thank you for having been here."))
        return redirect("root")
