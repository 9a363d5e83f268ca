"""The form in which pictures arrive."""

from wagtail.images.forms import BaseImageForm

from portal.images.services import make_safe

OPERATORS_FIELDS = ("tags", "is_illustration")


class SafeImageForm(BaseImageForm):
    """Makes every uploaded picture safe and small before it is kept; asks village people only what they know."""

    def __init__(self, *args, user=None, **kwargs):
        super().__init__(*args, user=user, **kwargs)
        if user is not None and not (user.is_superuser or user.is_staff):
            for name in OPERATORS_FIELDS:
                self.fields.pop(name, None)

    def clean_file(self):
        file = self.cleaned_data["file"]
        return make_safe(file) if "file" in self.changed_data and file else file
