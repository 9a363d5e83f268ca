"""Which catalogue texts are kept in both languages."""

from modeltranslation.translator import TranslationOptions, register

from marketplace.catalogue.models import Category, Product


@register(Product)
class ProductTranslation(TranslationOptions):
    fields = ("title", "description", "taste", "content", "maker", "storage")


@register(Category)
class CategoryTranslation(TranslationOptions):
    fields = ("name", "description")
