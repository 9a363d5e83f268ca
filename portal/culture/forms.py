"""Forms in which stories and events are written."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.core.forms import BasePageForm


class StoryForm(BasePageForm):
    """A new story opens with an empty paragraph, so that nobody has to look for where to write."""

    def __init__(self, *args, **kwargs):
        instance = kwargs.get("instance")
        if instance is not None and not instance.pk and not instance.body:
            instance.body = [("text", "")]
        super().__init__(*args, **kwargs)


class EventForm(BasePageForm):
    """An event ends after it began."""

    def clean(self):
        data = super().clean()
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", ValidationError(_("The end must be after the beginning.")))
        return data
