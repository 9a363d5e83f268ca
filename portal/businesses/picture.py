"""The one picture of a business: made safe, kept among the community's pictures."""

from django import forms
from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images import get_image_model

from portal.businesses.models import Business
from portal.businesses.services.keeping import lock_own
from portal.images.services import make_safe


class PictureForm(forms.Form):
    """A photo from the phone, which comes out upright, shrunk and without place and time."""

    file = forms.FileField(
        label=_("Picture of your shop"),
        widget=forms.FileInput(attrs={"accept": "image/*"}),
        error_messages={"required": _("Choose a picture first.")},
    )

    def clean_file(self) -> ContentFile:
        return make_safe(self.cleaned_data["file"])


@transaction.atomic
def show_picture(*, business: Business, file: ContentFile, by) -> Business:
    """Show this picture (from make_safe) in place of the one there was, which is deleted; return the business.

    Raises PermissionDenied unless `by` keeps the business.
    """
    business = lock_own(business, by)
    old = business.picture
    collection = {"collection": business.community.collection} if business.community.collection_id else {}
    title = business.name or business.slug
    business.picture = get_image_model().objects.create(
        title=title, description=title, file=file, uploaded_by_user=by, **collection
    )
    business.save()
    if old:
        old.delete()
    return business
