"""Choosing a product for a text."""

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from portal.core.choosing import RowChooserViewSet
from portal.core.templatetags.ui import cny
from portal.site_search.services import matching
from portal.villages.choosing import own_first

Product = get_model("catalogue", "Product")
SELLER = "stockrecords__partner__producer__village"


class ProductChooserViewSet(RowChooserViewSet):
    """What the market shows."""

    model = Product
    icon = "tag"
    choose_one_text = _("Choose a product")
    choose_another_text = _("Choose another product")
    told = (
        ("village", _("Village"), lambda product: product.village),
        ("price", _("Price"), lambda product: cny(product.asked_price)),
        ("state", _("Today"), lambda product: product.status_tag.text),
    )

    def rows_for(self, user) -> QuerySet:
        return own_first(Product.objects.for_cards(), user, SELLER)

    def find(self, rows: QuerySet, text: str) -> QuerySet:
        said = Q(title_zh_hans__icontains=text) | Q(title_en__icontains=text)
        return rows.filter(said | Q(pk__in=matching(queryset=Product.objects.on_shelf(), text=text).values("pk")))


product_chooser = ProductChooserViewSet("product_chooser", url_prefix="choose-product")
