"""Which texts are kept in both languages."""

from modeltranslation.translator import TranslationOptions, register

from portal.noticeboard.models import Notice


@register(Notice)
class NoticeTranslation(TranslationOptions):
    fields = ("title", "text")
