"""Photos of requests, given out one by one to whoever may see them."""

import mimetypes

from django.http import FileResponse, Http404

from portal.repairs.models import Photo


def photo_response(photo: Photo) -> FileResponse:
    """Return the photo, not to be kept by anybody on the way. Raises Http404 when its file is gone."""
    kind = mimetypes.guess_type(photo.file.name)[0] or "application/octet-stream"
    try:
        file = photo.file.open("rb")
    except FileNotFoundError:
        raise Http404(photo.pk) from None
    response = FileResponse(file, content_type=kind)
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
