"""Sellers for operators: who sells, from where, who is in charge. People are appointed at the village desk."""

from django.db.models import Count, Prefetch, Q
from oscar.apps.dashboard.partners import views as core
from oscar.core.loading import get_model

from marketplace.consignments.models import Consignment
from portal.villages.models import Membership

Partner = get_model("partner", "Partner")
PEOPLE = Prefetch(
    "producer__village__memberships", Membership.objects.select_related("user").order_by("role", "user__first_name")
)
PER_PAGE = 24
#: Dates and preorders are sold as variants; a seller's goods are what stands in the market.
GOODS = Q(stockrecords__product__structure="standalone")


class PartnerListView(core.PartnerListView):
    """Every seller with its village, what it has on sale and what it has to pack; a fixed number of queries."""

    paginate_by = PER_PAGE

    def get_queryset(self):
        found = super().get_queryset().select_related("producer__village").prefetch_related(PEOPLE)
        text = self.form.cleaned_data.get("name") if self.form.is_valid() else ""
        if text:
            columns = ("name", "producer__village__name_zh_hans", "producer__village__name_en")
            fits = [Q(**{f"{column}__icontains": text}) for column in columns]
            found = Partner.objects.filter(fits[0] | fits[1] | fits[2])
            found = found.select_related("producer__village").prefetch_related(PEOPLE)
        found = found.annotate(
            goods=Count("stockrecords", filter=GOODS, distinct=True),
            on_sale=Count("stockrecords", filter=GOODS & Q(stockrecords__product__is_public=True), distinct=True),
            to_pack=Count("consignments", filter=Q(consignments__status=Consignment.Status.TO_PACK), distinct=True),
        )
        return found.order_by("name", "pk")


class PartnerManageView(core.PartnerManageView):
    """A seller's address, and who is in charge."""

    def get_context_data(self, **kwargs):
        producer = getattr(self.partner, "producer", None)
        village = producer.village if producer else None
        people = village.memberships.select_related("user").order_by("role", "user__first_name") if village else []
        return {**super().get_context_data(**kwargs), "village": village, "producer": producer, "people": people}
