"""Money to give back: what operators still have to hand to buyers, and the button for having done so."""

from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views import View

from marketplace.placement.handing_back import debts, hand_back
from marketplace.placement.money_back import to_hand_back
from portal.payments.forms import HandedBackForm

PER_PAGE = 30


class MoneyBackView(View):
    """The list, oldest first; a post confirms one."""

    http_method_names = ["get", "head", "post", "options"]

    def get(self, request: HttpRequest) -> HttpResponse:
        return self._show(request)

    def post(self, request: HttpRequest) -> HttpResponse:
        number = request.POST.get("refund", "")
        refund = get_object_or_404(to_hand_back(), pk=int(number) if number.isdecimal() else 0)
        form = hand_back(request, refund)
        return redirect("dashboard:money-back") if form.is_valid() else self._show(request, tried=form)

    def _show(self, request: HttpRequest, *, tried: HandedBackForm | None = None) -> HttpResponse:
        if not request.user.has_perm("order.view_order"):
            raise PermissionDenied
        page = Paginator(to_hand_back(), PER_PAGE).get_page(request.GET.get("page"))
        context = {
            "page_obj": page,
            "debts": debts(page, tried=tried),
            "can_change": request.user.has_perm("order.change_order"),
        }
        return render(request, "oscar/dashboard/money_back.html", context, status=422 if tried else 200)
