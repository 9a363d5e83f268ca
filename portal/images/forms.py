"""The form in which pictures arrive."""

from wagtail.images.forms import BaseImageForm

from portal.images.services import make_safe


class SafeImageForm(BaseImageForm):
    """Makes every uploaded picture safe and small before it is kept."""

    def clean_file(self):
        file = self.cleaned_data["file"]
        return make_safe(file) if "file" in self.changed_data and file else file
