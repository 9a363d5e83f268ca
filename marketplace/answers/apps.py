from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AnswersConfig(AppConfig):
    name = "marketplace.answers"
    label = "answers"
    verbose_name = _("Answers to reviews")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self):
        from marketplace.answers import letters, new_letter, versions, work
        from marketplace.answers.models import ReviewAnswer
        from marketplace.answers.queries import ProductReview

        letters.register()
        new_letter.register()
        versions.follow(ReviewAnswer, ProductReview)
        work.register()
