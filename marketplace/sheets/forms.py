"""The form in which a file of goods arrives."""

from django import forms
from django.utils.translation import gettext_lazy as _

from marketplace.producers.goods import shops_of


class SheetForm(forms.Form):
    """A file, and whose goods it is about when somebody keeps several shops."""

    village = forms.ModelChoiceField(label=_("Village"), queryset=None, empty_label=_("Choose a village"))
    file = forms.FileField(
        label=_("File"),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text=_("XLSX or CSV, up to 2000 rows and 2 MB."),
        error_messages={"required": _("Choose a file."), "empty": _("The file is empty.")},
    )
    use_required_attribute = False

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        villages = shops_of(user).select_related("producer")
        self.villages = list(villages)
        if len(self.villages) == 1:
            del self.fields["village"]
        else:
            self.fields["village"].queryset = villages

    @property
    def producer(self):
        """Return the seller whose goods the file is about (after cleaning)."""
        return self.cleaned_data.get("village", self.villages[0]).producer
