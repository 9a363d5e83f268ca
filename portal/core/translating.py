"""The screens of translating a page, as a writer meets them here."""

from wagtail_localize.views.submit_translations import SubmitPageTranslationView


class OpenTranslation(SubmitPageTranslationView):
    """Asks into which languages; where there is only one to choose it is chosen."""

    def get_form(self):
        form = super().get_form()
        languages = form.fields["locales"].queryset
        if not form.is_bound and len(languages) == 1:
            form.initial["locales"] = list(languages)
        return form
