"""A product's pictures: taken with the phone, put in order, turned, removed. What others sell is not there."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from marketplace.producers.access import only_for
from marketplace.producers.goods import keeps_goods, own_product
from marketplace.producers.services.pictures import (
    MOST_PICTURES,
    TooManyPictures,
    add_pictures,
    put_first,
    remove_picture,
    turn_picture,
)
from portal.images.services import make_safe

shop_keepers_only = only_for(keeps_goods)


class ManyFiles(forms.FileInput):
    """A file field of the browser that takes several."""

    allow_multiple_selected = True


class PicturesField(forms.FileField):
    """Several pictures, which come out made safe: upright, shrunk, without place and time."""

    def clean(self, data, initial=None) -> list:
        """Return the safe copies. Raises ValidationError for what cannot be read, naming the file."""
        files = data if isinstance(data, list) else [data] if data else []
        safe = []
        for file in files[: MOST_PICTURES + 1]:
            try:
                safe.append(make_safe(super().clean(file, initial)))
            except forms.ValidationError as error:
                raise forms.ValidationError(
                    _("%(name)s: %(reason)s") % {"name": file.name[:60], "reason": error.messages[0]}
                ) from error
        return safe


class PicturesForm(forms.Form):
    """One picture straight from the camera, or several from the phone's album."""

    camera = PicturesField(
        label=gettext_lazy("Take a photo"),
        required=False,
        widget=forms.FileInput(attrs={"accept": "image/*", "capture": "environment"}),
        help_text=gettext_lazy("By daylight, from above, nothing else in it."),
    )
    album = PicturesField(
        label=gettext_lazy("Choose pictures"),
        required=False,
        widget=ManyFiles(attrs={"accept": "image/*", "multiple": True}),
        help_text=gettext_lazy("Several at once. Where and when they were taken is removed."),
    )

    def clean(self):
        if not self.errors and not self.pictures():
            self.add_error("album", _("Choose at least one picture."))
        return self.cleaned_data

    def pictures(self) -> list:
        """Return all of them."""
        return [*self.cleaned_data.get("camera", []), *self.cleaned_data.get("album", [])]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@shop_keepers_only
def pictures(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a product's pictures and take new ones."""
    product = own_product(request.user, pk)
    form = PicturesForm(request.POST, request.FILES) if request.method == "POST" else PicturesForm()
    if request.method == "POST" and form.is_valid():
        try:
            number = add_pictures(product=product, pictures=form.pictures())
        except TooManyPictures as error:
            form.add_error("album", str(error))
        else:
            said = ngettext("%(n)d picture added.", "%(n)d pictures added.", number) % {"n": number}
            messages.success(request, said)
            return redirect("my_shop:pictures", pk)
    context = {"product": product, "form": form, "most": MOST_PICTURES}
    return render(request, "producers/pictures.html", context, status=422 if form.errors else 200)


ACTIONS = {"first": put_first, "turn": turn_picture, "remove": remove_picture}


@require_POST
@shop_keepers_only
def change(request: HttpRequest, pk: int, image: int) -> HttpResponse:
    """Put a picture first, turn or remove it."""
    found = get_object_or_404(own_product(request.user, pk).images.all(), pk=image)
    action = ACTIONS.get(request.POST.get("act", ""))
    if action is None:
        raise Http404
    try:
        action(image=found)
    except (OSError, forms.ValidationError):
        messages.error(request, _("This picture cannot be read. Remove it and take it again."))
    return redirect("my_shop:pictures", pk)
