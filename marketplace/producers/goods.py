"""Questions My shop asks about products."""

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from oscar.core.loading import get_model

from marketplace.catalogue.boxes import box_left
from marketplace.producers.access import manages_a_shop
from portal.villages.models import Membership, Village

Product = get_model("catalogue", "Product")
OPERATOR_RIGHTS = ["catalogue.change_product", "catalogue.add_product", "partner.change_stockrecord"]
#: The ?show= choices of the list.
HIDDEN, SOLD_OUT, LOW = "hidden", "sold-out", "low"
SHOWS = (("", _("All")), (HIDDEN, _("Not on sale")), (SOLD_OUT, _("Sold out")), (LOW, _("Low on stock")))
#: How many may still be bought of a product that is counted.
LEFT = F("stockrecords__num_in_stock") - Coalesce(F("stockrecords__num_allocated"), 0)
#: The ?sort= choices of the table: label, and the order by.
SORTS = {
    "": (_("Newest first"), ("-date_created",)),
    "name": (_("By name"), ("title_zh_hans",)),
    "price": (_("Cheapest first"), ("stockrecords__price",)),
    "-price": (_("Dearest first"), ("-stockrecords__price",)),
    "left": (_("Fewest left first"), (LEFT.asc(nulls_last=True),)),
}


def keeps_all_goods(user) -> bool:
    """Say whether this person runs the whole market: an operator who may change products and stock."""
    return user.is_active and user.is_staff and user.has_perms(OPERATOR_RIGHTS)


def keeps_goods(user) -> bool:
    """Say whether My shop is there for this user."""
    return manages_a_shop(user) or keeps_all_goods(user)


def shops_of(user) -> QuerySet:
    """Return the villages whose shop this user manages; all of them for an operator."""
    villages = Village.objects.all() if keeps_all_goods(user) else kept_shops(user)
    return villages.filter(producer__isnull=False)


def kept_shops(user) -> QuerySet:
    """Return the villages in which this user is the shop manager."""
    return Village.objects.kept_by(user, Membership.Role.SHOP_MANAGER)


def goods_of(user) -> QuerySet:
    """Return the products of the user's own villages, hidden ones too, and of no other."""
    mine = Product.objects.filter(stockrecords__partner__producer__village__in=shops_of(user))
    return mine.filter(structure=Product.STANDALONE).with_origin().order_by("-date_created", "-pk")


def filtered(goods: QuerySet, *, text: str = "", village: Village | None = None, show: str = "") -> QuerySet:
    """Return those whose title holds the text, of one village, hidden, sold out or low on stock."""
    text = text.replace("\x00", "").strip()
    if text:
        goods = goods.filter(title_zh_hans__icontains=text) | goods.filter(title_en__icontains=text)
    if village:
        goods = goods.filter(stockrecords__partner__producer__village=village)
    if show == HIDDEN:
        goods = goods.filter(is_public=False)
    if show == SOLD_OUT:
        gone = Q(stockrecords__num_in_stock__lte=Coalesce(F("stockrecords__num_allocated"), 0))
        goods = goods.alias(_boxes=box_left()).filter(gone | Q(_boxes=0))
    if show == LOW:
        goods = goods.alias(_left=LEFT).filter(_left__lt=F("stockrecords__low_stock_threshold"), is_public=True)
    return goods


def sorted_by(goods: QuerySet, sort: str) -> QuerySet:
    """Return the goods in the order named; newest first when nobody knows the name."""
    _label, order = SORTS.get(sort, SORTS[""])
    if sort == "name" and get_language() == "en":
        order = ("title_en", *order)
    return goods.order_by(*order, "-pk")


def own_product(user, pk: int):
    """Return one product of the user's own villages. Raises Http404."""
    product = goods_of(user).filter(pk=pk).first()
    if product is None:
        raise Http404
    return product


def own_simple(user, pk: int):
    """Return one product of the user's own villages that is no box: what is harvested, has lots, can be copied.

    Raises Http404.
    """
    product = own_product(user, pk)
    if product.is_box:
        raise Http404
    return product
