"""Ranges for operators."""

from django.db.models import Count
from django.http import Http404
from oscar.apps.dashboard.ranges import views as core


class RangeListView(core.RangeListView):
    """Oscar's list in order, each range with the number of products chosen for it."""

    def get_queryset(self):
        return super().get_queryset().annotate(products_chosen=Count("included_products")).order_by("name", "pk")


class RangeProductListView(core.RangeProductListView):
    """Products of a range; ids that are none find nothing."""

    def post(self, request, *args, **kwargs):
        if not all(chosen.isdecimal() for chosen in request.POST.getlist("selected_product")):
            raise Http404
        return super().post(request, *args, **kwargs)
