"""Which texts of this room stand in both languages."""

from modeltranslation.translator import TranslationOptions, register

from marketplace.answers.models import ReviewAnswer


@register(ReviewAnswer)
class ReviewAnswerTranslation(TranslationOptions):
    fields = ("text",)
