"""Which catalogue texts are kept in both languages."""

from modeltranslation.translator import TranslationOptions, register

from marketplace.catalogue.models import AttributeOption, Category, Product, ProductAttribute


@register(Product)
class ProductTranslation(TranslationOptions):
    fields = ("title", "description", "taste", "content", "maker", "storage")


@register(Category)
class CategoryTranslation(TranslationOptions):
    fields = ("name", "description")


@register(ProductAttribute)
class ProductAttributeTranslation(TranslationOptions):
    fields = ("name",)


@register(AttributeOption)
class AttributeOptionTranslation(TranslationOptions):
    fields = ("option",)
