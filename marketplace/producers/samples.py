"""Products that were never stored, for previews on an empty site."""

from decimal import Decimal

from oscar.core.loading import get_model

from marketplace.producers.models import ProducerProfile
from portal.villages.models import Village


def sample_product():
    """Return a product with seller, price and stock, none of which is in the database."""
    Product, StockRecord = get_model("catalogue", "Product"), get_model("partner", "StockRecord")
    product = Product(
        pk=0,
        slug="red-rice",
        title_zh_hans="云梯红米",
        title_en="Terrace red rice",
        content_zh_hans="一袋 1 公斤",
        content_en="1 kg bag",
        net_grams=1000,
        product_class=get_model("catalogue", "ProductClass")(track_stock=True),
    )
    partner = get_model("partner", "Partner")()
    ProducerProfile(partner=partner, village=Village(slug="yunti", name_zh_hans="云梯村", name_en="Yunti"))
    record = StockRecord(partner=partner, price=Decimal("39"), num_in_stock=120)
    product._prefetched_objects_cache = {"stockrecords": [record], "images": []}
    return product
