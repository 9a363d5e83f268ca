"""Which texts are kept in both languages."""

from modeltranslation.translator import TranslationOptions, register

from portal.businesses.models import Business, Offer


@register(Business)
class BusinessTranslation(TranslationOptions):
    fields = ("name", "sentence", "place")


@register(Offer)
class OfferTranslation(TranslationOptions):
    fields = ("title", "text", "benefit")
