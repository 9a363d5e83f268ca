"""Keeps pictures, counts and the text index true when the catalogue changes."""

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.dispatch import receiver
from django.utils import timezone
from oscar.core.loading import get_model
from wagtail.search import index

from marketplace.catalogue.pictures import cache_key, renditions
from marketplace.producers.models import DeliveryBand, DeliveryZone, ProducerProfile
from marketplace.producers.versions import forget_counts
from portal.core.freshness import watch
from portal.site_search.freshness import words
from portal.villages.models import Village

Category = get_model("catalogue", "Category")
Product = get_model("catalogue", "Product")
ProductCategory = get_model("catalogue", "ProductCategory")
ProductImage = get_model("catalogue", "ProductImage")
StockRecord = get_model("partner", "StockRecord")


#: Lists neither count nor sort by these, and cards read them fresh.
NEVER_COUNTED = {"num_in_stock", "num_allocated"}


def counts_changed(sender, update_fields=None, **kwargs) -> None:
    """Forget the market's counts once the change is there to be counted."""
    if not update_fields or not NEVER_COUNTED.issuperset(update_fields):
        transaction.on_commit(forget_counts)


for model in (Category, Product, ProductCategory, StockRecord, Village, ProducerProfile, DeliveryZone):
    for signal in (post_save, post_delete):
        signal.connect(counts_changed, sender=model, dispatch_uid=f"catalogue.counts.{model.__name__}.{id(signal)}")


# What many products' pages show; stock and the product's own facts are read fresh (glance.py).
watch(Category, ProducerProfile, DeliveryZone, DeliveryBand)
watch(*(get_model("catalogue", name) for name in ("ProductClass", "ProductAttribute", "AttributeOption")))


def product_changed(sender, instance, raw=False, **kwargs) -> None:
    """Mark a product as changed when a row that belongs to it alone did."""
    if not raw:
        Product.objects.filter(pk=instance.product_id).update(date_updated=timezone.now())


for model in (ProductImage, ProductCategory, get_model("catalogue", "ProductAttributeValue")):
    for signal in (post_save, post_delete):
        signal.connect(product_changed, sender=model, dispatch_uid=f"catalogue.changed.{model.__name__}.{id(signal)}")


@receiver(post_save, sender=ProductCategory, dispatch_uid="catalogue.index_category")
@receiver(post_save, sender=StockRecord, dispatch_uid="catalogue.index_stock")
def find_product_by_new_words(sender, instance, created, raw=False, **kwargs) -> None:
    """Write the names of a product's new category or village into the text index."""
    if created and not raw and instance.product_id:
        index.insert_or_update_object(Product.objects.get(pk=instance.product_id))
        words.renew()


@receiver(post_save, sender=ProductImage, dispatch_uid="catalogue.make_renditions")
def make_pictures(sender, instance, raw=False, **kwargs) -> None:
    """Cut the picture now, so that no visitor waits for it."""
    if not raw:
        cache.delete(cache_key(instance))
        transaction.on_commit(lambda: renditions(instance))
